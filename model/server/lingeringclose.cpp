// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/lingeringclose.h"

#include <QSslSocket>

#if defined(Q_OS_WIN)
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace framewatch {

namespace {

void shutdownWriting(qintptr descriptor)
{
#if defined(Q_OS_WIN)
    ::shutdown(static_cast<SOCKET>(descriptor), SD_SEND);
#else
    ::shutdown(static_cast<int>(descriptor), SHUT_WR);
#endif
}

qint64 pendingBytes(const QTcpSocket &socket)
{
    const auto *tls = qobject_cast<const QSslSocket *>(&socket);
    return socket.bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

} // namespace

LingeringClose::LingeringClose(std::unique_ptr<QTcpSocket> socket, std::chrono::milliseconds time,
                               QObject *parent)
    : QObject(parent)
    , m_socket(std::move(socket))
{
    m_socket->setParent(nullptr);
    m_socket->disconnect();
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &LingeringClose::discard);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &LingeringClose::halfCloseWhenSent);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &QObject::deleteLater);
    connect(&m_timer, &QTimer::timeout, this, &QObject::deleteLater);
    m_timer.setSingleShot(true);
    m_timer.start(time);
    if (m_socket->state() != QAbstractSocket::ConnectedState) {
        deleteLater();
        return;
    }
    discard();
    halfCloseWhenSent();
}

LingeringClose::~LingeringClose()
{
    m_socket->disconnect(this);
    m_socket->abort();
}

void LingeringClose::discard()
{
    m_socket->skip(m_socket->bytesAvailable());
}

void LingeringClose::halfCloseWhenSent()
{
    if (m_halfClosed || pendingBytes(*m_socket) > 0 || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_halfClosed = true;
    // TLS says goodbye in a record of its own first; disconnectFromHost() does that and closes.
    if (qobject_cast<QSslSocket *>(m_socket.get()))
        m_socket->disconnectFromHost();
    else
        shutdownWriting(m_socket->socketDescriptor());
}

} // namespace framewatch
