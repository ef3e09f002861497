// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pings at an interval, and the verdict when one stays unanswered.
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

namespace framewatch {

/// Decides when to ping and when the peer counts as dead; sends nothing itself. I/O thread.
class KeepAlive final : public QObject
{
    Q_OBJECT

public:
    explicit KeepAlive(QObject *parent = nullptr);

    /// interval 0: no pings. deadline: how long after a ping its pong may take.
    void start(std::chrono::milliseconds interval, std::chrono::milliseconds deadline);
    void stop();
    /// A pong to this payload came.
    void pongReceived(const QByteArray &payload);

Q_SIGNALS:
    void pingDue(const QByteArray &payload); ///< "fw-1", "fw-2" …
    void peerDead();                         ///< once, then stopped

private:
    void tick();

    QTimer m_interval;
    QTimer m_deadline;
    QByteArray m_awaited;
    int m_count = 0;
};

} // namespace framewatch
