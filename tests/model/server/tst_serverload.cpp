// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/server/servertest.h"

using namespace framewatch;
using namespace framewatch::test;

/// Many clients, slow ones, and those that go at the worst moment.
class TestServerLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyClients();
    void clientsGoAtAnyMoment();
    void everyMessageIsEchoed();
    void echoWaitsForASlowReader();
    void slowReaderOfBroadcastsIsClosed();
    void manySlowReadersHaveLessRoomEach();
    void longAnswersAreNoticedInTime();
};

void TestServerLoad::manyClients()
{
    constexpr int Count = 200;
    RunningServer running(QStringLiteral("broadcast"));
    QVERIFY(running.start());
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < Count; ++i) {
        clients.push_back(std::make_unique<RawClient>());
        clients.back()->open(running.port());
    }
    QTRY_COMPARE_WITH_TIMEOUT(running.server.clients().size(), Count, 20'000);
    clients.front()->sendText("to all");
    const auto hasIt = [](const auto &client) {
        return client->payloads() == QByteArrayList{"Broadcast: to all"};
    };
    QTRY_VERIFY_WITH_TIMEOUT(std::all_of(clients.begin(), clients.end(), hasIt), 20'000);
    for (std::size_t i = 0; i < clients.size(); ++i) {
        if (i % 2)
            clients[i]->sendClose(1000);
        else
            clients[i]->socket.abort();
    }
    QTRY_VERIFY_WITH_TIMEOUT(running.server.clients().isEmpty(), 20'000);
    QCOMPARE(running.recording.entries(EntryKind::Closed).size(), Count);
    RawClient another;
    another.open(running.port());
    QTRY_VERIFY(another.isOpen());
}

void TestServerLoad::clientsGoAtAnyMoment()
{
    RunningServer running(QStringLiteral("broadcast"));
    QVERIFY(running.start());
    const QByteArray session = RawClient::request() + RawClient::frame(Opcode::Text, QByteArray(300, 't')) +
                               RawClient::frame(Opcode::Ping, "p") + RawClient::frame(Opcode::Text, "last") +
                               RawClient::frame(Opcode::Close, closePayload(1000, {}));
    std::vector<std::unique_ptr<RawClient>> clients;
    for (qsizetype cut = 0; cut <= session.size(); cut += 3) {
        clients.push_back(std::make_unique<RawClient>());
        RawClient *client = clients.back().get();
        client->connectTo(running.port());
        QObject::connect(&client->socket, &QTcpSocket::connected, client,
                         [client, cut, bytes = session.first(cut)] {
                             client->socket.write(bytes);
                             client->socket.flush();
                             if (cut % 2)
                                 client->socket.abort();
                             else
                                 client->socket.disconnectFromHost();
                         });
        // The server closes some of them meanwhile.
        if (cut % 30 == 0)
            running.server.closeClient(0, 1001, {});
    }
    const auto gone = [](const auto &client) { return client->isGone(); };
    QTRY_VERIFY_WITH_TIMEOUT(std::all_of(clients.begin(), clients.end(), gone), 20'000);
    QTRY_VERIFY(running.server.clients().isEmpty());
    RawClient another;
    another.open(running.port());
    QTRY_VERIFY(another.isOpen());
}

void TestServerLoad::everyMessageIsEchoed()
{
    constexpr int Count = 50'000;
    RunningServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    QTRY_VERIFY(client.isOpen());
    for (int i = 0; i < Count; ++i)
        client.sendText(QByteArray::number(i));
    QTRY_COMPARE_WITH_TIMEOUT(client.messages.size(), Count, 30'000);
    for (int i = 0; i < Count; ++i)
        QCOMPARE(client.messages.at(i).payload.toInt(), i);
    QTRY_COMPARE(running.server.clients().value(0).sentMessages, Count);
    QCOMPARE(running.recording.entries(EntryKind::Text).size(), 2 * Count);
}

void TestServerLoad::echoWaitsForASlowReader()
{
    constexpr qsizetype Size = 100'000;
    constexpr int Count = 500;
    RunningServer running;
    running.settings.limits.pauseAbove = 1 << 20;
    QVERIFY(running.start());
    RawClient client;
    client.socket.setReadBufferSize(1); // reads nothing to speak of
    client.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 1);
    const QByteArray message(Size, 'm');
    for (int i = 0; i < Count; ++i)
        client.send(Opcode::Binary, message);
    // It stops taking messages once its answers are not read: what is out is what the system's buffers hold
    // and 1 MiB.
    QTRY_VERIFY(running.server.clients().value(0).receivedMessages > 5);
    qint64 before = -1;
    QSignalSpy changed(&running.server, &LocalServer::clientsChanged);
    while (changed.wait(500))
        before = running.server.clients().value(0).receivedMessages;
    QVERIFY2(before < Count, qPrintable(QString::number(before)));
    client.socket.setReadBufferSize(0);
    QMetaObject::invokeMethod(&client.socket, "readyRead");
    QTRY_COMPARE_WITH_TIMEOUT(client.messages.size(), Count, 30'000);
}

void TestServerLoad::slowReaderOfBroadcastsIsClosed()
{
    RunningServer running(QStringLiteral("broadcast"));
    running.settings.limits.dropAbove = 1 << 20;
    running.settings.limits.closeTimeout = std::chrono::milliseconds(100);
    QVERIFY(running.start());
    RawClient slow;
    slow.socket.setReadBufferSize(1);
    slow.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 1);
    RawClient quick;
    quick.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 2);
    const QByteArray message(100'000, 'm');
    // One at a time, so that the quick one is never behind.
    for (int i = 0; i < 500 && running.server.clients().size() == 2; ++i) {
        quick.send(Opcode::Binary, message);
        QTRY_COMPARE(quick.messages.size(), i + 1);
    }
    QTRY_COMPARE(running.server.clients().size(), 1);
    QCOMPARE(running.server.clients().first().id, 2);
    const QList<Entry> notes = running.recording.entries(EntryKind::Note);
    QCOMPARE(notes.size(), 1);
    QVERIFY(notes.first().note.startsWith(QStringLiteral("Too slow: ")));
    QCOMPARE(notes.first().connection, 1);
    QTRY_COMPARE(running.recording.entries(EntryKind::Closed).size(), 1);
    QVERIFY(running.recording.entries(EntryKind::Closed)
                .first()
                .note.contains(QStringLiteral("1013 Try Again Later")));
    quick.sendText("still here");
    QTRY_COMPARE(quick.messages.last().payload, "Broadcast: still here");
}

// Each may leave 64 MiB unread, but not all of them at once.
void TestServerLoad::manySlowReadersHaveLessRoomEach()
{
    RunningServer running(QStringLiteral("broadcast"));
    running.settings.limits.dropAllAbove = 4 << 20;
    running.settings.limits.closeTimeout = std::chrono::milliseconds(100);
    QVERIFY(running.start());
    std::vector<std::unique_ptr<RawClient>> slow;
    for (int i = 0; i < 4; ++i) {
        slow.push_back(std::make_unique<RawClient>());
        slow.back()->socket.setReadBufferSize(1);
        slow.back()->open(running.port());
        QTRY_COMPARE(running.server.clients().size(), i + 1);
    }
    RawClient quick;
    quick.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 5);
    const QByteArray message(100'000, 'm');
    for (int i = 0; i < 300 && running.recording.entries(EntryKind::Note).isEmpty(); ++i) {
        quick.send(Opcode::Binary, message);
        QTRY_COMPARE(quick.messages.size(), i + 1);
    }
    QVERIFY(quick.messages.size() < 300); // 30 MB to each: one alone might leave them unread
    QTRY_VERIFY(running.server.clients().size() < 5);
    QVERIFY(!quick.isGone());
}

void TestServerLoad::longAnswersAreNoticedInTime()
{
    RunningServer running;
    running.settings.rule.replyTemplate = QString(100'000, u'r');
    running.settings.limits.pauseAbove = 1 << 20;
    QVERIFY(running.start());
    RawClient client;
    client.socket.setReadBufferSize(1);
    client.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 1);
    client.socket.write(RawClient::frame(Opcode::Text, "?").repeated(9'000));
    QTRY_VERIFY(running.server.clients().value(0).receivedMessages > 0);
    QSignalSpy changed(&running.server, &LocalServer::clientsChanged);
    while (changed.wait(500)) {
    }
    // 9,000 answers would be 900 MB.
    QVERIFY(running.server.clients().value(0).sentBytes < 50'000'000);
    client.socket.abort();
    QTRY_VERIFY(running.server.clients().isEmpty());
}

QTEST_GUILESS_MAIN(TestServerLoad)
#include "tst_serverload.moc"
