// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/handshake.h"
#include "tests/model/server/servertest.h"

using namespace framewatch;
using namespace framewatch::test;

/// N7: what is no WebSocket handshake gets a proper HTTP answer from the running server, and a refused entry.
class TestServerHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answers_data();
    void answers();
    void recorded();
    void tcpConnectLeavesNoTrace();
    void headTooLong();
    void headTooSlow();
    void hangsUpInsideHead();
    void answerIsReadDespiteUnreadBody();
    void tooManyHandshakes();
    void tooManyClients();
};

void TestServerHttp::answers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("statusLine");
    QTest::addColumn<bool>("body");
    const QByteArray upgrade = "HTTP/1.1 426 Upgrade Required";
    const QByteArray bad = "HTTP/1.1 400 Bad Request";
    QTest::addRow("GET") << QByteArray("GET /page HTTP/1.1\r\nHost: a\r\n\r\n") << upgrade << true;
    QTest::addRow("HEAD") << QByteArray("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n") << upgrade << false;
    QTest::addRow("version 8") << RawClient::request().replace(": 13", ": 8") << upgrade << true;
    QTest::addRow("PUT") << QByteArray("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab")
                         << QByteArray("HTTP/1.1 405 Method Not Allowed") << true;
    QTest::addRow("no key") << RawClient::request().replace("Sec-WebSocket-Key", "X") << bad << true;
    QTest::addRow("garbage, no line end") << QByteArray::fromHex("deadbeef") << bad << true;
    QTest::addRow("a line of garbage") << QByteArray("hello\r\n") << bad << true;
    QTest::addRow("TLS") << QByteArray::fromHex("1603010200010001fc0303") << bad << true;
    QTest::addRow("bare LF") << QByteArray("GET / HTTP/1.1\nHost: a\n\n") << bad << true;
}

void TestServerHttp::answers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, statusLine);
    QFETCH(bool, body);
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.connectTo(running.port());
    client.socket.write(bytes);
    QTRY_VERIFY(client.isGone());
    QVERIFY2(client.head.startsWith(statusLine + "\r\n"), client.head.constData());
    QVERIFY(client.head.contains("close\r\n"));
    const QByteArray sentBody = client.raw.sliced(client.head.size());
    QCOMPARE(!sentBody.isEmpty(), body);
    if (body)
        QVERIFY(client.head.contains("Content-Length: " + QByteArray::number(sentBody.size()) + "\r\n"));
    QTRY_COMPARE(running.recording.story(), QStringList{QStringLiteral("1 refused")});
    QVERIFY(running.server.clients().isEmpty());
}

void TestServerHttp::recorded()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    const QByteArray head = "GET /page?q=1 HTTP/1.1\r\nHost: example.org:81\r\n\r\n";
    client.connectTo(running.port());
    client.socket.write(head);
    QTRY_VERIFY(client.isGone());
    const ConnectionRecord record = running.recording.connections().value(0);
    QCOMPARE(record.url, QStringLiteral("ws://example.org:81/page?q=1"));
    QCOMPARE(record.request, head);
    QCOMPARE(record.response + record.body, client.raw);
    QCOMPARE(record.closeCode, 0);
    QVERIFY(record.endedNs > 0);
    QCOMPARE(running.recording.entries().first().note,
             QStringLiteral("GET /page?q=1: answered 426 Upgrade Required. A plain HTTP request is not a "
                            "WebSocket connection"));
    QVERIFY(client.raw.contains("ws://127.0.0.1:" + QByteArray::number(running.port())));
}

void TestServerHttp::tcpConnectLeavesNoTrace()
{
    RunningServer running;
    running.settings.limits.headTimeout = std::chrono::milliseconds(50);
    QVERIFY(running.start());
    RawClient leaves, stays, last;
    leaves.connectTo(running.port());
    stays.connectTo(running.port());
    QTRY_COMPARE(leaves.socket.state(), QAbstractSocket::ConnectedState);
    leaves.socket.disconnectFromHost();
    QTRY_VERIFY(stays.isGone());
    QVERIFY(stays.raw.isEmpty());
    last.open(running.port());
    QTRY_VERIFY(last.isOpen());
    QCOMPARE(running.recording.story(), QStringList{QStringLiteral("1 open")});
}

void TestServerHttp::headTooLong()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient fits, tooLong, endless;
    const qsizetype room = Handshake::MaxHead - RawClient::request("X-Long: \r\n").size();
    fits.open(running.port(), "X-Long: " + QByteArray(room, 'x') + "\r\n");
    tooLong.open(running.port(), "X-Long: " + QByteArray(room + 1, 'x') + "\r\n");
    endless.connectTo(running.port());
    endless.socket.write("GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(100'000));
    QTRY_VERIFY(fits.isOpen());
    QTRY_VERIFY(tooLong.isGone());
    QTRY_VERIFY(endless.isGone());
    QVERIFY(tooLong.head.startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n"));
    QVERIFY(endless.head.startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n"));
    for (const ConnectionRecord &record : running.recording.connections())
        QVERIFY(record.request.size() <= Handshake::MaxHead + 1);
}

void TestServerHttp::headTooSlow()
{
    RunningServer running;
    running.settings.limits.headTimeout = std::chrono::milliseconds(50);
    QVERIFY(running.start());
    RawClient slow, quick;
    slow.connectTo(running.port());
    slow.socket.write(RawClient::request().chopped(1));
    quick.open(running.port());
    QTRY_VERIFY(slow.isGone());
    QVERIFY(slow.head.startsWith("HTTP/1.1 408 Request Timeout\r\n"));
    QVERIFY(quick.isOpen());
    QVERIFY(!quick.isGone());
    QCOMPARE(running.recording.entries(EntryKind::Refused).size(), 1);
}

void TestServerHttp::hangsUpInsideHead()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.connectTo(running.port());
    client.socket.write("GET / HT");
    client.socket.disconnectFromHost();
    QTRY_COMPARE(running.recording.story(), QStringList{QStringLiteral("1 error")});
    QCOMPARE(running.recording.connections().first().request, "GET / HT");
    QCOMPARE(running.recording.entries().first().note,
             QStringLiteral("The client hung up inside its request head"));
}

void TestServerHttp::answerIsReadDespiteUnreadBody()
{
    RunningServer running;
    QVERIFY(running.start());
    for (int i = 0; i < 20; ++i) {
        RawClient client;
        client.connectTo(running.port());
        client.socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3000000\r\n\r\n" +
                            QByteArray(3'000'000, 'b'));
        QTRY_VERIFY(client.isGone());
        QVERIFY(client.head.startsWith("HTTP/1.1 405"));
        QVERIFY(client.raw.endsWith("\n"));
    }
}

void TestServerHttp::tooManyHandshakes()
{
    RunningServer running;
    running.settings.limits.handshakes = 3;
    QVERIFY(running.start());
    std::array<RawClient, 3> idle;
    for (RawClient &client : idle) {
        client.connectTo(running.port());
        client.socket.write("GET");
        QTRY_COMPARE(client.socket.state(), QAbstractSocket::ConnectedState);
    }
    RawClient another;
    another.connectTo(running.port());
    QTRY_VERIFY(another.isGone());
    QVERIFY(another.head.startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
    idle[0].socket.abort();
    std::unique_ptr<RawClient> later;
    const auto opens = [&] {
        if (!later || later->isGone()) {
            later = std::make_unique<RawClient>();
            later->open(running.port());
        }
        return later->isOpen();
    };
    QTRY_VERIFY(opens());
}

void TestServerHttp::tooManyClients()
{
    RunningServer running;
    running.settings.limits.clients = 2;
    QVERIFY(running.start());
    RawClient a, b, c;
    a.open(running.port());
    b.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 2);
    c.connectTo(running.port());
    QTRY_VERIFY(c.isGone());
    QVERIFY(c.head.startsWith("HTTP/1.1 503"));
}

QTEST_GUILESS_MAIN(TestServerHttp)
#include "tst_serverhttp.moc"
