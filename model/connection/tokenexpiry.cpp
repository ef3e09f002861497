// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/tokenexpiry.h"

#include <QRegularExpression>

#include <algorithm>

namespace framewatch {

namespace {

QStringList textsOf(const ConnectionSettings &settings)
{
    QStringList texts{settings.url};
    if (settings.auth.isActive())
        texts.append(settings.auth.token);
    for (const auto &[name, value] : settings.enabledHeaders())
        texts.append(QString::fromUtf8(value));
    texts += settings.subprotocols;
    for (const OpenStep &step : settings.openSteps) {
        if (step.enabled && step.kind == OpenStep::Kind::Send)
            texts.append(step.text);
    }
    if (settings.heartbeatInterval.count() > 0)
        texts.append(settings.heartbeat);
    return texts;
}

/// Anything of the shape: three parts, the first of which starts with "{".
const QRegularExpression &shape()
{
    static const QRegularExpression shape(
        QStringLiteral(R"((?<![A-Za-z0-9_-])e[wy][A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*)"));
    return shape;
}

} // namespace

QString ExpiredToken::sentence(const QDateTime &now) const
{
    return claims.expirySentence(now);
}

QList<ExpiredToken> TokenExpiry::find(const ConnectionSettings &settings, const QDateTime &now)
{
    QList<ExpiredToken> found;
    for (const QString &text : textsOf(settings)) {
        for (auto matches = shape().globalMatch(text); matches.hasNext();) {
            const QString token = matches.next().captured();
            const std::optional<Jwt> jwt = Jwt::parse(token);
            const std::optional<std::chrono::seconds> left = jwt ? jwt->expiresIn(now) : std::nullopt;
            const bool isKnown = std::any_of(found.begin(), found.end(),
                                             [&](const ExpiredToken &other) { return other.token == token; });
            if (left && left->count() <= 0 && !isKnown)
                found.append({token, *jwt});
        }
    }
    return found;
}

} // namespace framewatch
