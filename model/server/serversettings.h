// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the local server is started with, and what it tells about its clients. Values only.
#pragma once

#include "model/core/entrysink.h"
#include "model/server/replyrule.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <QSslKey>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace framewatch {

/// Makes the sink inside the server's thread; it is destroyed there when the server stops.
using EntrySinkFactory = std::function<std::unique_ptr<EntrySink>()>;

/// What keeps hostile and slow clients from costing more than they should.
struct ServerLimits
{
    std::chrono::milliseconds headTimeout{10'000}; ///< for TLS and the request head together
    std::chrono::milliseconds closeTimeout{3'000}; ///< for a client's answer to a close frame
    std::chrono::milliseconds lingerTime{1'000};   ///< for a client to read our last bytes
    std::chrono::milliseconds stopTimeout{2'500};  ///< for all clients to answer when the server stops
    int handshakes = 512;                          ///< sockets that are not upgraded yet
    int clients = 10'000;                          ///< open WebSockets
    int compressing = 256; ///< clients whose offer of compression is taken: each may cost 300 KiB
    qint64 pauseAbove = 16LL << 20; ///< bytes waiting for a client above which nothing is read from it
    qint64 dropAbove =
        64LL << 20; ///< bytes waiting for a client above which it gets no more but a close frame
    qint64 dropAllAbove =
        512LL << 20; ///< bytes waiting for all clients above which that limit is a 64th of itself
};

/// What a wss server shows and signs with.
struct ServerIdentity
{
    QList<QSslCertificate> certificates; ///< the server's own first, then its chain
    QSslKey key;
};

struct ServerSettings
{
    QHostAddress host = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0; ///< 0: any free one
    ReplyRule rule = ReplyRule::presets().constFirst();
    std::optional<ServerIdentity> identity; ///< there: wss; optional also because any QSslKey loads the TLS library
    qint64 maxMessage = 256LL << 20; ///< bytes; at most 2 GiB less 16
    bool compress = true;        ///< take offers of permessage-deflate (RFC 7692)
    qsizetype compressAbove = 1024; ///< bytes of an answer from which on it is compressed then
    ServerLimits limits;

    bool secure() const { return identity.has_value(); }
};

/// One client as the window lists it.
struct ClientInfo
{
    int id = 0;                                     ///< number of its connection in the server's capture
    QString address;                                ///< address:port
    QString target;                                 ///< path it asked for
    qint64 sinceNs = 0;                             ///< Unix, UTC
    qint64 receivedMessages = 0, receivedBytes = 0; ///< text and binary, from the client
    qint64 sentMessages = 0, sentBytes = 0;         ///< text and binary, to the client

    bool operator==(const ClientInfo &) const = default;
};

} // namespace framewatch
