// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a redirect of the handshake leads to, and what may not go along.
#pragma once

#include "model/connection/connectionsettings.h"
#include "model/core/result.h"

#include <QStringList>

namespace framewatch {

/// The settings of the next attempt.
struct Redirect
{
    ConnectionSettings settings;
    bool isElsewhere = false; ///< at another origin
    QString sentence; ///< for the user: "Redirected to wss://…; token, Cookie not sent to another origin"
};

/// 301, 302, 303, 307 and 308 (RFC 9110 §15.4).
bool isRedirect(int status);

/// from: the settings that were answered with a redirect to location, the header's value. visited: the URLs
/// of this chain so far, from's last. Refused if the chain is longer than network.maxRedirects, comes back to
/// where it was, leads from wss to ws, or to what is no ws, wss, http or https URL.
///
/// To another origin (scheme, host or port: ws to wss on the same host is one) no credential goes along: user
/// and password of the URL, the token wherever it went, headers that hold credentials, the client
/// certificate, and the host and TLS name that were set by hand; nor does anything else that holds one of
/// from's secrets or of `secrets`, those of the chain so far: header, subprotocol, Origin, step at open,
/// heartbeat. An address that holds one is refused. What was dropped stays dropped, should the chain come
/// back.
Result<Redirect> followRedirect(const ConnectionSettings &from, const QByteArray &location,
                                const QStringList &visited, const QList<QByteArray> &secrets = {});

} // namespace framewatch
