// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/tcplistener.h"

#include <QSslSocket>
#include <QTimer>

#include <chrono>

namespace framewatch {

using namespace std::chrono_literals;

TcpListener::TcpListener(bool secure, Taker take, QObject *parent)
    : QTcpServer(parent)
    , m_secure(secure)
    , m_take(std::move(take))
{
    setListenBacklogSize(512);
    connect(this, &QTcpServer::acceptError, this,
            [this] { QTimer::singleShot(1s, this, &QTcpServer::resumeAccepting); });
}

void TcpListener::incomingConnection(qintptr descriptor)
{
    std::unique_ptr<QTcpSocket> socket(m_secure ? new QSslSocket : new QTcpSocket);
    if (!socket->setSocketDescriptor(descriptor))
        return;
    // Answers are small and wait for nobody.
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_take(std::move(socket));
}

} // namespace framewatch
