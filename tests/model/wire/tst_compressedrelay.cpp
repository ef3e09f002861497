// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// WireTap and Relay with permessage-deflate, against a server that does what it is told.
#include "model/wire/messagedeflater.h"
#include "model/wire/wiretap.h"
#include "tests/support/memorysink.h"
#include "tests/support/scriptedpeer.h"

#include <QRandomGenerator>
#include <QTest>
#include <QWebSocket>

using namespace framewatch;
using namespace framewatch::test;

namespace {

// A tap with the QWebSocket it lets in, and a peer that has compression turned on.
struct Rig
{
    explicit Rig(const CompressionSettings &compression = {}, const QByteArray &answer = {})
        : tap(sink, clock, [this] { return socket.localPort(); })
    {
        peer.onHead = [answer](const QByteArray &head) {
            return ScriptedPeer::deflatingAnswer(head, answer);
        };
        settings.url = peer.url();
        settings.request.endpoint = Handshake::parseUrl(settings.url).value();
        settings.request.extensions = Deflate::offer(compression);
        settings.compressAbove = compression.threshold;
        settings.closeTimeout = std::chrono::milliseconds(300);
        settings.maxMessage = 64 << 20;
        socket.setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
        socket.setMaxAllowedIncomingMessageSize(128 << 20);
        socket.setMaxAllowedIncomingFrameSize(128 << 20);
        QObject::connect(&tap, &WireTap::ready, &tap,
                         [this](const QUrl &loopback) { socket.open(loopback); });
        QObject::connect(&tap, &WireTap::ended, &tap, [this](const TapEnd &e) { end = e; });
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &tap,
                         [this](const QString &text) { messages.append(text.toUtf8()); });
        QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &tap,
                         [this](const QByteArray &bytes) { messages.append(bytes); });
    }

    bool open()
    {
        tap.start(settings);
        return QTest::qWaitFor([this] { return isOpen() || end; }, 10'000) && isOpen();
    }
    bool isOpen() const
    {
        return tap.phase() == WireTap::Phase::Open && socket.state() == QAbstractSocket::ConnectedState;
    }
    /// The peer's messages as its frames.
    QByteArray fromPeer(EntryKind kind, const QByteArray &payload)
    {
        if (!deflater)
            deflater.emplace(*peer.terms, Sender::Server);
        QByteArray bytes;
        deflater->begin(kind, payload);
        while (deflater->isBusy())
            bytes += deflater->next();
        return bytes;
    }
    Entry find(EntryKind kind, Direction direction = Direction::None) const
    {
        for (const Entry &entry : sink.entries) {
            if (entry.kind == kind && (direction == Direction::None || entry.direction == direction))
                return entry;
        }
        return {};
    }

    ScriptedPeer peer;
    MemorySink sink;
    SystemClock clock;
    QWebSocket socket;
    WireTap tap;
    TapSettings settings;
    std::optional<MessageDeflater> deflater;
    std::optional<TapEnd> end;
    QList<QByteArray> messages;
};

QByteArray json(qsizetype size)
{
    QByteArray text;
    for (int i = 0; text.size() < size; ++i)
        text += R"({"id":)" + QByteArray::number(i) + R"(,"type":"trade","px":101.25})" + '\n';
    text.truncate(size);
    return text;
}

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator(6455);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.generate());
    return bytes;
}

} // namespace

class TestCompressedRelay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersAndSaysSo();
    void staysPlainWhenDeclined();
    void receivesCompressed();
    void sendsCompressedFromTheThresholdOn();
    void keepsContextOrNot_data();
    void keepsContextOrNot();
    void plainAndControlFramesBetween();
    void largeMessages_data();
    void largeMessages();
    void waitsForASlowPeer();
    void closeInsideALargeMessage();
    void endsOnAViolation_data();
    void endsOnAViolation();
    void recordsAnUnfinishedMessage();
    void refusesAWrongAnswer();
};

void TestCompressedRelay::offersAndSaysSo()
{
    Rig rig;
    QVERIFY(rig.open());
    QVERIFY(rig.peer.heads.constFirst().contains(
        "\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"));
    QVERIFY(rig.sink.connections.constFirst().response.contains(
        "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
    QVERIFY2(rig.find(EntryKind::Open).note.contains(QStringLiteral("permessage-deflate")),
             qPrintable(rig.find(EntryKind::Open).note));
}

void TestCompressedRelay::staysPlainWhenDeclined()
{
    Rig rig;
    rig.peer.onHead = [](const QByteArray &head) { return ScriptedPeer::acceptedAnswer(head); };
    QVERIFY(rig.open());
    rig.socket.sendTextMessage(QString::fromUtf8(json(5000)));
    QTRY_COMPARE(rig.peer.received.size(), 1);
    QVERIFY(!rig.peer.received.constFirst().compressed);
    QVERIFY(!rig.find(EntryKind::Text).flags.testFlag(EntryFlag::Compressed));
    QVERIFY(!rig.find(EntryKind::Open).note.contains(QStringLiteral("deflate")));
}

void TestCompressedRelay::receivesCompressed()
{
    Rig rig;
    QVERIFY(rig.open());
    rig.peer.send(QByteArray::fromHex("c107f248cdc9c90700c105f200110000"));
    QTRY_COMPARE(rig.messages, (QList<QByteArray>{"Hello", "Hello"}));
    const Entry entry = rig.find(EntryKind::Text);
    QCOMPARE(entry.payload, QByteArray("Hello"));
    QCOMPARE(entry.size, 5);
    QCOMPARE(entry.frames, QByteArray::fromHex("c107"));
    QCOMPARE(entry.flags, EntryFlags(EntryFlag::Compressed));
}

void TestCompressedRelay::sendsCompressedFromTheThresholdOn()
{
    CompressionSettings compression;
    compression.threshold = 100;
    Rig rig(compression);
    QVERIFY(rig.open());
    const QByteArray below = json(99);
    const QByteArray at = json(100);
    rig.socket.sendTextMessage(QString::fromUtf8(below));
    rig.socket.sendBinaryMessage(at);
    QTRY_COMPARE(rig.peer.received.size(), 2);
    QCOMPARE(rig.peer.received[0].payload, below);
    QVERIFY(!rig.peer.received[0].compressed);
    QCOMPARE(rig.peer.received[1].payload, at);
    QVERIFY(rig.peer.received[1].compressed);

    const Entry plain = rig.find(EntryKind::Text);
    QCOMPARE(plain.frames, rig.peer.received[0].frames);
    QCOMPARE(plain.flags, EntryFlags());
    const Entry compressed = rig.find(EntryKind::Binary);
    QCOMPARE(compressed.frames, rig.peer.received[1].frames);
    QCOMPARE(compressed.payload, at);
    QCOMPARE(compressed.size, 100);
    QCOMPARE(compressed.flags, EntryFlags(EntryFlag::Compressed));
    QCOMPARE(compressed.direction, Direction::Sent);
}

void TestCompressedRelay::keepsContextOrNot_data()
{
    QTest::addColumn<bool>("server");
    QTest::addColumn<bool>("client");
    QTest::addColumn<int>("bits");
    for (const int bits : {8, 9, 12, 15}) {
        for (const bool server : {false, true}) {
            for (const bool client : {false, true})
                QTest::addRow("%d%s%s", bits, server ? " server new" : "", client ? " client new" : "")
                    << server << client << bits;
        }
    }
}

void TestCompressedRelay::keepsContextOrNot()
{
    QFETCH(bool, server);
    QFETCH(bool, client);
    QFETCH(int, bits);
    CompressionSettings compression;
    compression.threshold = 0;
    compression.serverNoContextTakeover = server;
    compression.clientNoContextTakeover = client;
    compression.serverMaxWindowBits = bits;
    compression.clientMaxWindowBits = bits;
    Rig rig(compression);
    QVERIFY(rig.open());
    QCOMPARE(*rig.peer.terms, (DeflateTerms{server, client, bits, bits}));
    const QList<QByteArray> corpus{json(200), "", json(200), noise(3000), json(40'000), "x"};
    for (const QByteArray &message : corpus) {
        rig.socket.sendBinaryMessage(message);
        rig.peer.send(rig.fromPeer(EntryKind::Binary, message));
    }
    QTRY_COMPARE(rig.peer.received.size(), corpus.size());
    QTRY_COMPARE(rig.messages, corpus);
    for (qsizetype i = 0; i < corpus.size(); ++i)
        QCOMPARE(rig.peer.received[i].payload, corpus[i]);
    // The second time the same text refers to the first, or does not.
    const auto length = [&](qsizetype i) { return quint8(rig.peer.received[i].frames.at(1)) & 0x7F; };
    QCOMPARE(length(2) < length(0) / 2, !client);
}

void TestCompressedRelay::plainAndControlFramesBetween()
{
    Rig rig;
    QVERIFY(rig.open());
    rig.peer.send(QByteArray::fromHex("4103f248cd") + encodeFrame(Opcode::Ping, "p") +
                  QByteArray::fromHex("8004c9c90700") + encodeFrame(Opcode::Text, "plain") +
                  QByteArray::fromHex("c105f200110000"));
    QTRY_COMPARE(rig.messages, (QList<QByteArray>{"Hello", "plain", "Hello"}));
    QTRY_COMPARE(rig.peer.received.size(), 1); // the pong
    rig.socket.close();
    QTRY_VERIFY(rig.end);
    QVERIFY(rig.end->clean);
    QCOMPARE(rig.end->closeCode, 1000);
    QCOMPARE(rig.find(EntryKind::Text).frames, QByteArray::fromHex("41038004"));
}

void TestCompressedRelay::largeMessages_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("json") << json(20 << 20);
    QTest::newRow("noise") << noise(20 << 20);
}

void TestCompressedRelay::largeMessages()
{
    QFETCH(QByteArray, payload);
    Rig rig;
    QVERIFY(rig.open());
    rig.socket.sendBinaryMessage(payload);
    rig.socket.sendTextMessage(QStringLiteral("after it"));
    QTRY_COMPARE_WITH_TIMEOUT(rig.peer.received.size(), 2, 30'000);
    QVERIFY(rig.peer.received[0].payload == payload);
    QVERIFY(rig.peer.received[0].compressed);
    QCOMPARE(rig.peer.received[1].payload, QByteArray("after it"));
    QCOMPARE(rig.tap.bytesToSend(), 0);
    const Entry sent = rig.find(EntryKind::Binary);
    QCOMPARE(sent.size, payload.size());
    QCOMPARE(sent.frames, rig.peer.received[0].frames);

    rig.peer.send(rig.fromPeer(EntryKind::Binary, payload));
    QTRY_COMPARE_WITH_TIMEOUT(rig.messages.size(), 1, 30'000);
    QVERIFY(rig.messages[0] == payload);
}

void TestCompressedRelay::waitsForASlowPeer()
{
    Rig rig;
    QVERIFY(rig.open());
    const QByteArray payload = noise(32 << 20);
    rig.peer.setReading(false);
    rig.socket.sendBinaryMessage(payload);
    // What is compressed ahead of the network stays small: the rest is counted as it is, and the message not
    // recorded.
    QTRY_VERIFY(rig.tap.bytesToSend() > 16 << 20);
    QCOMPARE(rig.find(EntryKind::Binary).size, 0);
    rig.peer.setReading(true);
    QTRY_COMPARE_WITH_TIMEOUT(rig.peer.received.size(), 1, 30'000);
    QVERIFY(rig.peer.received[0].payload == payload);
}

void TestCompressedRelay::closeInsideALargeMessage()
{
    Rig rig;
    QVERIFY(rig.open());
    rig.peer.setReading(false);
    rig.socket.sendBinaryMessage(noise(32 << 20));
    QTRY_VERIFY(rig.tap.bytesToSend() > 16 << 20);
    rig.peer.sendClose(1001);
    QTRY_VERIFY(rig.find(EntryKind::Close, Direction::Received).size > 0);
    const Entry part = rig.find(EntryKind::Binary);
    QCOMPARE(part.flags, EntryFlags(EntryFlag::Compressed) | EntryFlag::Incomplete);
    QVERIFY(part.size > 0 && part.size < 32 << 20);
    rig.peer.setReading(true);
    QTRY_VERIFY(!rig.peer.received.isEmpty()); // the close frame, between two frames of the message
    QCOMPARE(rig.peer.received.constFirst().kind, EntryKind::Close);
    QCOMPARE(rig.peer.received.constFirst().closeCode, 1001);
    QTRY_VERIFY(rig.end);
}

void TestCompressedRelay::endsOnAViolation_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("no DEFLATE") << QByteArray::fromHex("c10106") << 1002 << "RFC 7692 §7.2.2";
    QTest::newRow("RSV1 on a ping") << QByteArray::fromHex("c900") << 1002 << "RFC 7692 §6";
    QTest::newRow("RSV1 on a continuation")
        << QByteArray::fromHex("4103f248cdc004c9c90700") << 1002 << "RFC 7692 §6";
    QTest::newRow("not UTF-8") << QByteArray::fromHex("c107") + QByteArray::fromHex("000100feffff00") << 1007
                               << "RFC 6455 §8.1";
}

void TestCompressedRelay::endsOnAViolation()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, words);
    Rig rig;
    QVERIFY(rig.open());
    rig.peer.send(bytes);
    QTRY_VERIFY(rig.end);
    QVERIFY(rig.end->violation);
    QCOMPARE(rig.end->closeCode, code);
    QVERIFY2(rig.find(EntryKind::Violation).note.contains(words),
             qPrintable(rig.find(EntryKind::Violation).note));
    QTRY_COMPARE(rig.peer.received.size(), 1);
    QCOMPARE(rig.peer.received.constFirst().closeCode, code);
    QCOMPARE(rig.messages, QList<QByteArray>());
}

void TestCompressedRelay::recordsAnUnfinishedMessage()
{
    Rig rig;
    QVERIFY(rig.open());
    rig.peer.send(QByteArray::fromHex("410bf248cdc9c907000000ffff"));
    rig.peer.endTcp();
    QTRY_VERIFY(rig.end);
    QCOMPARE(rig.end->closeCode, 1006);
    const Entry part = rig.find(EntryKind::Text);
    QCOMPARE(part.payload, QByteArray("Hello"));
    QCOMPARE(part.flags, EntryFlags(EntryFlag::Compressed) | EntryFlag::Incomplete);
}

void TestCompressedRelay::refusesAWrongAnswer()
{
    Rig rig({}, "permessage-deflate; server_max_window_bits=7");
    QVERIFY(!rig.open());
    QVERIFY(rig.end);
    QCOMPARE(rig.end->code, ErrorCode::Refused);
    QVERIFY2(rig.end->sentence.startsWith(QStringLiteral("Refused: the permessage-deflate parameter")),
             qPrintable(rig.end->sentence));
    QVERIFY(rig.end->sentence.contains(QStringLiteral("RFC 7692 §7.1.2.1")));
}

QTEST_GUILESS_MAIN(TestCompressedRelay)
#include "tst_compressedrelay.moc"
