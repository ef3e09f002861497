// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that is moved by hand, with its alarms.
#pragma once

#include "model/core/alarm.h"
#include "model/core/clock.h"

#include <QList>

#include <optional>

namespace framewatch::test {

class ManualClock final : public Clock
{
public:
    qint64 unixNs() const override { return now; }
    qint64 monotonicNs() const override { return now; }
    qint64 suspendedNs() const override { return slept; }
    std::unique_ptr<Alarm> makeAlarm() const override;

    /// Moves on and rings what is due on the way, in order of time.
    void advance(std::chrono::nanoseconds by);
    /// Sleeps: Unix time goes on, alarms do not.
    void sleep(std::chrono::nanoseconds by);
    /// How many alarms are set.
    qsizetype activeAlarms() const;

    qint64 now = 1'763'640'000'000'000'000;
    qint64 slept = 0;

private:
    class ManualAlarm;

    mutable QList<ManualAlarm *> m_alarms; // not owned; they take themselves off
};

} // namespace framewatch::test
