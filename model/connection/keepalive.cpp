// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/keepalive.h"

namespace framewatch {

KeepAlive::KeepAlive(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_next(clock.makeAlarm())
    , m_dead(clock.makeAlarm())
{
    m_next->setParent(this); // so that they change threads with us
    m_dead->setParent(this);
    connect(m_next.get(), &Alarm::rang, this, &KeepAlive::tick);
    connect(m_dead.get(), &Alarm::rang, this, [this] {
        stop();
        Q_EMIT peerDead();
    });
}

void KeepAlive::start(std::chrono::milliseconds interval, std::chrono::milliseconds deadline)
{
    stop();
    m_running = true;
    m_interval = interval;
    m_deadline = deadline;
    if (interval.count() > 0)
        m_next->start(interval);
}

void KeepAlive::stop()
{
    m_running = false;
    m_next->stop();
    m_dead->stop();
    m_awaited.clear();
}

void KeepAlive::probe()
{
    if (m_running)
        tick();
}

void KeepAlive::pongReceived(const QByteArray &payload)
{
    // A pong answers all pings before it (RFC 6455 §5.5.3), so only the oldest awaited one has a deadline running.
    if (m_awaited.isEmpty() || !payload.startsWith("fw-"))
        return;
    if (payload.mid(3).toInt() < m_awaited.mid(3).toInt())
        return;
    m_awaited.clear();
    m_dead->stop();
}

void KeepAlive::tick()
{
    const QByteArray payload = "fw-" + QByteArray::number(++m_count);
    if (m_awaited.isEmpty()) {
        m_awaited = payload;
        m_dead->start(m_deadline);
    }
    if (m_interval.count() > 0)
        m_next->start(m_interval);
    Q_EMIT pingDue(payload);
}

} // namespace framewatch
