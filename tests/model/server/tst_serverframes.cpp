// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/server/servertest.h"

#include "model/core/closecode.h"

using namespace framewatch;
using namespace framewatch::test;

/// What crosses the wire between a client and the local server, byte by byte, and what the capture says of
/// it.
class TestServerFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void story();
    void framesAreKept();
    void headInSingleBytes();
    void framesInSingleBytes();
    void earlyFrames();
    void fragmentedUtf8();
    void controlFramesBetweenFragments();
    void longMessage_data();
    void longMessage();
    void pingIsAnswered();
    void closeCodesAreEchoed_data();
    void closeCodesAreEchoed();
    void answersComeBeforeTheClose();
    void violations_data();
    void violations();
    void dropIs1006();
    void dropInsideAMessage();
    void serverCloses();
    void serverClosesAndClientAnswersOtherwise();
    void clientNeverAnswersTheClose();
    void nothingAfterOurClose();
};

void TestServerFrames::story()
{
    RunningServer running(QStringLiteral("server-echo"));
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port(), "X-Test: yes\r\n", "/chat?room=1");
    QTRY_COMPARE(client.messages.size(), 1);
    client.sendText("Hello, Server!");
    QTRY_COMPARE(client.messages.size(), 2);
    client.sendClose(1000, QStringLiteral("bye"));
    QTRY_VERIFY(client.isGone());
    QCOMPARE(client.payloads(),
             (QByteArrayList{"Welcome to WebSocket server!", "Server Echo: Hello, Server!", "\x03\xE8"}));
    QTRY_COMPARE(running.recording.entries(EntryKind::Closed).size(), 1);
    const QStringList expected{
        QStringLiteral("1 open"),
        QStringLiteral("1 sent text Welcome to WebSocket server!"),
        QStringLiteral("1 received text Hello, Server!"),
        QStringLiteral("1 sent text Server Echo: Hello, Server!"),
        QStringLiteral("1 received close"),
        QStringLiteral("1 sent close"),
        QStringLiteral("1 closed"),
    };
    QCOMPARE(running.recording.story(), expected);
    const ConnectionRecord record = running.recording.connections().value(0);
    QCOMPARE(record.url, QStringLiteral("ws://localhost/chat?room=1"));
    QCOMPARE(record.request, RawClient::request("X-Test: yes\r\n", "/chat?room=1"));
    QCOMPARE(record.response, client.head);
    QVERIFY(client.head.contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")); // RFC 6455 §1.3
    QCOMPARE(record.closeCode, 1000);
    QCOMPARE(record.closeReason, QStringLiteral("bye"));
    QCOMPARE(record.endedBy, EndedBy::Peer);
    QVERIFY(record.peer.startsWith(QStringLiteral("127.0.0.1:")));
    QVERIFY(record.tls.isEmpty());
    QVERIFY(record.startedNs > 0 && record.endedNs >= record.startedNs);
    QVERIFY(record.upgradeUs && !record.dnsUs);
    QCOMPARE(running.recording.entries(EntryKind::Closed).first().note,
             QStringLiteral(
                 "Closed by the client: 1000 Normal Closure (“bye”), it has done what it was opened for"));
}

void TestServerFrames::framesAreKept()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    client.sendText("abc");
    QTRY_COMPARE(client.messages.size(), 1);
    const QList<Entry> texts = running.recording.entries(EntryKind::Text);
    QCOMPARE(texts.size(), 2);
    QCOMPARE(texts.at(0).frames, QByteArray::fromHex("818312ab00ff"));
    QCOMPARE(texts.at(0).size, 3);
    QCOMPARE(texts.at(1).frames, QByteArray::fromHex("8103"));
}

void TestServerFrames::headInSingleBytes()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    client.connectTo(running.port());
    QTRY_COMPARE(client.socket.state(), QAbstractSocket::ConnectedState);
    for (const char byte : RawClient::request()) {
        client.socket.write(&byte, 1);
        client.socket.flush();
    }
    QTRY_VERIFY(client.isOpen());
}

void TestServerFrames::framesInSingleBytes()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    QTRY_VERIFY(client.isOpen());
    const QByteArray bytes = RawClient::frame(Opcode::Text, "one") + RawClient::frame(Opcode::Ping, "p") +
                             RawClient::frame(Opcode::Binary, QByteArray(200, 'b'));
    for (const char byte : bytes) {
        client.socket.write(&byte, 1);
        client.socket.flush();
    }
    QTRY_COMPARE(client.payloads(), (QByteArrayList{"one", "p", QByteArray(200, 'b')}));
}

void TestServerFrames::earlyFrames()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.connectTo(running.port());
    client.socket.write(RawClient::request() + RawClient::frame(Opcode::Text, "early") +
                        RawClient::frame(Opcode::Text, "bird").first(5));
    QTRY_COMPARE(client.payloads(), QByteArrayList{"early"});
    client.socket.write(RawClient::frame(Opcode::Text, "bird").sliced(5));
    QTRY_COMPARE(client.payloads(), (QByteArrayList{"early", "bird"}));
}

void TestServerFrames::fragmentedUtf8()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    const QByteArray text = QStringLiteral("\u00E9\u20AC\U0001F600!").toUtf8();
    for (qsizetype i = 0; i < text.size(); ++i)
        client.send(i == 0 ? Opcode::Text : Opcode::Continuation, text.mid(i, 1), i + 1 == text.size());
    QTRY_COMPARE(client.payloads(), QByteArrayList{text});
    const Entry received = running.recording.entries(EntryKind::Text).first();
    QCOMPARE(received.payload, text);
    QCOMPARE(received.frames.size(), text.size() * 6);
}

void TestServerFrames::controlFramesBetweenFragments()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    client.send(Opcode::Binary, "a", false);
    client.send(Opcode::Ping, "between");
    client.send(Opcode::Pong, "unasked");
    client.send(Opcode::Continuation, {}, false);
    client.send(Opcode::Continuation, "b", true);
    QTRY_COMPARE(client.payloads(), (QByteArrayList{"between", "ab"}));
    QCOMPARE(client.messages.first().kind, EntryKind::Pong);
    QCOMPARE(running.recording.entries(EntryKind::Pong).size(), 2);
}

void TestServerFrames::longMessage_data()
{
    QTest::addColumn<qsizetype>("size");
    for (const qsizetype size :
         {125, 126, 16'383, 16'384, 16'385, 65'535, 65'536, 65'537, 600'000, 20'000'000})
        QTest::addRow("%lld", static_cast<long long>(size)) << size;
}

void TestServerFrames::longMessage()
{
    QFETCH(qsizetype, size);
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    const QByteArray text = QStringLiteral("\u00E9").toUtf8().repeated(size / 2) + QByteArray(size % 2, 'x');
    client.sendText(text);
    client.send(Opcode::Binary, text);
    QTRY_COMPARE_WITH_TIMEOUT(client.messages.size(), 2, 30'000);
    QVERIFY(client.messages.at(0).payload == text);
    QVERIFY(client.messages.at(1).payload == text);
    QCOMPARE(client.messages.at(1).kind, EntryKind::Binary);
    // Each answer is one frame.
    const QList<Entry> texts = running.recording.entries(EntryKind::Text);
    QCOMPARE(texts.last().frames, encodeFrameHeader(Opcode::Text, static_cast<quint64>(size)));
}

void TestServerFrames::pingIsAnswered()
{
    RunningServer running(QStringLiteral("silent"));
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    client.send(Opcode::Ping, QByteArray(125, 'p'));
    client.send(Opcode::Ping, {});
    QTRY_COMPARE(client.payloads(), (QByteArrayList{QByteArray(125, 'p'), QByteArray()}));
    QCOMPARE(running.recording.story(),
             (QStringList{QStringLiteral("1 open"), QStringLiteral("1 received ping"),
                          QStringLiteral("1 received ping"), QStringLiteral("1 sent pong"),
                          QStringLiteral("1 sent pong")}));
}

void TestServerFrames::closeCodesAreEchoed_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {1000, 1001, 1003, 1007, 1008, 1010, 1011, 1012, 1013, 1014, 3000, 4999})
        QTest::addRow("%d", code) << code;
    QTest::addRow("none") << int(CloseCode::NoStatus);
}

void TestServerFrames::closeCodesAreEchoed()
{
    QFETCH(int, code);
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    client.sendClose(code, QStringLiteral("why"));
    QTRY_VERIFY(client.isGone());
    QCOMPARE(client.messages.size(), 1);
    QCOMPARE(client.closeCode(), code);
    QTRY_VERIFY(running.recording.connections().value(0).endedNs > 0);
    const ConnectionRecord record = running.recording.connections().value(0);
    QCOMPARE(record.closeCode, code);
    QCOMPARE(record.closeReason, code == CloseCode::NoStatus ? QString() : QStringLiteral("why"));
    QCOMPARE(record.endedBy, EndedBy::Peer);
    QTRY_VERIFY(running.server.clients().isEmpty());
}

void TestServerFrames::answersComeBeforeTheClose()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.connectTo(running.port());
    client.socket.write(
        RawClient::request() + RawClient::frame(Opcode::Text, "1") + RawClient::frame(Opcode::Text, "2") +
        RawClient::frame(Opcode::Close, closePayload(1001, {})) + RawClient::frame(Opcode::Text, "3"));
    QTRY_VERIFY(client.isGone());
    QCOMPARE(client.payloads(), (QByteArrayList{"1", "2", "\x03\xE9"}));
}

void TestServerFrames::violations_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("section");
    const auto row = [](const char *name, const QByteArray &bytes, int code, const char *section) {
        QTest::addRow("%s", name) << bytes << code << QString::fromUtf8(section);
    };
    QByteArray rsv = RawClient::frame(Opcode::Text, "x");
    rsv[0] = char(0xC1);
    QByteArray reserved = RawClient::frame(Opcode::Text, "x");
    reserved[0] = char(0x83);
    row("unmasked", encodeFrame(Opcode::Text, "bare"), 1002, "§5.1");
    row("RSV1", rsv, 1002, "§5.2");
    row("reserved opcode", reserved, 1002, "§5.2");
    row("length not shortest", QByteArray::fromHex("81fe000500000000") + "hello", 1002, "§5.2");
    row("length of 2^63", QByteArray::fromHex("82ff800000000000000000000000"), 1002, "§5.2");
    row("long ping", RawClient::frame(Opcode::Ping, QByteArray(126, 'p')), 1002, "§5.5");
    row("fragmented ping", RawClient::frame(Opcode::Ping, "p", false), 1002, "§5.5");
    row("continuation of nothing", RawClient::frame(Opcode::Continuation, "x"), 1002, "§5.4");
    row("text inside text", RawClient::frame(Opcode::Text, "x", false) + RawClient::frame(Opcode::Text, "y"),
        1002, "§5.4");
    row("not UTF-8", RawClient::frame(Opcode::Text, "a\xFF"), 1007, "");
    row("too long", RawClient::frame(Opcode::Binary, QByteArray(100'001, 'b')), 1009, "");
    row("too long, a header only", QByteArray::fromHex("82ff0000000100000000") + "\1\2\3\4", 1009, "");
    row("too long in fragments",
        RawClient::frame(Opcode::Binary, QByteArray(60'000, 'b'), false) +
            RawClient::frame(Opcode::Continuation, QByteArray(60'000, 'b')),
        1009, "");
    row("close with 1006", RawClient::frame(Opcode::Close, QByteArray::fromHex("03ee")), 1002, "");
    row("close with 1 byte", RawClient::frame(Opcode::Close, "x"), 1002, "§5.5.1");
    row("close reason not UTF-8", RawClient::frame(Opcode::Close, QByteArray::fromHex("03e8ff")), 1007, "");
}

void TestServerFrames::violations()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, section);
    RunningServer running;
    running.settings.maxMessage = 100'000;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    client.sendText("before");
    client.socket.write(bytes);
    QTRY_VERIFY(client.isGone());
    QCOMPARE(client.messages.size(), 2);
    QCOMPARE(client.messages.first().payload, "before");
    QCOMPARE(client.closeCode(), code);
    QTRY_VERIFY(running.recording.connections().value(0).endedNs > 0);
    const QList<Entry> violations = running.recording.entries(EntryKind::Violation);
    QCOMPARE(violations.size(), 1);
    QVERIFY2(violations.first().note.contains(section), qPrintable(violations.first().note));
    QVERIFY(!violations.first().frames.isEmpty());
    QCOMPARE(running.recording.connections().first().closeCode, code);
    QCOMPARE(running.recording.connections().first().endedBy, EndedBy::Us);
    QVERIFY(!running.recording.connections().first().error.isEmpty());
}

void TestServerFrames::dropIs1006()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient fin, rst;
    fin.open(running.port());
    QTRY_VERIFY(fin.isOpen());
    rst.open(running.port());
    QTRY_VERIFY(rst.isOpen());
    fin.socket.disconnectFromHost();
    rst.socket.abort();
    QTRY_COMPARE(running.recording.entries(EntryKind::Closed).size(), 2);
    QTRY_VERIFY(running.server.clients().isEmpty());
    for (const ConnectionRecord &record : running.recording.connections()) {
        QCOMPARE(record.closeCode, 1006);
        QCOMPARE(record.endedBy, EndedBy::Network);
    }
    QCOMPARE(running.recording.entries(EntryKind::Closed).first().note,
             QStringLiteral("Lost: 1006, dropped without a close frame"));
}

void TestServerFrames::dropInsideAMessage()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    client.send(Opcode::Text, "whole, ", false);
    client.socket.write(RawClient::frame(Opcode::Continuation, "half").first(8));
    client.socket.disconnectFromHost();
    QTRY_COMPARE(running.recording.entries(EntryKind::Closed).size(), 1);
    const Entry text = running.recording.entries(EntryKind::Text).value(0);
    QCOMPARE(text.payload, "whole, ha");
    QCOMPARE(text.flags, EntryFlag::Incomplete);
}

void TestServerFrames::serverCloses()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 1);
    running.server.closeClient(0, 4000, QStringLiteral("done"));
    QTRY_COMPARE(client.closeCode(), 4000);
    QCOMPARE(client.messages.last().closeReason, QStringLiteral("done"));
    client.sendText("still here");
    client.sendClose(4000);
    QTRY_VERIFY(client.isGone());
    QTRY_COMPARE(running.recording.entries(EntryKind::Closed).size(), 1);
    // What still comes is recorded, and not answered.
    QCOMPARE(client.messages.size(), 1);
    QCOMPARE(running.recording.story().mid(1),
             (QStringList{QStringLiteral("1 sent close"), QStringLiteral("1 received text still here"),
                          QStringLiteral("1 received close"), QStringLiteral("1 closed")}));
    QCOMPARE(running.recording.entries(EntryKind::Closed).first().note,
             QStringLiteral("Closed by the server: 4000 Application code"));
    QCOMPARE(running.recording.connections().first().closeCode, 4000);
}

void TestServerFrames::serverClosesAndClientAnswersOtherwise()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 1);
    running.server.closeClient(running.server.clients().first().id, 1006,
                               QStringLiteral("1006 must not be sent"));
    QTRY_COMPARE(client.closeCode(), 1000);
    client.sendClose(1001, QStringLiteral("leaving"));
    QTRY_COMPARE(running.recording.entries(EntryKind::Closed).size(), 1);
    QCOMPARE(
        running.recording.entries(EntryKind::Closed).first().note,
        QStringLiteral(
            "Closed by the server: 1000 Normal Closure; the client answered 1001 Going Away (“leaving”)"));
    QCOMPARE(running.recording.connections().first().closeCode, 1001);
    QCOMPARE(running.recording.connections().first().endedBy, EndedBy::Us);
}

void TestServerFrames::clientNeverAnswersTheClose()
{
    RunningServer running;
    running.settings.limits.closeTimeout = std::chrono::milliseconds(50);
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 1);
    running.server.closeClient(0, 1000, {});
    QTRY_VERIFY(client.isGone());
    QTRY_COMPARE(running.recording.entries(EntryKind::Closed).size(), 1);
    QCOMPARE(running.recording.connections().first().closeCode, 1006);
    QCOMPARE(running.recording.connections().first().endedBy, EndedBy::Timeout);
    QTRY_VERIFY(running.server.clients().isEmpty());
}

void TestServerFrames::nothingAfterOurClose()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 1);
    running.server.closeClient(0, 1000, {});
    running.server.sendText(0, QStringLiteral("too late"));
    client.sendText("not echoed");
    client.send(Opcode::Ping, "no pong");
    QTRY_COMPARE(client.closeCode(), 1000);
    client.sendClose(1000);
    QTRY_VERIFY(client.isGone());
    QCOMPARE(client.closeCode(), 1000);
}

QTEST_GUILESS_MAIN(TestServerFrames)
#include "tst_serverframes.moc"
