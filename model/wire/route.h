// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The way to a server: directly or through a proxy, over which family of addresses.
#pragma once

#include "model/core/result.h"
#include "model/wire/handshake.h"

#include <QAbstractSocket>
#include <QNetworkProxy>

namespace framewatch {

struct Route
{
    QNetworkProxy proxy{QNetworkProxy::NoProxy}; ///< never DefaultProxy: nothing of the application's counts
    bool system = false; ///< ask the desktop or the environment for the proxy, at each attempt
    /// AnyIPProtocol, or the only family that is tried. Through a proxy, which looks names up itself, it
    /// counts for addresses that were typed.
    QAbstractSocket::NetworkLayerProtocol family = QAbstractSocket::AnyIPProtocol;

    bool usesProxy() const { return proxy.type() != QNetworkProxy::NoProxy; }
};

namespace Routes {

/// With system: what systemProxyForQuery() says for the endpoint, as http for ws and https for wss; the first
/// that can carry a TCP connection. May block for as long as a proxy script takes: not for the GUI thread.
Route resolved(const Route &route, const Endpoint &endpoint);

/// "SOCKS5 proxy host:1080", "HTTP proxy host:8080"; empty without one. No credentials.
QString describe(const QNetworkProxy &proxy);

/// Why a socket failed on its way through a proxy: names the proxy if it is at fault, else the server it
/// could not reach. errorString is the socket's.
Error proxyError(const QNetworkProxy &proxy, QAbstractSocket::SocketError error, const QString &errorString,
                 const Endpoint &endpoint);

} // namespace Routes
} // namespace framewatch
