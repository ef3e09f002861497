// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/wiretap.h"

#include "tests/support/memorysink.h"
#include "tests/support/scriptedpeer.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>

using namespace framewatch;
using namespace framewatch::test;

namespace {

// A tap with the QWebSocket it lets in, and what it wrote.
struct Rig
{
    explicit Rig(const QString &url, std::chrono::milliseconds handshakeTimeout = std::chrono::seconds(5),
                 qint64 maxMessage = 1 << 20)
        : tap(sink, clock, [this] { return socket.localPort(); })
    {
        settings.url = url;
        settings.request.endpoint = Handshake::parseUrl(url).value();
        settings.handshakeTimeout = handshakeTimeout;
        settings.closeTimeout = std::chrono::milliseconds(300);
        settings.maxMessage = maxMessage;
        QObject::connect(&tap, &WireTap::ready, &tap, [this](const QUrl &loopback) { socket.open(loopback); });
        QObject::connect(&tap, &WireTap::ended, &tap, [this](const TapEnd &e) { end = e; });
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &tap, [this](const QString &text) { texts.append(text); });
    }

    void start() { tap.start(settings); }

    QStringList kinds() const
    {
        QStringList out;
        for (const Entry &entry : sink.entries)
            out.append((entry.direction == Direction::Sent ? QStringLiteral(">") : entry.direction == Direction::Received ? QStringLiteral("<") : QString())
                       + kindName(entry.kind));
        return out;
    }
    Entry find(EntryKind kind) const
    {
        for (const Entry &entry : sink.entries) {
            if (entry.kind == kind)
                return entry;
        }
        return {};
    }

    MemorySink sink;
    SystemClock clock;
    QWebSocket socket;
    WireTap tap;
    TapSettings settings;
    std::optional<TapEnd> end;
    QStringList texts;
};

bool isOpen(const Rig &rig)
{
    return rig.tap.phase() == WireTap::Phase::Open && rig.socket.state() == QAbstractSocket::ConnectedState;
}

} // namespace

class TestWireTap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordsAnEcho();
    void refuses_data();
    void refuses();
    void keepsTheBodyOfARefusal();
    void failsWithoutAServer();
    void failsWithoutAnAnswer();
    void timesOut();
    void settlesForAnUnfinishedBody();
    void acceptsAListInConnection();
    void readsPastInterimAnswers();
    void tellsThePeersClose_data();
    void tellsThePeersClose();
    void answersTheCloseWithItsCode();
    void tellsADrop_data();
    void tellsADrop();
    void waitsForTheAnswerToOurClose();
    void tellsWhenTheCloseIsNotAnswered();
    void failsOnAViolation_data();
    void failsOnAViolation();
    void joinsFragments();
    void keepsWhatCameWithTheAnswer();
    void handsOverLargeMessages();
    void recordsAnUnfinishedMessage();
    void cancels();
    void letsNobodyElseIn();
    void slowsThePeerDown();
    void deliversAllBeforeTheClose();
};

void TestWireTap::recordsAnEcho()
{
    ScriptedPeer peer;
    Rig rig(peer.url(QStringLiteral("/chat?room=7")));
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    QVERIFY(peer.heads.constFirst().startsWith("GET /chat?room=7 HTTP/1.1\r\n"));

    rig.socket.sendTextMessage(QStringLiteral("Grüße"));
    QTRY_COMPARE(peer.received.size(), 1);
    QCOMPARE(peer.received.constFirst().payload, QByteArray("Grüße"));
    peer.sendText("Server Echo: Grüße");
    QTRY_COMPARE(rig.texts, QStringList{QStringLiteral("Server Echo: Grüße")});
    rig.socket.close(QWebSocketProtocol::CloseCodeNormal, QStringLiteral("bye"));
    QTRY_VERIFY(rig.end);

    QCOMPARE(rig.kinds(), QStringList({QStringLiteral("connecting"), QStringLiteral("open"), QStringLiteral(">text"), QStringLiteral("<text"),
                                       QStringLiteral(">close"), QStringLiteral("<close"), QStringLiteral("closed")}));
    const Entry sent = rig.find(EntryKind::Text);
    QCOMPARE(sent.payload, QByteArray("Grüße"));
    QCOMPARE(sent.size, 7);
    QCOMPARE(sent.frames.size(), 6); // two bytes and a mask key
    QCOMPARE(quint8(sent.frames.at(0)), 0x81);
    QCOMPARE(quint8(sent.frames.at(1)), 0x87);
    QVERIFY(rig.end->clean);
    QCOMPARE(rig.end->closeCode, 1000);
    QCOMPARE(rig.end->by, EndedBy::Us);
    const ConnectionRecord record = rig.sink.connections.constFirst();
    QCOMPARE(record.request, peer.heads.constFirst());
    QVERIFY(record.response.startsWith("HTTP/1.1 101 "));
    QCOMPARE(record.peer, QStringLiteral("127.0.0.1:%1").arg(peer.port()));
    QVERIFY(record.tcpUs && record.upgradeUs && !record.dnsUs && !record.tlsUs);
    QCOMPARE(record.closeCode, 1000);
    QVERIFY(record.endedNs >= record.startedNs);
}

void TestWireTap::refuses_data()
{
    QTest::addColumn<QByteArray>("answer"); // ACCEPT stands for the right accept value
    QTest::addColumn<int>("status");
    const QByteArray ok = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n";
    QTest::newRow("wrong accept") << ok + "Sec-WebSocket-Accept: AAAAAAAAAAAAAAAAAAAAAAAAAAA=\r\n\r\n" << 101;
    QTest::newRow("no accept") << ok + "\r\n" << 101;
    QTest::newRow("HTTP/1.0") << QByteArray(ok).replace("1.1", "1.0") + "Sec-WebSocket-Accept: ACCEPT\r\n\r\n" << 101;
    QTest::newRow("no upgrade") << QByteArray("HTTP/1.1 101 OK\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ACCEPT\r\n\r\n") << 101;
    QTest::newRow("unrequested subprotocol") << ok + "Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Accept: ACCEPT\r\n\r\n" << 101;
    QTest::newRow("unrequested extension") << ok + "Sec-WebSocket-Extensions: permessage-deflate\r\nSec-WebSocket-Accept: ACCEPT\r\n\r\n" << 101;
    QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") << 200;
    QTest::newRow("404") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") << 404;
    QTest::newRow("400") << QByteArray("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n") << 400;
    QTest::newRow("301") << QByteArray("HTTP/1.1 301 Moved\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n") << 301;
    QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n") << 0;
    QTest::newRow("head of 70 KiB") << "HTTP/1.1 101 X\r\nA: " + QByteArray(70 * 1024, 'a') << 0;
}

void TestWireTap::refuses()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    ScriptedPeer peer;
    peer.onHead = [&](const QByteArray &head) {
        return QByteArray(answer).replace("ACCEPT", Handshake::acceptFor(ScriptedPeer::headerOf(head, "Sec-WebSocket-Key")));
    };
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(rig.end);
    QVERIFY(!rig.end->wasOpen);
    QCOMPARE(rig.end->code, ErrorCode::Refused);
    QCOMPARE(rig.end->httpStatus, status);
    QCOMPARE(rig.kinds(), QStringList({QStringLiteral("connecting"), QStringLiteral("refused")}));
    QVERIFY2(rig.find(EntryKind::Refused).note.startsWith(u"Refused: "), qPrintable(rig.find(EntryKind::Refused).note));
    QVERIFY(!rig.sink.connections.constFirst().response.isEmpty());
    QCOMPARE(rig.sink.connections.constFirst().closeCode, 0);
}

void TestWireTap::keepsTheBodyOfARefusal()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &) {
        return QByteArray("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nback\r\n5\r\n soon\r\n0\r\n\r\n");
    };
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(rig.end);
    QCOMPARE(rig.end->httpStatus, 503);
    QCOMPARE(rig.end->retryAfter, std::chrono::milliseconds(2000));
    QCOMPARE(rig.sink.connections.constFirst().body, QByteArray("back soon"));
    QCOMPARE(rig.find(EntryKind::Refused).note, QStringLiteral("Refused: HTTP 503 Service Unavailable, Retry-After 2 (body 9 bytes)"));
}

void TestWireTap::failsWithoutAServer()
{
    ScriptedPeer peer;
    const QString url = peer.url();
    peer.stopListening();
    Rig rig(url);
    rig.start();
    QTRY_VERIFY(rig.end);
    QCOMPARE(rig.end->code, ErrorCode::Network);
    QCOMPARE(rig.kinds(), QStringList({QStringLiteral("connecting"), QStringLiteral("error")}));
    QVERIFY(rig.end->sentence.contains(u"127.0.0.1"));
}

void TestWireTap::failsWithoutAnAnswer()
{
    ScriptedPeer peer;
    peer.onHead = [&peer](const QByteArray &) {
        peer.endTcp();
        return QByteArray();
    };
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(rig.end);
    QCOMPARE(rig.end->code, ErrorCode::Network);
    QCOMPARE(rig.find(EntryKind::Error).note, QStringLiteral("No WebSocket: the server closed the connection without answering the handshake"));
}

void TestWireTap::timesOut()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &) { return QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgrade: web"); };
    Rig rig(peer.url(), std::chrono::milliseconds(100));
    rig.start();
    QTRY_VERIFY(rig.end);
    QCOMPARE(rig.end->code, ErrorCode::Timeout);
    QCOMPARE(rig.end->by, EndedBy::Timeout);
    QVERIFY(rig.find(EntryKind::Error).note.contains(u"waiting for the answer to the handshake"));
}

void TestWireTap::settlesForAnUnfinishedBody()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &) { return QByteArray("HTTP/1.1 500 Oops\r\nContent-Length: 100\r\n\r\npart"); };
    Rig rig(peer.url(), std::chrono::milliseconds(150));
    rig.start();
    QTRY_VERIFY(rig.end);
    QCOMPARE(rig.end->code, ErrorCode::Refused);
    QCOMPARE(rig.sink.connections.constFirst().body, QByteArray("part"));
}

void TestWireTap::acceptsAListInConnection()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) {
        return ScriptedPeer::acceptedAnswer(head).replace("Connection: Upgrade", "Connection: keep-alive, Upgrade");
    };
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(isOpen(rig));
}

void TestWireTap::readsPastInterimAnswers()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) {
        return "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + ScriptedPeer::acceptedAnswer(head);
    };
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    QVERIFY(rig.sink.connections.constFirst().response.startsWith("HTTP/1.1 101 "));
}

void TestWireTap::tellsThePeersClose_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    for (const int code : {1000, 1001, 1002, 1003, 1005, 1007, 1008, 1009, 1011, 1012, 1013, 1014, 3000, 4999})
        QTest::addRow("%d", code) << code << (code == 1005 ? QString() : QStringLiteral("wörds"));
}

void TestWireTap::tellsThePeersClose()
{
    QFETCH(int, code);
    QFETCH(QString, reason);
    ScriptedPeer peer;
    peer.answersClose = false;
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    peer.sendClose(code, reason);
    QTRY_COMPARE(peer.received.size(), 1);
    QCOMPARE(peer.received.constFirst().closeCode, code);
    peer.endTcp();
    QTRY_VERIFY(rig.end);
    QVERIFY(rig.end->clean);
    QCOMPARE(rig.end->closeCode, code);
    QCOMPARE(rig.end->closeReason, reason);
    QCOMPARE(rig.end->by, EndedBy::Peer);
    QVERIFY(rig.end->sentence.startsWith(QStringLiteral("Closed by the server: %1 ").arg(code)));
    QCOMPARE(rig.sink.connections.constFirst().closeCode, code);
}

void TestWireTap::answersTheCloseWithItsCode()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    peer.answersClose = false;
    peer.sendClose(4000, QStringLiteral("out"));
    // A server that never ends TCP is left after the close timeout, and it is still a clean close.
    QTRY_VERIFY(rig.end);
    QVERIFY(rig.end->clean);
    QCOMPARE(rig.end->closeCode, 4000);
    QCOMPARE(rig.end->sentCode, 4000);
}

void TestWireTap::tellsADrop_data()
{
    QTest::addColumn<bool>("reset");
    QTest::newRow("FIN") << false;
    QTest::newRow("RST") << true;
}

void TestWireTap::tellsADrop()
{
    QFETCH(bool, reset);
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    if (reset)
        peer.resetTcp();
    else
        peer.endTcp();
    QTRY_VERIFY(rig.end);
    QCOMPARE(rig.end->closeCode, 1006);
    QCOMPARE(rig.end->by, EndedBy::Network);
    QVERIFY(!rig.end->clean);
    QVERIFY2(rig.end->sentence.startsWith(u"Lost: 1006, dropped without a close frame"), qPrintable(rig.end->sentence));
    QCOMPARE(rig.sink.connections.constFirst().closeCode, 1006);
}

void TestWireTap::waitsForTheAnswerToOurClose()
{
    ScriptedPeer peer;
    peer.answersClose = false;
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    rig.socket.close(QWebSocketProtocol::CloseCodeNormal);
    QTRY_COMPARE(peer.received.size(), 1);
    peer.sendText("one more");
    peer.sendClose(4001, QStringLiteral("late"));
    peer.endTcp();
    QTRY_VERIFY(rig.end);
    QCOMPARE(rig.find(EntryKind::Text).payload, QByteArray("one more"));
    QVERIFY(rig.end->clean);
    QCOMPARE(rig.end->closeCode, 4001);
    QCOMPARE(rig.end->by, EndedBy::Us);
    QCOMPARE(rig.end->sentence, QStringLiteral("Closed by us: 1000 Normal Closure; the server answered 4001 Application code (“late”)"));
}

void TestWireTap::tellsWhenTheCloseIsNotAnswered()
{
    ScriptedPeer peer;
    peer.answersClose = false;
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    rig.socket.close(QWebSocketProtocol::CloseCodeNormal);
    QTRY_VERIFY(rig.end);
    QCOMPARE(rig.end->closeCode, 1006);
    QCOMPARE(rig.end->by, EndedBy::Timeout);
    QVERIFY(rig.end->sentence.contains(u"did not answer the close frame"));
}

void TestWireTap::failsOnAViolation_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("section");
    const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
    QTest::newRow("RSV") << hex("c10161") << 1002 << QStringLiteral("§5.2");
    QTest::newRow("reserved opcode") << hex("8300") << 1002 << QStringLiteral("§5.2");
    QTest::newRow("masked") << hex("81810102030460") << 1002 << QStringLiteral("§5.1");
    QTest::newRow("long ping") << hex("897e007e") + QByteArray(126, 'p') << 1002 << QStringLiteral("§5.5");
    QTest::newRow("fragmented ping") << hex("0900") << 1002 << QStringLiteral("§5.5");
    QTest::newRow("long length form") << hex("817e0001") + "a" << 1002 << QStringLiteral("§5.2");
    QTest::newRow("length 2^63") << hex("827f8000000000000000") << 1002 << QStringLiteral("§5.2");
    QTest::newRow("too big") << hex("827f0000000000200000") << 1009 << QStringLiteral("limit");
    QTest::newRow("continuation of nothing") << hex("800161") << 1002 << QStringLiteral("§5.4");
    QTest::newRow("two messages at once") << hex("01016181016") + hex("62") << 1002 << QStringLiteral("§5.4");
    QTest::newRow("not UTF-8") << hex("8102c328") << 1007 << QStringLiteral("§8.1");
    QTest::newRow("close 999") << hex("880203e7") << 1002 << QStringLiteral("§7.4");
    QTest::newRow("close 1005") << hex("880203ed") << 1002 << QStringLiteral("§7.4");
    QTest::newRow("close 5000") << hex("88021388") << 1002 << QStringLiteral("§7.4");
    QTest::newRow("close of one byte") << hex("880103") << 1002 << QStringLiteral("§5.5.1");
}

void TestWireTap::failsOnAViolation()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, section);
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    peer.sendText("before");
    peer.send(bytes);
    QTRY_VERIFY(rig.end);
    const Entry entry = rig.find(EntryKind::Violation);
    QVERIFY2(entry.note.contains(section), qPrintable(entry.note));
    QVERIFY(!entry.frames.isEmpty());
    QCOMPARE(entry.direction, Direction::Received);
    QVERIFY(rig.end->violation);
    QCOMPARE(rig.end->closeCode, code);
    QCOMPARE(rig.end->by, EndedBy::Us);
    QCOMPARE(rig.find(EntryKind::Text).payload, QByteArray("before"));
    QTRY_VERIFY(!peer.received.isEmpty());
    QCOMPARE(peer.received.constLast().closeCode, code);
}

void TestWireTap::joinsFragments()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    // The euro sign is split between fragments, a ping comes in between, bytes come alone.
    const QByteArray bytes = QByteArray::fromHex("0102e282") + QByteArray::fromHex("890170") + QByteArray::fromHex("8001ac")
                             + encodeFrame(Opcode::Text, QByteArray("\xef\xbb\xbf" "bom"));
    for (const char c : bytes)
        peer.send(QByteArray(1, c));
    QTRY_COMPARE(rig.texts.size(), 2);
    QCOMPARE(rig.texts.constFirst(), QStringLiteral("€"));
    QCOMPARE(rig.kinds().mid(2, 3), QStringList({QStringLiteral("<ping"), QStringLiteral("<text"), QStringLiteral("<text")}));
    QCOMPARE(rig.sink.entries.at(3).frames, QByteArray::fromHex("01028001"));
    QCOMPARE(rig.sink.entries.at(4).payload, QByteArray("\xef\xbb\xbf" "bom")); // as it came
    QTRY_COMPARE(peer.received.size(), 1);
    QCOMPARE(peer.received.constFirst().kind, EntryKind::Pong);
}

void TestWireTap::keepsWhatCameWithTheAnswer()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) { return ScriptedPeer::acceptedAnswer(head) + encodeFrame(Opcode::Text, "early"); };
    Rig rig(peer.url());
    rig.start();
    QTRY_COMPARE(rig.texts, QStringList{QStringLiteral("early")});
    QCOMPARE(rig.sink.connections.constFirst().response.right(4), QByteArray("\r\n\r\n"));
}

void TestWireTap::handsOverLargeMessages()
{
    ScriptedPeer peer;
    Rig rig(peer.url(), std::chrono::seconds(5), 64 << 20);
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    const QByteArray large(20 << 20, 'x');
    peer.sendText(large);
    peer.sendText("after");
    peer.sendText(QByteArray(300'000, 'y'));
    peer.sendText("last");
    QTRY_COMPARE(rig.texts.size(), 4);
    QCOMPARE(rig.texts.at(0).size(), large.size());
    QCOMPARE(rig.texts.at(1), QStringLiteral("after"));
    QCOMPARE(rig.texts.at(2).size(), 300'000);
    QCOMPARE(rig.texts.at(3), QStringLiteral("last"));
    QCOMPARE(rig.sink.entries.at(2).payload, large);

    rig.socket.sendTextMessage(QString::fromLatin1(large));
    QTRY_COMPARE(peer.received.size(), 1);
    QCOMPARE(peer.received.constFirst().payload, large);
}

void TestWireTap::recordsAnUnfinishedMessage()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    peer.send(QByteArray::fromHex("810a") + "half");
    peer.endTcp();
    QTRY_VERIFY(rig.end);
    const Entry entry = rig.find(EntryKind::Text);
    QCOMPARE(entry.payload, QByteArray("half"));
    QVERIFY(entry.flags.testFlag(EntryFlag::Incomplete));
    QCOMPARE(rig.end->closeCode, 1006);
}

void TestWireTap::cancels()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &) { return QByteArray(); };
    Rig rig(peer.url());
    rig.start();
    QTRY_COMPARE(peer.heads.size(), 1);
    rig.tap.abort(EndedBy::Us, {});
    QVERIFY(rig.end);
    QVERIFY(!rig.end->wasOpen);
    QCOMPARE(rig.end->by, EndedBy::Us);
    QCOMPARE(rig.find(EntryKind::Closed).note, QStringLiteral("Cancelled while waiting for the answer to the handshake"));
}

void TestWireTap::letsNobodyElseIn()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    QUrl loopback;
    rig.tap.disconnect(&rig.tap);
    connect(&rig.tap, &WireTap::ready, this, [&](const QUrl &url) { loopback = url; });
    rig.start();
    QTRY_VERIFY(loopback.isValid());

    QWebSocket wrongPath;
    QSignalSpy wrongPathGone(&wrongPath, &QWebSocket::disconnected);
    wrongPath.open(QUrl(QStringLiteral("ws://127.0.0.1:%1/0123").arg(loopback.port())));
    QTRY_COMPARE(wrongPath.state(), QAbstractSocket::UnconnectedState);
    QWebSocket wrongPort; // the right nonce from a socket that is not the owner's
    wrongPort.open(loopback);
    QTRY_COMPARE(wrongPort.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(rig.tap.phase(), WireTap::Phase::Joining);

    rig.socket.open(loopback);
    QTRY_VERIFY(isOpen(rig));
    QTcpSocket late; // nobody listens any more
    late.connectToHost(QHostAddress::LocalHost, quint16(loopback.port()));
    QTRY_COMPARE(late.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestWireTap::slowsThePeerDown()
{
    ScriptedPeer peer;
    Rig rig(peer.url(), std::chrono::seconds(5), 64 << 20);
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    rig.tap.setPaused(true);
    const QByteArray frame = encodeFrame(Opcode::Binary, QByteArray(1 << 20, 'b'));
    for (int i = 0; i < 32; ++i)
        peer.send(frame);
    peer.sendText("end");
    peer.send(QByteArray::fromHex("8900"));
    // Nothing may come while paused: a round trip the other way proves that time has passed.
    rig.socket.sendTextMessage(QStringLiteral("still sending"));
    QTRY_COMPARE(peer.received.size(), 1);
    QCOMPARE(rig.find(EntryKind::Binary).size, 0);
    rig.tap.setPaused(false);
    QTRY_COMPARE(rig.texts, QStringList{QStringLiteral("end")});
    QCOMPARE(rig.kinds().count(QStringLiteral("<binary")), 32);
}

void TestWireTap::deliversAllBeforeTheClose()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.settings.closeTimeout = std::chrono::seconds(10);
    rig.start();
    QTRY_VERIFY(isOpen(rig));
    peer.setReading(false);
    const QByteArray large(24 << 20, 'z');
    rig.socket.sendBinaryMessage(large);
    rig.socket.close(QWebSocketProtocol::CloseCodeNormal);
    QTRY_VERIFY(rig.tap.bytesToSend() > 0);
    peer.setReading(true);
    QTRY_VERIFY_WITH_TIMEOUT(rig.end, 15000);
    QCOMPARE(peer.received.size(), 2);
    QCOMPARE(peer.received.constFirst().payload.size(), large.size());
    QCOMPARE(peer.received.constLast().closeCode, 1000);
    QCOMPARE(rig.find(EntryKind::Binary).size, large.size());
    QVERIFY(rig.end->clean);
}

QTEST_GUILESS_MAIN(TestWireTap)
#include "tst_wiretap.moc"
