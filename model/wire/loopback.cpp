// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/loopback.h"

#include "model/wire/extensionlist.h"
#include "model/wire/handshake.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>

namespace framewatch {

namespace {

constexpr qsizetype MaxLoopbackHead = 8 * 1024;

QByteArray makeNonce()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex();
}

} // namespace

Loopback::Loopback(std::function<quint16()> peerPort, QObject *parent)
    : QObject(parent)
    , m_peerPort(std::move(peerPort))
    , m_server(std::make_unique<QTcpServer>())
    , m_nonce(makeNonce())
{
    m_server->setProxy(QNetworkProxy::NoProxy);
    connect(m_server.get(), &QTcpServer::newConnection, this, &Loopback::accept);
}

Loopback::~Loopback() = default;

Result<bool> Loopback::listen()
{
    if (!m_server->listen(QHostAddress::LocalHost, 0))
        return Error{ErrorCode::Network, tr("Cannot open a local port: %1").arg(m_server->errorString()), {}};
    m_port = m_server->serverPort();
    return true;
}

QUrl Loopback::url() const
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1/%2").arg(m_port).arg(QString::fromLatin1(m_nonce)));
}

std::unique_ptr<QTcpSocket> Loopback::takeSocket()
{
    return std::move(m_socket);
}

void Loopback::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readHead(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void Loopback::readHead(QTcpSocket *socket)
{
    const QByteArray seen = socket->peek(MaxLoopbackHead);
    const qsizetype size = Handshake::headSize(seen);
    if (size == 0) {
        if (seen.size() >= MaxLoopbackHead)
            socket->abort();
        return;
    }
    if (!isOurs(*socket, QByteArrayView(seen).first(size))) {
        socket->abort();
        return;
    }
    answer(socket, socket->read(size));
}

bool Loopback::isOurs(const QTcpSocket &socket, QByteArrayView head) const
{
    return head.startsWith(QByteArray("GET /" + m_nonce + " HTTP/1.1\r\n")) && socket.peerPort() == m_peerPort();
}

void Loopback::answer(QTcpSocket *socket, QByteArrayView head)
{
    QByteArray response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: "
                          + Handshake::acceptFor(headerValues(head, "Sec-WebSocket-Key").value(0)) + "\r\n";
    if (!m_subprotocol.isEmpty())
        response += "Sec-WebSocket-Protocol: " + m_subprotocol.toLatin1() + "\r\n";
    socket->write(response + "\r\n");
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->disconnect();
    socket->setParent(nullptr);
    m_socket.reset(socket);
    m_server->close();
    Q_EMIT joined();
}

} // namespace framewatch
