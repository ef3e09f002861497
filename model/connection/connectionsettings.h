// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the user may say about a connection.
#pragma once

#include "model/connection/authtoken.h"
#include "model/connection/reconnectpolicy.h"

#include <QMetaType>

namespace framewatch {

/// TLS by file, so that a profile holds paths and never keys.
struct TlsSettings
{
    bool verify = true;
    QString caFile;   ///< PEM; added to the system's
    QString certFile; ///< PEM client certificate (chain)
    QString keyFile;  ///< PEM key; empty: in certFile
};

struct ConnectionSettings
{
    QString url;
    HeaderList headers;
    QStringList subprotocols;
    QByteArray origin;
    AuthToken auth;
    TlsSettings tls;
    ReconnectPolicy reconnect;
    bool retryFirst = true; ///< retry also when the session was never open
    std::chrono::milliseconds handshakeTimeout{10000}; ///< name lookup to upgrade; 0: none
    std::chrono::milliseconds pingInterval{0};         ///< 0: no pings
    std::chrono::milliseconds pongDeadline{10000};     ///< a ping unanswered for so long: the peer is dead
    qint64 maxMessage = 256LL << 20;                   ///< bytes of one incoming message

    /// Secrets the redactor must know: the token, passwords in the URL, credentials in headers.
    QList<QByteArray> secrets() const;
};

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::ConnectionSettings)
