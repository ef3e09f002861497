// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a session lives in its I/O thread.
#pragma once

#include "model/capture/capturewriter.h"
#include "model/connection/connectionmanager.h"
#include "model/core/clock.h"
#include "model/session/session.h"

#include <QTimer>

namespace framewatch {

/// Joins CaptureWriter and ConnectionManager and keeps what is to be sent. All calls and signals in its thread; Session
/// forwards them.
class SessionWorker final : public QObject
{
    Q_OBJECT

public:
    static constexpr int OutboxPeriodMs = 33;

    explicit SessionWorker(const Session::Options &options);

    Result<bool> createCapture(const QString &path);
    Result<bool> moveCapture(const QString &path, bool overwrite);
    void setSettings(const ConnectionSettings &settings);
    void open();
    void close(int code, const QString &reason);
    void setOpenMessages(const QList<Session::Outgoing> &messages, bool eachOpen);
    void send(const Session::Outgoing &message);
    void ping(const QByteArray &payload) { m_manager.ping(payload); }
    void cancelQueued(qint64 id) { m_manager.cancelQueued(id); }
    void clearQueued() { m_manager.clearQueued(); }
    void sendQueued() { m_manager.sendQueued(); }
    void setOnline(bool online) { m_manager.setOnline(online); }
    /// Closes with 1001, drops what does not answer within a second, closes the capture; then done().
    void shutDown();

Q_SIGNALS:
    void statusChanged(const framewatch::ConnectionStatus &status);
    void outboxChanged(const framewatch::OutboxView &view); ///< at most every OutboxPeriodMs
    void finished(const framewatch::ConnectionStatus &status);
    void committed(const framewatch::CaptureProgress &progress);
    void captureFailed(const framewatch::Error &error);
    void captureResumed(qint64 missed);
    void done();

private:
    void opened(bool isFirst);
    void received();
    void keepSecret(const QList<QByteArray> &cookies);
    void redact();
    void connectionFinished(const ConnectionStatus &status);
    void noteUnsent();
    void note(EntryKind kind, const QString &sentence);
    void finishShutDown();

    SystemClock m_clock;
    CaptureWriter m_writer;
    ConnectionManager m_manager;
    QList<QByteArray> m_secrets; // of all settings so far: an old token may still be echoed
    QList<QByteArray> m_cookies; // values that servers set lately, secrets too
    QList<Session::Outgoing> m_openMessages;
    QTimer m_outboxTimer;
    qint64 m_receivedLeft; // messages until we close; 0: no limit
    bool m_eachOpen = false;
    bool m_shuttingDown = false;
};

} // namespace framewatch
