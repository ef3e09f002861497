// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The tap's door for its own QWebSocket, and for nobody else.
#pragma once

#include "model/core/result.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

class QTcpServer;
class QTcpSocket;

namespace framewatch {

/// Listens on 127.0.0.1, port 0, for one QWebSocket: it is taken only if it asks for the path with the 128-bit nonce
/// and its port is the one the owner's QWebSocket has. Others are turned away. It gets a synthetic 101; the listener
/// then closes. Lives in the I/O thread.
class Loopback final : public QObject
{
    Q_OBJECT

public:
    /// peerPort is asked when a candidate has sent its head.
    explicit Loopback(std::function<quint16()> peerPort, QObject *parent = nullptr);
    ~Loopback() override;

    Result<bool> listen();
    /// ws://127.0.0.1:port/nonce
    QUrl url() const;
    void setSubprotocol(const QString &name) { m_subprotocol = name; }
    /// After joined(): the socket, upgraded, nothing read past the head.
    std::unique_ptr<QTcpSocket> takeSocket();

Q_SIGNALS:
    void joined();

private:
    void accept();
    void readHead(QTcpSocket *socket);
    bool isOurs(const QTcpSocket &socket, QByteArrayView head) const;
    void answer(QTcpSocket *socket, QByteArrayView head);

    std::function<quint16()> m_peerPort;
    std::unique_ptr<QTcpServer> m_server;
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_nonce;
    QString m_subprotocol;
    quint16 m_port = 0;
};

} // namespace framewatch
