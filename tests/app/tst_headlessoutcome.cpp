// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessoutcome.h"

#include <QTest>

using namespace framewatch;

Q_DECLARE_METATYPE(framewatch::HeadlessOutcome)

class TestHeadlessOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitCode_data();
    void exitCode();
};

void TestHeadlessOutcome::exitCode_data()
{
    const bool open = true, never = false, retries = true;
    QTest::addColumn<HeadlessOutcome>("outcome");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const HeadlessOutcome &outcome, int code) {
        QTest::newRow(name) << outcome << code;
    };
    const auto ended = [](bool everOpen, bool reconnects, EndedBy by, int code) {
        return HeadlessOutcome{false, StopReason::None, everOpen, false, reconnects, by, code};
    };
    row("refused", ended(never, !retries, EndedBy::Peer, 0), 3);
    row("unreachable, attempts used up", ended(never, retries, EndedBy::Network, 0), 3);
    row("closed 1000", ended(open, !retries, EndedBy::Peer, 1000), 0);
    row("closed 1001", ended(open, !retries, EndedBy::Peer, 1001), 0);
    row("closed 1005", ended(open, !retries, EndedBy::Peer, 1005), 5);
    row("closed 1011", ended(open, !retries, EndedBy::Peer, 1011), 5);
    row("closed 4000", ended(open, !retries, EndedBy::Peer, 4000), 5);
    row("dropped", ended(open, !retries, EndedBy::Network, 1006), 5);
    row("violation, closed by us", ended(open, !retries, EndedBy::Us, 1002), 5);
    row("we closed, peer said 1000", ended(open, !retries, EndedBy::Us, 1000), 5);
    row("closed 1000, not regained", ended(open, retries, EndedBy::Peer, 1000), 5);

    const auto stopped = [](StopReason reason, bool everOpen, bool openAtStop) {
        return HeadlessOutcome{false, reason, everOpen, openAtStop, true, EndedBy::Us, 1000};
    };
    row("count", stopped(StopReason::Count, open, false), 0);
    row("signal while open", stopped(StopReason::Signal, open, true), 0);
    row("signal before open", stopped(StopReason::Signal, never, false), 0);
    row("signal while waiting", stopped(StopReason::Signal, open, false), 0);
    row("duration while open", stopped(StopReason::Duration, open, true), 0);
    row("duration, never open", stopped(StopReason::Duration, never, false), 3);
    row("duration, lost and waiting", stopped(StopReason::Duration, open, false), 5);
    row("output gone", HeadlessOutcome{true, StopReason::Failure, open, true, true, EndedBy::Us, 1001}, 4);
    row("capture broke, then a signal",
        HeadlessOutcome{true, StopReason::Signal, open, true, true, EndedBy::Us, 1000}, 4);
}

void TestHeadlessOutcome::exitCode()
{
    QFETCH(HeadlessOutcome, outcome);
    QFETCH(int, code);
    QCOMPARE(outcome.exitCode(), code);
}

QTEST_APPLESS_MAIN(TestHeadlessOutcome)
#include "tst_headlessoutcome.moc"
