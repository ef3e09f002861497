// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What goes out when a connection is opened, whoever opens it: the token already in its place.
#pragma once

#include "model/connection/connectionsettings.h"

namespace framewatch {

struct PlainRequest
{
    QString url; ///< without user information
    bool secure = false;
    QList<std::pair<QString, QString>> headers; ///< Origin and Sec-WebSocket-Protocol are not among them
    QStringList subprotocols;
    QString origin;
    QStringList messages; ///< sent after open, in order: the auth message, steps that send
    QString user; ///< of Basic authentication, wherever it came from; then there is no Authorization header
    QString password;
    TlsSettings tls;
    NetworkSettings network;

    /// Invalid as AuthToken::apply() and Handshake::parseUrl().
    static Result<PlainRequest> of(const ConnectionSettings &settings);
    QString basicHeader() const; ///< "Basic …"; empty without a user
    QString proxyUrl() const;    ///< "http://user:password@host:port"; empty without a proxy of its own
    /// headers and the Basic one.
    QList<std::pair<QString, QString>> allHeaders() const;
};

} // namespace framewatch
