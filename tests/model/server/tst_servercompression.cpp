// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/server/servertest.h"

#include <QRandomGenerator>

using namespace framewatch;
using namespace framewatch::test;

namespace {

QByteArray offer(const QByteArray &value)
{
    return "Sec-WebSocket-Extensions: " + value + "\r\n";
}

const QByteArray Usual = offer("permessage-deflate; client_max_window_bits");

QByteArray json(qsizetype size)
{
    QByteArray text;
    for (int i = 0; text.size() < size; ++i)
        text += R"({"id":)" + QByteArray::number(i) + R"(,"type":"trade"})" + '\n';
    text.truncate(size);
    return text;
}

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator(7692);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.generate());
    return bytes;
}

} // namespace

/// The local server with permessage-deflate (RFC 7692).
class TestServerCompression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersTheOffer_data();
    void answersTheOffer();
    void echoesCompressed();
    void shortAnswersStayPlain();
    void everyParameter_data();
    void everyParameter();
    void largeMessages();
    void longAnswersWaitForTheNetwork();
    void longAnswersGoOutBeforeTheClose();
    void broadcastsToBoth();
    void onlySoManyAreCompressed();
    void violations_data();
    void violations();
    void closesAsEver();
};

void TestServerCompression::answersTheOffer_data()
{
    QTest::addColumn<bool>("compress");
    QTest::addColumn<QByteArray>("extra");
    QTest::addColumn<QByteArray>("answer"); // empty: none
    QTest::newRow("usual") << true << Usual << QByteArray("permessage-deflate");
    QTest::newRow("off") << false << Usual << QByteArray();
    QTest::newRow("not asked") << true << QByteArray() << QByteArray();
    QTest::newRow("another extension") << true << offer("foo") << QByteArray();
    QTest::newRow("not in order") << true << offer("permessage-deflate; server_max_window_bits=99")
                                  << QByteArray();
    QTest::newRow("a second line") << true
                                   << offer("foo") + offer("permessage-deflate; server_max_window_bits=9")
                                   << QByteArray("permessage-deflate; server_max_window_bits=9");
}

void TestServerCompression::answersTheOffer()
{
    QFETCH(bool, compress);
    QFETCH(QByteArray, extra);
    QFETCH(QByteArray, answer);
    RunningServer running;
    running.settings.compress = compress;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port(), extra);
    QTRY_VERIFY(client.isOpen());
    QCOMPARE(headerValues(client.head, Deflate::HeaderName).join(), answer);
    client.sendText("plain");
    QTRY_COMPARE(client.messages.size(), 1);
    QCOMPARE(client.messages[0].payload, QByteArray("plain"));
    QTRY_COMPARE(running.recording.connections().value(0).response, client.head);
}

void TestServerCompression::echoesCompressed()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port(), Usual);
    QTRY_VERIFY(client.terms);
    const QByteArray text = json(3000);
    for (int i = 0; i < 2; ++i) {
        client.socket.write(client.compressed(EntryKind::Text, text));
        QTRY_COMPARE(client.messages.size(), i + 1);
        QCOMPARE(client.messages[i].payload, text);
        QVERIFY(client.messages[i].compressed);
    }
    QVERIFY(client.raw.size() < text.size());
    const QList<Entry> texts = running.recording.entries(EntryKind::Text);
    QCOMPARE(texts.size(), 4);
    for (const Entry &entry : texts) {
        QCOMPARE(entry.payload, text);
        QCOMPARE(entry.size, text.size());
        QCOMPARE(entry.flags, EntryFlags(EntryFlag::Compressed));
    }
    QCOMPARE(texts[1].direction, Direction::Sent);
    QCOMPARE(texts[1].frames, client.messages[0].frames);
    QCOMPARE(quint8(texts[0].frames.at(0)), 0xC1);
    QCOMPARE(quint8(texts[0].frames.at(1)) & 0x80, 0x80);
}

void TestServerCompression::shortAnswersStayPlain()
{
    RunningServer running;
    running.settings.compressAbove = 50;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port(), Usual);
    QTRY_VERIFY(client.terms);
    client.socket.write(client.compressed(EntryKind::Text, QByteArray(49, 'x')));
    client.sendText(QByteArray(50, 'y')); // a plain message is as good
    QTRY_COMPARE(client.messages.size(), 2);
    QVERIFY(!client.messages[0].compressed);
    QCOMPARE(client.messages[0].payload, QByteArray(49, 'x'));
    QVERIFY(client.messages[1].compressed);
    QCOMPARE(client.messages[1].payload, QByteArray(50, 'y'));
}

void TestServerCompression::everyParameter_data()
{
    QTest::addColumn<QByteArray>("parameters");
    for (const int bits : {8, 9, 11, 15}) {
        const QByteArray windows = "; server_max_window_bits=" + QByteArray::number(bits) +
                                   "; client_max_window_bits=" + QByteArray::number(bits);
        for (const QByteArray takeover : {"", "; server_no_context_takeover", "; client_no_context_takeover",
                                          "; server_no_context_takeover; client_no_context_takeover"})
            QTest::newRow((windows + takeover).constData()) << takeover + windows;
    }
}

void TestServerCompression::everyParameter()
{
    QFETCH(QByteArray, parameters);
    RunningServer running;
    running.settings.compressAbove = 0;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port(), offer("permessage-deflate" + parameters));
    QTRY_VERIFY(client.terms);
    const QList<QByteArray> corpus{json(200), "", json(200), noise(3000), json(40'000), "x"};
    for (const QByteArray &message : corpus)
        client.socket.write(client.compressed(EntryKind::Binary, message));
    QTRY_COMPARE(client.messages.size(), corpus.size());
    for (qsizetype i = 0; i < corpus.size(); ++i) {
        QCOMPARE(client.messages[i].payload, corpus[i]);
        QVERIFY(client.messages[i].compressed);
    }
}

void TestServerCompression::largeMessages()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port(), Usual);
    QTRY_VERIFY(client.terms);
    const QList<QByteArray> large{json(20 << 20), noise(5 << 20)};
    for (const QByteArray &message : large)
        client.socket.write(client.compressed(EntryKind::Binary, message));
    QTRY_COMPARE_WITH_TIMEOUT(client.messages.size(), 2, 30'000);
    QVERIFY(client.messages[0].payload == large[0]);
    QVERIFY(client.messages[1].payload == large[1]);
}

// A frame at a time: other clients are served in between, and little waits in memory compressed.
void TestServerCompression::longAnswersWaitForTheNetwork()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient slow;
    slow.socket.setReadBufferSize(1);
    slow.open(running.port(), Usual);
    QTRY_COMPARE(running.server.clients().size(), 1);
    const QByteArray message = noise(32 << 20);
    running.server.sendBinary(1, message);
    running.server.sendText(1, QStringLiteral("after it"));
    RawClient quick;
    quick.open(running.port(), Usual);
    quick.sendText("quick");
    QTRY_COMPARE(quick.payloads(), QByteArrayList{"quick"});
    QCOMPARE(running.recording.entries(EntryKind::Binary).size(), 0); // not all of it is on its way
    slow.socket.setReadBufferSize(0);
    QMetaObject::invokeMethod(&slow.socket, "readyRead");
    QTRY_COMPARE_WITH_TIMEOUT(slow.messages.size(), 2, 30'000);
    QVERIFY(slow.messages[0].payload == message);
    QCOMPARE(slow.messages[1].payload, QByteArray("after it"));
    QTRY_COMPARE(running.recording.entries(EntryKind::Binary).size(), 1);
}

void TestServerCompression::longAnswersGoOutBeforeTheClose()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port(), Usual);
    QTRY_COMPARE(running.server.clients().size(), 1);
    const QByteArray message = noise(8 << 20);
    running.server.sendBinary(1, message);
    running.server.closeClient(1, 1000, QStringLiteral("done"));
    QTRY_COMPARE_WITH_TIMEOUT(client.messages.size(), 2, 30'000);
    QVERIFY(client.messages[0].payload == message);
    QCOMPARE(client.closeCode(), 1000);
}

void TestServerCompression::broadcastsToBoth()
{
    RunningServer running(QStringLiteral("broadcast"));
    QVERIFY(running.start());
    RawClient plain;
    RawClient deflating;
    plain.open(running.port());
    deflating.open(running.port(), Usual);
    QTRY_VERIFY(plain.isOpen() && deflating.terms);
    const QByteArray text = json(2000);
    plain.sendText(text);
    QTRY_VERIFY(plain.messages.size() == 1 && deflating.messages.size() == 1);
    QCOMPARE(plain.messages[0].payload, "Broadcast: " + text);
    QVERIFY(!plain.messages[0].compressed);
    QCOMPARE(deflating.messages[0].payload, "Broadcast: " + text);
    QVERIFY(deflating.messages[0].compressed);
}

void TestServerCompression::onlySoManyAreCompressed()
{
    RunningServer running;
    running.settings.limits.compressing = 1;
    QVERIFY(running.start());
    auto first = std::make_unique<RawClient>();
    first->open(running.port(), Usual);
    QTRY_VERIFY(first->terms);
    RawClient second;
    second.open(running.port(), Usual);
    QTRY_VERIFY(second.isOpen());
    QVERIFY(!second.terms);
    first->sendClose(1000);
    QTRY_VERIFY(first->isGone());
    first.reset();
    // Its place is free again.
    QTRY_COMPARE(running.recording.entries(EntryKind::Closed).size(), 1);
    RawClient third;
    third.open(running.port(), Usual);
    QTRY_VERIFY(third.terms);
}

void TestServerCompression::violations_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto marked = [](QByteArray frame) {
        frame[0] = static_cast<char>(frame[0] | 0x40);
        return frame;
    };
    QByteArray bomb;
    Deflater deflater(15, false);
    deflater.add(QByteArray(2 << 20, '\0'), bomb);
    deflater.finish(bomb);
    QTest::newRow("no DEFLATE") << marked(RawClient::frame(Opcode::Text, "\x06")) << 1002
                                << "RFC 7692 §7.2.2";
    QTest::newRow("RSV1 on a pong") << marked(RawClient::frame(Opcode::Pong, "")) << 1002 << "RFC 7692 §6";
    QTest::newRow("RSV1 on a continuation")
        << RawClient::frame(Opcode::Text, "a", false) + marked(RawClient::frame(Opcode::Continuation, "a"))
        << 1002 << "RFC 7692 §6";
    QTest::newRow("bomb") << marked(RawClient::frame(Opcode::Binary, bomb)) << 1009 << "grows over the limit";
}

void TestServerCompression::violations()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, words);
    RunningServer running;
    running.settings.maxMessage = 1 << 20;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port(), Usual);
    QTRY_VERIFY(client.terms);
    client.socket.write(bytes);
    QTRY_COMPARE(client.closeCode(), code);
    QTRY_COMPARE(running.recording.entries(EntryKind::Violation).size(), 1);
    const Entry violation = running.recording.entries(EntryKind::Violation).first();
    QVERIFY2(violation.note.contains(words), qPrintable(violation.note));
    // The server goes on.
    RawClient next;
    next.open(running.port(), Usual);
    next.sendText("still there");
    QTRY_COMPARE(next.messages.size(), 1);
}

void TestServerCompression::closesAsEver()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port(), Usual);
    QTRY_VERIFY(client.terms);
    client.socket.write(client.compressed(EntryKind::Text, json(2000)) + RawClient::frame(Opcode::Ping, "p"));
    client.sendClose(1000, QStringLiteral("bye"));
    QTRY_VERIFY(client.isGone());
    QCOMPARE(client.messages.size(), 3); // echo, pong, close
    QCOMPARE(client.messages[0].payload, json(2000));
    QCOMPARE(client.messages[1].kind, EntryKind::Pong);
    QCOMPARE(client.closeCode(), 1000);
}

QTEST_GUILESS_MAIN(TestServerCompression)
#include "tst_servercompression.moc"
