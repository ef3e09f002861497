// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/reconnectschedule.h"

#include <algorithm>

namespace framewatch {

using std::chrono::milliseconds;
using std::chrono::nanoseconds;

void ReconnectSchedule::restart()
{
    m_failures = 0;
    m_waits = 0;
}

void ReconnectSchedule::failed(const ReconnectCause &cause)
{
    m_cause = cause;
    ++m_failures;
}

void ReconnectSchedule::lost(const ReconnectCause &cause, nanoseconds openFor)
{
    m_cause = cause;
    if (openFor < m_policy.stableAfter)
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
        return m_failures == 1 ? tr("Gave up after 1 attempt") : tr("Gave up after %1 attempts").arg(m_failures);
    return {};
}

ReconnectSchedule::Wait ReconnectSchedule::waitFor(milliseconds delay) const
{
    const bool isAsked = m_cause.retryAfter && *m_cause.retryAfter > delay;
    return {isAsked ? *m_cause.retryAfter : delay, isAsked};
}

ReconnectSchedule::Wait ReconnectSchedule::next(qint64 nowNs)
{
    m_drawn = m_draw();
    m_startNs = nowNs;
    return waitFor(m_policy.delayAfter(m_waits++, m_drawn));
}

ReconnectSchedule::Wait ReconnectSchedule::retuned(qint64 nowNs) const
{
    Wait wait = waitFor(m_policy.delayAfter(m_waits - 1, m_drawn));
    const auto waited = std::chrono::duration_cast<milliseconds>(nanoseconds(nowNs - m_startNs));
    wait.delay = std::max(milliseconds(0), wait.delay - waited);
    return wait;
}

} // namespace framewatch
