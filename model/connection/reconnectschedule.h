// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which wait comes next, by the policy and by what has happened so far.
#pragma once

#include "model/connection/reconnectpolicy.h"

#include <QCoreApplication>

#include <chrono>
#include <functional>

namespace framewatch {

/// Counts failures and waits for one run of attempts. Values in, values out: no timer, no clock; whoever owns it says
/// what ended and when (monotonic ns), and waits for as long as it says.
class ReconnectSchedule
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::ReconnectSchedule)

public:
    struct Wait
    {
        std::chrono::milliseconds delay{0}; ///< from now on
        bool isAsked = false;               ///< the server asked for so long

        bool operator==(const Wait &) const = default;
    };

    /// draw: where jitter comes from, values from 0 to 1.
    explicit ReconnectSchedule(std::function<double()> draw) : m_draw(std::move(draw)) {}
    void setDraw(std::function<double()> draw) { m_draw = std::move(draw); }
    /// Counts from the next call on, for a wait under way by retuned().
    void setPolicy(const ReconnectPolicy &policy) { m_policy = policy; }
    const ReconnectPolicy &policy() const { return m_policy; }

    /// The user asks to connect: nothing has failed yet.
    void restart();
    /// An attempt failed before it was open.
    void failed(const ReconnectCause &cause);
    /// A connection ended after it had been open for so long.
    void lost(const ReconnectCause &cause, std::chrono::nanoseconds openFor);
    /// Why nothing more is tried after the last end, for the user; empty: it is to be tried again.
    QString whyNotAgain() const;

    /// The wait after the last end.
    Wait next(qint64 nowNs);
    /// The wait under way by a policy that has changed since; what was waited counts.
    Wait retuned(qint64 nowNs) const;

    /// Number of the attempt under way, or of the next: from 1, after the last connection that was open for long enough.
    int attempt() const { return m_failures + 1; }

private:
    Wait waitFor(std::chrono::milliseconds delay) const;

    std::function<double()> m_draw;
    ReconnectPolicy m_policy;
    ReconnectCause m_cause; // of the last end
    double m_drawn = 1.0;   // for the wait under way
    qint64 m_startNs = 0;   // of the wait under way
    int m_failures = 0;     // attempts in a row that did not open, or not for long enough
    int m_waits = 0;        // waits in a row
};

} // namespace framewatch
