// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which wait comes next, by the policy and by what has happened so far.
#pragma once

#include "model/connection/reconnectpolicy.h"

#include <QCoreApplication>

#include <chrono>
#include <functional>
#include <limits>

namespace framewatch {

/// Counts failures and waits for one run of attempts. Values in, values out: no timer, no clock; whoever owns
/// it says what ended and when (monotonic ns), and waits for as long as it says. An attempt before its time,
/// because the user wants it, is beside the schedule: if it fails, the wait goes on to where it would have
/// ended.
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
    explicit ReconnectSchedule(std::function<double()> draw)
        : m_draw(std::move(draw))
    {
    }
    void setDraw(std::function<double()> draw) { m_draw = std::move(draw); }
    /// Counts from the next call on, for a wait under way by retuned(), and for what is left of one after an
    /// attempt that is early.
    void setPolicy(const ReconnectPolicy &policy);
    const ReconnectPolicy &policy() const { return m_policy; }

    /// The user asks to connect: nothing has failed yet.
    void restart();
    /// The attempt that begins now, during a wait, is before its time.
    void tryEarly() { m_isEarly = true; }
    /// The attempt under way is the one that was waited for after all.
    void takeTurn() { m_isEarly = false; }
    /// An attempt failed before it was open.
    void failed(const ReconnectCause &cause, qint64 nowNs);
    /// A connection ended after it had been open for so long.
    void lost(const ReconnectCause &cause, std::chrono::nanoseconds openFor);
    /// Why nothing more is tried after the last end, for the user; empty: it is to be tried again.
    QString whyNotAgain() const;

    /// The wait after the last end: a new one, or the rest of the one before an attempt that was early.
    Wait next(qint64 nowNs);
    /// The wait under way by a policy that has changed since; what was waited counts.
    Wait retuned(qint64 nowNs);
    /// The wait under way has no end of its own: it is for the network to come back.
    void hold();
    bool isHeld() const { return m_endNs == Held; }
    /// Whether there was an early attempt during the wait under way.
    bool hasTriedEarly() const { return m_hasTriedEarly; }

    /// Number of the attempt under way, or of the next: from 1, after the last connection that was open for
    /// long enough.
    int attempt() const { return m_failures + 1; }

private:
    static constexpr qint64 Held = std::numeric_limits<qint64>::max();

    bool isBesideSchedule(qint64 nowNs) const { return m_isEarly && nowNs < m_endNs; }
    Wait waitFor(std::chrono::milliseconds delay) const;
    Wait planned() const { return waitFor(m_policy.delayAfter(m_waits - 1, m_drawn)); }

    std::function<double()> m_draw;
    ReconnectPolicy m_policy;
    ReconnectCause m_cause; // of the last end
    double m_drawn = 1.0;   // for the wait under way
    qint64 m_startNs = 0;   // of the wait under way
    qint64 m_endNs = 0;     // of the same
    bool m_isEarly = false; // the attempt under way
    bool m_hasTriedEarly = false;
    int m_failures = 0; // attempts in a row that did not open, or not for long enough
    int m_waits = 0;    // waits in a row
};

} // namespace framewatch
