// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/rttstats.h"

#include <QTest>

using namespace framewatch;

class TestRttStats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startsEmpty();
    void sumsUp();
    void keepsTheNewest();
};

void TestRttStats::startsEmpty()
{
    const RttStats stats;
    QVERIFY(stats.isEmpty());
    QCOMPARE(stats.p99Ns(), 0);
    QCOMPARE(stats.meanNs(), 0);
}

void TestRttStats::sumsUp()
{
    RttStats stats;
    for (qint64 i = 1; i <= 100; ++i)
        stats.add(101 - i);
    QCOMPARE(stats.count(), 100);
    QCOMPARE(stats.lastNs(), 1);
    QCOMPARE(stats.minNs(), 1);
    QCOMPARE(stats.meanNs(), 50);
    QCOMPARE(stats.p99Ns(), 99); // nearest rank
    stats.add(1000);
    QCOMPARE(stats.p99Ns(), 100);
}

void TestRttStats::keepsTheNewest()
{
    RttStats stats;
    for (qint64 i = 0; i < 2 * RttStats::HistorySize; ++i)
        stats.add(i);
    QCOMPARE(stats.history().size(), RttStats::HistorySize);
    QCOMPARE(stats.history().constFirst(), RttStats::HistorySize);
    QCOMPARE(stats.minNs(), 0); // of all
    QCOMPARE(stats.count(), 2 * RttStats::HistorySize);
}

QTEST_APPLESS_MAIN(TestRttStats)
#include "tst_rttstats.moc"
