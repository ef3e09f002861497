// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The local server inside its own thread.
#pragma once

#include "model/core/result.h"
#include "model/server/incomingclient.h"
#include "model/server/servercontext.h"
#include "model/server/sharedrule.h"

#include <QHash>
#include <QTimer>

class QWebSocket;
class QWebSocketServer;

namespace framewatch {

class ServerClient;
class TcpListener;

/// Made by LocalServer, moved to the server's thread, and called there only. Owns the listener, the
/// QWebSocketServer, every client and the sink; all of that exists from start() to down().
class ServerWorker final : public QObject
{
    Q_OBJECT

public:
    ServerWorker(const ServerSettings &settings, EntrySinkFactory makeSink,
                 std::shared_ptr<const SharedRule> rule);
    ~ServerWorker() override;

    /// listening() or failed() follows.
    void start();
    /// Closes every client with 1001; down() follows, after ServerLimits::stopTimeout at most.
    void shutDown();

    void sendText(int clientId, const QString &text);
    void sendBinary(int clientId, const QByteArray &bytes);
    void closeClient(int clientId, int code, const QString &reason);

Q_SIGNALS:
    void listening(const QString &url, quint16 port);
    void failed(const framewatch::Error &error);
    void clientsChanged(const QList<framewatch::ClientInfo> &clients); ///< at most ten times a second
    void down();                                                       ///< the sink is destroyed, too

private:
    void prepareTls(const ServerIdentity &identity);
    Error listenError() const;
    void takeConnection(std::unique_ptr<QTcpSocket> socket);
    void turnAway(std::unique_ptr<QTcpSocket> socket);
    void upgrade(Arrival arrival);
    void takeWebSockets();
    void opened(ServerClient &client, QWebSocket *socket);
    void ended(ServerClient *client, const QByteArray &target);

    void answerText(ServerClient &from, const QString &text);
    void answerBinary(ServerClient &from, const QByteArray &bytes);
    const ReplyRule &rule();
    template <typename Send>
    void toAudience(Audience audience, ServerClient &from, Send send);
    template <typename Act>
    void forClients(int clientId, Act act);

    void markChanged();
    void publish();
    void checkDown();
    void tearDown();

    ServerContext m_context;
    EntrySinkFactory m_makeSink;
    std::shared_ptr<const SharedRule> m_sharedRule;
    ReplyRule m_rule;
    int m_ruleVersion = -1;

    std::unique_ptr<QWebSocketServer> m_webSockets;
    std::unique_ptr<TcpListener> m_listener;
    QObject *m_incoming = nullptr; ///< parent of every IncomingClient and of what lingers of it
    QObject *m_ending = nullptr;   ///< parent of every ServerClient and of what lingers of it
    QHash<QByteArray, ServerClient *> m_upgrading; ///< by the target QWebSocketServer gets to see
    std::vector<ServerClient *> m_clients;         ///< open or closing, ascending by id
    quint64 m_lastTarget = 0;
    int m_handshakes = 0;

    QTimer m_publishTimer;
    QTimer m_stopTimer;
    bool m_changed = false;
    bool m_stopping = false;
};

} // namespace framewatch
