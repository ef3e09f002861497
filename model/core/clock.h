// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Time behind a seam, so that tests move it by hand.
#pragma once

#include <QtGlobal>

namespace framewatch {

class Clock
{
public:
    virtual ~Clock();
    /// Nanoseconds since 1970-01-01T00:00:00Z. Never steps back within a run: it is a start time plus a monotonic count.
    virtual qint64 unixNs() const = 0;
    /// Nanoseconds of a monotonic clock with no particular start.
    virtual qint64 monotonicNs() const = 0;
};

/// The computer's clocks. Thread-safe.
class SystemClock final : public Clock
{
public:
    SystemClock();
    qint64 unixNs() const override;
    qint64 monotonicNs() const override;

private:
    qint64 m_offset; // Unix time at monotonic zero
};

} // namespace framewatch
