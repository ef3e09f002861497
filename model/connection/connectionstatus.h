// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection is doing, as one value for the window.
#pragma once

#include "model/connection/rttstats.h"
#include "model/core/connectionrecord.h"
#include "model/wire/untrustedcertificate.h"

#include <QMetaType>
#include <QString>

#include <optional>

namespace framewatch {

enum class ConnectionState : quint8 { Idle, Connecting, Open, Closing, Waiting };
enum class ConnectPhase : quint8 { None, Lookup, Tcp, Tls, Upgrade };

struct ConnectionStatus
{
    ConnectionState state = ConnectionState::Idle;
    ConnectPhase phase = ConnectPhase::None; ///< while Connecting
    int connection = 0;      ///< number of the current or last connection
    QString url;
    QString subprotocol;     ///< while Open
    bool secure = false;     ///< wss
    bool verified = true;    ///< false: TLS verification is off for it
    bool pinned = false;     ///< while Open: its certificate is trusted by its fingerprint only
    qint64 openedNs = 0;     ///< Unix; while Open
    int attempt = 0;         ///< while Connecting: this one; while Waiting: the next; counted from 1 since the last open
    int maxAttempts = 0;     ///< 0: no limit
    qint64 retryAtNs = 0;    ///< Unix; while Waiting
    QString cause;           ///< why it ended last: "Lost: 1006, no close frame"; empty if by the user
    bool failed = false;     ///< Idle after an end that was neither asked for nor a clean 1000 or 1001 of the peer's
    bool everOpen = false;   ///< since the user asked to connect
    int closeCode = 0;       ///< of the last connection that was open, as in ConnectionRecord; 0: none ended yet
    bool violation = false;  ///< the last connection ended because the peer broke the protocol
    EndedBy endedBy = EndedBy::Nobody; ///< who ended the last connection
    bool offline = false;    ///< while Waiting: until the network is back; retryAtNs is 0
    int retries = 0;         ///< while Connecting or Waiting: attempts to come back since the connection was lost
    qint64 lostNs = 0;       ///< Unix; while an outage lasts: when the connection was lost
    bool stepFailed = false; ///< while Open: a step at open failed, and the outbox waits for the user
    RttStats rtt;            ///< of this connection's answered pings
    std::optional<UntrustedCertificate>
        untrusted; ///< the last attempt ended because of it; a pin of its fingerprint trusts it
};

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::ConnectionStatus)
