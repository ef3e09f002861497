// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/connectionsettings.h"

#include "model/connection/attemptsettings.h"
#include "model/core/redactor.h"

#include <QTest>

using namespace framewatch;

class TestConnectionSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsSecrets();
    void hasNoneByDefault();
    void hidesAVeryShortToken_data();
    void hidesAVeryShortToken();
    void hidesAVeryShortPassword();
    void aShortCookieIsHiddenWithItsName();
};

void TestConnectionSettings::knowsItsSecrets()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("wss://user:p%40ss@host/x");
    settings.auth = {AuthToken::Place::Bearer, {}, QStringLiteral("tökén")};
    settings.headers = {{"Authorization", "Basic " + QByteArray("me:hunter22").toBase64()},
                        {"cookie", "sid=abcdef; theme=dark-one"},
                        {"X-Api-Key", "key-1234"},
                        {"User-Agent", "not secret"}};
    settings.extraSecrets = {"of an environment", ""};
    const QList<QByteArray> secrets = settings.secrets();
    for (const QByteArray expected : {"tökén", "p@ss", "hunter22", "abcdef", "dark-one", "key-1234", "of an environment"})
        QVERIFY2(secrets.contains(expected), expected.constData());
    QVERIFY(!secrets.contains("not secret"));
}

void TestConnectionSettings::hasNoneByDefault()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://host/");
    settings.headers = {{"Authorization", ""}, {"Cookie", "a="}};
    QCOMPARE(settings.secrets(), QList<QByteArray>());
}

void TestConnectionSettings::hidesAVeryShortToken_data()
{
    QTest::addColumn<AuthToken::Place>("place");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("leak"); // what must not be stored
    using Place = AuthToken::Place;
    const auto row = [](const char *name, Place place, const char *token, const QByteArray &leak) {
        QTest::newRow(name) << place << QString::fromUtf8(token) << leak;
    };
    row("bearer", Place::Bearer, "~1", "~1");
    row("cookie", Place::Cookie, "~1", "~1");
    row("subprotocol", Place::Subprotocol, "~1", "~1");
    row("query", Place::Query, "~1", "~1");
    row("query, escaped", Place::Query, "/é", "%2F%C3%A9");
    row("basic", Place::Basic, "abc", QByteArray("me:abc").toBase64());
    row("basic, one byte", Place::Basic, "z", QByteArray("me:z").toBase64());
    row("message", Place::Message, "~1", "~1");
    row("message, escaped", Place::Message, "~\"", "~\\\"");
}

void TestConnectionSettings::hidesAVeryShortToken()
{
    QFETCH(AuthToken::Place, place);
    QFETCH(QString, token);
    QFETCH(QByteArray, leak);
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://host/");
    settings.auth = {place, QStringLiteral("me"), token};
    const auto request = requestFor(settings);
    QVERIFY(request);
    QByteArray sent = Handshake::buildRequest(request.value()).value() + settings.auth.message().toUtf8();
    QVERIFY2(sent.contains(leak), sent.constData());
    QVERIFY(Redactor(settings.secrets()).redact(sent));
    QVERIFY2(!sent.contains(leak), sent.constData());
}

void TestConnectionSettings::hidesAVeryShortPassword()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("me:%40%3a@host/"); // "@:"
    const auto request = requestFor(settings);
    QVERIFY(request);
    const QByteArray basic = QByteArray("me:@:").toBase64();
    QByteArray sent = Handshake::buildRequest(request.value()).value() + settings.url.toUtf8();
    QVERIFY2(sent.contains(basic), sent.constData());
    Redactor(settings.secrets()).redact(sent);
    QVERIFY2(!sent.contains(basic) && !sent.contains("%40%3a"), sent.constData());
}

void TestConnectionSettings::aShortCookieIsHiddenWithItsName()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://host/");
    settings.headers = {{"Cookie", "seen=1; lang=en; pin=1234"}};
    const Redactor redactor(settings.secrets());
    QByteArray message = "12 users, 1 more; open 1234, send";
    redactor.redact(message);
    QCOMPARE(message, QByteArray("12 users, 1 more; open ****, send"));
    QByteArray head = "Cookie: seen=1; lang=en; pin=1234\r\n";
    redactor.redact(head);
    QCOMPARE(head, QByteArray("Cookie: ******; *******; pin=****\r\n"));
}

QTEST_APPLESS_MAIN(TestConnectionSettings)
#include "tst_connectionsettings.moc"
