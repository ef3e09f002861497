// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/clock.h"

#include <chrono>

namespace framewatch {

namespace {

template <typename ClockType>
qint64 nowNs()
{
    return std::chrono::duration_cast<std::chrono::nanoseconds>(ClockType::now().time_since_epoch()).count();
}

} // namespace

Clock::~Clock() = default;

SystemClock::SystemClock()
    : m_offset(nowNs<std::chrono::system_clock>() - nowNs<std::chrono::steady_clock>())
{
}

qint64 SystemClock::unixNs() const
{
    return m_offset + nowNs<std::chrono::steady_clock>();
}

qint64 SystemClock::monotonicNs() const
{
    return nowNs<std::chrono::steady_clock>();
}

} // namespace framewatch
