// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The embedded WebSocket server: something to talk to when there is no other server.
#pragma once

#include "model/core/entrysink.h"
#include "model/core/result.h"
#include "model/server/replyrule.h"

#include <QHostAddress>
#include <QObject>
#include <QSslCertificate>
#include <QSslKey>

#include <functional>
#include <memory>

namespace framewatch {

struct ServerSettings
{
    QHostAddress host = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; ///< 0: any free one
    ReplyRule rule = ReplyRule::presets().constFirst();
    QList<QSslCertificate> certificates; ///< empty: ws, else wss
    QSslKey key;
    qint64 maxMessage = 256LL << 20; ///< bytes
};

/// One client as the window lists it.
struct ClientInfo
{
    int id = 0; ///< number of its connection in the server's capture
    QString address; ///< address:port
    QString target;  ///< path it asked for
    qint64 sinceNs = 0; ///< Unix, UTC
    qint64 receivedMessages = 0, receivedBytes = 0; ///< from the client
    qint64 sentMessages = 0, sentBytes = 0;         ///< to the client
};

/// Public face in the thread that made it (GUI or main); sockets and QWebSocketServer live in a thread of its own.
/// Each client is a connection of the sink's capture. Signals come in the owner's thread.
class LocalServer final : public QObject
{
    Q_OBJECT

public:
    /// Makes the sink inside the server's thread; it is destroyed there at stop(). May be empty: nothing is captured.
    using SinkFactory = std::function<std::unique_ptr<EntrySink>()>;

    explicit LocalServer(SinkFactory makeSink = {}, QObject *parent = nullptr);
    ~LocalServer() override; ///< stops

    /// Starts listening; started() or failed() follows. A running server is stopped first.
    void start(const ServerSettings &settings);
    /// Closes every client with 1001 and stops listening; returns when all is down (at most 3 s).
    void stop();
    bool isRunning() const;
    QString url() const; ///< "ws://127.0.0.1:8080"; empty when stopped
    quint16 port() const;

    /// Takes effect for the next message.
    void setRule(const ReplyRule &rule);
    ReplyRule rule() const;

    /// clientId 0: to all.
    void sendText(int clientId, const QString &text);
    void sendBinary(int clientId, const QByteArray &bytes);
    void closeClient(int clientId, int code, const QString &reason);

    QList<ClientInfo> clients() const; ///< as of the last clientsChanged()

Q_SIGNALS:
    void started(const QString &url);
    void stopped();
    void failed(const framewatch::Error &error);
    void clientsChanged(); ///< at most ten times a second

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
