// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/cookiejar.h"

#include <QTest>

using namespace framewatch;

namespace {

Endpoint endpoint(const char *url)
{
    return Handshake::parseUrl(QString::fromLatin1(url)).value();
}

Handshake::Response setting(const QList<QByteArray> &cookies)
{
    Handshake::Response response{"HTTP/1.1", 101, {}, {{"Server", "x"}}};
    for (const QByteArray &cookie : cookies)
        response.headers.append({"set-cookie", cookie});
    return response;
}

/// The Cookie header of a request to url, which has these already.
QByteArray sent(const CookieJar &jar, const char *url, const QByteArray &own = {})
{
    Handshake::Request request;
    request.endpoint = endpoint(url);
    if (!own.isNull())
        request.headers = {{"cookie", own}};
    jar.addTo(request);
    return request.headers.isEmpty() ? QByteArray() : request.headers.constFirst().second;
}

} // namespace

class TestCookieJar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fits_data();
    void fits();
    void replacesAndDeletes();
    void standsBehindTheUsersOwn();
    void tellsSecrets();
    void isBounded();
    void clears();
};

void TestCookieJar::fits_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("cookie");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("header");
    const QByteArray a = "ws://a.example.org/chat/room";
    const QByteArray sid = "sid=12345678";
    QTest::newRow("same") << a << sid << a << sid;
    QTest::newRow("another port") << a << sid << QByteArray("ws://a.example.org:81/chat/") << sid;
    QTest::newRow("wss later") << a << sid << QByteArray("wss://a.example.org/chat/") << sid;
    QTest::newRow("default path") << a << sid << QByteArray("ws://a.example.org/other") << QByteArray();
    QTest::newRow("path") << a << sid + "; Path=/" << QByteArray("ws://a.example.org/other") << sid;
    QTest::newRow("another host") << a << sid + "; Path=/" << QByteArray("ws://b.example.org/")
                                  << QByteArray();
    QTest::newRow("domain") << a << sid + "; Path=/; Domain=example.org" << QByteArray("ws://b.example.org/")
                            << sid;
    QTest::newRow("domain of another")
        << a << sid + "; Path=/; Domain=b.example.org" << QByteArray("ws://b.example.org/") << QByteArray();
    QTest::newRow("domain of all") << a << sid + "; Path=/; Domain=org" << QByteArray("ws://b.org/")
                                   << QByteArray();
    QTest::newRow("secure") << QByteArray("wss://a.example.org/") << sid + "; Secure"
                            << QByteArray("wss://a.example.org/") << sid;
    QTest::newRow("secure, then ws") << QByteArray("wss://a.example.org/") << sid + "; Secure"
                                     << QByteArray("ws://a.example.org/") << QByteArray();
    QTest::newRow("secure from ws") << QByteArray("ws://a.example.org/") << sid + "; Secure"
                                    << QByteArray("wss://a.example.org/") << QByteArray();
    QTest::newRow("expired") << a << sid + "; Expires=Sun, 06 Nov 1994 08:49:37 GMT" << a << QByteArray();
    QTest::newRow("no age") << a << sid + "; Max-Age=0" << a << QByteArray();
    QTest::newRow("age") << a << sid + "; Max-Age=100" << a << sid;
    QTest::newRow("address") << QByteArray("ws://127.0.0.1:81/") << sid << QByteArray("ws://127.0.0.1:82/")
                             << sid;
    QTest::newRow("IPv6") << QByteArray("ws://[::1]:81/") << sid << QByteArray("ws://[::1]:82/") << sid;
    QTest::newRow("garbage") << a << QByteArray(";;;=;") << a << QByteArray();
    QTest::newRow("control characters") << a
                                        << QByteArray("sid=12345\x01"
                                                      "678")
                                        << a << QByteArray();
    QTest::newRow("5 KiB") << a << "sid=" + QByteArray(5000, 'x') << a << QByteArray();
}

void TestCookieJar::fits()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, cookie);
    QFETCH(QByteArray, to);
    CookieJar jar;
    jar.take(setting({cookie}), endpoint(from.constData()));
    QTEST(sent(jar, to.constData()), "header");
}

void TestCookieJar::replacesAndDeletes()
{
    CookieJar jar;
    const Endpoint from = endpoint("ws://a.example/");
    jar.take(setting({"one=first-value", "two=2"}), from);
    jar.take(setting({"one=other-value"}), from);
    const QByteArray both = sent(jar, "ws://a.example/");
    QVERIFY2(both == "one=other-value; two=2" || both == "two=2; one=other-value", both.constData());
    jar.take(setting({"one=x; Max-Age=0"}), from);
    QCOMPARE(sent(jar, "ws://a.example/"), QByteArray("two=2"));
}

void TestCookieJar::standsBehindTheUsersOwn()
{
    CookieJar jar;
    jar.take(setting({"sid=of-the-server", "lang=en"}), endpoint("ws://a.example/"));
    QCOMPARE(sent(jar, "ws://a.example/", "sid=of-the-user"), QByteArray("sid=of-the-user; lang=en"));
    QCOMPARE(sent(jar, "ws://b.example/", "sid=of-the-user"), QByteArray("sid=of-the-user"));
}

void TestCookieJar::tellsSecrets()
{
    CookieJar jar;
    const auto secrets = jar.take(
        setting({"sid=abcdef; HttpOnly", "lang=en", "q=\"in quotes\"", "far=abcdefg; Domain=b.example"}),
        endpoint("ws://a.example/"));
    QCOMPARE(secrets, QList<QByteArray>({"abcdef", "in quotes",
                                         "abcdefg"})); // what is not kept is a credential all the same
}

void TestCookieJar::isBounded()
{
    CookieJar jar;
    for (int i = 0; i < 1000; ++i)
        jar.take(setting({"name" + QByteArray::number(i) + "=value"}), endpoint("ws://a.example/"));
    const QByteArray header = sent(jar, "ws://a.example/");
    QCOMPARE(header.count(';') + 1, 200);
    QVERIFY(header.contains("name999="));
}

void TestCookieJar::clears()
{
    CookieJar jar;
    jar.take(setting({"sid=12345678"}), endpoint("ws://a.example/"));
    jar.clear();
    QCOMPARE(sent(jar, "ws://a.example/"), QByteArray());
}

QTEST_GUILESS_MAIN(TestCookieJar)
#include "tst_cookiejar.moc"
