// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/redirect.h"

#include "model/connection/attemptsettings.h"

#include <QTest>

using namespace framewatch;

namespace {

ConnectionSettings settingsFor(const QString &url)
{
    ConnectionSettings settings;
    settings.url = url;
    settings.network.followRedirects = true;
    return settings;
}

/// With a credential in every place there is.
ConnectionSettings loaded(const QString &url, AuthToken::Place place)
{
    ConnectionSettings settings = settingsFor(url);
    settings.auth.place = place;
    settings.auth.name = QStringLiteral("tok");
    settings.auth.token = QStringLiteral("token-SECRET");
    settings.headers = {{"X-Api-Key", "key-SECRET"},
                        {"authorization", "auth-SECRET", place != AuthToken::Place::Bearer},
                        {"Cookie", "sid=cookie-SECRET"},
                        {"X-Plain", "plain"},
                        {"Host", "host-SECRET"}};
    settings.subprotocols = {QStringLiteral("chat")};
    settings.origin = "https://page.example";
    settings.tls.serverName = QStringLiteral("name-SECRET");
    settings.tls.certFile = QStringLiteral("cert-SECRET");
    settings.tls.keyFile = QStringLiteral("key-SECRET");
    settings.tls.passphrase = QStringLiteral("pass-SECRET");
    return settings;
}

} // namespace

class TestRedirect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsStatuses();
    void leadsTo_data();
    void leadsTo();
    void refuses_data();
    void refuses();
    void keepsCredentialsAtHome_data();
    void keepsCredentialsAtHome();
    void takesNothingElsewhere_data();
    void takesNothingElsewhere();
    void takesNothingThatHoldsASecretElsewhere_data();
    void takesNothingThatHoldsASecretElsewhere();
    void keepsAllAtHome();
    void refusesAnAddressThatHoldsASecret_data();
    void refusesAnAddressThatHoldsASecret();
    void givesNothingBack();
    void countsAndSeesCircles();
};

void TestRedirect::knowsItsStatuses()
{
    QList<int> all;
    for (int status = 100; status < 600; ++status) {
        if (isRedirect(status))
            all.append(status);
    }
    QCOMPARE(all, QList<int>({301, 302, 303, 307, 308}));
}

void TestRedirect::leadsTo_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const char *from, const char *location, const char *to) {
        QTest::newRow(name) << QString::fromUtf8(from) << QByteArray(location) << QString::fromUtf8(to);
    };
    row("ws", "ws://a/x", "ws://b/y?q=1", "ws://b/y?q=1");
    row("http is ws", "ws://a/x", "http://b:81/y", "ws://b:81/y");
    row("https is wss", "ws://a/x", "https://b/y", "wss://b/y");
    row("HTTPS in capitals", "wss://a/x", "HTTPS://b/y", "wss://b/y");
    row("default port", "ws://a/x", "http://b:80/", "ws://b/");
    row("escapes as written", "ws://a/x", "/%7e/%2F%2f?c=%zz", "ws://a/%7e/%2F%2f?c=%zz");
    row("path", "ws://a:81/x/y?z", "/new", "ws://a:81/new");
    row("relative", "ws://a:81/x/y?z", "new", "ws://a:81/x/new");
    row("up", "ws://a/x/y/z", "../new", "ws://a/x/new");
    row("query", "ws://a/x/y?z", "?q", "ws://a/x/y?q");
    row("no scheme", "wss://a/x", "//b:8443/y", "wss://b:8443/y");
    row("fragment dropped", "ws://a/x", "/y#part", "ws://a/y");
    row("IPv6", "ws://[::1]:81/x", "/y", "ws://[::1]:81/y");
    row("IDN", "ws://a/x",
        "http://b\xc3\xbc"
        "cher.example/",
        "ws://xn--bcher-kva.example/");
    row("blanks", "ws://a/x", "/a b", "ws://a/a%20b");
    row("userinfo of theirs", "ws://a/x", "http://me:pw@b/y", "ws://b/y");
    row("userinfo kept", "ws://me:p%40w@a/x", "/y", "ws://me:p%40w@a/y");
    row("userinfo kept, not theirs", "ws://me:pw@a/x", "http://you:no@a/y", "ws://me:pw@a/y");
    row("no scheme typed", "a:81/x", "/y", "ws://a:81/y");
    row("to TLS", "ws://a/x", "https://a/x", "wss://a/x");
}

void TestRedirect::leadsTo()
{
    QFETCH(QString, from);
    QFETCH(QByteArray, location);
    const auto redirect = followRedirect(settingsFor(from), location, {from});
    QVERIFY2(redirect, redirect ? "" : qPrintable(redirect.error().message));
    QTEST(redirect.value().settings.url, "to");
    QVERIFY(redirect.value().sentence.startsWith(u"Redirected to ws"));
    QVERIFY(!redirect.value().sentence.contains(u'@'));
    QVERIFY(attemptSettings(redirect.value().settings));
}

void TestRedirect::refuses_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const char *from, const QByteArray &location,
                        const char *sentence) {
        QTest::newRow(name) << QString::fromUtf8(from) << location << QString::fromUtf8(sentence);
    };
    row("none", "ws://a/", {}, "The server redirects, but its answer has no Location (RFC 9110 §10.2.2)");
    row("downgrade", "wss://a/", "ws://a/",
        "The server redirects from wss to ws, which nobody protects: not followed");
    row("downgrade by http", "wss://a/x", "http://a/y",
        "The server redirects from wss to ws, which nobody protects: not followed");
    row("line break", "ws://a/", "/x\r\nEvil: 1",
        "The server redirects to an address with control characters");
    row("NUL", "ws://a/", QByteArray("/x\0y", 4),
        "The server redirects to an address with control characters");
    row("70 KiB", "ws://a/", QByteArray(70 * 1024, '/'),
        "The server redirects to an address of 71680 bytes: that is too long");
    row("javascript", "ws://a/", "javascript:alert(1)", "The server redirects to what is no ws or wss URL");
    row("host and port", "ws://a/", "b:81/x", "The server redirects to what is no ws or wss URL");
    row("ftp", "ws://a/", "ftp://b/",
        "The server redirects to an address that cannot be used: “ftp” is not a WebSocket scheme: use ws or "
        "wss");
    row("to itself", "ws://a/x", "/x", "The redirects go round in a circle: back to ws://a/x");
    row("to itself, written otherwise", "ws://me:pw@a:80/x#y", "http://a/x",
        "The redirects go round in a circle: back to ws://a/x");
}

void TestRedirect::refuses()
{
    QFETCH(QString, from);
    QFETCH(QByteArray, location);
    const auto redirect = followRedirect(settingsFor(from), location, {from});
    QVERIFY(!redirect);
    QCOMPARE(redirect.error().code, ErrorCode::Refused);
    QTEST(redirect.error().message, "sentence");
}

void TestRedirect::keepsCredentialsAtHome_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("path") << QByteArray("/y");
    QTest::newRow("absolute") << QByteArray("https://A.example/y");
    QTest::newRow("port written out") << QByteArray("wss://a.example:443/y");
}

void TestRedirect::keepsCredentialsAtHome()
{
    QFETCH(QByteArray, location);
    const QString url = QStringLiteral("wss://me:pw@a.example/x");
    const ConnectionSettings from = loaded(url, AuthToken::Place::Bearer);
    const auto redirect = followRedirect(from, location, {url});
    QVERIFY(redirect);
    ConnectionSettings same = redirect.value().settings;
    QVERIFY(same.url.startsWith(u"wss://me:pw@"));
    same.url = url;
    QCOMPARE(same, from);
    QVERIFY(!redirect.value().sentence.contains(u"not sent"));
}

void TestRedirect::takesNothingElsewhere_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<AuthToken::Place>("place");
    using Place = AuthToken::Place;
    const QList<std::pair<const char *, Place>> places{
        {"message", Place::Message}, {"bearer", Place::Bearer}, {"basic", Place::Basic},
        {"query", Place::Query},     {"cookie", Place::Cookie}, {"subprotocol", Place::Subprotocol}};
    for (const auto &[name, place] : places) {
        QTest::addRow("%s, host", name) << QByteArray("http://b.example/") << place;
        QTest::addRow("%s, subdomain", name) << QByteArray("http://www.a.example/") << place;
        QTest::addRow("%s, port", name) << QByteArray("http://a.example:81/") << place;
        QTest::addRow("%s, scheme", name) << QByteArray("https://a.example/") << place;
        QTest::addRow("%s, their userinfo", name) << QByteArray("http://x:y@b.example/") << place;
    }
}

void TestRedirect::takesNothingElsewhere()
{
    QFETCH(QByteArray, location);
    QFETCH(AuthToken::Place, place);
    const QString url = QStringLiteral("ws://me:pw-SECRET@a.example/x?url-SECRET");
    const auto redirect = followRedirect(loaded(url, place), location, {url});
    QVERIFY(redirect);
    ConnectionSettings next = redirect.value().settings;
    QVERIFY(next.auth.message().isEmpty());
    QCOMPARE(next.tls, TlsSettings());
    const auto tap = attemptSettings(next);
    QVERIFY(tap);
    const QByteArray head = Handshake::buildRequest(tap.value().request).value();
    QVERIFY2(!head.contains("SECRET"), head.constData());
    QVERIFY2(!head.toLower().contains("authorization") && !head.toLower().contains("cookie"),
             head.constData());
    QVERIFY(head.contains("X-Plain: plain") && head.contains("Sec-WebSocket-Protocol: chat") &&
            head.contains("Origin: https://page.example"));
    QVERIFY2(!redirect.value().sentence.contains(u"SECRET"), qPrintable(redirect.value().sentence));
    for (const char *what : {"user and password", "token", "X-Api-Key", "Cookie", "client certificate"})
        QVERIFY2(redirect.value().sentence.contains(QLatin1String(what)), what);
    QVERIFY(next.secrets().isEmpty());
}

namespace {

OpenStep saying(const char *text)
{
    OpenStep step;
    step.text = QString::fromLatin1(text);
    return step;
}

/// With a secret of an environment in every place that is no credential by itself.
ConnectionSettings expanded()
{
    ConnectionSettings settings = settingsFor(QStringLiteral("ws://a.example/?env-SECRET"));
    settings.extraSecrets = {"env-SECRET"};
    settings.headers = {{"X-Tenant", "t=env-SECRET"}, {"X-Plain", "plain"}};
    settings.subprotocols = {QStringLiteral("chat"), QStringLiteral("env-SECRET")};
    settings.origin = "https://env-SECRET.example";
    OpenStep reply;
    reply.kind = OpenStep::Kind::Wait;
    settings.openSteps = {saying("login env-SECRET"), saying("ZW52LVNFQ1JFVA=="), reply, saying("subscribe")};
    settings.heartbeat = QStringLiteral("beat env-SECRET");
    settings.heartbeatInterval = std::chrono::seconds(1);
    return settings;
}

} // namespace

void TestRedirect::takesNothingThatHoldsASecretElsewhere_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("host") << QByteArray("ws://b.example/");
    QTest::newRow("port") << QByteArray("ws://a.example:81/");
    QTest::newRow("scheme") << QByteArray("wss://a.example/");
}

void TestRedirect::takesNothingThatHoldsASecretElsewhere()
{
    QFETCH(QByteArray, location);
    const ConnectionSettings from = expanded();
    const auto redirect = followRedirect(from, location, {from.url});
    QVERIFY(redirect);
    QVERIFY(redirect.value().isElsewhere);
    const ConnectionSettings &next = redirect.value().settings;
    const QByteArray head = Handshake::buildRequest(attemptSettings(next).value().request).value();
    QVERIFY2(!head.contains("SECRET"), head.constData());
    QVERIFY(head.contains("X-Plain: plain") && head.contains("Sec-WebSocket-Protocol: chat"));
    QCOMPARE(next.openSteps, from.openSteps.mid(2));
    QVERIFY(next.heartbeat.isEmpty());
    QVERIFY(next.secrets().isEmpty());
    QCOMPARE(redirect.value().sentence.section(u';', 1),
             QStringLiteral(" not sent to another origin: X-Tenant, subprotocol, Origin, 2 steps at open, heartbeat"));
}

void TestRedirect::keepsAllAtHome()
{
    ConnectionSettings settings = expanded();
    const auto redirect = followRedirect(settings, "/?env-SECRET&again", {settings.url});
    QVERIFY(redirect);
    QVERIFY(!redirect.value().isElsewhere);
    settings.url = QStringLiteral("ws://a.example/?env-SECRET&again");
    QCOMPARE(redirect.value().settings, settings);
}

void TestRedirect::refusesAnAddressThatHoldsASecret_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("query") << QByteArray("ws://b.example/?t=env-SECRET");
    QTest::newRow("path") << QByteArray("ws://b.example/env-SECRET/");
    QTest::newRow("host") << QByteArray("ws://env-SECRET.b.example/");
    QTest::newRow("of an earlier hop") << QByteArray("ws://b.example/?t=hop-SECRET");
}

void TestRedirect::refusesAnAddressThatHoldsASecret()
{
    QFETCH(QByteArray, location);
    const ConnectionSettings from = expanded();
    const auto redirect = followRedirect(from, location, {from.url}, {"hop-SECRET"});
    QVERIFY(!redirect);
    QCOMPARE(redirect.error().message,
             QStringLiteral("The server redirects to another origin with a secret in the address: not followed"));
}

void TestRedirect::givesNothingBack()
{
    const QString home = QStringLiteral("ws://me:pw@a.example/");
    const auto away = followRedirect(loaded(home, AuthToken::Place::Bearer), "http://b.example/", {home});
    QVERIFY(away);
    const QStringList visited{home, away.value().settings.url};
    const auto back = followRedirect(away.value().settings, "http://a.example/other", visited);
    QVERIFY(back);
    QCOMPARE(back.value().settings.url, QStringLiteral("ws://a.example/other"));
    QVERIFY(!Handshake::buildRequest(attemptSettings(back.value().settings).value().request)
                 .value()
                 .contains("SECRET"));
}

void TestRedirect::countsAndSeesCircles()
{
    ConnectionSettings settings = settingsFor(QStringLiteral("ws://a/0"));
    settings.network.maxRedirects = 3;
    QStringList visited{settings.url};
    for (int i = 1; i <= 3; ++i) {
        const auto next = followRedirect(settings, '/' + QByteArray::number(i), visited);
        QVERIFY(next);
        settings = next.value().settings;
        visited.append(settings.url);
    }
    QCOMPARE(followRedirect(settings, "/4", visited).error().message,
             QStringLiteral("More than 3 redirects in a row: gave up"));
    visited.removeLast();
    QCOMPARE(followRedirect(settings, "/1", visited).error().message,
             QStringLiteral("The redirects go round in a circle: back to ws://a/1"));
}

QTEST_GUILESS_MAIN(TestRedirect)
#include "tst_redirect.moc"
