// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the log about attempts and what lies between them, in the user's words.
#pragma once

#include "model/connection/connectionstatus.h"
#include "model/connection/reconnectschedule.h"
#include "model/core/clock.h"
#include "model/core/entrysink.h"

#include <QCoreApplication>

namespace framewatch {

/// An outage is told by its rows: its cause, which the connection writes itself, each attempt, and how long
/// it was.
class ConnectionLog
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::ConnectionLog)

public:
    ConnectionLog(EntrySink &sink, const Clock &clock)
        : m_sink(sink)
        , m_clock(clock)
    {
    }

    /// connection 0: of none.
    void write(EntryKind kind, const QString &sentence, int connection);
    /// An attempt comes after this wait, or when the network is back.
    void waiting(const ConnectionStatus &status, const ReconnectSchedule::Wait &wait, bool isOffline);
    /// The outage is over, if there was one.
    void back(const ConnectionStatus &status);
    void slept(const ConnectionStatus &status, qint64 ns);
    void network(const ConnectionStatus &status, bool isOnline);
    void flush() { m_sink.flush(); }

private:
    EntrySink &m_sink;
    const Clock &m_clock;
};

} // namespace framewatch
