// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Time behind a seam, so that tests move it by hand.
#pragma once

#include <QtGlobal>

#include <memory>

namespace framewatch {

class Alarm;

class Clock
{
public:
    virtual ~Clock();
    /// Nanoseconds since 1970-01-01T00:00:00Z. Never steps back within a run: it is a start time plus a monotonic count
    /// that goes on while the computer sleeps.
    virtual qint64 unixNs() const = 0;
    /// Nanoseconds of a monotonic clock with no particular start.
    virtual qint64 monotonicNs() const = 0;
    /// How long the computer has slept since a moment with no particular meaning; 0 where the system does not say.
    virtual qint64 suspendedNs() const = 0;
    /// An alarm of this clock. It does not ring while the computer sleeps.
    virtual std::unique_ptr<Alarm> makeAlarm() const = 0;
};

/// The computer's clocks. Thread-safe.
class SystemClock final : public Clock
{
public:
    SystemClock();
    qint64 unixNs() const override;
    qint64 monotonicNs() const override;
    qint64 suspendedNs() const override;
    std::unique_ptr<Alarm> makeAlarm() const override;

private:
    qint64 m_offset; // Unix time at zero of the clock that counts sleep
};

} // namespace framewatch
