// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/jwt.h"

#include <QJsonDocument>
#include <QStringList>

#include <cmath>
#include <cstdlib>

namespace framewatch {

namespace {

constexpr double LatestTime = 253402300799; // end of the year 9999

std::optional<QByteArray> decoded(const QString &part)
{
    // Strict: the decoder would take padding and the ordinary alphabet's ends as they come.
    const auto result = QByteArray::fromBase64Encoding(
        part.toLatin1(), QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals |
                             QByteArray::AbortOnBase64DecodingErrors);
    return result && !part.contains(u'=') && part.size() % 4 != 1 ? std::optional(*result) : std::nullopt;
}

std::optional<QJsonObject> objectOf(const QString &part)
{
    const auto bytes = decoded(part);
    const QJsonDocument document = bytes ? QJsonDocument::fromJson(*bytes) : QJsonDocument();
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

std::optional<QDateTime> timeOf(const QJsonObject &claims, const char *name)
{
    const QJsonValue value = claims.value(QLatin1String(name));
    if (!value.isDouble() || value.toDouble() < 0 || value.toDouble() > LatestTime)
        return std::nullopt;
    return QDateTime::fromMSecsSinceEpoch(qint64(std::floor(value.toDouble() * 1000)), Qt::UTC);
}

/// "3 minutes", in the largest unit that has more than one of it.
QString span(qint64 seconds)
{
    const qint64 count = std::llabs(seconds);
    if (count < 120)
        return count == 1 ? Jwt::tr("1 second") : Jwt::tr("%1 seconds").arg(count);
    if (count < 120 * 60)
        return Jwt::tr("%1 minutes").arg(count / 60);
    if (count < 48 * 3600)
        return Jwt::tr("%1 hours").arg(count / 3600);
    return Jwt::tr("%1 days").arg(count / 86400);
}

} // namespace

std::optional<Jwt> Jwt::parse(const QString &token)
{
    QString text = token.trimmed();
    if (text.startsWith(QStringLiteral("Bearer "), Qt::CaseInsensitive))
        text = text.mid(7).trimmed();
    const QStringList parts = text.split(u'.');
    if (text.size() > MostCharacters || parts.size() != 3 || !decoded(parts[2]))
        return std::nullopt;
    const auto header = objectOf(parts[0]);
    const auto claims = objectOf(parts[1]);
    if (!header || !claims || !header->value(QLatin1String("alg")).isString())
        return std::nullopt;
    return Jwt{*header, *claims, timeOf(*claims, "exp"), timeOf(*claims, "nbf"), timeOf(*claims, "iat")};
}

std::optional<std::chrono::seconds> Jwt::expiresIn(const QDateTime &now) const
{
    if (!expires)
        return std::nullopt;
    return std::chrono::seconds(now.secsTo(*expires));
}

QString Jwt::expirySentence(const QDateTime &now) const
{
    const std::optional<std::chrono::seconds> left = expiresIn(now);
    return left && left->count() <= 0 ? tr("The token expired %1 ago").arg(span(left->count())) : QString();
}

QString Jwt::sentence(const QDateTime &now) const
{
    const QString subject = claims.value(QLatin1String("sub")).toString().simplified().left(60);
    const QString who = subject.isEmpty() ? tr("JWT") : tr("JWT of %1").arg(subject);
    const std::optional<std::chrono::seconds> left = expiresIn(now);
    QString when = tr("never expires");
    if (left && left->count() <= 0)
        when = tr("expired %1 ago").arg(span(left->count()));
    else if (notBefore && now < *notBefore)
        when = tr("not valid for another %1").arg(span(now.secsTo(*notBefore)));
    else if (left)
        when = tr("expires in %1").arg(span(left->count()));
    return tr("%1, %2; its signature is not checked").arg(who, when);
}

} // namespace framewatch
