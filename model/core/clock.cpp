// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/clock.h"

#include "model/core/systemalarm.h"

#include <chrono>

#ifdef Q_OS_LINUX
#include <ctime>
#endif

namespace framewatch {

namespace {

template <typename ClockType>
qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(ClockType::now().time_since_epoch()).count();
}

// Monotonic, and goes on during sleep where the system has such a clock.
qint64 uptimeNs()
{
#ifdef Q_OS_LINUX
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
#else
    return nowNs<std::chrono::steady_clock>();
#endif
}

} // namespace

Clock::~Clock() = default;

SystemClock::SystemClock()
    : m_offset(nowNs<std::chrono::system_clock>() - uptimeNs())
{
}

qint64 SystemClock::unixNs() const
{
    return m_offset + uptimeNs();
}

qint64 SystemClock::monotonicNs() const
{
    return nowNs<std::chrono::steady_clock>();
}

qint64 SystemClock::suspendedNs() const
{
    return uptimeNs() - nowNs<std::chrono::steady_clock>();
}

std::unique_ptr<Alarm> SystemClock::makeAlarm() const
{
    return std::make_unique<SystemAlarm>();
}

} // namespace framewatch
