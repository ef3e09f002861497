// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/servercontext.h"

namespace framewatch {

namespace {

QHostAddress unmapped(const QHostAddress &address)
{
    bool isIpv4 = false;
    const quint32 ipv4 = address.toIPv4Address(&isIpv4);
    // QHostAddress::Any converts too, but it is both.
    return isIpv4 && address != QHostAddress(QHostAddress::Any) ? QHostAddress(ipv4) : address;
}

} // namespace

QString addressText(const QHostAddress &host, quint16 port)
{
    const QHostAddress address = unmapped(host);
    const bool bracket = address.protocol() == QAbstractSocket::IPv6Protocol ||
                         address.protocol() == QAbstractSocket::AnyIPProtocol;
    return (bracket ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2")).arg(address.toString()).arg(port);
}

QString serverUrl(bool secure, const QHostAddress &host, quint16 port)
{
    return (secure ? QStringLiteral("wss://") : QStringLiteral("ws://")) + addressText(host, port);
}

} // namespace framewatch
