// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A token looked at as a JSON Web Token (RFC 7519).
#pragma once

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include <chrono>
#include <optional>

namespace framewatch {

/// What a token says of itself. The signature is not checked: only the server can, and nothing here may be
/// trusted.
struct Jwt
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::Jwt)

public:
    static constexpr qsizetype MostCharacters = 64 * 1024; ///< a longer token is not looked at

    QJsonObject header;
    QJsonObject claims;
    std::optional<QDateTime> expires;   ///< "exp", UTC
    std::optional<QDateTime> notBefore; ///< "nbf"
    std::optional<QDateTime> issued;    ///< "iat"

    /// Nothing unless it is three parts in Base64url without padding, joined by dots, the first two of them
    /// JSON objects, the header with an "alg" (RFC 7515 §4.1.1, §7.1). "Bearer " in front is passed over. A
    /// time that is no number, or beyond the year 9999, is no time.
    static std::optional<Jwt> parse(const QString &token);

    /// Until it expires; negative: since. Nothing if it never does.
    std::optional<std::chrono::seconds> expiresIn(const QDateTime &now) const;
    /// For the user, no full stop: "JWT of alice, expired 3 minutes ago; its signature is not checked".
    QString sentence(const QDateTime &now) const;
    /// "The token expired 3 minutes ago"; empty unless it did.
    QString expirySentence(const QDateTime &now) const;
};

} // namespace framewatch
