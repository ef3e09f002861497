// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/scanplan.h"

#include <QRandomGenerator>
#include <QTest>

#include <limits>

using namespace framewatch;
using namespace std::chrono_literals;

class TestScanPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coversTheRangeOnce_data();
    void coversTheRangeOnce();
    void ordersWhatIsFound();
    void givesOutWhatIsInOrderEarly();
    void slowStepsGetShorter();
    void quickStepsGetLonger();
};

namespace {

using Ids = ScanPlan::Ids;

qint64 rowsOf(const ScanPlan::Step &step)
{
    return step.to - step.from + 1;
}

} // namespace

void TestScanPlan::coversTheRangeOnce_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::newRow("nothing") << 1LL << 0LL;
    QTest::newRow("one") << 7LL << 7LL;
    QTest::newRow("many") << 5LL << 1'000'003LL;
    const qint64 most = std::numeric_limits<quint32>::max();
    QTest::newRow("to the last id there can be") << most - 20'000 << most;
}

void TestScanPlan::coversTheRangeOnce()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    ScanPlan plan(from, to);
    qint64 expected = from;
    qint64 index = 0;
    while (const auto step = plan.next()) {
        QCOMPARE(step->index, index++);
        QCOMPARE(step->from, expected);
        QVERIFY(step->to >= step->from);
        expected = step->to + 1;
        plan.done(*step, {}, 0ns);
    }
    QCOMPARE(expected, to + 1);
    QVERIFY(!plan.hasFound());
    QVERIFY(!ScanPlan().next());
}

void TestScanPlan::ordersWhatIsFound()
{
    QRandomGenerator random(5);
    ScanPlan plan(1, 200'000);
    std::vector<ScanPlan::Step> underWay;
    Ids all;
    for (;;) {
        const auto step = plan.next();
        if (step)
            underWay.push_back(*step);
        if (underWay.empty())
            break;
        if (step && underWay.size() < 4)
            continue;
        // Any of four threads may be the next to be done.
        const auto done = underWay.begin() + random.bounded(static_cast<int>(underWay.size()));
        plan.done(*done, {static_cast<quint32>(done->from), static_cast<quint32>(done->to)}, 2ms);
        underWay.erase(done);
        const Ids found = plan.takeFound();
        all.insert(all.end(), found.begin(), found.end());
    }
    QVERIFY(std::is_sorted(all.begin(), all.end()));
    QCOMPARE(all.size(), size_t(2 * 196)); // steps of 1024 rows
    QCOMPARE(all.back(), 200'000U);
}

void TestScanPlan::givesOutWhatIsInOrderEarly()
{
    ScanPlan plan(1, 10'000);
    const auto first = plan.next();
    const auto second = plan.next();
    const auto third = plan.next();
    plan.done(*second, {2000}, 2ms);
    QVERIFY(!plan.hasFound());
    plan.done(*first, {7}, 2ms);
    QCOMPARE(plan.takeFound(), (Ids{7, 2000}));
    QVERIFY(!plan.hasFound());
    plan.done(*third, {3000}, 2ms);
    QCOMPARE(plan.takeFound(), Ids{3000});
}

void TestScanPlan::slowStepsGetShorter()
{
    ScanPlan plan(1, 1'000'000);
    qint64 rows = 0;
    for (int i = 0; i < 20; ++i) {
        const auto step = plan.next();
        rows = rowsOf(*step);
        plan.done(*step, {}, 1s);
    }
    QVERIFY(rows >= 1 && rows < 100);
}

void TestScanPlan::quickStepsGetLonger()
{
    ScanPlan plan(1, 1'000'000);
    const qint64 first = rowsOf(*plan.next());
    qint64 rows = 0;
    for (int i = 0; i < 20; ++i) {
        const auto step = plan.next();
        rows = rowsOf(*step);
        plan.done(*step, {}, 10us);
    }
    QVERIFY(rows > first);
    QVERIFY(rows < 100'000); // or a cancel would be late
}

QTEST_APPLESS_MAIN(TestScanPlan)
#include "tst_scanplan.moc"
