// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/commandexport.h"

#include "model/settings/commandimport.h"
#include "model/settings/quoting.h"
#include "model/settings/shellwords.h"
#include "tests/support/scriptedpeer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace framewatch;

Q_DECLARE_METATYPE(framewatch::CommandExport::Target)

namespace {

const QStringList &hostileTexts()
{
    static const QStringList texts{
        QStringLiteral("plain"),
        QString(),
        QStringLiteral("it's \"quoted\" \\ and \\\\"),
        QStringLiteral("'; rm -rf / #"),
        QStringLiteral("$(id) `id` ${HOME} !x %s %1 {{"),
        QStringLiteral("line\nbreak\r\ttab\x01\x7f"),
        QStringLiteral("</script><!--"),
        QStringLiteral("ä 日本 \U0001F600 \u2028\u2029"),
        QStringLiteral("\"\"\" ''' ?\?= \\x41 \\u0041 \\N{BULLET}"),
        QStringLiteral("-k"),
        QStringLiteral("\\"),
    };
    return texts;
}

ConnectionSettings hostileSettings()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("wss://host.example:8443/a'b\"c?x=$(id)&y=`z`");
    settings.headers = {{"X-Quote", "it's \"here\" \\"},   {"X-Shell", "$(id); `id` & #"},
                        {"X-Uni", "ä\U0001F600</script>"}, {"X-Empty", ""},
                        {"X-Off", "off", false},           {"User-Agent", "a"}};
    settings.subprotocols = {QStringLiteral("chat.v2"), QStringLiteral("a!#$%&'*+-.^_`|~b")};
    settings.origin = "https://o'rigin\"";
    settings.tls.verify = false;
    settings.tls.caFile = QStringLiteral("/ca 'x'.pem");
    settings.tls.certFile = QStringLiteral("/c:1.pem");
    settings.tls.keyFile = QStringLiteral("/k\".pem");
    settings.tls.passphrase = QStringLiteral("phrase'word");
    settings.network.proxy = NetworkSettings::Proxy::Http;
    settings.network.proxyHost = QStringLiteral("proxy");
    settings.network.proxyPort = 3128;
    settings.network.proxyUser = QStringLiteral("me");
    settings.network.proxyPassword = QStringLiteral("p@ss:word/");
    settings.network.followRedirects = true;
    settings.auth.place = AuthToken::Place::Basic;
    settings.auth.name = QStringLiteral("user");
    settings.auth.token = QStringLiteral("s3cret'\"\\ word");
    for (const QString &text : hostileTexts()) {
        OpenStep step;
        step.text = text;
        settings.openSteps.append(step);
    }
    return settings;
}

QString textOf(const ConnectionSettings &settings, CommandExport::Target target,
               CommandExport::Secrets secrets = CommandExport::Secrets::Included)
{
    const Result<QString> text = CommandExport::text(settings, target, secrets);
    return text ? text.value() : QStringLiteral("! ") + text.error().message;
}

/// What a program writes when it is fed input; nothing if it fails.
std::optional<QByteArray> output(const QString &program, const QStringList &arguments, const QString &input)
{
    QProcess process;
    process.start(program, arguments);
    process.write(input.toUtf8());
    process.closeWriteChannel();
    if (!process.waitForFinished(30000) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0) {
        qInfo("%s", process.readAllStandardError().constData());
        return std::nullopt;
    }
    return process.readAllStandardOutput();
}

bool isThere(const char *program)
{
    return !QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty();
}

QStringList fromJson(const std::optional<QByteArray> &json)
{
    QStringList texts;
    for (const QJsonValue value : QJsonDocument::fromJson(json.value_or(QByteArray())).array())
        texts.append(value.toString());
    return texts;
}

QString literals(QString (*quote)(const QString &))
{
    QStringList quoted;
    for (const QString &text : hostileTexts())
        quoted.append(quote(text));
    return u'[' + quoted.join(QStringLiteral(",")) + u']';
}

} // namespace

class TestCommandExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shellWordsComeBack();
    void codeRuns_data();
    void codeRuns();
    void aShellReadsTheSame();
    void javaScriptReadsTheSame();
    void pythonReadsTheSame();
    void cppIsPlainAscii();
    void commandsComeBack_data();
    void commandsComeBack();
    void codeParses_data();
    void codeParses();
    void everyValueIsThere();
    void secretsArePlaceholders_data();
    void secretsArePlaceholders();
    void aBearerKeepsItsScheme();
    void unusableSettingsAreTold();
};

void TestCommandExport::shellWordsComeBack()
{
    QStringList quoted;
    for (const QString &text : hostileTexts())
        quoted.append(Quoting::shell(text));
    const Result<QStringList> words = ShellWords::split(quoted.join(u' '));
    QVERIFY(words.ok());
    QCOMPARE(words.value(), hostileTexts());
    QCOMPARE(Quoting::shell(QString(QChar(0))), QStringLiteral("''"));
}

void TestCommandExport::aShellReadsTheSame()
{
    QStringList quoted;
    for (const QString &text : hostileTexts())
        quoted.append(Quoting::shell(text));
    const auto said = output(QStringLiteral("sh"), {}, QStringLiteral("printf '%s\\0' ") + quoted.join(u' '));
    QVERIFY(said);
    QCOMPARE(QString::fromUtf8(*said), hostileTexts().join(QChar(0)) + QChar(0));
}

void TestCommandExport::javaScriptReadsTheSame()
{
    if (!isThere("node"))
        QSKIP("node is not installed");
    const QString literal = literals(Quoting::javaScript);
    QVERIFY(!literal.contains(u'<'));
    QCOMPARE(fromJson(output(QStringLiteral("node"), {QStringLiteral("-")},
                             QStringLiteral("process.stdout.write(JSON.stringify(%1))")
                                 .replace(QStringLiteral("%1"), literal))),
             hostileTexts());
}

void TestCommandExport::pythonReadsTheSame()
{
    if (!isThere("python3"))
        QSKIP("python3 is not installed");
    QCOMPARE(fromJson(output(QStringLiteral("python3"), {QStringLiteral("-")},
                             QStringLiteral("import json\nprint(json.dumps(%1))")
                                 .replace(QStringLiteral("%1"), literals(Quoting::python)))),
             hostileTexts());
}

void TestCommandExport::cppIsPlainAscii()
{
    for (const QString &text : hostileTexts()) {
        const QString literal = Quoting::cpp(text);
        QVERIFY(literal.startsWith(u'"') && literal.endsWith(u'"'));
        QVERIFY(!literal.contains(QStringLiteral("?\?")));
        QByteArray bytes; // what a compiler would make of it
        for (qsizetype i = 1; i < literal.size() - 1; ++i) {
            const ushort code = literal[i].unicode();
            QVERIFY(code >= 0x20 && code < 0x7F && code != '"');
            if (code != '\\') {
                bytes += char(code);
            } else if (literal[i + 1].isDigit()) {
                bytes += char(literal.mid(i + 1, 3).toUShort(nullptr, 8));
                i += 3;
            } else {
                bytes += char(literal[++i].unicode());
            }
        }
        QCOMPARE(QString::fromUtf8(bytes), text);
    }
}

void TestCommandExport::commandsComeBack_data()
{
    QTest::addColumn<CommandExport::Target>("target");
    QTest::newRow("curl") << CommandExport::Target::Curl;
    QTest::newRow("wscat") << CommandExport::Target::Wscat;
}

void TestCommandExport::commandsComeBack()
{
    QFETCH(CommandExport::Target, target);
    ConnectionSettings settings = hostileSettings();
    const Result<ImportedCommand> imported = CommandImport::read(textOf(settings, target));
    QVERIFY2(imported.ok(), qPrintable(textOf(settings, target)));
    QCOMPARE(imported.value().notes,
             target == CommandExport::Target::Curl
                 ? QStringList()
                 : QStringList{QStringLiteral("The header “X-Empty: ” was left out")});
    settings.headers.removeIf([&](const HeaderRow &row) {
        return !row.enabled || (target == CommandExport::Target::Wscat && row.value.isEmpty());
    });
    if (target == CommandExport::Target::Curl)
        settings.openSteps.clear();
    const ConnectionSettings &read = imported.value().settings;
    QCOMPARE(read.url, settings.url);
    QCOMPARE(read.headers, settings.headers);
    QCOMPARE(read.subprotocols, settings.subprotocols);
    QVERIFY(read.auth == settings.auth);
    QVERIFY(read.tls == settings.tls);
    QVERIFY(read.network == settings.network);
    QVERIFY(read == settings);
    QCOMPARE(textOf(read, target), textOf(settings, target));
}

void TestCommandExport::codeRuns_data()
{
    QTest::addColumn<CommandExport::Target>("target");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("check"); // whether the program has what it needs
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("sends");
    QTest::newRow("curl") << CommandExport::Target::Curl << QStringLiteral("sh")
                          << QStringList{QStringLiteral("-c"), QStringLiteral("curl --version")}
                          << QStringList{QStringLiteral("-s")} << false;
    QTest::newRow("python") << CommandExport::Target::Python << QStringLiteral("python3")
                            << QStringList{QStringLiteral("-c"), QStringLiteral("import websockets")}
                            << QStringList{QStringLiteral("-")} << true;
    QTest::newRow("node") << CommandExport::Target::Node << QStringLiteral("node")
                          << QStringList{QStringLiteral("-e"), QStringLiteral("require('ws')")}
                          << QStringList{QStringLiteral("-")} << true;
}

void TestCommandExport::codeRuns()
{
    QFETCH(CommandExport::Target, target);
    QFETCH(QString, program);
    QFETCH(QStringList, check);
    QFETCH(QStringList, arguments);
    QFETCH(bool, sends);
    if (!isThere(program.toLatin1().constData()) || !output(program, check, {}))
        QSKIP("the program, or a module of it, is not installed");
    test::ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) {
        return test::ScriptedPeer::acceptedAnswer(head, "Sec-WebSocket-Protocol: chat\r\n");
    };
    ConnectionSettings settings;
    settings.url = peer.url(QStringLiteral("/p?a=1"));
    settings.headers = {{"X-Custom", "a 'b' \"c\""}};
    settings.subprotocols = {QStringLiteral("chat")};
    settings.origin = "https://app.example";
    settings.auth.place = AuthToken::Place::Basic;
    settings.auth.name = QStringLiteral("me");
    settings.auth.token = QStringLiteral("s3cret");
    settings.openSteps = {{OpenStep::Kind::Send, true, QStringLiteral("hello"), {}, {}}};
    QProcess process;
    process.start(program, arguments);
    process.write(textOf(settings, target).toUtf8());
    process.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(peer.heads.size(), 1, 20000);
    const QByteArray head = peer.heads.constFirst();
    QVERIFY2(head.startsWith("GET /p?a=1 HTTP/1.1"), head.constData());
    for (const char *line : {"X-Custom: a 'b' \"c\"\r\n", "Authorization: Basic bWU6czNjcmV0\r\n",
                             "Origin: https://app.example\r\n", "Sec-WebSocket-Protocol: chat\r\n"})
        QVERIFY2(head.toLower().contains(QByteArray(line).toLower()), head.constData());
    if (sends) {
        QTRY_COMPARE_WITH_TIMEOUT(peer.received.size(), 1, 20000);
        QCOMPARE(peer.received.constFirst().payload, QByteArray("hello"));
    }
    process.kill();
    QVERIFY(process.waitForFinished());
}

void TestCommandExport::codeParses_data()
{
    QTest::addColumn<CommandExport::Target>("target");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    const QStringList check{QStringLiteral("--check"), QStringLiteral("-")};
    const QStringList parse{QStringLiteral("-c"),
                            QStringLiteral("import ast, sys; ast.parse(sys.stdin.read())")};
    QTest::newRow("browser") << CommandExport::Target::JavaScript << QStringLiteral("node") << check;
    QTest::newRow("node") << CommandExport::Target::Node << QStringLiteral("node") << check;
    QTest::newRow("python") << CommandExport::Target::Python << QStringLiteral("python3") << parse;
    QTest::newRow("curl") << CommandExport::Target::Curl << QStringLiteral("sh")
                          << QStringList{QStringLiteral("-n")};
    QTest::newRow("wscat") << CommandExport::Target::Wscat << QStringLiteral("sh")
                           << QStringList{QStringLiteral("-n")};
    QTest::newRow("websocat") << CommandExport::Target::Websocat << QStringLiteral("sh")
                              << QStringList{QStringLiteral("-n")};
}

void TestCommandExport::codeParses()
{
    QFETCH(CommandExport::Target, target);
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    if (!isThere(program.toLatin1().constData()))
        QSKIP("the interpreter is not installed");
    ConnectionSettings plain;
    plain.url = QStringLiteral("ws://localhost");
    for (const ConnectionSettings &settings : {hostileSettings(), plain}) {
        const QString text = textOf(settings, target);
        QVERIFY2(output(program, arguments, text), qPrintable(text));
    }
    QVERIFY(!output(program, arguments, QStringLiteral("( ' broken"))); // the check can fail
}

void TestCommandExport::everyValueIsThere()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("wss://host.example/path");
    settings.headers = {{"X-One", "value-one"}};
    settings.subprotocols = {QStringLiteral("proto.one")};
    settings.auth = {AuthToken::Place::Query, QStringLiteral("key"), QStringLiteral("tok/en"), {}};
    for (const CommandExport::Target target : CommandExport::Targets) {
        const QString text = textOf(settings, target);
        QVERIFY2(text.contains(QStringLiteral("s://host.example/path?key=tok%2Fen")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("proto.one")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("value-one")) || target == CommandExport::Target::JavaScript,
                 qPrintable(text));
        QVERIFY(!CommandExport::title(target).isEmpty());
    }
}

void TestCommandExport::secretsArePlaceholders_data()
{
    QTest::addColumn<CommandExport::Target>("target");
    for (const CommandExport::Target target : CommandExport::Targets)
        QTest::newRow(qPrintable(CommandExport::title(target))) << target;
}

void TestCommandExport::secretsArePlaceholders()
{
    QFETCH(CommandExport::Target, target);
    ConnectionSettings settings = hostileSettings();
    settings.auth = {
        AuthToken::Place::Message, {}, QStringLiteral("s3cret-token"), QStringLiteral("{\"t\":\"{token}\"}")};
    settings.url = QStringLiteral("wss://me:s3cret-url@host/?copy=s3cret-token");
    settings.headers = {{"Cookie", "sid=s3cret-cookie"}};
    settings.tls.passphrase = QStringLiteral("s3cret-phrase");
    settings.network.proxyPassword = QStringLiteral("s3cret-proxy");
    settings.openSteps[0].text = QStringLiteral("I am s3cret-token");
    const QString shown = textOf(settings, target, CommandExport::Secrets::Placeholders);
    QVERIFY2(!shown.contains(QStringLiteral("s3cret")), qPrintable(shown));
    QVERIFY(!shown.contains(QString::fromLatin1(QByteArray("me:s3cret-url").toBase64())));
    QVERIFY(shown.contains(QStringLiteral("host/?copy=************")));
    QVERIFY(shown.contains(QStringLiteral("YOUR_")) || target == CommandExport::Target::JavaScript);
    QVERIFY(textOf(settings, target).contains(QStringLiteral("s3cret")));
}

void TestCommandExport::aBearerKeepsItsScheme()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://h");
    settings.headers = {{"Authorization", "Bearer abc"}};
    QVERIFY(textOf(settings, CommandExport::Target::Curl, CommandExport::Secrets::Placeholders)
                .contains(QStringLiteral("'Authorization: Bearer YOUR_AUTHORIZATION'")));
    settings.headers = {{"Authorization", "Bearer {{token}}"}};
    QVERIFY(textOf(settings, CommandExport::Target::Curl, CommandExport::Secrets::Placeholders)
                .contains(QStringLiteral("Bearer {{token}}")));
}

void TestCommandExport::unusableSettingsAreTold()
{
    ConnectionSettings settings;
    QVERIFY(!CommandExport::text(settings, CommandExport::Target::Curl).ok());
    settings.url = QStringLiteral("ws://h");
    settings.auth = {AuthToken::Place::Cookie, QStringLiteral("a b"), QStringLiteral("x"), {}};
    QVERIFY(!CommandExport::text(settings, CommandExport::Target::Python).ok());
}

QTEST_GUILESS_MAIN(TestCommandExport)
#include "tst_commandexport.moc"
