// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded WebSocket server: something to talk to when there is no other server.
#pragma once

#include "model/core/result.h"
#include "model/server/serversettings.h"

#include <QObject>

namespace framewatch {

/// Public face in the thread that made it (GUI or main); sockets and QWebSocketServer live in a thread of its
/// own. Each client is a connection of the sink's capture, told from the server's view: received is what a
/// client sent. A request that opens no WebSocket is a connection with a refused entry. Signals come in the
/// owner's thread.
class LocalServer final : public QObject
{
    Q_OBJECT

public:
    /// Makes the sink inside the server's thread; it is destroyed there at stop(). May be empty: nothing is
    /// captured.
    using SinkFactory = EntrySinkFactory;

    explicit LocalServer(SinkFactory makeSink = {}, QObject *parent = nullptr);
    ~LocalServer() override; ///< stops

    /// Starts listening; started() or failed() follows. A running server is stopped first.
    void start(const ServerSettings &settings);
    /// Closes every client with 1001 and stops listening; returns when all is down (at most 3 s).
    void stop();
    bool isRunning() const; ///< from started() to stopped()
    QString url() const;    ///< "ws://127.0.0.1:8080"; empty when stopped
    quint16 port() const;   ///< 0 when stopped

    /// Takes effect for the next message.
    void setRule(const ReplyRule &rule);
    ReplyRule rule() const;

    /// clientId 0: to all.
    void sendText(int clientId, const QString &text);
    void sendBinary(int clientId, const QByteArray &bytes);
    /// A code that must not be on the wire is sent as 1000. clientId 0: all.
    void closeClient(int clientId, int code, const QString &reason);

    QList<ClientInfo> clients() const; ///< as of the last clientsChanged(), ascending by id

Q_SIGNALS:
    void started(const QString &url);
    void stopped();
    void failed(const framewatch::Error &error);
    void clientsChanged(); ///< at most ten times a second; the last change is never left out

private:
    struct Private;
    std::unique_ptr<Private> d;

    void tearDown();
};

} // namespace framewatch
