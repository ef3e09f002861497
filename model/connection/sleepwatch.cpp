// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/sleepwatch.h"

namespace framewatch {

SleepWatch::SleepWatch(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_alarm(clock.makeAlarm())
{
    m_alarm->setParent(this); // so that it changes threads with us
    connect(m_alarm.get(), &Alarm::rang, this, &SleepWatch::look);
}

void SleepWatch::start()
{
    if (m_alarm->isActive())
        return;
    m_seen = m_clock.suspendedNs();
    m_alarm->start(std::chrono::milliseconds(PeriodMs));
}

void SleepWatch::look()
{
    const qint64 slept = m_clock.suspendedNs() - m_seen;
    m_seen += slept;
    m_alarm->start(std::chrono::milliseconds(PeriodMs));
    if (slept >= LeastSleepNs)
        Q_EMIT woke(slept);
}

} // namespace framewatch
