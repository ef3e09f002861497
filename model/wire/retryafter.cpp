// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/retryafter.h"

#include <algorithm>

namespace framewatch {

namespace {

using std::chrono::milliseconds;

constexpr qsizetype LongestValue = 64; // characters; no date is as long

bool isNumber(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

QDateTime utc(const QString &text, const QString &format)
{
    QDateTime time = QDateTime::fromString(text, format);
    time.setTimeSpec(Qt::UTC);
    return time;
}

/// RFC 850: "Sunday, 06-Nov-94 08:49:37 GMT". The name of the day would have to fit the century Qt guesses: left out.
QDateTime rfc850(const QString &text, const QDateTime &now)
{
    const qsizetype comma = text.indexOf(u',');
    QDateTime time = utc(text.mid(comma + 2), QStringLiteral("dd-MMM-yy HH:mm:ss 'GMT'"));
    if (comma < 0 || !time.isValid())
        return {};
    const QDateTime latest = now.addYears(50);
    while (time.addYears(100) <= latest)
        time = time.addYears(100);
    return time;
}

} // namespace

QDateTime httpDate(const QByteArray &text, const QDateTime &now)
{
    if (text.size() > LongestValue)
        return {};
    const QString date = QString::fromLatin1(text);
    if (const QDateTime time = utc(date, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")); time.isValid())
        return time;
    if (const QDateTime time = rfc850(date, now); time.isValid())
        return time;
    return utc(date.simplified(), QStringLiteral("ddd MMM d HH:mm:ss yyyy")); // asctime()
}

std::optional<milliseconds> retryAfter(const Handshake::Response &response, qint64 nowNs)
{
    if (response.status != 429 && response.status != 503)
        return {};
    const QByteArray value = response.header("Retry-After");
    if (isNumber(value)) {
        bool fits = false;
        const qint64 seconds = value.toLongLong(&fits);
        constexpr qint64 Most = std::chrono::seconds(LongestRetryAfter).count();
        return milliseconds(std::chrono::seconds(fits ? std::min(seconds, Most) : Most));
    }
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(nowNs / 1'000'000, Qt::UTC);
    const QDateTime time = httpDate(value, now);
    if (!time.isValid())
        return {};
    return std::clamp<milliseconds>(milliseconds(now.msecsTo(time)), milliseconds(0), LongestRetryAfter);
}

} // namespace framewatch
