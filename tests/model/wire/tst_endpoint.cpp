// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/handshake.h"

#include <QTest>

using namespace framewatch;

class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void targets_data();
    void targets();
    void userinfo_data();
    void userinfo();
    void rejected_data();
    void rejected();
    void messagesKeepPasswords();
};

void TestEndpoint::accepted_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("secure");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("hostHeader");
    const auto row = [](const char *url, bool secure, const char *host, int port, const char *header) {
        QTest::newRow(url) << QString::fromUtf8(url) << secure << QString::fromUtf8(host) << port
                           << QByteArray(header);
    };
    row("ws://example.com", false, "example.com", 80, "example.com");
    row("wss://example.com/", true, "example.com", 443, "example.com");
    row("http://example.com", false, "example.com", 80, "example.com");
    row("https://example.com", true, "example.com", 443, "example.com");
    row("WS://Example.COM/Path", false, "example.com", 80, "example.com");
    row("  ws://example.com/ \n", false, "example.com", 80, "example.com");
    row("ws://example.com:80/", false, "example.com", 80, "example.com");
    row("wss://example.com:443/", true, "example.com", 443, "example.com");
    row("ws://example.com:443/", false, "example.com", 443, "example.com:443");
    row("wss://example.com:80", true, "example.com", 80, "example.com:80");
    row("ws://example.com:8080", false, "example.com", 8080, "example.com:8080");
    row("ws://example.com:", false, "example.com", 80, "example.com");
    row("ws://example.com:/x", false, "example.com", 80, "example.com");
    row("ws://example.com:08080", false, "example.com", 8080, "example.com:8080");
    row("ws://example.com:65535", false, "example.com", 65535, "example.com:65535");
    // Without a scheme.
    row("localhost", false, "localhost", 80, "localhost");
    row("localhost:8080", false, "localhost", 8080, "localhost:8080");
    row("localhost:8080/chat?to=ws://other", false, "localhost", 8080, "localhost:8080");
    row("ws:8080", false, "ws", 8080, "ws:8080");
    row("127.0.0.1:9001", false, "127.0.0.1", 9001, "127.0.0.1:9001");
    row("[::1]:9001", false, "::1", 9001, "[::1]:9001");
    // Names.
    row("ws://my_service:1", false, "my_service", 1, "my_service:1");
    row("ws://example.com.", false, "example.com.", 80, "example.com.");
    row("ws://bücher.de/", false, "xn--bcher-kva.de", 80, "xn--bcher-kva.de");
    row("ws://BÜCHER.de:81/", false, "xn--bcher-kva.de", 81, "xn--bcher-kva.de:81");
    row("ws://b%C3%BCcher.de/", false, "xn--bcher-kva.de", 80, "xn--bcher-kva.de");
    row("ws://xn--bcher-kva.de/", false, "xn--bcher-kva.de", 80, "xn--bcher-kva.de");
    row("wss://例え.jp", true, "xn--r8jz45g.jp", 443, "xn--r8jz45g.jp");
    // Addresses.
    row("ws://[::1]", false, "::1", 80, "[::1]");
    row("ws://[2001:DB8::1]:8080/", false, "2001:db8::1", 8080, "[2001:db8::1]:8080");
    row("ws://[::ffff:1.2.3.4]/", false, "::ffff:1.2.3.4", 80, "[::ffff:1.2.3.4]");
    row("ws://[fe80::1%eth0]/", false, "fe80::1%eth0", 80, "[fe80::1]");
    row("ws://[fe80::1%25eth0]:81/", false, "fe80::1%eth0", 81, "[fe80::1]:81");
}

void TestEndpoint::accepted()
{
    QFETCH(QString, url);
    const auto endpoint = Handshake::parseUrl(url);
    QVERIFY2(endpoint.ok(), endpoint ? "" : qPrintable(endpoint.error().message));
    QTEST(endpoint.value().secure, "secure");
    QTEST(endpoint.value().host, "host");
    QTEST(int(endpoint.value().port), "port");
    QTEST(endpoint.value().hostHeader(), "hostHeader");
}

void TestEndpoint::targets_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *url, const char *target) {
        QTest::newRow(url) << QString::fromUtf8(url) << QByteArray(target);
    };
    row("ws://h", "/");
    row("ws://h/", "/");
    row("ws://h?x=1", "/?x=1");
    row("ws://h/?", "/?");
    row("ws://h?", "/?");
    row("ws://h#top", "/");
    row("ws://h/a#top", "/a");
    row("ws://h/a?b#c?d", "/a?b");
    row("ws://h:1/a%2fb%2Fc%zz%", "/a%2fb%2Fc%zz%");
    row("ws://h//a/../b/./c", "//a/../b/./c");
    row("ws://h/a b?c d", "/a%20b?c%20d");
    row("ws://h/ä?ö=😀", "/%C3%A4?%C3%B6=%F0%9F%98%80");
    row("ws://h/?a=[1]&b={\"c\":\"<d>\"}|\\^`", "/?a=[1]&b={\"c\":\"<d>\"}|\\^`");
    row("ws://h/@a:b@c", "/@a:b@c");
    row("ws://h?u=ws://x@y:1/", "/?u=ws://x@y:1/");
    row("h/p?q", "/p?q");
}

void TestEndpoint::targets()
{
    QFETCH(QString, url);
    const auto endpoint = Handshake::parseUrl(url);
    QVERIFY2(endpoint.ok(), endpoint ? "" : qPrintable(endpoint.error().message));
    QTEST(endpoint.value().target, "target");
}

void TestEndpoint::userinfo_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    const auto row = [](const char *url, const char *user, const char *password) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf8(user)
                           << QString::fromUtf8(password);
    };
    row("ws://h/", "", "");
    row("ws://me@h/", "me", "");
    row("ws://me:secret@h/", "me", "secret");
    row("ws://me:@h/", "me", "");
    row("ws://:secret@h/", "", "secret");
    row("ws://m%40e:se%3Ac%C3%B6ret@h/", "m@e", "se:cöret");
    row("ws://me:a:b@h/", "me", "a:b");
    row("ws://me:a@b@h/", "me", "a@b");
}

void TestEndpoint::userinfo()
{
    QFETCH(QString, url);
    const auto endpoint = Handshake::parseUrl(url);
    QVERIFY(endpoint.ok());
    QTEST(endpoint.value().user, "user");
    QTEST(endpoint.value().password, "password");
    QCOMPARE(endpoint.value().hostHeader(), QByteArray("h"));
    QCOMPARE(endpoint.value().target, QByteArray("/"));
}

void TestEndpoint::rejected_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *url, const char16_t *words) {
        QTest::newRow(url) << QString::fromUtf8(url) << QString::fromUtf16(words);
    };
    row("", u"no host");
    row("ws://", u"no host");
    row("ws:///path", u"no host");
    row("ws://:80", u"no host");
    row("ws://me@/", u"no host");
    row("/path", u"no host");
    row("ftp://h/", u"“ftp” is not a WebSocket scheme: use ws or wss");
    row("file:///etc/passwd", u"“file” is not a WebSocket scheme");
    row("ws:/h/", u"lacks “//”");
    row("wss:/h", u"lacks “//”");
    row("ws://h:0", u"“0” is not a port: ports are 1 to 65535");
    row("ws://h:65536", u"“65536” is not a port");
    row("ws://h:99999999999999999999", u"is not a port");
    row("ws://h:80x", u"“80x” is not a port");
    row("ws://h:-1", u"“-1” is not a port");
    row("ws://h:+80", u"“+80” is not a port");
    row("ws://h:٨٠", u"is not a port");
    row("ws://::1/", u"stands in brackets");
    row("ws://2001:db8::1:80/", u"stands in brackets");
    row("ws://[::1/", u"“[” without “]”");
    row("ws://[::1]x/", u"Only a port may follow");
    row("ws://[1.2.3.4]/", u"is not an IPv6 address");
    row("ws://[::zz]/", u"is not an IPv6 address");
    row("ws://[]/", u"is not an IPv6 address");
    row("ws://[fe80::1%]/", u"no valid zone");
    row("ws://[fe80::1%a/b]/", u"“[” without “]”");
    row("ws://[fe80::1%a b]/", u"no valid zone");
    row("ws://a b/", u"character “ ”");
    row("ws://a%20b/", u"character “ ”");
    row("ws://a\\b/", u"character “\\”");
    row("ws://a%0d%0aEvil:1/", u"character");
    row("ws://a..b/", u"empty part");
    row("ws://.a/", u"empty part");
    row("ws://./", u"empty part");
    row("ws://h/a\r\nEvil: 1", u"control character (0x0d)");
    row("ws://h/a\nb", u"control character (0x0a)");
    row("ws://h/a\tb", u"control character (0x09)");
    row("ws://h/\x7f", u"control character (0x7f)");
    QTest::newRow("NUL") << QString(QStringLiteral("ws://h/a") + QChar(u'\0') + u'b')
                         << QStringLiteral("control character (0x00)");
    QTest::newRow("long part") << QString(QStringLiteral("ws://") + QString(64, u'a'))
                               << QStringLiteral("longer than 63 characters");
    QTest::newRow("long name") << QString(QStringLiteral("ws://") +
                                          QString(127, u'a').replace(u'a', QStringLiteral("a.")) + u'a')
                               << QStringLiteral("longer than 253 characters");
}

void TestEndpoint::rejected()
{
    QFETCH(QString, url);
    QFETCH(QString, words);
    const auto endpoint = Handshake::parseUrl(url);
    QVERIFY(!endpoint.ok());
    QCOMPARE(endpoint.error().code, ErrorCode::Invalid);
    QVERIFY2(endpoint.error().message.contains(words), qPrintable(endpoint.error().message));
    QVERIFY(!endpoint.error().message.endsWith(u'.'));
}

void TestEndpoint::messagesKeepPasswords()
{
    for (const char *url :
         {"ws://me:hunter2@", "ws://me:hunter2@h:x", "ws://me:hunter2@a b", "ws://me:hunter2@[::z]",
          "ws://me:hunter2@::1", "ws:/me:hunter2@h", "ftp://me:hunter2@h"}) {
        const auto endpoint = Handshake::parseUrl(QString::fromUtf8(url));
        QVERIFY(!endpoint.ok());
        QVERIFY2(!endpoint.error().message.contains(QStringLiteral("hunter2")), url);
    }
}

QTEST_APPLESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
