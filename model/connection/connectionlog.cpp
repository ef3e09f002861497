// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/connectionlog.h"

namespace framewatch {

namespace {

QString secondsText(qint64 ns)
{
    return QString::number(static_cast<double>(ns) / 1e9, 'f', 1);
}

} // namespace

void ConnectionLog::write(EntryKind kind, const QString &sentence, int connection)
{
    EntryView entry;
    entry.connection = connection;
    entry.timeNs = m_clock.unixNs();
    entry.kind = kind;
    entry.note = sentence;
    m_sink.append(entry);
}

void ConnectionLog::waiting(const ConnectionStatus &status, const ReconnectSchedule::Wait &wait,
                            bool isOffline)
{
    QString sentence;
    if (isOffline) {
        sentence = tr("Offline: attempt %1 as soon as there is a network").arg(status.attempt);
    } else {
        const QString seconds = secondsText(std::chrono::nanoseconds(wait.delay).count());
        sentence =
            status.maxAttempts > 0
                ? tr("Attempt %1 of %2 in %3 s").arg(status.attempt).arg(status.maxAttempts).arg(seconds)
                : tr("Attempt %1 in %2 s").arg(status.attempt).arg(seconds);
        if (wait.isAsked)
            sentence += tr(", as the server asks");
    }
    write(EntryKind::Waiting, sentence, status.connection);
}

void ConnectionLog::back(const ConnectionStatus &status)
{
    if (status.lostNs == 0)
        return;
    const QString outage = secondsText(status.openedNs - status.lostNs);
    write(EntryKind::Note,
          status.retries == 1 ? tr("Back after %1 s, at the first attempt").arg(outage)
                              : tr("Back after %1 s, at attempt %2").arg(outage).arg(status.retries),
          status.connection);
}

void ConnectionLog::slept(const ConnectionStatus &status, qint64 ns)
{
    write(EntryKind::Note, tr("The computer slept for %1 s").arg(secondsText(ns)), status.connection);
}

void ConnectionLog::network(const ConnectionStatus &status, bool isOnline)
{
    write(EntryKind::Note, isOnline ? tr("The network is back") : tr("The network is gone"),
          status.connection);
}

} // namespace framewatch
