// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/systemalarm.h"

#include "model/core/clock.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace framewatch;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class TestSystemAlarm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ringsOnce();
    void waitsInPieces();
    void waitsForVeryLong_data();
    void waitsForVeryLong();
    void startsAnewAndStops();
};

void TestSystemAlarm::ringsOnce()
{
    const auto alarm = SystemClock().makeAlarm();
    QSignalSpy rings(alarm.get(), &Alarm::rang);
    alarm->start(milliseconds(-5));
    QVERIFY(rings.isEmpty()); // from the event loop
    QVERIFY(alarm->isActive());
    QVERIFY(rings.wait());
    QVERIFY(!alarm->isActive());
    QVERIFY(!rings.wait(10));
}

void TestSystemAlarm::waitsInPieces()
{
    SystemAlarm alarm(5ms);
    QSignalSpy rings(&alarm, &Alarm::rang);
    QElapsedTimer time;
    time.start();
    alarm.start(23ms);
    QVERIFY(rings.wait());
    QVERIFY2(time.elapsed() >= 22, qPrintable(QString::number(time.elapsed())));
    QVERIFY(!alarm.isActive());
    QCOMPARE(rings.count(), 1);
}

void TestSystemAlarm::waitsForVeryLong_data()
{
    QTest::addColumn<qint64>("delay"); // ms
    QTest::newRow("31 bits and one") << (1LL << 31);
    QTest::newRow("32 bits and one") << (1LL << 32);
    QTest::newRow("32 bits and two") << (1LL << 32) + 1;
    QTest::newRow("what nanoseconds cannot hold") << std::numeric_limits<qint64>::max() / 1000;
    QTest::newRow("all") << std::numeric_limits<qint64>::max();
}

void TestSystemAlarm::waitsForVeryLong()
{
    QFETCH(qint64, delay);
    SystemAlarm alarm;
    QSignalSpy rings(&alarm, &Alarm::rang);
    alarm.start(milliseconds(delay));
    QVERIFY(alarm.isActive());
    QVERIFY(!rings.wait(20));
    QVERIFY(alarm.isActive());
}

void TestSystemAlarm::startsAnewAndStops()
{
    SystemAlarm alarm(5ms);
    QSignalSpy rings(&alarm, &Alarm::rang);
    alarm.start(1h);
    alarm.start(0ms);
    QVERIFY(rings.wait());
    alarm.start(20ms);
    alarm.stop();
    QVERIFY(!alarm.isActive());
    QVERIFY(!rings.wait(40));
}

QTEST_GUILESS_MAIN(TestSystemAlarm)
#include "tst_systemalarm.moc"
