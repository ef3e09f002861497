// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection is doing, as one value for the window.
#pragma once

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
    qint64 openedNs = 0;     ///< Unix; while Open
    int attempt = 0;         ///< while Connecting: this one; while Waiting: the next; counted from 1 since the last open
    int maxAttempts = 0;     ///< 0: no limit
    qint64 retryAtNs = 0;    ///< Unix; while Waiting
    QString cause;           ///< why it ended last: "Lost: 1006, no close frame"; empty if by the user
    bool failed = false;     ///< Idle after an error (cause says which)
    std::optional<qint64> rttNs; ///< of the last answered ping
};

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::ConnectionStatus)
