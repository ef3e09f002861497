// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/tunnel.h"

#include "model/core/logging.h"

#include <QHostAddress>
#include <QSslSocket>
#include <QTcpSocket>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace framewatch {

namespace {

constexpr qint64 PieceBytes = 64 * 1024;

// The engine is a child of the socket, and the connection to the proxy a child of the engine. nullptr if this
// is not so.
QTcpSocket *innermost(QTcpSocket &proxied)
{
    QTcpSocket *found = nullptr;
    const auto candidates = proxied.findChildren<QTcpSocket *>();
    for (QTcpSocket *candidate : candidates) {
        if (!candidate->findChildren<QTcpSocket *>().isEmpty())
            continue;
        if (found)
            return nullptr;
        found = candidate;
    }
    return found;
}

#ifdef Q_OS_UNIX
int duplicate(const QTcpSocket &socket)
{
    return ::fcntl(static_cast<int>(socket.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
}
#endif

} // namespace

bool moveTunnel(QTcpSocket &proxied, QTcpSocket &plain)
{
#ifdef Q_OS_UNIX
    QTcpSocket *inner = innermost(proxied);
    if (!inner || inner->state() != QAbstractSocket::ConnectedState || inner->socketDescriptor() < 0)
        return false;
    proxied.waitForReadyRead(
        0); // does not wait: it fetches what the engine has read beyond the proxy's answer
    if (qobject_cast<QSslSocket *>(&plain) && inner->bytesAvailable() + proxied.bytesAvailable() > 0)
        return false;
    const int descriptor = duplicate(*inner);
    if (descriptor < 0)
        return false;
    if (!plain.setSocketDescriptor(descriptor)) {
        qCWarning(lcWire) << "cannot take a proxy's connection over:" << plain.errorString();
        ::close(descriptor);
        return false;
    }
    const QByteArray early = proxied.readAll() + inner->readAll();
    for (qsizetype i = early.size() - 1; i >= 0; --i)
        plain.ungetChar(early.at(i));
    return true;
#else
    Q_UNUSED(proxied)
    Q_UNUSED(plain)
    return false;
#endif
}

void boundProxyAnswer(QTcpSocket &proxied, QObject &context, std::function<void()> tooMuch)
{
    QTcpSocket *inner = innermost(proxied);
    if (!inner)
        return;
    inner->setReadBufferSize(PieceBytes);
    QObject::connect(inner, &QTcpSocket::readyRead, &context,
                     [&proxied, tooMuch = std::move(tooMuch), pieces = 0]() mutable {
                         if (++pieces == MostPieces && proxied.state() != QAbstractSocket::ConnectedState)
                             tooMuch();
                     });
}

} // namespace framewatch
