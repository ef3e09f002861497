// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The manager's decisions, without a network and with a clock that is moved by hand.
#include "model/connection/connectionmanager.h"

#include "tests/model/connection/fakelink.h"
#include "tests/support/manualclock.h"
#include "tests/support/memorysink.h"

#include <QTest>

using namespace framewatch;
using namespace framewatch::test;
using namespace std::chrono_literals;

namespace {

struct Rig
{
    Rig()
        : manager(sink, clock, network.factory())
    {
        settings.url = QStringLiteral("ws://example.org/");
        manager.setDraw([this] { return draw; });
        QObject::connect(&manager, &ConnectionManager::finished, &manager,
                         [this](const ConnectionStatus &status) { ends.append(status); });
    }

    void open()
    {
        manager.setSettings(settings);
        manager.open();
    }
    void openAndAccept()
    {
        open();
        network.link->accept();
    }
    ConnectionState state() const { return manager.status().state; }
    double secondsToRetry() const
    {
        return static_cast<double>(manager.status().retryAtNs - clock.now) / 1e9;
    }
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
    ManualClock clock;
    FakeNetwork network;
    ConnectionSettings settings;
    double draw = 1.0;
    ConnectionManager manager;
    QList<ConnectionStatus> ends;
};

using S = ConnectionState;

} // namespace

class TestReconnecting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheCauseTable_data();
    void followsTheCauseTable();
    void tellsWhichCertificateWasNotTrusted();
    void tellsThatACertificateIsOnlyPinned();
    void delaysGrowAndStartAgain();
    void fixedDelaysStay();
    void jitterStaysInItsBounds_data();
    void jitterStaysInItsBounds();
    void onlyAStableConnectionResets();
    void honoursRetryAfter();
    void tellsTheOutage();
    void tellsOfAnExpiredTokenOnce();
    void givesUpAfterItsAttempts();
    void anEditedPolicyCountsAtOnce();
    void switchingOffEndsTheWait();
    void waitsForTheNetwork();
    void triesLoopbackWithoutANetwork();
    void anotherAddressNeedNotWaitForTheNetwork();
    void triesAtOnceAfterSleep();
    void asksThePeerAfterSleep();
    void beatsItsHeart();
    void pingsAndGivesUp();
};

void TestReconnecting::followsTheCauseTable_data()
{
    QTest::addColumn<int>("closeCode"); // 0: it never opened
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("again");
    for (const int code : {1000, 1001, 1004, 1005, 1006, 1011, 1012, 1013, 1014, 1015, 3000, 3999, 4000, 4001, 4999})
        QTest::addRow("close %d", code) << code << 0 << 0 << true;
    for (const int code : {1002, 1003, 1007, 1008, 1009, 1010})
        QTest::addRow("close %d", code) << code << 0 << 0 << false;
    QTest::newRow("close 4100, named by the user") << 4100 << 0 << 0 << false;
    QTest::newRow("close 4199, named by the user") << 4199 << 0 << 0 << false;
    for (const int status : {200, 301, 402, 405, 407, 408, 429, 500, 502, 503, 504})
        QTest::addRow("HTTP %d", status) << 0 << status << int(ErrorCode::Refused) << true;
    for (const int status : {400, 401, 403, 404})
        QTest::addRow("HTTP %d", status) << 0 << status << int(ErrorCode::Refused) << false;
    QTest::newRow("not HTTP") << 0 << 0 << int(ErrorCode::Refused) << true;
    QTest::newRow("name") << 0 << 0 << int(ErrorCode::Name) << true;
    QTest::newRow("network") << 0 << 0 << int(ErrorCode::Network) << true;
    QTest::newRow("timeout") << 0 << 0 << int(ErrorCode::Timeout) << true;
    QTest::newRow("TLS") << 0 << 0 << int(ErrorCode::Tls) << true;
    QTest::newRow("certificate") << 0 << 0 << int(ErrorCode::Certificate) << false;
}

void TestReconnecting::followsTheCauseTable()
{
    QFETCH(int, closeCode);
    QFETCH(int, status);
    QFETCH(int, error);
    QFETCH(bool, again);
    Rig rig;
    rig.settings.reconnect.finalCloseCodes = CodeSet{{1002, 1003}, {1007, 1010}, {4100, 4199}};
    rig.open();
    if (closeCode != 0)
        rig.network.link->accept();
    if (closeCode == 1006)
        rig.network.link->drop();
    else if (closeCode != 0)
        rig.network.link->endByPeer(closeCode);
    else if (status != 0)
        rig.network.link->refuse(status);
    else
        rig.network.link->failWith(ErrorCode(error));

    QCOMPARE(rig.state(), again ? S::Waiting : S::Idle);
    QCOMPARE(rig.ends.size(), again ? 0 : 1);
    QCOMPARE(rig.notes(EntryKind::Waiting).size(), again ? 1 : 0);
    if (again) {
        rig.clock.advance(2999ms);
        QCOMPARE(rig.network.started, 1);
        rig.clock.advance(1ms);
        QCOMPARE(rig.network.started, 2);
        QCOMPARE(rig.state(), S::Connecting);
    } else {
        QVERIFY(rig.ends.constFirst().failed);
        const QString note = rig.notes(EntryKind::Note).constLast();
        QVERIFY2(note.startsWith(u"Not connecting again: "), qPrintable(note));
        QCOMPARE(rig.clock.activeAlarms(), 0);
    }
}

void TestReconnecting::tellsWhichCertificateWasNotTrusted()
{
    Rig rig;
    rig.open();
    TapEnd end;
    end.code = ErrorCode::Certificate;
    end.untrusted = UntrustedCertificate{QByteArray(32, 'f'), QStringLiteral("example.org"),
                                         QStringLiteral("it is self-signed")};
    rig.network.link->end(end);
    QCOMPARE(rig.state(), S::Idle);
    QCOMPARE(rig.manager.status().untrusted, end.untrusted);
    rig.settings.tls.pins = {end.untrusted->fingerprint};
    rig.openAndAccept();
    QVERIFY(!rig.manager.status().untrusted);
}

void TestReconnecting::tellsThatACertificateIsOnlyPinned()
{
    Rig rig;
    rig.open();
    rig.network.link->accept(R"({"verified":false,"pinned":true,"errors":["it is self-signed"]})");
    QVERIFY(rig.manager.status().pinned);
    rig.network.link->drop();
    rig.clock.advance(3s);
    QVERIFY(!rig.manager.status().pinned);
    rig.network.link->accept(R"({"verified":true})");
    QVERIFY(!rig.manager.status().pinned);
}

void TestReconnecting::delaysGrowAndStartAgain()
{
    Rig rig;
    rig.open();
    QList<double> delays;
    for (int i = 0; i < 6; ++i) {
        rig.network.link->failWith(ErrorCode::Network);
        delays.append(rig.secondsToRetry());
        rig.clock.advance(30s);
    }
    QCOMPARE(delays, QList<double>({3, 6, 12, 24, 30, 30}));
    rig.network.link->accept();
    rig.network.link->drop();
    QCOMPARE(rig.secondsToRetry(), 3.0);
    rig.clock.advance(3s);
    rig.network.link->failWith(ErrorCode::Network);
    QCOMPARE(rig.secondsToRetry(), 6.0);
}

void TestReconnecting::fixedDelaysStay()
{
    Rig rig;
    rig.settings.reconnect.backoff = ReconnectPolicy::Backoff::Fixed;
    rig.settings.reconnect.first = 5s;
    rig.open();
    for (int i = 0; i < 4; ++i) {
        rig.network.link->failWith(ErrorCode::Network);
        QCOMPARE(rig.secondsToRetry(), 5.0);
        rig.clock.advance(5s);
    }
}

void TestReconnecting::jitterStaysInItsBounds_data()
{
    QTest::addColumn<double>("draw");
    for (const double draw : {0.0, 0.25, 0.5, 0.999, 1.0})
        QTest::addRow("%g", draw) << draw;
}

void TestReconnecting::jitterStaysInItsBounds()
{
    QFETCH(double, draw);
    Rig rig;
    rig.draw = draw;
    rig.settings.reconnect.backoff = ReconnectPolicy::Backoff::Jitter;
    rig.open();
    for (const double most : {3.0, 6.0, 12.0, 24.0, 30.0, 30.0}) {
        rig.network.link->failWith(ErrorCode::Network);
        QVERIFY(qAbs(rig.secondsToRetry() - most * draw) < 0.001);
        rig.clock.advance(30s);
        QCOMPARE(rig.state(), S::Connecting);
    }
}

void TestReconnecting::onlyAStableConnectionResets()
{
    Rig rig;
    rig.settings.reconnect.stableAfter = 10s;
    rig.settings.reconnect.maxAttempts = 4;
    rig.openAndAccept();
    for (const double delay : {3.0, 6.0}) {
        rig.clock.advance(9s);
        rig.network.link->endByPeer(1000);
        QCOMPARE(rig.secondsToRetry(), delay);
        rig.clock.advance(30s);
        rig.network.link->accept();
    }
    rig.clock.advance(10s);
    rig.network.link->endByPeer(1000);
    QCOMPARE(rig.secondsToRetry(), 3.0);
    for (int i = 0; i < 4; ++i) {
        rig.clock.advance(30s);
        rig.network.link->accept();
        rig.network.link->endByPeer(1000);
    }
    QCOMPARE(rig.state(), S::Idle); // four too short ones in a row
}

void TestReconnecting::honoursRetryAfter()
{
    Rig rig;
    rig.open();
    rig.network.link->refuse(503, 45s);
    QCOMPARE(rig.secondsToRetry(), 45.0);
    QVERIFY(rig.notes(EntryKind::Waiting).constLast().contains(u"45.0 s, as the server asks"));
    rig.clock.advance(45s);
    rig.network.link->refuse(429, 1s); // sooner than we would anyway
    QCOMPARE(rig.secondsToRetry(), 6.0);
}

void TestReconnecting::tellsTheOutage()
{
    Rig rig;
    rig.openAndAccept();
    QCOMPARE(rig.notes(EntryKind::Note), QStringList());
    rig.network.link->drop();
    QCOMPARE(rig.manager.status().lostNs, rig.clock.now);
    rig.clock.advance(3s);
    rig.network.link->failWith(ErrorCode::Network);
    QCOMPARE(rig.manager.status().retries, 2);
    rig.clock.advance(6s);
    rig.clock.advance(500ms);
    rig.network.link->accept();
    QCOMPARE(rig.notes(EntryKind::Waiting), QStringList({QStringLiteral("Attempt 1 in 3.0 s"), QStringLiteral("Attempt 2 in 6.0 s")}));
    QCOMPARE(rig.notes(EntryKind::Note), QStringList{QStringLiteral("Back after 9.5 s, at attempt 2")});
    QCOMPARE(rig.manager.status().lostNs, 0);
}

void TestReconnecting::tellsOfAnExpiredTokenOnce()
{
    Rig rig;
    rig.clock.now = 1'700'000'000LL * 1'000'000'000;
    rig.settings.auth.place = AuthToken::Place::Bearer;
    rig.settings.auth.token =
        QStringLiteral("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjE3MDAwMDAwMDF9.c2ln"); // one second from now
    rig.openAndAccept();
    QCOMPARE(rig.notes(EntryKind::Note).size(), 0);
    rig.network.link->drop();
    rig.clock.advance(std::chrono::seconds(60));
    const QStringList told = rig.notes(EntryKind::Note);
    QCOMPARE(told.size(), 1);
    QVERIFY2(told.constFirst().startsWith(QStringLiteral("The token expired ")),
             qPrintable(told.constFirst()));
    rig.network.link->failWith(ErrorCode::Network);
    rig.clock.advance(std::chrono::seconds(60));
    QCOMPARE(rig.notes(EntryKind::Note).size(), 1);
    QCOMPARE(rig.state(), S::Connecting);
}

void TestReconnecting::givesUpAfterItsAttempts()
{
    Rig rig;
    rig.settings.reconnect.maxAttempts = 3;
    rig.open();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(rig.ends.isEmpty());
        rig.network.link->failWith(ErrorCode::Network);
        rig.clock.advance(30s);
    }
    QCOMPARE(rig.ends.size(), 1);
    QCOMPARE(rig.notes(EntryKind::Note), QStringList{QStringLiteral("Gave up after 3 attempts")});
}

void TestReconnecting::anEditedPolicyCountsAtOnce()
{
    Rig rig;
    rig.settings.reconnect.first = 60s;
    rig.settings.reconnect.longest = 60s;
    rig.openAndAccept();
    rig.network.link->drop();
    rig.clock.advance(10s);
    rig.settings.reconnect.first = 15s;
    rig.manager.setSettings(rig.settings);
    QCOMPARE(rig.secondsToRetry(), 5.0); // what was waited counts
    rig.settings.reconnect.first = 9s;
    rig.manager.setSettings(rig.settings);
    QCOMPARE(rig.state(), S::Waiting);
    rig.clock.advance(0s);
    QCOMPARE(rig.state(), S::Connecting);
}

void TestReconnecting::switchingOffEndsTheWait()
{
    Rig rig;
    rig.openAndAccept();
    rig.network.link->drop();
    rig.settings.reconnect.enabled = false;
    rig.manager.setSettings(rig.settings);
    QCOMPARE(rig.state(), S::Idle);
    QCOMPARE(rig.ends.size(), 1);
    QCOMPARE(rig.clock.activeAlarms(), 0);
}

void TestReconnecting::waitsForTheNetwork()
{
    Rig rig;
    rig.openAndAccept();
    rig.manager.setOnline(false);
    QCOMPARE(rig.state(), S::Open); // it may well survive
    rig.network.link->drop();
    QCOMPARE(rig.state(), S::Waiting);
    QVERIFY(rig.manager.status().offline);
    QCOMPARE(rig.manager.status().retryAtNs, 0);
    rig.clock.advance(1h);
    QCOMPARE(rig.network.started, 1);
    rig.manager.setOnline(true);
    QCOMPARE(rig.network.started, 2);
    QCOMPARE(rig.state(), S::Connecting);

    rig.network.link->failWith(ErrorCode::Network);
    QVERIFY(!rig.manager.status().offline);
    rig.manager.setOnline(false); // in the middle of a wait
    QVERIFY(rig.manager.status().offline);
    rig.clock.advance(1h);
    QCOMPARE(rig.network.started, 2);
    rig.manager.open(); // the user knows better
    QCOMPARE(rig.network.started, 3);
}

void TestReconnecting::triesLoopbackWithoutANetwork()
{
    Rig rig;
    rig.settings.url = QStringLiteral("ws://127.0.0.1:9/");
    rig.manager.setOnline(false);
    rig.open();
    rig.network.link->failWith(ErrorCode::Network);
    QVERIFY(!rig.manager.status().offline);
    rig.clock.advance(3s);
    QCOMPARE(rig.network.started, 2);
}

void TestReconnecting::anotherAddressNeedNotWaitForTheNetwork()
{
    Rig rig;
    rig.openAndAccept();
    rig.manager.setOnline(false);
    rig.network.link->drop();
    QVERIFY(rig.manager.status().offline);
    rig.settings.url = QStringLiteral("ws://127.0.0.1:9/");
    rig.manager.setSettings(rig.settings);
    rig.manager.open();
    QCOMPARE(rig.network.started, 2);
    rig.network.link->failWith(ErrorCode::Network);
    QVERIFY(!rig.manager.status().offline);
    rig.clock.advance(30s);
    QCOMPARE(rig.network.started, 3);
}

void TestReconnecting::triesAtOnceAfterSleep()
{
    Rig rig;
    rig.settings.reconnect.first = 600s;
    rig.settings.reconnect.longest = 600s;
    rig.openAndAccept();
    rig.network.link->drop();
    rig.clock.advance(10s);
    QCOMPARE(rig.network.started, 1);
    rig.clock.sleep(1h);
    rig.clock.advance(std::chrono::milliseconds(SleepWatch::PeriodMs));
    QCOMPARE(rig.network.started, 2);
    QVERIFY(rig.notes(EntryKind::Note).constFirst().contains(u"slept for 3600.0 s"));
}

void TestReconnecting::asksThePeerAfterSleep()
{
    Rig rig;
    rig.settings.pongDeadline = 5s;
    rig.openAndAccept();
    rig.clock.sleep(1h);
    rig.clock.advance(std::chrono::milliseconds(SleepWatch::PeriodMs));
    QCOMPARE(rig.network.pings.size(), 1);
    rig.clock.advance(5s);
    QCOMPARE(rig.state(), S::Waiting);
    QCOMPARE(rig.manager.status().endedBy, EndedBy::Timeout);
}

void TestReconnecting::beatsItsHeart()
{
    Rig rig;
    rig.settings.heartbeat = QStringLiteral("beat");
    rig.settings.heartbeatInterval = 10s;
    rig.openAndAccept();
    rig.clock.advance(25s);
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, QByteArrayList({"beat", "beat"}));
    rig.settings.heartbeatInterval = 0s;
    rig.manager.setSettings(rig.settings);
    rig.clock.advance(1h);
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire.size(), 2);
}

void TestReconnecting::pingsAndGivesUp()
{
    Rig rig;
    rig.settings.pingInterval = 10s;
    rig.settings.pongDeadline = 4s;
    rig.openAndAccept();
    rig.clock.advance(10s);
    rig.network.link->answerPing(1'000'000);
    rig.clock.advance(10s);
    rig.network.link->answerPing(3'000'000);
    QCOMPARE(rig.manager.status().rtt.count(), 2);
    QCOMPARE(rig.manager.status().rtt.meanNs(), 2'000'000);
    rig.clock.advance(13s); // a ping, and 3 s of its 4
    QCOMPARE(rig.state(), S::Open);
    rig.clock.advance(1s); // found within interval and deadline
    QCOMPARE(rig.state(), S::Waiting);
    QVERIFY(rig.manager.status().cause.contains(u"no answer to a ping within 4 s"));
}

QTEST_GUILESS_MAIN(TestReconnecting)
#include "tst_reconnecting.moc"
