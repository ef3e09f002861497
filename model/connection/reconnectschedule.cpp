// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/reconnectschedule.h"

#include <algorithm>

namespace framewatch {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

namespace {

qint64 nsOf(milliseconds time)
{
    return nanoseconds(time).count();
}

} // namespace

void ReconnectSchedule::setPolicy(const ReconnectPolicy &policy)
{
    m_policy = policy;
    if (m_isEarly && m_endNs != Held)
        m_endNs = m_startNs + nsOf(planned().delay);
}

void ReconnectSchedule::restart()
{
    m_isEarly = false;
    m_failures = 0;
    m_waits = 0;
}

void ReconnectSchedule::failed(const ReconnectCause &cause, qint64 nowNs)
{
    m_cause = cause;
    if (!isBesideSchedule(nowNs))
        ++m_failures;
}

void ReconnectSchedule::lost(const ReconnectCause &cause, nanoseconds openFor)
{
    m_cause = cause;
    m_isEarly = false;
    if (std::chrono::floor<milliseconds>(openFor) < m_policy.stableAfter)
        ++m_failures;
    else
        restart();
}

QString ReconnectSchedule::whyNotAgain() const
{
    QString why;
    if (!m_policy.retries(m_cause, &why))
        return tr("Not connecting again: %1").arg(why);
    if (!m_policy.allowsAfter(m_failures))
        return m_failures == 1 ? tr("Gave up after 1 attempt")
                               : tr("Gave up after %1 attempts").arg(m_failures);
    return {};
}

ReconnectSchedule::Wait ReconnectSchedule::waitFor(milliseconds delay) const
{
    const bool isAsked = m_cause.retryAfter && *m_cause.retryAfter > delay;
    return {isAsked ? std::min(*m_cause.retryAfter, ReconnectPolicy::LongestDelay) : delay, isAsked};
}

ReconnectSchedule::Wait ReconnectSchedule::next(qint64 nowNs)
{
    m_hasTriedEarly = isBesideSchedule(nowNs);
    m_isEarly = false;
    Wait wait;
    if (m_hasTriedEarly) {
        wait = waitFor(std::chrono::ceil<milliseconds>(nanoseconds(m_endNs - nowNs)));
    } else {
        m_drawn = m_draw();
        m_startNs = nowNs;
        wait = waitFor(m_policy.delayAfter(m_waits++, m_drawn));
    }
    if (!m_hasTriedEarly || wait.isAsked)
        m_endNs = nowNs + nsOf(wait.delay);
    return wait;
}

ReconnectSchedule::Wait ReconnectSchedule::retuned(qint64 nowNs)
{
    Wait wait = planned();
    const auto waited = std::chrono::duration_cast<milliseconds>(nanoseconds(nowNs - m_startNs));
    wait.delay = std::max(milliseconds(0), wait.delay - waited);
    m_endNs = nowNs + nsOf(wait.delay);
    return wait;
}

void ReconnectSchedule::hold()
{
    m_endNs = Held;
}

} // namespace framewatch
