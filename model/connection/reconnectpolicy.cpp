// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/reconnectpolicy.h"

#include <cmath>

namespace framewatch {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds LongestDelay = std::chrono::hours(24);

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
    if (!isNumber || !std::isfinite(ms) || ms < 0 || ms > static_cast<double>(LongestDelay.count()))
        return std::nullopt;
    return milliseconds(std::llround(ms));
}

QString delayText(milliseconds delay)
{
    if (delay.count() % 1000 == 0)
        return QStringLiteral("%1s").arg(delay.count() / 1000);
    return QStringLiteral("%1ms").arg(delay.count());
}

} // namespace

milliseconds ReconnectPolicy::delayAfter(int failures) const
{
    milliseconds delay = first;
    for (int i = 0; i < failures && delay < longest && delay.count() > 0; ++i)
        delay *= 2;
    return std::min(delay, longest);
}

bool ReconnectPolicy::allowsAfter(int failures) const
{
    return enabled && (maxAttempts <= 0 || failures < maxAttempts);
}

Result<ReconnectPolicy> ReconnectPolicy::fromText(const QString &text)
{
    ReconnectPolicy policy;
    if (text == u"off") {
        policy.enabled = false;
        return policy;
    }
    const qsizetype dots = text.indexOf(u"..");
    const auto first = parseDelay(dots < 0 ? QStringView(text) : QStringView(text).first(dots));
    const auto longest = dots < 0 ? first : parseDelay(QStringView(text).sliced(dots + 2));
    if (!first || !longest || *longest < *first)
        return Error{ErrorCode::Usage, tr("“%1” is not off, DELAY or DELAY..MAX (3s..30s)").arg(text), {}};
    policy.first = *first;
    policy.longest = *longest;
    return policy;
}

QString ReconnectPolicy::toText() const
{
    if (!enabled)
        return QStringLiteral("off");
    if (first == longest)
        return delayText(first);
    return delayText(first) + QStringLiteral("..") + delayText(longest);
}

} // namespace framewatch
