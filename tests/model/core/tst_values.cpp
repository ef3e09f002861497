// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/clock.h"
#include "model/core/connectionrecord.h"
#include "model/core/entry.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

using namespace framewatch;

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void clockShowsTheComputersTime();
    void clockNeverStepsBack();
    void everyKindHasItsName();
    void kindsFallIntoThreeGroups();
    void directionsHaveNames();
    void endedByNamesRoundTrip();
};

void TestValues::clockShowsTheComputersTime()
{
    const SystemClock clock;
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const qint64 now = clock.unixNs() / 1'000'000;
    // A step of the computer's clock between the two readings is all that may move it.
    QVERIFY(std::abs(now - before) < 5000);
}

void TestValues::clockNeverStepsBack()
{
    const SystemClock clock;
    qint64 unixNs = clock.unixNs();
    qint64 monotonicNs = clock.monotonicNs();
    for (int i = 0; i < 10'000; ++i) {
        QVERIFY(clock.unixNs() >= unixNs);
        QVERIFY(clock.monotonicNs() >= monotonicNs);
        unixNs = clock.unixNs();
        monotonicNs = clock.monotonicNs();
    }
}

void TestValues::everyKindHasItsName()
{
    QSet<QString> names;
    for (int number = 0; number < 256; ++number) {
        const QString name = kindName(static_cast<EntryKind>(number));
        if (!name.isEmpty())
            names.insert(QStringLiteral("%1 %2").arg(number).arg(name));
    }
    const QSet<QString> expected{
        QStringLiteral("1 text"),     QStringLiteral("2 binary"),   QStringLiteral("8 close"),
        QStringLiteral("9 ping"),     QStringLiteral("10 pong"),    QStringLiteral("16 connecting"),
        QStringLiteral("17 open"),    QStringLiteral("18 refused"), QStringLiteral("19 closed"),
        QStringLiteral("20 waiting"), QStringLiteral("21 error"),   QStringLiteral("22 violation"),
        QStringLiteral("23 note"),
    };
    QCOMPARE(names, expected);
}

void TestValues::kindsFallIntoThreeGroups()
{
    for (int number = 0; number < 256; ++number) {
        const auto kind = static_cast<EntryKind>(number);
        if (kindName(kind).isEmpty())
            continue;
        QCOMPARE(int(isMessage(kind)) + int(isControl(kind)) + int(isEvent(kind)), 1);
    }
    QVERIFY(isMessage(EntryKind::Binary));
    QVERIFY(isControl(EntryKind::Close));
    QVERIFY(isEvent(EntryKind::Connecting));
}

void TestValues::directionsHaveNames()
{
    QCOMPARE(directionName(Direction::None), QStringLiteral("none"));
    QCOMPARE(directionName(Direction::Sent), QStringLiteral("sent"));
    QCOMPARE(directionName(Direction::Received), QStringLiteral("received"));
    QVERIFY(directionName(static_cast<Direction>(9)).isEmpty());
}

void TestValues::endedByNamesRoundTrip()
{
    for (const EndedBy by : {EndedBy::Nobody, EndedBy::Us, EndedBy::Peer, EndedBy::Network, EndedBy::Timeout})
        QCOMPARE(endedByFromName(endedByName(by)), by);
    QCOMPARE(endedByFromName(QStringLiteral("somebody")), EndedBy::Nobody);
}

QTEST_APPLESS_MAIN(TestValues)
#include "tst_values.moc"
