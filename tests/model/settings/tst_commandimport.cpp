// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/commandimport.h"

#include "model/settings/cmdwords.h"
#include "model/settings/shellwords.h"

#include <QTest>

using namespace framewatch;

Q_DECLARE_METATYPE(std::function<void(framewatch::ConnectionSettings &)>)

namespace {

using Change = std::function<void(ConnectionSettings &)>;

} // namespace

class TestCommandImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void openQuotesAreRefused_data();
    void openQuotesAreRefused();
    void wordsOfCmd_data();
    void wordsOfCmd();
    void headersGoBeforeOptions_data();
    void headersGoBeforeOptions();
    void accepted_data();
    void accepted();
    void notes_data();
    void notes();
    void rejected_data();
    void rejected();
    void clipboards();
    void anyTextIsSurvived();

private:
    void acceptedHeaders();
    void acceptedOptions();
};

void TestCommandImport::words_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *line, const QStringList &expected) {
        QTest::newRow(line) << QString::fromUtf8(line) << expected;
    };
    const auto list = [](std::initializer_list<const char *> texts) {
        QStringList strings;
        for (const char *text : texts)
            strings.append(QString::fromUtf8(text));
        return strings;
    };
    row("", {});
    row("a  b\tc", list({"a", "b", "c"}));
    row("'a b' \"c d\" e\\ f", list({"a b", "c d", "e f"}));
    row("a'b'\"c\"d", list({"abcd"}));
    row("'' \"\"", list({"", ""}));
    row("'it'\\''s'", list({"it's"}));
    row("\"a\\\"b\\\\c\\d\\$e\"", list({"a\"b\\c\\d$e"}));
    row("'a\\nb'", list({"a\\nb"}));
    row("$'a\\nb\\x41\\u00e4\\'\\101\\\\'", list({"a\nbA\u00e4'A\\"}));
    row("$'\\xc3\\xa4'", list({"\u00e4"}));
    row("a \\\n  b \\\r\n c", list({"a", "b", "c"}));
    row("\"a\\\nb\"", list({"ab"}));
    row("\"a\\\r\nb\"", list({"ab"}));
    row("a\nb", list({"a"}));
    row("\n\n a b", list({"a", "b"}));
    row("a b # c", list({"a", "b"}));
    row("a#b", list({"a#b"}));
    row("a; b", list({"a"}));
    row("a | b", list({"a"}));
    row("'a&b' c & d", list({"a&b", "c"}));
    row("$HOME `x` $(y)", list({"$HOME", "`x`", "$(y)"}));
    row("trailing\\", list({"trailing"}));
    row("\U0001F600 $'\U0001F600'", list({"\U0001F600", "\U0001F600"}));
}

void TestCommandImport::words()
{
    QFETCH(QString, line);
    QFETCH(QStringList, expected);
    const Result<QStringList> words = ShellWords::split(line);
    QVERIFY(words.ok());
    QCOMPARE(words.value(), expected);
}

void TestCommandImport::openQuotesAreRefused_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line : {"'", "\"", "a 'b", "a \"b\\\"", "$'a\\'", "$'"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestCommandImport::openQuotesAreRefused()
{
    QFETCH(QString, line);
    QVERIFY(!ShellWords::split(line).ok());
}

void TestCommandImport::wordsOfCmd_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QStringList>("expected"); // empty: not cmd's
    const auto row = [](const char *line, std::initializer_list<const char *> expected) {
        QStringList words;
        for (const char *word : expected)
            words.append(QString::fromUtf8(word));
        QTest::newRow(line) << QString::fromUtf8(line) << words;
    };
    row("curl ^\"https://h/?a=1^&b=%^2541^\" ^\n  -H ^\"A: b^\" ^\r\n -k",
        {"curl", "https://h/?a=1&b=%2541", "-H", "A: b", "-k"});
    row("curl \"https://h/?a=1&b=2\" ^\n  -H \"A: ^b\" ^\n  --insecure",
        {"curl", "https://h/?a=1&b=2", "-H", "A: ^b", "--insecure"});
    row("curl ^\"https://h^\" -d ^\"{^\\^\"a^\\^\":1}^\"", {"curl", "https://h", "-d", "{\"a\":1}"});
    row("curl ^\"https://h^\" -d ^\"a^\n\nb^\"", {"curl", "https://h", "-d", "a\nb"});
    row("curl.exe ^\"https://h^\" --cacert ^\"C:\\a b\\ca.pem^\" \"a\"\"b\" c\\\\d ^\n e",
        {"curl.exe", "https://h", "--cacert", "C:\\a b\\ca.pem", "a\"b", "c\\\\d", "e"});
    row("curl ^\"https://h^\" & del x", {"curl", "https://h"});
    row("curl 'https://h' -H 'A: ^\"b'", {});
    row("curl 'https://h' \\\n -H 'A: b'", {});
}

void TestCommandImport::wordsOfCmd()
{
    QFETCH(QString, line);
    QFETCH(QStringList, expected);
    QCOMPARE(CmdWords::isOne(line), !expected.isEmpty());
    if (expected.isEmpty())
        return;
    QCOMPARE(CmdWords::split(line).value(), expected);
}

void TestCommandImport::headersGoBeforeOptions_data()
{
    // What curl 7.88 sends.
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("auth"); // user:password, or a bearer's token
    QTest::addColumn<QStringList>("headers");
    const auto row = [](const char *options, const char *auth, std::initializer_list<const char *> headers) {
        QStringList lines;
        for (const char *header : headers)
            lines.append(QString::fromUtf8(header));
        QTest::newRow(options) << QString::fromUtf8(options) << QString::fromUtf8(auth) << lines;
    };
    row("-u a:b -H 'Authorization: Bearer x'", "x", {});
    row("-H 'Authorization: Bearer x' -u a:b", "x", {});
    row("-H 'Authorization: Digest x' -u a:b", "", {"Authorization: Digest x"});
    row("-u a:b -H 'Authorization:'", "", {});
    row("-u a:b -H 'Authorization;'", "", {"Authorization: "});
    row("-u a:b --oauth2-bearer t", "t", {});
    row("--oauth2-bearer t -u a:b", "t", {});
    row("--oauth2-bearer t -H 'authorization: Bearer x'", "x", {});
    row("-u a:b -u c:d", "c:d", {});
    row("-b a=1 -b b=2", "", {"Cookie: a=1; b=2"});
    row("-b a=1 -H 'Cookie: c=3'", "", {"Cookie: c=3"});
    row("-A a -A b", "", {"User-Agent: b"});
    row("-A a -H 'user-agent: b'", "", {"user-agent: b"});
    row("-A ''", "", {});
    row("-e 'http://r;auto'", "", {"Referer: http://r"});
    row("-e http://r -H 'Referer: http://s'", "", {"Referer: http://s"});
    row("-H 'X-E;' -H 'Y: 1' -H 'Y: 2'", "", {"X-E: ", "Y: 1", "Y: 2"});
    row("-x ''", "", {});
    // What wscat 6.1 sends.
    row("wscat -c ws://h -H 'Authorization: Bearer x' --auth a:b", "a:b", {});
    row("wscat -c ws://h --auth a:b -H 'Authorization: Digest x'", "a:b", {});
    row("wscat -c ws://h -H 'A: 1' -H 'A: 2' -H 'B: 3'", "", {"A: 2", "B: 3"});
    row("wscat -c ws://h -H 'Host: a' --host b", "", {"Host: b"});
}

void TestCommandImport::headersGoBeforeOptions()
{
    QFETCH(QString, options);
    QFETCH(QString, auth);
    QFETCH(QStringList, headers);
    const Result<ImportedCommand> command = CommandImport::read(
        options.startsWith(u'-') ? QString(QStringLiteral("curl ws://h ") + options) : options);
    QVERIFY2(command.ok(), qPrintable(command.ok() ? QString() : command.error().message));
    const ConnectionSettings settings = command.value().settings;
    const bool isBasic = settings.auth.place == AuthToken::Place::Basic;
    QCOMPARE(isBasic ? QString(settings.auth.name + u':' + settings.auth.token) : settings.auth.token, auth);
    QStringList lines;
    for (const HeaderRow &row : settings.headers)
        lines.append(QString::fromUtf8(row.name + ": " + row.value));
    QCOMPARE(lines, headers);
    QCOMPARE(settings.network.proxy, NetworkSettings().proxy);
}

void TestCommandImport::accepted_data()
{
    QTest::addColumn<Change>("expected");
    acceptedHeaders();
    acceptedOptions();
}

void TestCommandImport::acceptedHeaders()
{
    const auto row = [](const char *command, const Change &expected) { QTest::newRow(command) << expected; };
    row("curl ws://host/path?a=b", [](auto &s) { s.url = QStringLiteral("ws://host/path?a=b"); });
    row("curl http://host", [](auto &s) { s.url = QStringLiteral("ws://host"); });
    row("$ curl 'HTTPS://host:8443/'", [](auto &s) { s.url = QStringLiteral("wsS://host:8443/"); });
    row("curl localhost:8080", [](auto &s) { s.url = QStringLiteral("ws://localhost:8080"); });
    row("/usr/bin/curl --url wss://host -H 'X-A: 1' -HX-B:2 --header='X-C;'", [](auto &s) {
        s.url = QStringLiteral("wss://host");
        s.headers = {{"X-A", "1"}, {"X-B", "2"}, {"X-C", ""}};
    });
    row("curl 'wss://host/' \\\n  -H 'Upgrade: websocket' \\\n  -H 'Origin: https://app' \\\n  -H "
        "'Sec-WebSocket-Key: x' "
        "\\\n  -H 'connection: Upgrade' -H 'Sec-WebSocket-Protocol: a, b' -H $'X-Q: it\\'s' --compressed",
        [](auto &s) {
            s.url = QStringLiteral("wss://host/");
            s.origin = "https://app";
            s.subprotocols = {QStringLiteral("a"), QStringLiteral("b")};
            s.headers = {{"X-Q", "it's"}};
        });
    row("curl ws://host -A agent -b 'a=1; b=2' -e https://r", [](auto &s) {
        s.url = QStringLiteral("ws://host");
        s.headers = {{"User-Agent", "agent"}, {"Cookie", "a=1; b=2"}, {"Referer", "https://r"}};
    });
    row("curl ws://host -u me:pass:word", [](auto &s) {
        s.url = QStringLiteral("ws://host");
        s.auth.place = AuthToken::Place::Basic;
        s.auth.name = QStringLiteral("me");
        s.auth.token = QStringLiteral("pass:word");
    });
    row("curl ws://host -H 'Authorization: Basic bWU6c2VjcmV0'", [](auto &s) {
        s.url = QStringLiteral("ws://host");
        s.auth.place = AuthToken::Place::Basic;
        s.auth.name = QStringLiteral("me");
        s.auth.token = QStringLiteral("secret");
    });
    row("curl ws://host -H 'authorization: bearer abc.def'", [](auto &s) {
        s.url = QStringLiteral("ws://host");
        s.auth.place = AuthToken::Place::Bearer;
        s.auth.token = QStringLiteral("abc.def");
    });
    row("curl ws://host -H 'Authorization: Digest x'", [](auto &s) {
        s.url = QStringLiteral("ws://host");
        s.headers = {{"Authorization", "Digest x"}};
    });
    row("curl wss://{{host}}/chat", [](auto &s) { s.url = QStringLiteral("wss://{{host}}/chat"); });
}

void TestCommandImport::acceptedOptions()
{
    const auto row = [](const char *command, const Change &expected) { QTest::newRow(command) << expected; };
    row("curl -sSkNvL4 wss://host --cacert /ca --cert '/c.pem:pw' --key /k --max-redirs 3 --connect-timeout "
        "2.5",
        [](auto &s) {
            s.url = QStringLiteral("wss://host");
            s.tls.verify = false;
            s.tls.caFile = QStringLiteral("/ca");
            s.tls.certFile = QStringLiteral("/c.pem");
            s.tls.passphrase = QStringLiteral("pw");
            s.tls.keyFile = QStringLiteral("/k");
            s.network.followRedirects = true;
            s.network.maxRedirects = 3;
            s.network.family = NetworkSettings::Family::IPv4;
            s.handshakeTimeout = std::chrono::milliseconds(2500);
        });
    row("curl -x http://me:p%40ss@proxy:3128 ws://host --tlsv1.3", [](auto &s) {
        s.url = QStringLiteral("ws://host");
        s.network.proxy = NetworkSettings::Proxy::Http;
        s.network.proxyHost = QStringLiteral("proxy");
        s.network.proxyPort = 3128;
        s.network.proxyUser = QStringLiteral("me");
        s.network.proxyPassword = QStringLiteral("p@ss");
        s.tls.minimum = TlsSettings::Version::Tls13;
    });
    row("curl --socks5-hostname proxy -U a:b ws://host", [](auto &s) {
        s.url = QStringLiteral("ws://host");
        s.network.proxy = NetworkSettings::Proxy::Socks5;
        s.network.proxyHost = QStringLiteral("proxy");
        s.network.proxyPort = 1080;
        s.network.proxyUser = QStringLiteral("a");
        s.network.proxyPassword = QStringLiteral("b");
    });
    row("npx wscat -c wss://host -H 'A: b' -s x -s y -o http://o -n --auth a:b --ca /ca -L -x '{\"a\":1}' -x "
        "two",
        [](auto &s) {
            s.url = QStringLiteral("wss://host");
            s.headers = {{"A", "b"}};
            s.subprotocols = {QStringLiteral("x"), QStringLiteral("y")};
            s.origin = "http://o";
            s.tls.verify = false;
            s.auth.place = AuthToken::Place::Basic;
            s.auth.name = QStringLiteral("a");
            s.auth.token = QStringLiteral("b");
            s.tls.caFile = QStringLiteral("/ca");
            s.network.followRedirects = true;
            OpenStep step;
            step.text = QStringLiteral("{\"a\":1}");
            s.openSteps.append(step);
            step.text = QStringLiteral("two");
            s.openSteps.append(step);
        });
    row("websocat -t -k --header='A: b' --origin o --protocol 'x, y' --ping-interval 5 --basic-auth u:p - "
        "wss://host",
        [](auto &s) {
            s.url = QStringLiteral("wss://host");
            s.tls.verify = false;
            s.headers = {{"A", "b"}};
            s.origin = "o";
            s.subprotocols = {QStringLiteral("x"), QStringLiteral("y")};
            s.pingInterval = std::chrono::seconds(5);
            s.auth.place = AuthToken::Place::Basic;
            s.auth.name = QStringLiteral("u");
            s.auth.token = QStringLiteral("p");
        });
}

void TestCommandImport::accepted()
{
    QFETCH(Change, expected);
    const Result<ImportedCommand> imported = CommandImport::read(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY2(imported.ok(), imported.ok() ? "" : qPrintable(imported.error().message));
    ConnectionSettings settings;
    expected(settings);
    const ConnectionSettings &read = imported.value().settings;
    QCOMPARE(read.url, settings.url);
    QCOMPARE(read.headers, settings.headers);
    QVERIFY(read.auth == settings.auth);
    QVERIFY(read.tls == settings.tls);
    QVERIFY(read.network == settings.network);
    QVERIFY(read == settings);
}

void TestCommandImport::notes_data()
{
    QTest::addColumn<QStringList>("expected"); // what each note has in it
    const auto row = [](const char *command, std::initializer_list<const char *> expected) {
        QStringList words;
        for (const char *word : expected)
            words.append(QString::fromUtf8(word));
        QTest::newRow(command) << words;
    };
    row("curl -sSiN --http1.1 ws://h", {});
    row("curl -X POST -d '{}' ws://h", {"-X", "-d"});
    row("curl --frobnicate ws://h", {"--frobnicate"});
    row("curl -b cookies.txt ws://h", {"cookies.txt"});
    row("curl -u me ws://h", {"me"});
    row("curl -H 'Accept:' -H @file ws://h", {"Accept:", "@file"});
    row("curl -x socks4://p ws://h", {"socks4://p"});
    row("curl -x https://p ws://h", {"https://p"});
    row("curl --connect-timeout soon ws://h", {"soon"});
    row("curl ws://h ws://second", {"ws://second"});
    row("wscat -c ws://h -p 8 -w 3", {"-p", "-w"});
    row("websocat -1 -E ws://h", {"-1", "-E"});
}

void TestCommandImport::notes()
{
    QFETCH(QStringList, expected);
    const Result<ImportedCommand> imported = CommandImport::read(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(imported.ok());
    const QStringList notes = imported.value().notes;
    QVERIFY2(notes.size() == expected.size(), qPrintable(notes.join(u'\n')));
    for (qsizetype i = 0; i < notes.size(); ++i)
        QVERIFY2(notes[i].contains(expected[i]), qPrintable(notes[i]));
    QCOMPARE(imported.value().settings.url, QStringLiteral("ws://h"));
}

void TestCommandImport::rejected_data()
{
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *command, const char *reason) {
        QTest::newRow(command) << QString::fromUtf8(reason);
    };
    row("", "does not start with");
    row("wget ws://h", "does not start with");
    row("curl", "no address");
    row("curl -H", "no address");
    row("curl ftp://h", "ftp://");
    row("curl 'ws://h", "quote");
    row("curl ws://h:99999", "port");
    row("wscat -l 8080", "server");
    row("websocat -s 8080", "server");
    row("websocat -", "no address");
}

void TestCommandImport::rejected()
{
    QFETCH(QString, reason);
    const Result<ImportedCommand> imported = CommandImport::read(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(!imported.ok());
    QVERIFY2(imported.error().message.contains(reason), qPrintable(imported.error().message));
}

void TestCommandImport::clipboards()
{
    for (const char *text : {"curl x", "  $ wscat -c x", "/opt/bin/websocat x", "curl.exe x"})
        QVERIFY2(CommandImport::looksLikeOne(QString::fromLatin1(text)), text);
    for (const char *text : {"", "curl", "curly x", "I use curl x", "ws://host"})
        QVERIFY2(!CommandImport::looksLikeOne(QString::fromLatin1(text)), text);
}

void TestCommandImport::anyTextIsSurvived()
{
    const QString sample =
        QStringLiteral("curl -kx a:b@c:1 -H 'a: b' $'\\u00e4\\x4' --cert a:b \"c\\\"\" -u a ws://h -b");
    for (qsizetype length = 0; length <= sample.size(); ++length) {
        const Result<ImportedCommand> imported = CommandImport::read(sample.left(length));
        QVERIFY(imported.ok() || !imported.error().message.isEmpty());
        const Result<ImportedCommand> rest =
            CommandImport::read(QStringLiteral("curl ") + sample.mid(length));
        QVERIFY(rest.ok() || !rest.error().message.isEmpty());
    }
    QVERIFY(!CommandImport::read(QString(CommandImport::MostCharacters + 1, u'x')).ok());
    QVERIFY(CommandImport::read(QStringLiteral("curl ws://h -H 'A: %1'").arg(QString(500000, u'x'))).ok());
}

QTEST_APPLESS_MAIN(TestCommandImport)
#include "tst_commandimport.moc"
