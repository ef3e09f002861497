// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A SOCKS5 or HTTP CONNECT proxy that does what a test tells it.
#pragma once

#include <QByteArray>
#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QTcpServer>

#include <functional>

class QTcpSocket;

namespace framewatch::test {

/// Listens on 127.0.0.1, port 0. Whatever host it is asked for, it connects to 127.0.0.1 at the port it was
/// asked for, and relays; it stops reading a side whose other side is behind.
class ScriptedProxy final : public QObject
{
    Q_OBJECT

public:
    explicit ScriptedProxy(QNetworkProxy::ProxyType type, QObject *parent = nullptr);

    /// With these settings, for a socket.
    QNetworkProxy proxy(const QString &user = {}, const QString &password = {}) const;
    void stopListening() { m_server.close(); }

    QByteArray user; // not empty: asked for
    QByteArray password;
    int socksReply = 0;     // RFC 1928 §6; not 0: refuses so
    QByteArray httpRefusal; // not empty: the answer to CONNECT
    /// Set: called with each new client instead of all else.
    std::function<void(QTcpSocket &client)> instead;

    QList<QByteArray> asked; // "host:port" of each request, the host as the client wrote it
    qint64 relayedDown = 0;  // bytes to clients

private:
    struct Client;
    void accept();
    void read(Client &client);
    bool socks(Client &client);
    bool socksGreeting(Client &client);
    bool socksPassword(Client &client);
    bool socksRequest(Client &client);
    bool http(Client &client);
    void connectOut(Client &client, const QByteArray &host, quint16 port, const QByteArray &answer);
    void pump(QTcpSocket &from, QTcpSocket &to, bool down);

    QNetworkProxy::ProxyType m_type;
    QTcpServer m_server;
};

} // namespace framewatch::test
