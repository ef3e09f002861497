// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/keepalive.h"

namespace framewatch {

KeepAlive::KeepAlive(QObject *parent)
    : QObject(parent)
{
    m_interval.setParent(this); // so that they change threads with us
    m_deadline.setParent(this);
    m_deadline.setSingleShot(true);
    connect(&m_interval, &QTimer::timeout, this, &KeepAlive::tick);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        stop();
        Q_EMIT peerDead();
    });
}

void KeepAlive::start(std::chrono::milliseconds interval, std::chrono::milliseconds deadline)
{
    stop();
    m_deadline.setInterval(deadline);
    if (interval.count() > 0)
        m_interval.start(interval);
}

void KeepAlive::stop()
{
    m_interval.stop();
    m_deadline.stop();
    m_awaited.clear();
}

void KeepAlive::pongReceived(const QByteArray &payload)
{
    // A pong answers all pings before it (RFC 6455 §5.5.3), so only the oldest awaited one has a deadline running.
    if (m_awaited.isEmpty() || !payload.startsWith("fw-"))
        return;
    if (payload.mid(3).toInt() < m_awaited.mid(3).toInt())
        return;
    m_awaited.clear();
    m_deadline.stop();
}

void KeepAlive::tick()
{
    const QByteArray payload = "fw-" + QByteArray::number(++m_count);
    if (m_awaited.isEmpty()) {
        m_awaited = payload;
        m_deadline.start();
    }
    Q_EMIT pingDue(payload);
}

} // namespace framewatch
