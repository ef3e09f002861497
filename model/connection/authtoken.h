// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A token and where it goes.
#pragma once

#include "model/core/result.h"
#include "model/wire/handshake.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QString>

namespace framewatch {

/// The places a server may want its token.
struct AuthToken
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::AuthToken)

public:
    enum class Place : quint8 {
        None,
        Message,     ///< first message after open: {"authToken":"…"}
        Bearer,      ///< Authorization: Bearer …
        Query,       ///< query parameter `name`
        Cookie,      ///< cookie `name`
        Subprotocol, ///< offered as the last subprotocol
    };

    Place place = Place::None;
    QString name; ///< of the query parameter or cookie
    QString token;

    bool isActive() const { return place != Place::None && !token.isEmpty(); }
    /// Reads message|bearer|query:NAME|cookie:NAME|subprotocol; Usage otherwise.
    static Result<AuthToken> fromText(const QString &place, const QString &token);
    /// The inverse of fromText's first argument; empty for None.
    QString placeText() const;

    /// {"authToken":"…"} with the token JSON-escaped; empty unless the place is Message.
    QString message() const;
    /// Puts the token into target, headers or subprotocols. Invalid if it cannot stand there (a line break in a
    /// header, a separator in a subprotocol …).
    Result<bool> apply(Handshake::Request &request) const;
};

} // namespace framewatch
