// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pings at an interval, and the verdict when one stays unanswered.
#pragma once

#include "model/core/alarm.h"
#include "model/core/clock.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace framewatch {

/// Decides when to ping and when the peer counts as dead; sends nothing itself. I/O thread.
class KeepAlive final : public QObject
{
    Q_OBJECT

public:
    explicit KeepAlive(const Clock &clock, QObject *parent = nullptr);

    /// interval 0: no pings but those of probe(). deadline: how long after a ping its pong may take.
    void start(std::chrono::milliseconds interval, std::chrono::milliseconds deadline);
    void stop();
    /// Between start() and stop(): pings now, and holds the peer to the deadline.
    void probe();
    /// A pong to this payload came.
    void pongReceived(const QByteArray &payload);

Q_SIGNALS:
    void pingDue(const QByteArray &payload); ///< "fw-1", "fw-2" …
    void peerDead();                         ///< once, then stopped

private:
    void tick();

    std::unique_ptr<Alarm> m_next;
    std::unique_ptr<Alarm> m_dead;
    std::chrono::milliseconds m_interval{0};
    std::chrono::milliseconds m_deadline{0};
    QByteArray m_awaited;
    int m_count = 0;
    bool m_running = false;
};

} // namespace framewatch
