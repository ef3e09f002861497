// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the steps at an open, one after the other.
#pragma once

#include "model/connection/openstep.h"
#include "model/core/alarm.h"
#include "model/core/clock.h"
#include "model/core/entry.h"

#include <QObject>

#include <memory>

namespace framewatch {

/// Sends and awaits what OpenStep says. Knows no socket: it asks to send, and is told what was received. I/O thread.
class OpenSequence final : public QObject
{
    Q_OBJECT

public:
    explicit OpenSequence(const Clock &clock, QObject *parent = nullptr);

    /// Once an open. With nothing to do it finishes inside the call. authMessage empty: none.
    void start(const QString &authMessage, const QList<OpenStep> &steps);
    void stop();
    bool isRunning() const { return m_running; }
    /// Every text or binary message that comes.
    void received(EntryKind kind, const QByteArray &payload);

Q_SIGNALS:
    void sendText(const QString &text);
    void ticked(const QString &sentence);  ///< a step is done; only if there are steps
    void failed(const QString &sentence);  ///< it stopped there
    void finished();

private:
    void proceed();
    void tick(const QString &what);
    void timedOut();

    std::unique_ptr<Alarm> m_alarm;
    const Clock &m_clock;
    QList<OpenStep> m_steps;
    qsizetype m_at = 0;
    int m_seen = 0; // messages that did not match the step under way
    qint64 m_since = 0;
    bool m_running = false;
};

} // namespace framewatch
