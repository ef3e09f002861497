// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that is moved by hand.
#pragma once

#include "model/core/clock.h"

#include <chrono>

namespace framewatch::test {

class ManualClock final : public Clock
{
public:
    qint64 unixNs() const override { return now; }
    qint64 monotonicNs() const override { return now; }
    void advance(std::chrono::nanoseconds by) { now += by.count(); }

    qint64 now = 1'763'640'000'000'000'000;
};

} // namespace framewatch::test
