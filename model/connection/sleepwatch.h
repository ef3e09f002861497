// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Notices that the computer has slept.
#pragma once

#include "model/core/alarm.h"
#include "model/core/clock.h"

#include <QObject>

#include <memory>

namespace framewatch {

/// Looks every PeriodMs whether the clock that counts sleep has run ahead. I/O thread.
class SleepWatch final : public QObject
{
    Q_OBJECT

public:
    static constexpr int PeriodMs = 2000;
    static constexpr qint64 LeastSleepNs = 1'000'000'000; ///< less is no sleep worth acting on

    explicit SleepWatch(const Clock &clock, QObject *parent = nullptr);
    void start();
    void stop() { m_alarm->stop(); }

Q_SIGNALS:
    void woke(qint64 sleptNs);

private:
    void look();

    const Clock &m_clock;
    std::unique_ptr<Alarm> m_alarm;
    qint64 m_seen = 0;
};

} // namespace framewatch
