// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps one WebSocket open for as long as the user wants it.
#pragma once

#include "model/connection/connectionsettings.h"
#include "model/connection/connectionstatus.h"
#include "model/connection/keepalive.h"
#include "model/core/clock.h"
#include "model/core/entrysink.h"
#include "model/wire/wiretap.h"

#include <QObject>
#include <QTimer>

#include <memory>

class QWebSocket;

namespace framewatch {

/// States Idle → Connecting → Open → Closing → Idle, with Waiting between attempts. Each attempt is a WireTap and a
/// fresh QWebSocket behind it. What it reports comes from the tap. Lives in the session's I/O thread, as do its signals.
class ConnectionManager final : public QObject
{
    Q_OBJECT

public:
    ConnectionManager(EntrySink &sink, const Clock &clock, QObject *parent = nullptr);
    ~ConnectionManager() override;

    /// Used from the next attempt on; the reconnect policy and the ping interval at once.
    void setSettings(const ConnectionSettings &settings);
    /// Sends every received message back; reads slower when the peer does not take them.
    void setEcho(bool on) { m_echo = on; }

    /// Idle: connects. Waiting: tries now. Else nothing.
    void open();
    /// Ends what is under way and does not come back. Open: a close frame with code (RFC 6455 §7.4) and reason, at most
    /// 123 bytes of it; a second call drops the connection.
    void close(int code, const QString &reason);

    /// False unless Open. Text must be UTF-8.
    bool sendText(const QByteArray &utf8);
    bool sendBinary(const QByteArray &bytes);
    /// At most 125 bytes.
    bool ping(const QByteArray &payload);
    /// Bytes accepted and not yet taken by the network.
    qint64 bytesToSend() const;

    const ConnectionStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged(const framewatch::ConnectionStatus &status);
    /// After the auth message of each open.
    void opened(bool isFirst);
    void messageReceived(framewatch::EntryKind kind, const QByteArray &payload); ///< valid during the call only
    void finished(const framewatch::ConnectionStatus &status); ///< Idle again, no retry follows

private:
    void startAttempt();
    void showPhase();
    void openSocket(const QUrl &loopback);
    void socketConnected();
    void received(EntryKind kind, const QByteArray &payload);
    void throttleEcho();
    void ended(const TapEnd &end);
    void dropSocket();
    void waitOrFinish(const TapEnd &end);
    void wait();
    void finish(bool failed);
    void setState(ConnectionState state);
    void note(EntryKind kind, const QString &sentence, int connection);

    EntrySink &m_sink;
    const Clock &m_clock;
    ConnectionSettings m_settings;
    ConnectionStatus m_status;
    KeepAlive m_keepAlive;
    QTimer m_retry;
    WireTap *m_tap = nullptr;      // child; goes by deleteLater
    QWebSocket *m_socket = nullptr; // child; goes by deleteLater
    int m_failures = 0;            // attempts in a row that did not open
    QList<std::pair<EntryKind, QByteArray>> m_early; // to be echoed once QWebSocket has joined
    bool m_userClosed = false;
    bool m_echo = false;
};

} // namespace framewatch
