// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/keepalive.h"

#include "tests/support/manualclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

/// Pings every 10 s, deadline 4 s, by a clock that is moved by hand.
struct Rig
{
    Rig()
        : keepAlive(clock)
    {
        keepAlive.setTraffic([this] { return traffic; });
        QObject::connect(&keepAlive, &KeepAlive::pingDue, &keepAlive, [this](const QByteArray &payload) { pings.append(payload); });
        QObject::connect(&keepAlive, &KeepAlive::peerDead, &keepAlive, [this] { isDead = true; });
        keepAlive.start(10s, 4s);
        clock.advance(10s);
    }

    ManualClock clock;
    KeepAlive keepAlive;
    Traffic traffic;
    QByteArrayList pings;
    bool isDead = false;
};

} // namespace

class TestKeepAlive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pingsWhileAnswered();
    void findsADeadPeer();
    void ignoresForeignPongs();
    void staysQuietWithoutAnInterval();
    void findsADeadPeerInTime();
    void livesWhileBytesComeIn();
    void livesWhileABacklogGoesOut();
    void aStalledBacklogIsNoLife();
    void whatGoesOutWithoutABacklogIsNoLife();
    void pingsDoNotPileUpBehindABacklog();
    void onlyOurOwnPingsAreAnswered_data();
    void onlyOurOwnPingsAreAnswered();
    void readsFirstAfterItWasHeldUp();
    void waitsForVeryLong_data();
    void waitsForVeryLong();
};

void TestKeepAlive::pingsWhileAnswered()
{
    const SystemClock clock;
    KeepAlive keepAlive(clock);
    QStringList pings;
    connect(&keepAlive, &KeepAlive::pingDue, this, [&](const QByteArray &payload) {
        pings.append(QString::fromLatin1(payload));
        keepAlive.pongReceived(payload);
    });
    QSignalSpy dead(&keepAlive, &KeepAlive::peerDead);
    keepAlive.start(milliseconds(5), milliseconds(10000));
    QTRY_VERIFY(pings.size() >= 3);
    QCOMPARE(pings.first(3), QStringList({QStringLiteral("fw-1"), QStringLiteral("fw-2"), QStringLiteral("fw-3")}));
    QCOMPARE(dead.count(), 0);
}

void TestKeepAlive::findsADeadPeer()
{
    const SystemClock clock;
    KeepAlive keepAlive(clock);
    QSignalSpy dead(&keepAlive, &KeepAlive::peerDead);
    QSignalSpy pings(&keepAlive, &KeepAlive::pingDue);
    keepAlive.start(milliseconds(20), milliseconds(50));
    QVERIFY(dead.wait());
    QVERIFY(pings.count() >= 1);
    const auto count = pings.count();
    QVERIFY(!pings.wait(60)); // it has stopped
    QCOMPARE(pings.count(), count);
    QCOMPARE(dead.count(), 1);
}

void TestKeepAlive::ignoresForeignPongs()
{
    const SystemClock clock;
    KeepAlive keepAlive(clock);
    connect(&keepAlive, &KeepAlive::pingDue, this, [&] {
        keepAlive.pongReceived("else");
        keepAlive.pongReceived({});
    });
    QSignalSpy dead(&keepAlive, &KeepAlive::peerDead);
    keepAlive.start(milliseconds(10), milliseconds(30));
    QVERIFY(dead.wait());
}

void TestKeepAlive::staysQuietWithoutAnInterval()
{
    const SystemClock clock;
    KeepAlive keepAlive(clock);
    QSignalSpy pings(&keepAlive, &KeepAlive::pingDue);
    keepAlive.start(milliseconds(0), milliseconds(1));
    QVERIFY(!pings.wait(30));
}

void TestKeepAlive::findsADeadPeerInTime()
{
    Rig rig;
    QCOMPARE(rig.pings, QByteArrayList{"fw-1"});
    rig.clock.advance(4s - 1ms);
    QVERIFY(!rig.isDead);
    rig.clock.advance(1ms);
    QVERIFY(rig.isDead);
    QCOMPARE(rig.clock.activeAlarms(), 0);
}

void TestKeepAlive::livesWhileBytesComeIn()
{
    Rig rig;
    for (int i = 0; i < 30; ++i) { // a big message, slowly
        rig.clock.advance(2s);
        rig.traffic.received += 1000;
    }
    QVERIFY(!rig.isDead);
    rig.clock.advance(4s);
    QVERIFY(!rig.isDead);
    rig.clock.advance(1s); // the last bytes were seen at the look after they came
    QVERIFY(rig.isDead);
}

void TestKeepAlive::livesWhileABacklogGoesOut()
{
    Rig rig;
    rig.traffic.waiting = 100 << 20;
    rig.clock.advance(1s);
    for (int i = 0; i < 30; ++i) {
        rig.clock.advance(2s);
        rig.traffic.taken += 1000;
    }
    QVERIFY(!rig.isDead);
    rig.keepAlive.pongReceived(rig.pings.constLast());
    rig.clock.advance(1s);
    QVERIFY(!rig.isDead);
}

void TestKeepAlive::aStalledBacklogIsNoLife()
{
    Rig rig;
    rig.traffic.waiting = 100 << 20;
    rig.clock.advance(1s);
    rig.traffic.waiting += 1 << 20; // the user sends more
    rig.clock.advance(3s - 1ms);
    QVERIFY(!rig.isDead);
    rig.clock.advance(1ms);
    QVERIFY(rig.isDead);
}

void TestKeepAlive::whatGoesOutWithoutABacklogIsNoLife()
{
    Rig rig;
    for (int i = 0; i < 8 && !rig.isDead; ++i) { // a relay that has lost its other side takes what is small
        rig.traffic.taken += 200;
        rig.traffic.waiting = 200;
        rig.clock.advance(500ms);
    }
    QVERIFY(rig.isDead);
}

void TestKeepAlive::pingsDoNotPileUpBehindABacklog()
{
    Rig rig;
    rig.traffic.waiting = 100 << 20;
    for (int i = 0; i < 60; ++i) {
        rig.traffic.taken += 1000;
        rig.clock.advance(1s);
    }
    QCOMPARE(rig.pings.size(), 1);
    rig.keepAlive.pongReceived("fw-1");
    rig.clock.advance(10s);
    QCOMPARE(rig.pings, QByteArrayList({"fw-1", "fw-2"}));
}

void TestKeepAlive::onlyOurOwnPingsAreAnswered_data()
{
    QTest::addColumn<QByteArray>("payload"); // fw-2 and fw-3 are out
    QTest::addColumn<bool>("isAnswer");
    QTest::newRow("the oldest") << QByteArray("fw-2") << true;
    QTest::newRow("the newest") << QByteArray("fw-3") << true;
    QTest::newRow("an old one") << QByteArray("fw-1") << false;
    for (const char *typed : {"fw-4", "fw-99", "fw-", "fw-02", "fw-2 ", "fw-+2", "FW-2", "2", "", "fw-9223372036854775808"})
        QTest::addRow("typed by the user: '%s'", typed) << QByteArray(typed) << false;
}

void TestKeepAlive::onlyOurOwnPingsAreAnswered()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, isAnswer);
    Rig rig;
    rig.keepAlive.pongReceived("fw-1");
    rig.clock.advance(10s);
    rig.keepAlive.probe();
    QCOMPARE(rig.pings, QByteArrayList({"fw-1", "fw-2", "fw-3"}));
    rig.keepAlive.pongReceived(payload);
    rig.clock.advance(4s);
    QCOMPARE(rig.isDead, !isAnswer);
}

void TestKeepAlive::readsFirstAfterItWasHeldUp()
{
    Rig rig;
    rig.clock.now += 60'000'000'000; // the thread was stopped: what the peer sent is not read yet
    rig.clock.advance(0s);
    QVERIFY(!rig.isDead);
    rig.keepAlive.pongReceived("fw-1");
    rig.clock.advance(1s);
    QVERIFY(!rig.isDead);
}

void TestKeepAlive::waitsForVeryLong_data()
{
    QTest::addColumn<milliseconds>("interval");
    QTest::addColumn<milliseconds>("deadline");
    QTest::newRow("interval") << milliseconds::max() << milliseconds(1);
    QTest::newRow("deadline") << milliseconds(1000) << milliseconds::max();
    QTest::newRow("32 bits") << milliseconds(1LL << 32) << milliseconds(1LL << 32);
}

void TestKeepAlive::waitsForVeryLong()
{
    QFETCH(milliseconds, interval);
    QFETCH(milliseconds, deadline);
    Rig rig;
    rig.pings.clear();
    rig.keepAlive.start(interval, deadline);
    rig.clock.advance(1h);
    QVERIFY(!rig.isDead);
    QVERIFY(rig.pings.isEmpty() || interval == 1s);
}

QTEST_GUILESS_MAIN(TestKeepAlive)
#include "tst_keepalive.moc"
