// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/authtoken.h"

#include <QTest>

using namespace framewatch;

class TestAuthToken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void rejects_data();
    void rejects();
    void message_data();
    void message();
    void apply_data();
    void apply();
    void refusesToApply_data();
    void refusesToApply();
};

void TestAuthToken::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("name");
    QTest::newRow("message") << QStringLiteral("message") << int(AuthToken::Place::Message) << QString();
    QTest::newRow("bearer") << QStringLiteral("bearer") << int(AuthToken::Place::Bearer) << QString();
    QTest::newRow("query") << QStringLiteral("query:key") << int(AuthToken::Place::Query) << QStringLiteral("key");
    QTest::newRow("cookie") << QStringLiteral("cookie:sid") << int(AuthToken::Place::Cookie) << QStringLiteral("sid");
    QTest::newRow("subprotocol") << QStringLiteral("subprotocol") << int(AuthToken::Place::Subprotocol) << QString();
}

void TestAuthToken::reads()
{
    QFETCH(QString, text);
    QFETCH(int, place);
    QFETCH(QString, name);
    const auto auth = AuthToken::fromText(text, QStringLiteral("t"));
    QVERIFY(auth);
    QCOMPARE(int(auth.value().place), place);
    QCOMPARE(auth.value().name, name);
    QCOMPARE(auth.value().placeText(), text);
    QVERIFY(auth.value().isActive());
}

void TestAuthToken::rejects_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "query", "query:", "cookie", "cookie:", "message:x", "bearer:x", "header", "Message"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestAuthToken::rejects()
{
    QFETCH(QString, text);
    const auto auth = AuthToken::fromText(text, QStringLiteral("t"));
    QVERIFY(!auth);
    QCOMPARE(auth.error().code, ErrorCode::Usage);
}

void TestAuthToken::message_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("message");
    QTest::newRow("plain") << QStringLiteral("your_token_here") << QStringLiteral(R"({"authToken":"your_token_here"})");
    QTest::newRow("quotes") << QStringLiteral("a\"b\\c") << QStringLiteral(R"({"authToken":"a\"b\\c"})");
    QTest::newRow("control") << QStringLiteral("a\nb") << QStringLiteral(R"({"authToken":"a\u000ab"})");
    QTest::newRow("umlaut") << QStringLiteral("ü/") << QStringLiteral(R"({"authToken":"ü/"})");
    QTest::newRow("none") << QString() << QString();
}

void TestAuthToken::message()
{
    QFETCH(QString, token);
    QFETCH(QString, message);
    QCOMPARE((AuthToken{AuthToken::Place::Message, {}, token}.message()), message);
    QCOMPARE((AuthToken{AuthToken::Place::Bearer, {}, token}.message()), QString());
}

void TestAuthToken::apply_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QString>("subprotocols");
    const QByteArray own = "cookie: a=1|authorization: old|";
    QTest::newRow("message") << QStringLiteral("message") << QStringLiteral("t") << QByteArray("/x?y=%41") << own << QStringLiteral("chat");
    QTest::newRow("bearer") << QStringLiteral("bearer") << QStringLiteral("t") << QByteArray("/x?y=%41")
                            << QByteArray("cookie: a=1|Authorization: Bearer t|") << QStringLiteral("chat");
    QTest::newRow("query") << QStringLiteral("query:to ken") << QStringLiteral("a&b=ü") << QByteArray("/x?y=%41&to%20ken=a%26b%3D%C3%BC")
                           << own << QStringLiteral("chat");
    QTest::newRow("cookie") << QStringLiteral("cookie:sid") << QStringLiteral("t") << QByteArray("/x?y=%41")
                            << QByteArray("cookie: a=1; sid=t|authorization: old|") << QStringLiteral("chat");
    QTest::newRow("subprotocol") << QStringLiteral("subprotocol") << QStringLiteral("t.1") << QByteArray("/x?y=%41") << own
                                 << QStringLiteral("chat,t.1");
}

void TestAuthToken::apply()
{
    QFETCH(QString, place);
    QFETCH(QString, token);
    Handshake::Request request;
    request.endpoint.target = "/x?y=%41";
    request.headers = {{"cookie", "a=1"}, {"authorization", "old"}};
    request.subprotocols = {QStringLiteral("chat")};
    QVERIFY(AuthToken::fromText(place, token).value().apply(request));
    QByteArray headers;
    for (const auto &[name, value] : request.headers)
        headers += name + ": " + value + '|';
    QTEST(request.endpoint.target, "target");
    QTEST(headers, "headers");
    QTEST(request.subprotocols.join(u','), "subprotocols");
}

void TestAuthToken::refusesToApply_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("token");
    QTest::newRow("line break in a header") << QStringLiteral("bearer") << QStringLiteral("a\r\nEvil: 1");
    QTest::newRow("NUL in a header") << QStringLiteral("bearer") << QStringLiteral("a") + QChar(0);
    QTest::newRow("semicolon in a cookie") << QStringLiteral("cookie:sid") << QStringLiteral("a;b");
    QTest::newRow("blank in a cookie") << QStringLiteral("cookie:sid") << QStringLiteral("a b");
    QTest::newRow("cookie name") << QStringLiteral("cookie:s=d") << QStringLiteral("zzz");
    QTest::newRow("comma in a subprotocol") << QStringLiteral("subprotocol") << QStringLiteral("a,b");
    QTest::newRow("umlaut in a subprotocol") << QStringLiteral("subprotocol") << QStringLiteral("ü");
}

void TestAuthToken::refusesToApply()
{
    QFETCH(QString, place);
    QFETCH(QString, token);
    Handshake::Request request;
    const auto applied = AuthToken::fromText(place, token).value().apply(request);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, ErrorCode::Invalid);
    QVERIFY(!applied.error().message.contains(token));
}

QTEST_APPLESS_MAIN(TestAuthToken)
#include "tst_authtoken.moc"
