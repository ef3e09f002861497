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
        Message,     ///< first message after open, from the template
        Bearer,      ///< Authorization: Bearer …
        Query,       ///< query parameter `name`
        Cookie,      ///< cookie `name`
        Subprotocol, ///< offered as the last subprotocol
        Basic,       ///< Authorization: Basic, of the user's name and the token as the password (RFC 7617)
    };

    Place place = Place::None;
    QString name; ///< of the query parameter or cookie; Basic: the user's name, no colon in it
    QString token;
    /// Of Message: {token} stands for the token, escaped as in a JSON string if the template is JSON.
    QString messageTemplate = QStringLiteral("{\"authToken\":\"{token}\"}");

    bool isActive() const { return place != Place::None && !token.isEmpty(); }
    /// Reads message|bearer|query:NAME|cookie:NAME|subprotocol|basic:USER; Usage otherwise.
    static Result<AuthToken> fromText(const QString &place, const QString &token);
    /// The inverse of fromText's first argument; empty for None.
    QString placeText() const;

    /// The template with the token in it; empty unless the place is Message.
    QString message() const;
    /// The token as it stands in message().
    QByteArray escapedToken() const;
    /// Puts the token into target, headers or subprotocols. Invalid if it cannot stand there (a line break in a
    /// header, a separator in a subprotocol …).
    Result<bool> apply(Handshake::Request &request) const;
    bool operator==(const AuthToken &) const = default;
};

} // namespace framewatch
