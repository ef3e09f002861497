// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the user may say about a connection.
#pragma once

#include "model/connection/authtoken.h"
#include "model/connection/networksettings.h"
#include "model/connection/openstep.h"
#include "model/connection/reconnectpolicy.h"
#include "model/wire/compression.h"

#include <QMetaType>

namespace framewatch {

/// TLS by file, so that a profile holds paths and never keys.
struct TlsSettings
{
    enum class Version : quint8 { Tls10, Tls11, Tls12, Tls13 };

    bool verify = true;
    QString caFile;   ///< PEM; added to the system's
    QString certFile; ///< client certificate: PEM (chain), or PKCS#12 with its key
    QString keyFile;  ///< PEM key; empty: in certFile
    QString passphrase; ///< of the key or the PKCS#12 file; a secret
    Version minimum = Version::Tls12;
    QString serverName; ///< for SNI and verification; empty: the URL's host
    QList<QByteArray> pins; ///< SHA-256 of certificates (DER) that are trusted whatever verification says

    bool operator==(const TlsSettings &) const = default;
};

/// A request header of the user's.
struct HeaderRow
{
    QByteArray name;
    QByteArray value;
    bool enabled = true;

    /// Whether its value is a credential by its name: Authorization, Cookie, X-Api-Key …
    bool isSecret() const;
    bool operator==(const HeaderRow &) const = default;
};

struct ConnectionSettings
{
    QString url;
    QList<HeaderRow> headers; ///< sent in this order and case
    QStringList subprotocols;
    QByteArray origin;
    AuthToken auth;
    TlsSettings tls;
    NetworkSettings network;
    CompressionSettings compression;
    ReconnectPolicy reconnect;
    bool retryFirst = true; ///< retry also when the session was never open
    std::chrono::milliseconds handshakeTimeout{10000}; ///< name lookup to upgrade; 0: none
    std::chrono::milliseconds pingInterval{0};         ///< 0: no pings
    std::chrono::milliseconds pongDeadline{10000};     ///< a ping unanswered for so long: the peer is dead
    std::chrono::milliseconds heartbeatInterval{0};    ///< 0: no heartbeat
    QString heartbeat;                                 ///< text message that is sent so often
    qint64 maxMessage = 256LL << 20;                   ///< bytes of one incoming message
    QList<OpenStep> openSteps;
    /// What Send does while not open: the message waits in the outbox either way.
    enum class WhenNotOpen : quint8 { Connect, Queue };
    WhenNotOpen whenNotOpen = WhenNotOpen::Connect;
    /// Secrets of an environment that were put into the fields above, or may come back in an echo. Never stored.
    QList<QByteArray> extraSecrets;

    /// The headers that are switched on.
    HeaderList enabledHeaders() const;
    /// Secrets the redactor must know: the token, passwords in the URL and of the proxy, the passphrase,
    /// credentials in headers, extraSecrets. One of under 4 bytes also as it is spelled where it goes; a cookie as short
    /// stands there with its name.
    QList<QByteArray> secrets() const;
    bool operator==(const ConnectionSettings &) const = default;
};

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::ConnectionSettings)
