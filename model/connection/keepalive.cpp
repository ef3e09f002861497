// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/keepalive.h"

#include <algorithm>

namespace framewatch {

using std::chrono::milliseconds;

namespace {

constexpr QByteArrayView Prefix("fw-");

QByteArray payloadOf(qint64 number)
{
    return Prefix.toByteArray() + QByteArray::number(number);
}

} // namespace

KeepAlive::KeepAlive(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_next(clock.makeAlarm())
    , m_look(clock.makeAlarm())
{
    m_next->setParent(this); // so that they change threads with us
    m_look->setParent(this);
    connect(m_next.get(), &Alarm::rang, this, &KeepAlive::tick);
    connect(m_look.get(), &Alarm::rang, this, &KeepAlive::look);
}

void KeepAlive::start(milliseconds interval, milliseconds deadline)
{
    stop();
    m_running = true;
    m_interval = bounded(interval);
    m_deadline = bounded(deadline);
    if (interval.count() > 0)
        m_next->start(m_interval);
}

void KeepAlive::stop()
{
    m_running = false;
    m_next->stop();
    m_look->stop();
    m_awaited = 0;
}

void KeepAlive::probe()
{
    if (m_running)
        tick();
}

void KeepAlive::pongReceived(const QByteArray &payload)
{
    // A pong answers all pings before it (RFC 6455 §5.5.3), so only the oldest awaited one has a deadline
    // running. One that the user typed may look like ours.
    const qint64 number = payload.mid(Prefix.size()).toLongLong();
    if (m_awaited == 0 || number < m_awaited || number > m_count || payload != payloadOf(number))
        return;
    m_awaited = 0;
    m_look->stop();
}

void KeepAlive::tick()
{
    if (m_interval.count() > 0)
        m_next->start(m_interval);
    const bool isStuck = m_awaited != 0 && m_seen.waiting >= Backlog;
    if (isStuck)
        return; // another would only stand behind the one before
    ++m_count;
    if (m_awaited == 0)
        await();
    Q_EMIT pingDue(payloadOf(m_count));
}

void KeepAlive::await()
{
    m_awaited = m_count;
    m_seen = traffic();
    m_lookedNs = m_aliveNs = m_clock.monotonicNs();
    lookAgain(m_deadline);
}

// Often enough to find a dead peer no later than by the next ping.
milliseconds KeepAlive::period() const
{
    const milliseconds most = std::clamp(m_deadline / 8, milliseconds(1), LongestPeriod);
    return m_interval.count() > 0 ? std::min(most, m_interval) : most;
}

void KeepAlive::lookAgain(milliseconds left)
{
    m_look->start(std::min(left, period()));
}

void KeepAlive::look()
{
    const qint64 now = m_clock.monotonicNs();
    const qint64 periodNs = std::chrono::nanoseconds(period()).count();
    const qint64 deadlineNs = std::chrono::nanoseconds(m_deadline).count();
    const Traffic seen = traffic();
    const bool goesOut = seen.taken > m_seen.taken && m_seen.waiting >= Backlog;
    if (seen.received > m_seen.received || goesOut)
        m_aliveNs = now;
    else if (now - m_lookedNs > 2 * periodNs) // we were held up: what has come since is to be read first
        m_aliveNs = std::max(m_aliveNs, now - deadlineNs + periodNs);
    m_seen = seen;
    m_lookedNs = now;
    const qint64 leftNs = deadlineNs - (now - m_aliveNs);
    if (leftNs > 0) {
        lookAgain(std::chrono::ceil<milliseconds>(std::chrono::nanoseconds(leftNs)));
        return;
    }
    stop();
    Q_EMIT peerDead();
}

} // namespace framewatch
