// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A single-shot timer of a Clock, so that tests ring it by hand.
#pragma once

#include <QObject>

#include <algorithm>
#include <chrono>

namespace framewatch {

/// Any time there is to wait, so that it can be counted in nanoseconds and added to a date: from 0 to ten years, which
/// is as good as never.
inline std::chrono::milliseconds bounded(std::chrono::milliseconds time)
{
    constexpr std::chrono::milliseconds Never = std::chrono::hours(24) * 3650;
    return std::clamp(time, std::chrono::milliseconds(0), Never);
}

/// Rings once after each start(). Belongs to the thread it lives in.
class Alarm : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Starts anew, whether it runs or not. 0 rings from the event loop; no delay is too long.
    virtual void start(std::chrono::milliseconds delay) = 0;
    virtual void stop() = 0;
    virtual bool isActive() const = 0;

Q_SIGNALS:
    void rang();
};

} // namespace framewatch
