// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/reconnectpolicy.h"

#include <algorithm>
#include <cmath>

namespace framewatch {

namespace {

using std::chrono::milliseconds;

std::optional<milliseconds> parseDelay(QStringView text)
{
    double factor = 1000;
    if (text.endsWith(u"ms")) {
        factor = 1;
        text.chop(2);
    } else if (text.endsWith(u's')) {
        text.chop(1);
    } else if (text.endsWith(u'm')) {
        factor = 60'000;
        text.chop(1);
    }
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    const double ms = number * factor;
    if (!isNumber || !std::isfinite(ms) || ms < 0 || ms > static_cast<double>(ReconnectPolicy::LongestDelay.count()))
        return std::nullopt;
    return milliseconds(std::llround(ms));
}

QString delayText(milliseconds delay)
{
    if (delay.count() % 1000 == 0)
        return QStringLiteral("%1s").arg(delay.count() / 1000);
    return QStringLiteral("%1ms").arg(delay.count());
}

/// An attempt that failed so is tried again if the policy's flag says so; else the clause says why not.
struct ErrorRule
{
    ErrorCode error;
    bool ReconnectPolicy::*flag; // nullptr: never
    const char *clause;
};

// What is not named here is tried again, unless its HTTP status is final.
constexpr ErrorRule ErrorRules[] = {
    {ErrorCode::Name, &ReconnectPolicy::retryNetwork,
     QT_TRANSLATE_NOOP("framewatch::ReconnectPolicy", "a failed name lookup is final")},
    {ErrorCode::Network, &ReconnectPolicy::retryNetwork,
     QT_TRANSLATE_NOOP("framewatch::ReconnectPolicy", "a network error is final")},
    {ErrorCode::Timeout, &ReconnectPolicy::retryNetwork,
     QT_TRANSLATE_NOOP("framewatch::ReconnectPolicy", "a timeout is final")},
    {ErrorCode::Tls, &ReconnectPolicy::retryNetwork,
     QT_TRANSLATE_NOOP("framewatch::ReconnectPolicy", "a failed TLS handshake is final")},
    {ErrorCode::Certificate, &ReconnectPolicy::retryCertificate,
     QT_TRANSLATE_NOOP("framewatch::ReconnectPolicy", "the certificate is not trusted")},
    {ErrorCode::Invalid, nullptr,
     QT_TRANSLATE_NOOP("framewatch::ReconnectPolicy", "the settings cannot be used")},
    {ErrorCode::FileUnreadable, nullptr,
     QT_TRANSLATE_NOOP("framewatch::ReconnectPolicy", "the settings cannot be used")},
};

/// Why an attempt that failed so is the last; empty if it is not.
QString finalClause(const ReconnectPolicy &policy, ErrorCode error)
{
    for (const ErrorRule &rule : ErrorRules) {
        if (rule.error == error && !(rule.flag && policy.*rule.flag))
            return ReconnectPolicy::tr(rule.clause);
    }
    return {};
}

} // namespace

bool CodeSet::contains(int code) const
{
    return std::any_of(m_ranges.begin(), m_ranges.end(),
                       [code](const Range &range) { return code >= range.first && code <= range.second; });
}

Result<CodeSet> CodeSet::fromText(const QString &text, int lowest, int highest)
{
    CodeSet set;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QStringList ends = part.trimmed().split(u'-');
        bool isFirst = false;
        bool isLast = false;
        const int first = ends.first().trimmed().toInt(&isFirst);
        const int last = ends.last().trimmed().toInt(&isLast);
        if (ends.size() > 2 || !isFirst || !isLast || first < lowest || last > highest || last < first)
            return Error{ErrorCode::Invalid,
                         tr("“%1” is no number or range from %2 to %3").arg(part.trimmed()).arg(lowest).arg(highest),
                         {}};
        set.m_ranges.append({first, last});
    }
    return set;
}

QString CodeSet::toText() const
{
    QStringList parts;
    for (const auto &[first, last] : m_ranges)
        parts.append(first == last ? QString::number(first) : QStringLiteral("%1-%2").arg(first).arg(last));
    return parts.join(QStringLiteral(", "));
}

milliseconds ReconnectPolicy::delayAfter(int failures, double draw) const
{
    milliseconds delay = std::clamp(first, milliseconds(0), LongestDelay);
    if (backoff == Backoff::Fixed)
        return delay;
    const milliseconds most = std::clamp(longest, milliseconds(0), LongestDelay);
    for (int i = 0; i < failures && delay < most && delay.count() > 0; ++i)
        delay *= 2;
    delay = std::min(delay, most);
    if (backoff == Backoff::Doubling)
        return delay;
    return milliseconds(std::llround(static_cast<double>(delay.count()) * std::clamp(draw, 0.0, 1.0)));
}

bool ReconnectPolicy::allowsAfter(int failures) const
{
    return enabled && (maxAttempts <= 0 || failures < maxAttempts);
}

bool ReconnectPolicy::retries(const ReconnectCause &cause, QString *why) const
{
    QString clause;
    if (cause.violation)
        clause = tr("the server broke the protocol");
    else if (cause.badRedirect) // asking again would be the circle it is, only slower (RFC 9110 §15.4)
        clause = tr("the redirect cannot be followed");
    else if (cause.wasOpen && finalCloseCodes.contains(cause.closeCode))
        clause = tr("close code %1 is final").arg(cause.closeCode);
    else if (cause.httpStatus != 0 && finalStatuses.contains(cause.httpStatus))
        clause = tr("HTTP %1 is final").arg(cause.httpStatus);
    else if (!cause.wasOpen)
        clause = finalClause(*this, cause.error);
    if (why)
        *why = clause;
    return clause.isEmpty();
}

Result<ReconnectPolicy> ReconnectPolicy::fromText(const QString &text)
{
    ReconnectPolicy policy;
    if (text == u"off") {
        policy.enabled = false;
        return policy;
    }
    const bool jitter = text.endsWith(u'~');
    const QStringView range = QStringView(text).chopped(jitter ? 1 : 0);
    const qsizetype dots = range.indexOf(u"..");
    const auto first = parseDelay(dots < 0 ? range : range.first(dots));
    const auto longest = dots < 0 ? first : parseDelay(range.sliced(dots + 2));
    if (!first || !longest || *longest < *first)
        return Error{ErrorCode::Usage, tr("“%1” is not off, DELAY, DELAY..MAX (3s..30s) or DELAY..MAX~").arg(text), {}};
    policy.first = *first;
    policy.longest = *longest;
    if (jitter)
        policy.backoff = Backoff::Jitter;
    else if (*first == *longest)
        policy.backoff = Backoff::Fixed;
    return policy;
}

QString ReconnectPolicy::toText() const
{
    if (!enabled)
        return QStringLiteral("off");
    const QString mark = backoff == Backoff::Jitter ? QStringLiteral("~") : QString();
    if (backoff == Backoff::Fixed || (first == longest && mark.isEmpty()))
        return delayText(first);
    return delayText(first) + QStringLiteral("..") + delayText(longest) + mark;
}

} // namespace framewatch
