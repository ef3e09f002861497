// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/connectionmanager.h"

#include "tests/support/memorysink.h"
#include "tests/support/scriptedpeer.h"

#include <QSignalSpy>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;
using std::chrono::milliseconds;

namespace {

struct Rig
{
    explicit Rig(const QString &url)
        : manager(sink, clock)
    {
        settings.url = url;
        settings.reconnect.first = milliseconds(20);
        settings.reconnect.longest = milliseconds(40);
        QObject::connect(&manager, &ConnectionManager::statusChanged, &manager, [this](const ConnectionStatus &status) {
            if (states.isEmpty() || states.last() != status.state)
                states.append(status.state);
        });
        QObject::connect(&manager, &ConnectionManager::finished, &manager, [this](const ConnectionStatus &status) { ends.append(status); });
    }

    void open()
    {
        manager.setSettings(settings);
        manager.open();
    }
    ConnectionState state() const { return manager.status().state; }
    QStringList notes(EntryKind kind) const
    {
        QStringList out;
        for (const Entry &entry : sink.entries) {
            if (entry.kind == kind)
                out.append(entry.note);
        }
        return out;
    }

    MemorySink sink;
    SystemClock clock;
    ConnectionSettings settings;
    ConnectionManager manager;
    QList<ConnectionState> states;
    QList<ConnectionStatus> ends;
};

using S = ConnectionState;

} // namespace

class TestConnectionManager : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAndCloses();
    void sendsTheTokenAtEachOpen();
    void comesBackAfterEachEnd_data();
    void comesBackAfterEachEnd();
    void givesUp_data();
    void givesUp();
    void doesNotRetryTheFirstUnlessAsked();
    void doesNotComeBackAfterAViolation();
    void stopsWaiting();
    void triesNow();
    void cancelsAnAttempt();
    void dropsOnASecondClose();
    void failsOnABadUrl();
    void echoes();
    void echoSlowsAPeerThatDoesNotRead();
    void measuresRoundTrips();
    void findsADeadPeer();
    void sendsOnlyWhenOpen();
    void keepsTheSubprotocol();
};

void TestConnectionManager::opensAndCloses()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.open();
    QTRY_COMPARE(rig.state(), S::Open);
    QCOMPARE(rig.manager.status().connection, 1);
    QVERIFY(rig.manager.status().openedNs > 0);
    rig.manager.close(4000, QStringLiteral("done"));
    QTRY_COMPARE(rig.ends.size(), 1);
    QCOMPARE(rig.states, QList<S>({S::Connecting, S::Open, S::Closing, S::Idle}));
    QVERIFY(!rig.ends.constFirst().failed);
    QVERIFY(rig.ends.constFirst().everOpen);
    QCOMPARE(rig.ends.constFirst().closeCode, 4000);
    QCOMPARE(peer.received.constLast().closeCode, 4000);
    QCOMPARE(rig.notes(EntryKind::Closed), QStringList{QStringLiteral("Closed by us: 4000 Application code (“done”)")});

    rig.manager.open(); // the same manager again
    QTRY_COMPARE(rig.state(), S::Open);
    QCOMPARE(rig.manager.status().connection, 2);
}

void TestConnectionManager::sendsTheTokenAtEachOpen()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.settings.auth.place = AuthToken::Place::Message;
    rig.settings.auth.token = QStringLiteral("your_token_here");
    QList<bool> firsts;
    connect(&rig.manager, &ConnectionManager::opened, this, [&](bool isFirst) {
        firsts.append(isFirst);
        rig.manager.sendNow({true, "next"}, false);
    });
    rig.open();
    for (int round = 1; round <= 3; ++round) {
        QTRY_COMPARE(peer.received.size(), 2 * round);
        QCOMPARE(peer.received.at(2 * round - 2).payload, QByteArray(R"({"authToken":"your_token_here"})"));
        QCOMPARE(peer.received.at(2 * round - 1).payload, QByteArray("next"));
        peer.endTcp();
    }
    QCOMPARE(firsts, QList<bool>({true, false, false}));
}

void TestConnectionManager::comesBackAfterEachEnd_data()
{
    QTest::addColumn<int>("code"); // 0: dropped
    for (const int code : {0, 1000, 1001, 1011, 1012, 4001})
        QTest::addRow("%d", code) << code;
}

void TestConnectionManager::comesBackAfterEachEnd()
{
    QFETCH(int, code);
    ScriptedPeer peer;
    peer.answersClose = false;
    Rig rig(peer.url());
    rig.open();
    QTRY_COMPARE(rig.state(), S::Open);
    if (code)
        peer.sendClose(code);
    else
        peer.resetTcp();
    if (code) {
        QTRY_VERIFY(!peer.received.isEmpty());
        peer.endTcp();
    }
    QTRY_COMPARE(rig.state(), S::Waiting);
    const ConnectionStatus waiting = rig.manager.status();
    QCOMPARE(waiting.attempt, 1);
    QVERIFY(waiting.retryAtNs > 0);
    QVERIFY(waiting.cause.contains(QString::number(code ? code : 1006)));
    QTRY_COMPARE(rig.state(), S::Open);
    QCOMPARE(rig.manager.status().connection, 2);
    QCOMPARE(rig.notes(EntryKind::Waiting).size(), 1);
    QVERIFY(rig.ends.isEmpty());
}

void TestConnectionManager::givesUp_data()
{
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<int>("maxAttempts");
    QTest::addColumn<int>("attempts");
    QTest::newRow("off") << false << 0 << 1;
    QTest::newRow("one") << true << 1 << 1;
    QTest::newRow("three") << true << 3 << 3;
}

void TestConnectionManager::givesUp()
{
    QFETCH(bool, enabled);
    QFETCH(int, maxAttempts);
    QFETCH(int, attempts);
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &) { return QByteArray("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n"); };
    Rig rig(peer.url());
    rig.settings.reconnect.enabled = enabled;
    rig.settings.reconnect.maxAttempts = maxAttempts;
    rig.open();
    QTRY_COMPARE(rig.ends.size(), 1);
    QCOMPARE(peer.heads.size(), attempts);
    QVERIFY(rig.ends.constFirst().failed);
    QVERIFY(!rig.ends.constFirst().everOpen);
    QCOMPARE(rig.ends.constFirst().cause, QStringLiteral("Refused: HTTP 503 Busy"));
    QCOMPARE(rig.state(), S::Idle);
}

void TestConnectionManager::doesNotRetryTheFirstUnlessAsked()
{
    ScriptedPeer peer;
    peer.onHead = [&peer](const QByteArray &head) {
        return peer.heads.size() == 1 ? ScriptedPeer::acceptedAnswer(head) : QByteArray("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
    };
    Rig rig(peer.url());
    rig.settings.retryFirst = false;
    rig.settings.reconnect.maxAttempts = 2;
    rig.open();
    QTRY_COMPARE(rig.state(), S::Open); // once open, it comes back
    peer.endTcp();
    QTRY_COMPARE(rig.ends.size(), 1);
    QCOMPARE(peer.heads.size(), 3);
    rig.manager.open(); // the user asks anew: the first attempt counts again
    QTRY_COMPARE(rig.ends.size(), 2);
    QCOMPARE(peer.heads.size(), 4);
    QVERIFY(!rig.ends.constLast().everOpen);
}

void TestConnectionManager::doesNotComeBackAfterAViolation()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.open();
    QTRY_COMPARE(rig.state(), S::Open);
    peer.send(QByteArray::fromHex("8300"));
    QTRY_COMPARE(rig.ends.size(), 1);
    QVERIFY(rig.ends.constFirst().violation);
    QVERIFY(rig.ends.constFirst().failed);
    QCOMPARE(peer.heads.size(), 1);
}

void TestConnectionManager::stopsWaiting()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.settings.reconnect.first = rig.settings.reconnect.longest = milliseconds(600'000);
    rig.open();
    QTRY_COMPARE(rig.state(), S::Open);
    peer.endTcp();
    QTRY_COMPARE(rig.state(), S::Waiting);
    rig.manager.close(1000, {});
    QCOMPARE(rig.ends.size(), 1);
    QVERIFY(!rig.ends.constFirst().failed);
    QCOMPARE(rig.state(), S::Idle);
}

void TestConnectionManager::triesNow()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.settings.reconnect.first = rig.settings.reconnect.longest = milliseconds(600'000);
    rig.open();
    QTRY_COMPARE(rig.state(), S::Open);
    peer.endTcp();
    QTRY_COMPARE(rig.state(), S::Waiting);
    rig.manager.open();
    QTRY_COMPARE(rig.state(), S::Open);
    QCOMPARE(rig.manager.status().connection, 2);
}

void TestConnectionManager::cancelsAnAttempt()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &) { return QByteArray(); };
    Rig rig(peer.url());
    rig.open();
    QTRY_COMPARE(peer.heads.size(), 1);
    QCOMPARE(rig.manager.status().phase, ConnectPhase::Upgrade);
    rig.manager.close(1000, {});
    QCOMPARE(rig.ends.size(), 1);
    QVERIFY(!rig.ends.constFirst().failed);
    QTRY_COMPARE(peer.clientsGone, 1);
}

void TestConnectionManager::dropsOnASecondClose()
{
    ScriptedPeer peer;
    peer.answersClose = false;
    Rig rig(peer.url());
    rig.open();
    QTRY_COMPARE(rig.state(), S::Open);
    rig.manager.close(1000, {});
    QCOMPARE(rig.state(), S::Closing);
    QTRY_COMPARE(peer.received.size(), 1);
    rig.manager.close(1000, {});
    QCOMPARE(rig.ends.size(), 1);
}

void TestConnectionManager::failsOnABadUrl()
{
    Rig rig(QStringLiteral("gopher://x/"));
    rig.open();
    QCOMPARE(rig.ends.size(), 1);
    QVERIFY(rig.ends.constFirst().failed);
    QCOMPARE(rig.notes(EntryKind::Error).size(), 1);
    QCOMPARE(rig.sink.connections.size(), 0);
}

void TestConnectionManager::echoes()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.manager.setEcho(true);
    rig.open();
    QTRY_COMPARE(rig.state(), S::Open);
    const QByteArray bom = "\xef\xbb\xbf" "x";
    peer.sendText(bom);
    peer.send(encodeFrame(Opcode::Binary, QByteArray("\0\xff", 2)));
    peer.sendText({});
    QTRY_COMPARE(peer.received.size(), 3);
    QCOMPARE(peer.received.at(0).payload, bom);
    QCOMPARE(peer.received.at(1).kind, EntryKind::Binary);
    QCOMPARE(peer.received.at(1).payload, QByteArray("\0\xff", 2));
    QCOMPARE(peer.received.at(2).payload, QByteArray());
    QCOMPARE(peer.received.at(2).kind, EntryKind::Text);
}

void TestConnectionManager::echoSlowsAPeerThatDoesNotRead()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.manager.setEcho(true);
    rig.open();
    QTRY_COMPARE(rig.state(), S::Open);
    peer.setReading(false);
    constexpr int Messages = 64;
    const QByteArray frame = encodeFrame(Opcode::Binary, QByteArray(1 << 20, 'e'));
    for (int i = 0; i < Messages; ++i)
        peer.send(frame);
    qint64 most = 0;
    connect(&rig.manager, &ConnectionManager::messageReceived, this, [&] { most = std::max(most, rig.manager.bytesToSend()); });
    QTRY_VERIFY(most > (3 << 20));
    peer.setReading(true);
    QTRY_COMPARE_WITH_TIMEOUT(peer.received.size(), Messages, 20000);
    QVERIFY2(most < (10 << 20), qPrintable(QString::number(most)));
}

void TestConnectionManager::measuresRoundTrips()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    rig.settings.pingInterval = milliseconds(10);
    connect(&peer, &ScriptedPeer::messageCame, this, [&] {
        if (peer.received.constLast().kind == EntryKind::Ping)
            peer.send(encodeFrame(Opcode::Pong, peer.received.constLast().payload));
    });
    rig.open();
    QTRY_VERIFY(!rig.manager.status().rtt.isEmpty());
    QVERIFY(rig.manager.status().rtt.lastNs() > 0);
    QVERIFY(!rig.notes(EntryKind::Pong).isEmpty());
    QVERIFY(rig.notes(EntryKind::Pong).constFirst().endsWith(u" ms"));
    rig.manager.close(1000, {});
    QTRY_COMPARE(rig.ends.size(), 1);
}

void TestConnectionManager::findsADeadPeer()
{
    ScriptedPeer peer; // never answers a ping
    Rig rig(peer.url());
    rig.settings.pingInterval = milliseconds(10);
    rig.settings.pongDeadline = milliseconds(30);
    rig.settings.reconnect.enabled = false;
    rig.open();
    QTRY_COMPARE(rig.ends.size(), 1);
    QCOMPARE(rig.ends.constFirst().endedBy, EndedBy::Timeout);
    QCOMPARE(rig.ends.constFirst().closeCode, 1006);
    QCOMPARE(rig.ends.constFirst().cause, QStringLiteral("Lost: 1006, no answer to a ping within 0.03 s"));
}

void TestConnectionManager::sendsOnlyWhenOpen()
{
    ScriptedPeer peer;
    Rig rig(peer.url());
    QVERIFY(!rig.manager.sendNow({true, "x"}, true));
    rig.open();
    QVERIFY(!rig.manager.sendNow({false, "x"}, true));
    QTRY_COMPARE(rig.state(), S::Open);
    QVERIFY(rig.manager.sendNow({true, "x"}, true));
    rig.manager.close(1000, {});
    QVERIFY(!rig.manager.sendNow({true, "y"}, true));
    QTRY_COMPARE(rig.ends.size(), 1);
    QCOMPARE(peer.received.size(), 2); // the text and the close
}

void TestConnectionManager::keepsTheSubprotocol()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) { return ScriptedPeer::acceptedAnswer(head, "Sec-WebSocket-Protocol: chat.v2\r\n"); };
    Rig rig(peer.url());
    rig.settings.subprotocols = {QStringLiteral("chat.v1"), QStringLiteral("chat.v2")};
    rig.open();
    QTRY_COMPARE(rig.state(), S::Open);
    QCOMPARE(rig.manager.status().subprotocol, QStringLiteral("chat.v2"));
    QCOMPARE(ScriptedPeer::headerOf(peer.heads.constFirst(), "Sec-WebSocket-Protocol"), QByteArray("chat.v1, chat.v2"));
}

QTEST_GUILESS_MAIN(TestConnectionManager)
#include "tst_connectionmanager.moc"
