// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/httpanswer.h"

#include <QTest>

using namespace framewatch;

/// Which request heads open a WebSocket, and what the others are answered. No sockets.
class TestHttpAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void malformed_data();
    void malformed();
    void sizeAtEverySplit_data();
    void sizeAtEverySplit();
    void hopeless_data();
    void hopeless();
    void headerValues();
    void answer();
    void headHasNoBody();
};

namespace {

const QByteArray ValidHead =
    "GET /chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

/// The handshake with one thing changed.
QByteArray with(const QByteArray &before, const QByteArray &after)
{
    QByteArray head = ValidHead;
    Q_ASSERT(head.contains(before));
    return head.replace(before, after);
}

QByteArray adding(const QByteArray &line)
{
    return with("\r\n\r\n", "\r\n" + line + "\r\n\r\n");
}

} // namespace

void TestHttpAnswer::accepted_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addRow("plain") << ValidHead;
    QTest::addRow("Firefox's Connection") << with("Connection: Upgrade", "Connection: keep-alive, Upgrade");
    QTest::addRow("case") << with("Upgrade: websocket", "UPGRADE: WebSocket");
    QTest::addRow("blanks") << with("Upgrade: websocket", "Upgrade:\t  websocket \t");
    QTest::addRow("no blank") << with("Upgrade: websocket", "Upgrade:websocket");
    QTest::addRow("two tokens in Upgrade") << with("Upgrade: websocket", "Upgrade: h2c, websocket");
    QTest::addRow("origin") << adding("Origin: https://example.com");
    QTest::addRow("extensions") << adding(
        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits");
    QTest::addRow("subprotocols") << adding("Sec-WebSocket-Protocol: chat, superchat");
    QTest::addRow("non-ASCII value") << adding("X-Name: caf\xC3\xA9");
    QTest::addRow("absolute target") << with("/chat", "http://localhost/chat");
    QTest::addRow("blank lines before") << "\r\n\r\n" + ValidHead;
    QTest::addRow("empty body") << adding("Content-Length: 0");
    QTest::addRow("many headers") << adding(QByteArray("X-Filler: 0123456789\r\n").repeated(300) +
                                            "X-Last: 1");
    QTest::addRow("long cookie") << adding("Cookie: " + QByteArray(20'000, 'c'));
}

void TestHttpAnswer::accepted()
{
    QFETCH(QByteArray, head);
    QCOMPARE(requestHeadSize(head), head.size());
    const auto request = parseRequestHead(head);
    QVERIFY(request.ok());
    const auto refusal = HttpAnswers::judge(request.value());
    QVERIFY2(!refusal, refusal ? qPrintable(refusal->sentence) : "");
}

void TestHttpAnswer::refused_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    QTest::addRow("plain GET") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") << 426;
    QTest::addRow("plain GET, HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << 426;
    QTest::addRow("curl --http2")
        << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                      "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n\r\n")
        << 426;
    QTest::addRow("HEAD") << QByteArray("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n") << 426;
    QTest::addRow("POST") << QByteArray("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\n")
                          << 405;
    QTest::addRow("handshake by POST") << with("GET", "POST") << 405;
    QTest::addRow("lower case method") << with("GET", "get") << 405;
    QTest::addRow("OPTIONS") << QByteArray("OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n") << 405;
    QTest::addRow("handshake by HEAD") << with("GET", "HEAD") << 400;
    QTest::addRow("handshake, HTTP/1.0") << with("HTTP/1.1", "HTTP/1.0") << 400;
    QTest::addRow("HTTP/2.0 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\n") << 505;
    QTest::addRow("no host") << with("Host: localhost\r\n", "") << 400;
    QTest::addRow("two hosts") << adding("Host: other") << 400;
    QTest::addRow("no Connection") << with("Connection: Upgrade\r\n", "") << 400;
    QTest::addRow("Connection: close") << with("Connection: Upgrade", "Connection: close") << 400;
    QTest::addRow("no Upgrade") << with("Upgrade: websocket\r\n", "") << 400;
    QTest::addRow("Upgrade: websockets") << with("websocket\r\n", "websockets\r\n") << 400;
    QTest::addRow("no key") << with("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n", "") << 400;
    QTest::addRow("empty key") << with("dGhlIHNhbXBsZSBub25jZQ==", "") << 400;
    QTest::addRow("short key") << with("dGhlIHNhbXBsZSBub25jZQ==", "c2hvcnQ=") << 400;
    QTest::addRow("no Base64 key") << with("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25j!Q==") << 400;
    QTest::addRow("long key") << with("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZSBsb25n") << 400;
    QTest::addRow("two keys") << adding("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==") << 400;
    QTest::addRow("no version") << with("Sec-WebSocket-Version: 13\r\n", "") << 400;
    QTest::addRow("version 8") << with("Version: 13", "Version: 8") << 426;
    QTest::addRow("version 14") << with("Version: 13", "Version: 14") << 426;
    QTest::addRow("version x") << with("Version: 13", "Version: x") << 426;
    QTest::addRow("a body") << adding("Content-Length: 5") << 400;
    QTest::addRow("a chunked body") << adding("Transfer-Encoding: chunked") << 400;
    QTest::addRow("bad subprotocol") << adding("Sec-WebSocket-Protocol: ch(at") << 400;
}

void TestHttpAnswer::refused()
{
    QFETCH(QByteArray, head);
    const auto request = parseRequestHead(head);
    QVERIFY(request.ok());
    const auto refusal = HttpAnswers::judge(request.value());
    QVERIFY(refusal);
    QTEST(refusal->status, "status");
    QVERIFY(!refusal->sentence.isEmpty() && !refusal->sentence.endsWith(u'.'));
}

void TestHttpAnswer::malformed_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addRow("no request line") << QByteArray("\r\n\r\n\r\n\r\n\r\n\r\n");
    QTest::addRow("two words") << QByteArray("GET /\r\n\r\n");
    QTest::addRow("no target") << QByteArray("GET  HTTP/1.1\r\n\r\n");
    QTest::addRow("blank in target") << QByteArray("GET /a b HTTP/1.1\r\n\r\n");
    QTest::addRow("control in target") << QByteArray("GET /a\x01 HTTP/1.1\r\n\r\n");
    QTest::addRow("version") << QByteArray("GET / HTTP/11\r\n\r\n");
    QTest::addRow("lower case version") << QByteArray("GET / http/1.1\r\n\r\n");
    QTest::addRow("method") << QByteArray("G(T / HTTP/1.1\r\n\r\n");
    QTest::addRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n");
    QTest::addRow("no colon") << QByteArray("GET / HTTP/1.1\r\nHost\r\n\r\n");
    QTest::addRow("no name") << QByteArray("GET / HTTP/1.1\r\n: a\r\n\r\n");
    QTest::addRow("blank before colon") << QByteArray("GET / HTTP/1.1\r\nHost : a\r\n\r\n");
    QTest::addRow("folded") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n");
    QTest::addRow("NUL in value") << QByteArray("GET / HTTP/1.1\r\nHost: a\0b\r\n\r\n", 30);
    QTest::addRow("CR in value") << QByteArray("GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n");
}

void TestHttpAnswer::malformed()
{
    QFETCH(QByteArray, head);
    QVERIFY(requestHeadSize(head) > 0);
    const auto request = parseRequestHead(head);
    QVERIFY(!request.ok());
    QVERIFY(!request.error().message.isEmpty());
}

void TestHttpAnswer::sizeAtEverySplit_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addRow("handshake") << ValidHead;
    QTest::addRow("blank lines before") << "\r\n\r\n" + ValidHead;
    QTest::addRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n");
}

void TestHttpAnswer::sizeAtEverySplit()
{
    QFETCH(QByteArray, head);
    for (qsizetype before = 0; before < head.size(); ++before) {
        for (qsizetype now = before; now < head.size(); ++now)
            QCOMPARE(requestHeadSize(head.first(now), before), 0);
        QCOMPARE(requestHeadSize(head + "after\n\n", before), head.size());
    }
}

void TestHttpAnswer::hopeless_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("hopeless");
    QTest::addRow("nothing") << QByteArray() << false;
    QTest::addRow("CR") << QByteArray("\r") << false;
    QTest::addRow("letters") << QByteArray("GE") << false;
    QTest::addRow("a line") << QByteArray("GET / HTTP/1.1\r\n") << false;
    QTest::addRow("blank lines") << QByteArray("\r\n\r\nGET / HT") << false;
    QTest::addRow("TLS") << QByteArray::fromHex("160301") << true;
    QTest::addRow("NUL") << QByteArray(1, '\0') << true;
    QTest::addRow("high byte") << QByteArray("\xFF") << true;
    QTest::addRow("blank") << QByteArray(" GET") << true;
    QTest::addRow("words") << QByteArray("hello there\r\n") << true;
}

void TestHttpAnswer::hopeless()
{
    QFETCH(QByteArray, bytes);
    QTEST(hopelessHead(bytes).has_value(), "hopeless");
}

void TestHttpAnswer::headerValues()
{
    const auto request = parseRequestHead("GET / HTTP/1.1\r\nA: 1\r\na: 2, 3,, \r\nB:\r\n\r\n");
    QVERIFY(request.ok());
    const RequestHead &head = request.value();
    QCOMPARE(head.header("a"), "1");
    QCOMPARE(head.header("b"), "");
    QCOMPARE(head.header("c"), "");
    QCOMPARE(head.count("A"), 2);
    QCOMPARE(head.tokens("a"), (QByteArrayList{"1", "2", "3"}));
    QVERIFY(head.hasToken("A", "3"));
    QVERIFY(!head.hasToken("A", "4"));
    QCOMPARE(head.headers.first().first, "A");
}

void TestHttpAnswer::answer()
{
    const QDateTime time(QDate(2026, 11, 20), QTime(9, 5, 7), Qt::UTC);
    const HttpAnswer answer =
        HttpAnswers::make({426, QStringLiteral("Plain HTTP")}, QStringLiteral("ws://127.0.0.1:80"), time);
    QVERIFY(answer.head.startsWith("HTTP/1.1 426 Upgrade Required\r\n"));
    QVERIFY(answer.head.endsWith("\r\n\r\n"));
    for (const char *line :
         {"Upgrade: websocket", "Connection: Upgrade, close", "Sec-WebSocket-Version: 13",
          "Content-Type: text/plain; charset=utf-8", "Date: Fri, 20 Nov 2026 09:05:07 GMT"})
        QVERIFY2(answer.head.contains(QByteArray("\r\n") + line + "\r\n"), line);
    QVERIFY(answer.head.contains("\r\nContent-Length: " + QByteArray::number(answer.body.size()) + "\r\n"));
    QVERIFY(answer.body.contains("WebSocket server"));
    QVERIFY(answer.body.contains("ws://127.0.0.1:80\n"));
    QVERIFY(answer.body.contains("Plain HTTP.\n"));
}

void TestHttpAnswer::headHasNoBody()
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(0);
    const HttpAnswer head = HttpAnswers::make({405, QStringLiteral("No")}, {}, time, true);
    const HttpAnswer whole = HttpAnswers::make({405, QStringLiteral("No")}, {}, time);
    QCOMPARE(head.head, whole.head);
    QVERIFY(head.body.isEmpty());
    QVERIFY(head.head.contains("Allow: GET, HEAD\r\n"));
    QVERIFY(head.head.contains("Connection: close\r\n"));
}

QTEST_APPLESS_MAIN(TestHttpAnswer)
#include "tst_httpanswer.moc"
