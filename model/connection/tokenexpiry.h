// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens that say themselves that their time is over.
#pragma once

#include "model/connection/connectionsettings.h"
#include "model/connection/jwt.h"

namespace framewatch {

struct ExpiredToken
{
    QString token;
    Jwt claims;

    /// "The token expired 3 minutes ago"; no full stop, and nothing in it that the token alone knows.
    QString sentence(const QDateTime &now) const;
};

namespace TokenExpiry {

/// Every expired JWT in what goes out when a connection is opened: the token, address, headers that are
/// switched on, subprotocols, steps at open, heartbeat. Each once.
QList<ExpiredToken> find(const ConnectionSettings &settings, const QDateTime &now);

} // namespace TokenExpiry
} // namespace framewatch
