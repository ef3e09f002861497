// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the capture keeps about one connection.
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

#include <optional>

namespace framewatch {

/// Who ended a connection; stored by its name: us, peer, network, timeout.
enum class EndedBy : quint8 { Nobody, Us, Peer, Network, Timeout };

/// One attempt to open a WebSocket, from its first step to its end.
struct ConnectionRecord
{
    int id = 0;            ///< 1, 2, 3 … inside its session
    QString url;           ///< as the user typed it (with a scheme)
    qint64 startedNs = 0;  ///< Unix, UTC
    QByteArray request;    ///< request head as it went out
    QByteArray response;   ///< response head as it came in
    QByteArray body;       ///< body of a refused handshake, up to 1 MiB
    QString peer;          ///< address:port
    QString subprotocol;
    QByteArray tls;        ///< JSON: protocol, cipher, chain …; empty without TLS
    std::optional<qint64> dnsUs;
    std::optional<qint64> tcpUs;
    std::optional<qint64> tlsUs;
    std::optional<qint64> upgradeUs;
    qint64 endedNs = 0;    ///< 0: not ended
    int closeCode = 0;     ///< RFC 6455 §7.4; 1005 and 1006 as §7.1.5 has them; 0: never open or not ended
    QString closeReason;
    EndedBy endedBy = EndedBy::Nobody;
    QString error;         ///< a sentence for the user; empty if there was none
};

/// "us", "peer", "network", "timeout"; empty for Nobody.
QString endedByName(EndedBy by);
/// The inverse; Nobody for any other text.
EndedBy endedByFromName(const QString &name);

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::ConnectionRecord)
