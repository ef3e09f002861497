// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <QTest>

using namespace framewatch;
using namespace std::chrono_literals;

namespace {

QStringList words(const char *line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

/// One text a command line, so that a table row shows what goes in and what comes out.
QString describe(const Options &o)
{
    QStringList parts;
    const auto add = [&parts](bool condition, const QString &text) {
        if (condition)
            parts.append(text);
    };
    const ConnectionSettings &c = o.connection;
    add(o.help, QStringLiteral("help"));
    add(o.version, QStringLiteral("version"));
    add(o.demo, QStringLiteral("demo"));
    add(!c.url.isEmpty(), QStringLiteral("url=") + c.url);
    add(!o.captureFile.isEmpty(), QStringLiteral("capture=") + o.captureFile);
    add(!o.openFile.isEmpty(), QStringLiteral("open=") + o.openFile);
    if (o.exportTo)
        add(true, QStringLiteral("export=%1:%2").arg(int(o.exportTo->format)).arg(o.exportTo->file));
    for (const auto &[name, value, enabled] : c.headers)
        add(true, QStringLiteral("[%1|%2]").arg(QString::fromUtf8(name), QString::fromUtf8(value)));
    add(!c.subprotocols.isEmpty(), QStringLiteral("protocols=") + c.subprotocols.join(u','));
    add(!c.origin.isEmpty(), QStringLiteral("origin=") + QString::fromUtf8(c.origin));
    add(c.auth.place != AuthToken::Place::None,
        QStringLiteral("auth=%1/%2").arg(c.auth.placeText(), c.auth.token));
    add(!o.tokenFile.isEmpty(), QStringLiteral("tokenfile=") + o.tokenFile);
    add(!c.tls.verify, QStringLiteral("insecure"));
    add(!c.tls.caFile.isEmpty(), QStringLiteral("ca=") + c.tls.caFile);
    add(!c.tls.certFile.isEmpty(), QStringLiteral("cert=") + c.tls.certFile);
    add(!c.tls.keyFile.isEmpty(), QStringLiteral("key=") + c.tls.keyFile);
    add(!o.passphraseFile.isEmpty(), QStringLiteral("passphrasefile=") + o.passphraseFile);
    add(c.network.family != NetworkSettings::Family::Any,
        QStringLiteral("family=%1").arg(int(c.network.family)));
    add(c.network.followRedirects, QStringLiteral("follow"));
    add(c.network.proxy != NetworkSettings::Proxy::None,
        QStringLiteral("proxy=%1").arg(int(c.network.proxy)));
    add(c.network.proxyPort > 0, QStringLiteral("%1:%2").arg(c.network.proxyHost).arg(c.network.proxyPort));
    add(!c.network.proxyUser.isEmpty(), c.network.proxyUser + u'/' + c.network.proxyPassword);
    add(!c.reconnect.enabled, QStringLiteral("noreconnect"));
    add(c.reconnect.maxAttempts > 0, QStringLiteral("attempts=%1").arg(c.reconnect.maxAttempts));
    add(!c.compression.enabled, QStringLiteral("plain"));
    add(c.pingInterval > 0ms, QStringLiteral("ping=%1").arg(c.pingInterval.count()));
    add(c.handshakeTimeout != 10s, QStringLiteral("timeout=%1").arg(c.handshakeTimeout.count()));
    for (const SendOption &send : o.sends)
        add(true, (send.isFile ? QStringLiteral("file<%1>") : QStringLiteral("send<%1>")).arg(send.value));
    add(o.eachOpen, QStringLiteral("eachopen"));
    add(o.stopAfterReceived > 0, QStringLiteral("count=%1").arg(o.stopAfterReceived));
    if (o.duration)
        add(true, QStringLiteral("duration=%1").arg(o.duration->count()));
    add(o.echo, QStringLiteral("echo"));
    add(o.quiet, QStringLiteral("quiet"));
    if (o.serve)
        add(true, QStringLiteral("serve=%1 %2").arg(o.serve->host.toString()).arg(o.serve->port));
    add(o.serveRule.name != QLatin1String("echo"), QStringLiteral("rule=") + o.serveRule.name);
    add(!o.serveRule.greeting.isEmpty(), QStringLiteral("greeting=") + o.serveRule.greeting);
    add(!o.serveCertFile.isEmpty(), QStringLiteral("servecert=") + o.serveCertFile);
    add(!o.serveKeyFile.isEmpty(), QStringLiteral("servekey=") + o.serveKeyFile);
    return parts.join(u' ');
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void rejected_data();
    void rejected();
    void valuesWithBlanks();
    void retriesTheFirstAttemptOnlyWhenAsked();
    void reconnectPolicy();
    void secretsStayOutOfUsage();
    void usageIsOneLine();
    void helpNamesEveryOption();
};

void TestCommandLine::accepted_data()
{
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *line, const char *expected) {
        QTest::newRow(line) << QString::fromUtf8(expected);
    };
    row("", "");
    row("ws://h/p?q=%2f", "url=ws://h/p?q=%2f");
    row("h:80", "url=h:80");
    row("-h", "help");
    row("--help", "help");
    row("--version", "version");
    row("--help --nonsense", "help");
    row("--demo", "demo rule=server-echo greeting=Welcome_to_WebSocket_server!");
    row("--demo --serve-rule upper", "demo rule=upper");
    row("--demo --headless",
        "demo send<Hello,_Server!> count=2 rule=server-echo greeting=Welcome_to_WebSocket_server!");
    row("--demo --headless --serve-rule upper", "demo send<Hello,_Server!> count=1 rule=upper");
    row("--demo --headless --serve-rule silent", "demo send<Hello,_Server!> rule=silent");
    row("--demo --headless --serve-rule upper --send x", "demo send<x> rule=upper");
    row("--demo --headless --serve 0 --serve-rule upper",
        "demo send<Hello,_Server!> serve=127.0.0.1 0 rule=upper");
    row("--headless ws://h", "url=ws://h");
    row("--capture f ws://h", "url=ws://h capture=f");
    row("--open f", "open=f");
    row("--headless --open f", "open=f");
    row("--headless --open f --export jsonl:o", "open=f export=0:o");
    row("--headless --open f --export har:a:b", "open=f export=1:a:b");
    row("--headless --open f --export=csv:-", "open=f export=2:-");
    row("--headless --open f --export text:o", "open=f export=3:o");
    row("-H A:1 -H a:2 --header=B:x:y -HC: h", "url=h [A|1] [a|2] [B|x:y] [C|]");
    row("-s a -s b.c --subprotocol z h", "url=h protocols=a,b.c,z");
    row("-o https://x -k h", "url=h origin=https://x insecure");
    row("-o null h", "url=h origin=null");
    row("-ko https://x h", "url=h origin=https://x insecure");
    row("--token t h", "url=h auth=message/t");
    row("--token t --auth bearer h", "url=h auth=bearer/t");
    row("--auth query:k --token t h", "url=h auth=query:k/t");
    row("--auth cookie:sid --token t h", "url=h auth=cookie:sid/t");
    row("--auth subprotocol --token t h", "url=h auth=subprotocol/t");
    row("--auth basic:me --token t h", "url=h auth=basic:me/t");
    row("--auth basic:me --token-file f h", "url=h auth=basic:me/ tokenfile=f");
    row("--token-file f h", "url=h auth=message/ tokenfile=f");
    row("--token-file f --auth bearer h", "url=h auth=bearer/ tokenfile=f");
    row("--insecure --ca a --cert b --key c h", "url=h insecure ca=a cert=b key=c");
    row("--cert b h", "url=h cert=b");
    row("--cert b --passphrase-file p h", "url=h cert=b passphrasefile=p");
    row("-4 h", "url=h family=1");
    row("--ipv6 h", "url=h family=2");
    row("-k6 -6 h", "url=h insecure family=2");
    row("--proxy none h", "url=h");
    row("--proxy system h", "url=h proxy=1");
    row("--proxy http://p:3128 h", "url=h proxy=2 p:3128");
    row("--proxy http://p:3128/ h", "url=h proxy=2 p:3128");
    row("--proxy socks5://p h", "url=h proxy=3 p:1080");
    row("--proxy socks5h://[::1]:9050 h", "url=h proxy=3 ::1:9050");
    row("--proxy socks5://me:p%40%3Ass@p:1 h", "url=h proxy=3 p:1 me/p@:ss");
    row("--proxy http://p:1 --proxy none h", "url=h");
    row("-L h", "url=h follow");
    row("-kL --proxy http://p:3128 h", "url=h insecure follow proxy=2 p:3128");
    row("--location h", "url=h follow");
    row("--reconnect off h", "url=h noreconnect");
    row("--compress on h", "url=h");
    row("--compress=off h", "url=h plain");
    row("--serve 8080 --compress off", "plain serve=127.0.0.1 8080");
    row("--max-attempts 3 h", "url=h attempts=3");
    row("--max-attempts 9999999999 h", "url=h attempts=2147483647");
    row("--ping 2.5 --timeout 0 h", "url=h ping=2500 timeout=0");
    row("--ping 2000000 --timeout 2000000 h", "url=h ping=2000000000 timeout=2000000000");
    row("--ping 0.0001 --timeout 0.25 h", "url=h ping=1 timeout=250");
    row("--send a --send-file f --send b h", "url=h send<a> file<f> send<b>");
    row("--send= --send -x --send --demo h", "url=h send<> send<-x> send<--demo>");
    row("--each-open --send a h", "url=h send<a> eachopen");
    row("--headless --count 3 --duration 1.5 --quiet --echo h", "url=h count=3 duration=1500 echo quiet");
    row("--echo h", "url=h echo");
    row("--serve 8080", "serve=127.0.0.1 8080");
    row("--headless --serve 0", "serve=127.0.0.1 0");
    row("--headless --serve 0 h", "url=h serve=127.0.0.1 0");
    row("--serve 0.0.0.0:65535", "serve=0.0.0.0 65535");
    row("--serve localhost:1", "serve=127.0.0.1 1");
    row("--serve [::1]:0", "serve=::1 0");
    row("--serve [::]:80 --serve-rule broadcast", "serve=:: 80 rule=broadcast");
    row("--serve 0 --serve-greeting hi", "serve=127.0.0.1 0 greeting=hi");
    row("--serve 0 --serve-rule server-echo --serve-greeting=", "serve=127.0.0.1 0 rule=server-echo");
    row("--serve 0 --serve-cert c --serve-key k", "serve=127.0.0.1 0 servecert=c servekey=k");
    row("--serve 0 --serve-cert both", "serve=127.0.0.1 0 servecert=both");
    row("-- --strange", "url=--strange");
    row("--capture a --capture b h", "url=h capture=b");
}

void TestCommandLine::accepted()
{
    QFETCH(QString, expected);
    const auto options = CommandLine::parse(words(QTest::currentDataTag()));
    QVERIFY2(options.ok(), options.ok() ? "" : qPrintable(options.error().message));
    QCOMPARE(describe(options.value())
                 .replace(QStringLiteral("Welcome to WebSocket server!"),
                          QStringLiteral("Welcome_to_WebSocket_server!"))
                 .replace(QStringLiteral("Hello, Server!"), QStringLiteral("Hello,_Server!")),
             expected);
}

void TestCommandLine::rejected_data()
{
    QTest::addColumn<QString>("mentions");
    const auto row = [](const char *line, const char *mentions) {
        QTest::newRow(line) << QString::fromUtf8(mentions);
    };
    row("--nonsense", "--nonsense");
    row("--nonsense=5", "--nonsense");
    row("-x", "-x");
    row("-kx h", "-x");
    row("--demo=yes", "--demo");
    row("--capture", "--capture");
    row("--capture=", "--capture");
    row("--open=", "--open");
    row("a b", "more than one URL");
    row("--demo ws://h", "--demo");
    row("--headless", "URL");
    row("--headless --quiet", "URL");
    row("--headless --open f ws://h", "--open");
    row("--headless --open f --serve 0", "--open");
    row("--headless --open f --capture g", "--open");
    row("--headless --open f --duration 1", "--open");
    row("--headless --export jsonl:o ws://h", "--export");
    row("--open f --export jsonl:o", "--export");
    row("--headless --open f --export xml:o", "--export");
    row("--headless --open f --export jsonl", "--export");
    row("--headless --open f --export jsonl:", "--export");
    row("-H NoColon h", "-H");
    row("-H :x h", "-H");
    row("-H A/B:x h", "-H");
    row("-H", "--header");
    row("-s a,b h", "subprotocol");
    row("-s a -s a h", "twice");
    row("--subprotocol= h", "subprotocol");
    row("--origin= h", "--origin");
    row("--token t --token-file f h", "--token-file");
    row("--token= h", "--token");
    row("--token-file= h", "--token-file");
    row("--auth bearer h", "--token");
    row("--token t --auth header h", "--auth");
    row("--token t --auth query h", "--auth");
    row("--token t --auth query: h", "--auth");
    row("--token t --auth= h", "--auth");
    row("--token t --auth basic h", "basic:USER");
    row("--token t --auth basic: h", "basic:USER");
    row("--auth basic:me h", "--token");
    row("--key k h", "--cert");
    for (const char *line :
         {"--proxy p:80 h", "--proxy http://p h", "--proxy http://p:0 h", "--proxy http://:80 h",
          "--proxy https://p:80 h", "--proxy socks4://p:80 h", "--proxy socks5://p:99999 h",
          "--proxy http://p:80/path h", "--proxy http://p:80?q h", "--proxy http://p|q:80 h", "--proxy= h",
          "--proxy", "--proxy System h"})
        row(line, "--proxy");
    row("--location=yes h", "--location");
    row("--reconnect soon h", "--reconnect");
    row("--compress h", "--compress");
    row("--compress yes h", "--compress");
    row("--reconnect 5s..1s h", "--reconnect");
    row("--reconnect -1 h", "--reconnect");
    row("--reconnect ~ h", "--reconnect");
    row("--reconnect off~ h", "--reconnect");
    row("--reconnect 1~..5 h", "--reconnect");
    row("--reconnect 1e12 h", "--reconnect");
    row("--reconnect 1..1e300 h", "--reconnect");
    row("--reconnect 9223372036854775807ms h", "--reconnect");
    row("--max-attempts 99999999999999999999 h", "--max-attempts");
    row("--ping 2000001 h", "--ping");
    row("--ping 1e300 h", "--ping");
    row("--timeout 2147483648 h", "--timeout");
    row("--timeout 9223372036854775807 h", "--timeout");
    row("--headless --duration 1e18 h", "--duration");
    row("--max-attempts 0 h", "--max-attempts");
    row("--max-attempts 1.5 h", "--max-attempts");
    row("--max-attempts many h", "--max-attempts");
    row("--ping -1 h", "--ping");
    row("--ping nan h", "--ping");
    row("--ping inf h", "--ping");
    row("--ping 1e9 h", "--ping");
    row("--timeout soon h", "--timeout");
    row("--timeout= h", "--timeout");
    row("--each-open h", "--each-open");
    row("--count 3 h", "--headless");
    row("--duration 3 h", "--headless");
    row("--quiet h", "--headless");
    row("--headless --count 0 h", "--count");
    row("--headless --count -3 h", "--count");
    row("--headless --count 99999999999999999999 h", "--count");
    row("--headless --duration 0 h", "--duration");
    row("--headless --duration x h", "--duration");
    row("--serve", "--serve");
    row("--serve 65536", "--serve");
    row("--serve -1", "--serve");
    row("--serve +1", "--serve");
    row("--serve x", "--serve");
    row("--serve :80", "--serve");
    row("--serve 127.0.0.1:", "--serve");
    row("--serve 127.0.0.1:x", "--serve");
    row("--serve ::1:80", "--serve");
    row("--serve 1.2.3:80", "--serve");
    row("-4 -6 h", "-6");
    row("-46 h", "-6");
    row("--passphrase-file p h", "--cert");
    row("--passphrase-file", "--passphrase-file");
    row("--serve 1:80", "--serve");
    row("--serve [127.0.0.1]:80", "--serve");
    row("--serve example.org:80", "--serve");
    row("--serve 0 --serve-rule parrot", "--serve-rule");
    row("--serve-rule echo h", "--serve");
    row("--serve-greeting x h", "--serve");
    row("--serve-cert c h", "--serve");
    row("--serve 0 --serve-key k", "--serve-cert");
    row("--headless --serve 0 --send x", "--send");
}

void TestCommandLine::rejected()
{
    QFETCH(QString, mentions);
    const auto options = CommandLine::parse(words(QTest::currentDataTag()));
    QVERIFY(!options.ok());
    QCOMPARE(options.error().code, ErrorCode::Usage);
    QVERIFY2(options.error().message.contains(mentions), qPrintable(options.error().message));
}

void TestCommandLine::valuesWithBlanks()
{
    const auto header =
        CommandLine::parse({QStringLiteral("-H"), QStringLiteral("Name: \t a  b \t"), QStringLiteral("h")});
    QVERIFY(header.ok());
    QCOMPARE(header.value().connection.headers.constFirst().value, QByteArray("a  b"));
    for (const char *value : {"A: x\ny", "A: x\ry", "A: x\r\nB: y", "A:\n", "A\nB: x"})
        QVERIFY(!CommandLine::parse({QStringLiteral("-H"), QString::fromLatin1(value), QStringLiteral("h")})
                     .ok());
    QVERIFY(!CommandLine::parse({QStringLiteral("-o"), QStringLiteral("a\nb"), QStringLiteral("h")}).ok());
    QVERIFY(!CommandLine::parse({QStringLiteral("-s"), QStringLiteral("a b"), QStringLiteral("h")}).ok());
    QVERIFY(!CommandLine::parse({QString()}).ok());
    const auto send =
        CommandLine::parse({QStringLiteral("--send"), QStringLiteral("two words\n"), QStringLiteral("h")});
    QCOMPARE(send.value().sends.constFirst().value, QStringLiteral("two words\n"));
}

void TestCommandLine::retriesTheFirstAttemptOnlyWhenAsked()
{
    const auto retryFirst = [](const char *line) {
        return CommandLine::parse(words(line)).value().connection.retryFirst;
    };
    QVERIFY(retryFirst("h"));
    QVERIFY(!retryFirst("--headless h"));
    QVERIFY(!retryFirst("--headless --max-attempts 3 h"));
    QVERIFY(retryFirst("--headless --reconnect 3s h"));
}

void TestCommandLine::reconnectPolicy()
{
    const auto policy = [](const char *line) {
        return CommandLine::parse(words(line)).value().connection.reconnect;
    };
    QVERIFY(policy("h").enabled);
    QCOMPARE(policy("h").first, 3000ms);
    QCOMPARE(policy("h").longest, 30000ms);
    QCOMPARE(policy("--reconnect 0.2s h").first, 200ms);
    QCOMPARE(policy("--reconnect 1..5 h").longest, 5000ms);
    using Backoff = ReconnectPolicy::Backoff;
    QCOMPARE(policy("h").backoff, Backoff::Doubling);
    QCOMPARE(policy("--reconnect 5s h").backoff, Backoff::Fixed);
    QCOMPARE(policy("--reconnect 1s..30s h").backoff, Backoff::Doubling);
    QCOMPARE(policy("--reconnect 1s..30s~ h").backoff, Backoff::Jitter);
    QCOMPARE(policy("--reconnect 1s..30s~ h").longest, 30000ms);
    QCOMPARE(policy("--reconnect 5s~ h").backoff, Backoff::Jitter);
    QVERIFY(!policy("--reconnect off --max-attempts 2 h").enabled);
    QCOMPARE(policy("--max-attempts 7 --reconnect 1s h").maxAttempts, 7);
}

void TestCommandLine::secretsStayOutOfUsage()
{
    for (const char *line :
         {"ws://u:s3cret@h ws://u:s3cret@h", "--token s3cret --auth nowhere h", "--tokn=s3cret h",
          "-H Authorization=s3cret h", "-H Authorization/x:s3cret h", "--token s3cret --token-file f h",
          "--proxy http://u:s3cret@p h", "--proxy ftp://u:s3cret@p:1 h", "--proxy http://u:s3cret@p:x h"}) {
        const auto options = CommandLine::parse(words(line));
        QVERIFY(!options.ok());
        QVERIFY2(!options.error().message.contains(QLatin1String("s3cret")), line);
    }
}

void TestCommandLine::usageIsOneLine()
{
    const auto options = CommandLine::parse({QStringLiteral("--no\nsuch\x1b[31m")});
    const QString line = CommandLine::usageLine(options.error());
    QCOMPARE(line.count(u'\n'), 1);
    QVERIFY(line.endsWith(u'\n'));
    QVERIFY(line.contains(QLatin1String("usage: framewatch")));
    QVERIFY(!line.contains(u'\x1b'));
}

void TestCommandLine::helpNamesEveryOption()
{
    const QString help = CommandLine::helpText();
    for (const char *name : {"--demo",
                             "--headless",
                             "--capture FILE",
                             "--open FILE",
                             "--export FORMAT:FILE",
                             "-H, --header",
                             "-s, --subprotocol",
                             "-o, --origin",
                             "--token TOKEN",
                             "--token-file",
                             "--auth",
                             "basic:USER",
                             "--reconnect off|DELAY[..MAX][~]",
                             "-k, --insecure",
                             "--ca",
                             "--cert",
                             "--key",
                             "--proxy URL",
                             "-L, --location",
                             "--reconnect",
                             "--max-attempts",
                             "--ping",
                             "--timeout",
                             "--send TEXT",
                             "--send-file FILE",
                             "--each-open",
                             "--count",
                             "--duration",
                             "--echo",
                             "--quiet",
                             "--serve [HOST:]PORT",
                             "--serve-rule",
                             "--serve-greeting",
                             "--serve-cert",
                             "--serve-key",
                             "-h, --help",
                             "--version"})
        QVERIFY2(help.contains(QLatin1String(name)), name);
    const QStringList lines = help.split(u'\n');
    QVERIFY(std::all_of(lines.begin(), lines.end(), [](const QString &line) { return line.size() <= 120; }));
    QVERIFY(CommandLine::versionText().startsWith(QLatin1String("framewatch 0.")));
}

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
