// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/handshake.h"

#include <QSet>
#include <QTest>

using namespace framewatch;

namespace {

const QByteArray SampleKey = "dGhlIHNhbXBsZSBub25jZQ=="; // RFC 6455 §1.3
const QByteArray SampleAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

Handshake::Request requestTo(const QString &url)
{
    Handshake::Request request;
    request.endpoint = Handshake::parseUrl(url).value();
    request.key = SampleKey;
    return request;
}

Handshake::Request plainRequest()
{
    return requestTo(QStringLiteral("ws://h/"));
}

QByteArray headOf(const Handshake::Request &request)
{
    const auto head = Handshake::buildRequest(request);
    return head ? head.value() : "error: " + head.error().message.toUtf8();
}

/// Header lines of a head, without those that every request has.
QByteArrayList extraLines(const QByteArray &head)
{
    QByteArrayList lines = head.split('\n').mid(1);
    for (QByteArray &line : lines)
        line = line.trimmed();
    for (const char *usual : {"Host: h", "Upgrade: websocket", "Connection: Upgrade",
                              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version: 13", ""})
        lines.removeAll(usual);
    return lines;
}

} // namespace

class TestHandshake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens();
    void sampleOfTheRfc();
    void keys();
    void wholeRequest();
    void requestLines_data();
    void requestLines();
    void originAndSubprotocols();
    void userHeaders_data();
    void userHeaders();
    void subprotocolsAreMerged();
    void extensionsAreOfferedOnce();
    void basicCredentials();
    void injection_data();
    void injection();
};

void TestHandshake::tokens()
{
    for (const char *good : {"a", "X-Api-Key", "chat.v2", "!#$%&'*+-.^_`|~09azAZ"})
        QVERIFY2(Handshake::isToken(good), good);
    for (const char *bad : {"", " ", "a b", "a:", "a/b", "a=", "\"a\"", "(a)", "a,b", "a;b", "a@b", "[a]",
                            "{a}", "a\t", "a\r\n", "ä", "a\x7f"})
        QVERIFY2(!Handshake::isToken(bad), bad);
    QVERIFY(!Handshake::isToken(QByteArrayView("a\0b", 3)));
}

void TestHandshake::sampleOfTheRfc()
{
    QCOMPARE(Handshake::acceptFor(SampleKey), SampleAccept);
}

void TestHandshake::keys()
{
    QSet<QByteArray> keys;
    for (int i = 0; i < 100; ++i) {
        const QByteArray key = Handshake::makeKey();
        QCOMPARE(key.size(), 24);
        QCOMPARE(QByteArray::fromBase64(key).size(), 16);
        keys.insert(key);
    }
    QCOMPARE(keys.size(), 100);
}

void TestHandshake::wholeRequest()
{
    QCOMPARE(headOf(requestTo(QStringLiteral("ws://example.com:8080/chat?room=1"))),
             QByteArray("GET /chat?room=1 HTTP/1.1\r\n"
                        "Host: example.com:8080\r\n"
                        "Upgrade: websocket\r\n"
                        "Connection: Upgrade\r\n"
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                        "Sec-WebSocket-Version: 13\r\n"
                        "\r\n"));
}

void TestHandshake::requestLines_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const char *url, const char *line, const char *host) {
        QTest::newRow(url) << QString::fromUtf8(url) << QByteArray(line) << QByteArray(host);
    };
    row("ws://h?x=1", "GET /?x=1 HTTP/1.1", "Host: h");
    row("ws://h/?", "GET /? HTTP/1.1", "Host: h");
    row("ws://h/%2f%2F", "GET /%2f%2F HTTP/1.1", "Host: h");
    row("ws://me:secret@h/a b", "GET /a%20b HTTP/1.1", "Host: h");
    row("ws://bücher.de/ü", "GET /%C3%BC HTTP/1.1", "Host: xn--bcher-kva.de");
    row("wss://[::1]:9443", "GET / HTTP/1.1", "Host: [::1]:9443");
}

void TestHandshake::requestLines()
{
    QFETCH(QString, url);
    const QByteArrayList lines = headOf(requestTo(url)).replace("\r", "").split('\n');
    QTEST(lines.at(0), "line");
    QTEST(lines.at(1), "host");
}

void TestHandshake::originAndSubprotocols()
{
    Handshake::Request request = plainRequest();
    request.origin = "https://example.com";
    request.subprotocols =
        QStringList{QStringLiteral("chat"), QStringLiteral("superchat"), QStringLiteral("chat")};
    const QByteArrayList expected{"Origin: https://example.com", "Sec-WebSocket-Protocol: chat, superchat"};
    QCOMPARE(extraLines(headOf(request)), expected);
}

void TestHandshake::userHeaders_data()
{
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QByteArray>("head");
    const QByteArray start = "GET / HTTP/1.1\r\n";
    const QByteArray upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
    const QByteArray rest = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
    const QByteArray usual = start + "Host: h\r\n" + upgrade + rest;
    QTest::newRow("order, case and repeats") << HeaderList{{"x-b", "2"}, {"X-A", "1"}, {"x-B", "3"}}
                                             << QByteArray(usual + "x-b: 2\r\nX-A: 1\r\nx-B: 3\r\n\r\n");
    QTest::newRow("Host in its place")
        << HeaderList{{"X-A", "1"}, {"HOST", "other:1"}}
        << QByteArray(start + "HOST: other:1\r\n" + upgrade + rest + "X-A: 1\r\n\r\n");
    QTest::newRow("Host twice") << HeaderList{{"Host", "a"}, {"host", "b"}}
                                << QByteArray(start + "Host: a\r\nhost: b\r\n" + upgrade + rest + "\r\n");
    QTest::newRow("Connection")
        << HeaderList{{"connection", "keep-alive, Upgrade"}}
        << QByteArray(start + "Host: h\r\nUpgrade: websocket\r\nconnection: keep-alive, Upgrade\r\n" + rest +
                      "\r\n");
    QTest::newRow("empty value") << HeaderList{{"X-Empty", ""}} << QByteArray(usual + "X-Empty: \r\n\r\n");
    QTest::newRow("bytes as they are") << HeaderList{{"X-A", "\xc3\xa4\t\xff:;,\""}}
                                       << QByteArray(usual + "X-A: \xc3\xa4\t\xff:;,\"\r\n\r\n");
    QTest::newRow("cookies") << HeaderList{{"Cookie", "a=1"}, {"Cookie", "b=2"}, {"User-Agent", "me"}}
                             << QByteArray(usual + "Cookie: a=1\r\nCookie: b=2\r\nUser-Agent: me\r\n\r\n");
}

void TestHandshake::userHeaders()
{
    QFETCH(HeaderList, headers);
    Handshake::Request request = plainRequest();
    request.headers = headers;
    QTEST(headOf(request), "head");
}

void TestHandshake::subprotocolsAreMerged()
{
    Handshake::Request request = plainRequest();
    request.headers =
        HeaderList{{"X-A", "1"}, {"sec-websocket-protocol", "a,b"}, {"Sec-WebSocket-Protocol", " c , a"}};
    request.subprotocols = QStringList{QStringLiteral("b"), QStringLiteral("token")};
    const QByteArrayList expected{"sec-websocket-protocol: a, b, c, token", "X-A: 1"};
    QCOMPARE(extraLines(headOf(request)), expected);
}

void TestHandshake::extensionsAreOfferedOnce()
{
    Handshake::Request request = requestTo(QStringLiteral("ws://h/"));
    request.extensions = "permessage-deflate; client_max_window_bits";
    QVERIFY(headOf(request).contains("\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"));
    request.headers = {{"sec-websocket-extensions", "foo"}, {"X", "y"}, {"sec-websocket-extensions", "bar"}};
    const QByteArray head = headOf(request);
    QVERIFY(head.contains("\r\nsec-websocket-extensions: foo\r\nsec-websocket-extensions: bar\r\nX: y\r\n"));
    QVERIFY(!head.contains("permessage-deflate"));
}

void TestHandshake::basicCredentials()
{
    Handshake::Request request = requestTo(QStringLiteral("ws://Aladdin:open%20sesame@h/"));
    QCOMPARE(extraLines(headOf(request)),
             QByteArrayList{"Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="});
    request.headers = HeaderList{{"authorization", "Bearer t"}};
    QCOMPARE(extraLines(headOf(request)), QByteArrayList{"authorization: Bearer t"});
}

void TestHandshake::injection_data()
{
    using Change = void (*)(Handshake::Request &);
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, Change change, const char16_t *words) {
        QTest::newRow(name) << change << QString::fromUtf16(words);
    };
    using R = Handshake::Request;
    row(
        "CRLF in a value",
        [](R &r) {
            r.headers = {{"X-A", "1\r\nEvil: 1"}};
        },
        u"The header “X-A” has a line break");
    row(
        "LF in a value",
        [](R &r) {
            r.headers = {{"X-A", "1\nEvil: 1"}};
        },
        u"The header “X-A” has a line break");
    row(
        "CR in a value",
        [](R &r) {
            r.headers = {{"X-A", "1\r"}};
        },
        u"The header “X-A” has a line break");
    row(
        "NUL in a value",
        [](R &r) {
            r.headers = {{"X-A", QByteArray(1, '\0')}};
        },
        u"The header “X-A” has a line break");
    row(
        "CRLF in a value that replaces",
        [](R &r) {
            r.headers = {{"Host", "a\r\nb: c"}};
        },
        u"The header “Host”");
    row(
        "CRLF in the user's subprotocols",
        [](R &r) {
            r.headers = {{"Sec-WebSocket-Protocol", "a\r\nb: c"}};
        },
        u"The header “Sec-WebSocket-Protocol”");
    row(
        "no name",
        [](R &r) {
            r.headers = {{"", "1"}};
        },
        u"cannot be a header's name");
    row(
        "blank in a name",
        [](R &r) {
            r.headers = {{"X A", "1"}};
        },
        u"“X A” cannot be a header's name");
    row(
        "colon in a name",
        [](R &r) {
            r.headers = {{"X:", "1"}};
        },
        u"“X:” cannot be a header's name");
    row(
        "line in a name",
        [](R &r) {
            r.headers = {{"X\r\nY", "1"}};
        },
        u"cannot be a header's name");
    row(
        "origin", [](R &r) { r.origin = "http://a\r\nEvil: 1"; }, u"The origin has a line break");
    row(
        "subprotocol line", [](R &r) { r.subprotocols = QStringList{QStringLiteral("a\r\nEvil: 1")}; },
        u"cannot be a subprotocol");
    row(
        "subprotocol list", [](R &r) { r.subprotocols = QStringList{QStringLiteral("a, b")}; },
        u"“a, b” cannot be a subprotocol");
    row(
        "empty subprotocol", [](R &r) { r.subprotocols = QStringList{QString()}; },
        u"cannot be a subprotocol");
    row(
        "non-ASCII subprotocol", [](R &r) { r.subprotocols = QStringList{QStringLiteral("ä")}; },
        u"“ä” cannot be a subprotocol");
    row(
        "target line", [](R &r) { r.endpoint.target = "/a\r\nEvil: 1"; }, u"The path of the URL");
    row(
        "target blank", [](R &r) { r.endpoint.target = "/a HTTP/1.1"; }, u"The path of the URL");
    row(
        "no target", [](R &r) { r.endpoint.target.clear(); }, u"The path of the URL");
    row(
        "host", [](R &r) { r.endpoint.host = QStringLiteral("h\r\nEvil: 1"); }, u"The header “Host”");
    row(
        "key", [](R &r) { r.key = "k\r\nEvil: 1"; }, u"The header “Sec-WebSocket-Key”");
}

void TestHandshake::injection()
{
    using Change = void (*)(Handshake::Request &);
    QFETCH(Change, change);
    QFETCH(QString, words);
    Handshake::Request request = plainRequest();
    change(request);
    const auto head = Handshake::buildRequest(request);
    QVERIFY(!head.ok());
    QCOMPARE(head.error().code, ErrorCode::Invalid);
    QVERIFY2(head.error().message.contains(words), qPrintable(head.error().message));
}

QTEST_APPLESS_MAIN(TestHandshake)
#include "tst_handshake.moc"
