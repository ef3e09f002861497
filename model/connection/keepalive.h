// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pings at an interval, and the verdict when one stays unanswered.
#pragma once

#include "model/core/alarm.h"
#include "model/core/clock.h"
#include "model/wire/traffic.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace framewatch {

/// Decides when to ping and when the peer counts as dead; sends nothing itself. I/O thread.
///
/// A pong cannot overtake what is under way: while bytes come in, or a backlog goes out, the peer is alive,
/// and the deadline runs from when that was last seen. What goes out without a backlog proves nothing,
/// because some box between us and the peer may take it.
class KeepAlive final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 Backlog = 16 * 1024;                    ///< bytes from which on they are one
    static constexpr std::chrono::milliseconds LongestPeriod{1000}; ///< between two looks at the traffic

    explicit KeepAlive(const Clock &clock, QObject *parent = nullptr);

    /// Where to look while a pong is awaited.
    void setTraffic(std::function<Traffic()> traffic) { m_traffic = std::move(traffic); }
    /// interval 0: no pings but those of probe(). deadline: how long after a ping its pong may take.
    void start(std::chrono::milliseconds interval, std::chrono::milliseconds deadline);
    void stop();
    /// Between start() and stop(): pings now, and holds the peer to the deadline.
    void probe();
    /// A pong with this payload came. It counts if it answers one of our own pings.
    void pongReceived(const QByteArray &payload);

Q_SIGNALS:
    void pingDue(const QByteArray &payload); ///< "fw-1", "fw-2" …
    void peerDead();                         ///< once, then stopped

private:
    void tick();
    void await();
    void look();
    void lookAgain(std::chrono::milliseconds left);
    std::chrono::milliseconds period() const;
    Traffic traffic() const { return m_traffic ? m_traffic() : Traffic(); }

    const Clock &m_clock;
    std::function<Traffic()> m_traffic;
    std::unique_ptr<Alarm> m_next;
    std::unique_ptr<Alarm> m_look;
    std::chrono::milliseconds m_interval{0};
    std::chrono::milliseconds m_deadline{0};
    Traffic m_seen;        // at the last look
    qint64 m_lookedNs = 0; // monotonic
    qint64 m_aliveNs = 0;  // monotonic: the deadline runs from here
    qint64 m_awaited = 0;  // number of the oldest ping that has no answer; 0: none
    qint64 m_count = 0;    // pings so far
    bool m_running = false;
};

} // namespace framewatch
