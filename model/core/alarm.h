// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A single-shot timer of a Clock, so that tests ring it by hand.
#pragma once

#include <QObject>

#include <chrono>

namespace framewatch {

/// Rings once after each start(). Belongs to the thread it lives in.
class Alarm : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Starts anew, whether it runs or not. 0 rings from the event loop.
    virtual void start(std::chrono::milliseconds delay) = 0;
    virtual void stop() = 0;
    virtual bool isActive() const = 0;

Q_SIGNALS:
    void rang();
};

} // namespace framewatch
