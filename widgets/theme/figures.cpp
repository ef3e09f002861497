// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/figures.h"

#include <QDateTime>
#include <QLocale>

#include <array>

namespace framewatch::Figures {

namespace {

constexpr qint64 NsPerSecond = 1'000'000'000;

/// The C locale has no group separators; a number of seven digits needs some.
QLocale locale()
{
    const QLocale user;
    return user.language() == QLocale::C ? QLocale(QLocale::English) : user;
}

QString threeDigits(double value)
{
    const int decimals = value < 9.995 ? 1 : 0;
    return locale().toString(value, 'f', decimals);
}

} // namespace

QString count(qint64 number)
{
    return locale().toString(number);
}

QString size(qint64 bytes)
{
    if (bytes < 1000)
        return QStringLiteral("%1 B").arg(bytes);
    static constexpr std::array Units{"KB", "MB", "GB", "TB"};
    double value = double(bytes) / 1000;
    size_t unit = 0;
    for (; value >= 999.5 && unit + 1 < Units.size(); ++unit)
        value /= 1000;
    return threeDigits(value) + u' ' + QLatin1String(Units.at(unit));
}

QString clock(qint64 ns)
{
    const qint64 all = qMax<qint64>(ns, 0) / NsPerSecond;
    const auto two = [](qint64 n) { return QStringLiteral("%1").arg(n, 2, 10, QLatin1Char('0')); };
    return two(all / 3600) + u':' + two(all / 60 % 60) + u':' + two(all % 60);
}

QString latency(qint64 ns)
{
    const double ms = double(ns) / 1e6;
    if (ms >= 1000)
        return seconds(ns);
    const int decimals = ms < 0.095 ? 2 : ms < 9.95 ? 1 : 0;
    return QStringLiteral("%1 ms").arg(locale().toString(ms, 'f', decimals));
}

QString seconds(qint64 ns)
{
    return QStringLiteral("%1 s").arg(locale().toString(double(qMax<qint64>(ns, 0)) / 1e9, 'f', 1));
}

QString timeOfDay(qint64 unixNs)
{
    return QDateTime::fromMSecsSinceEpoch(unixNs / 1'000'000).toString(QStringLiteral("HH:mm"));
}

} // namespace framewatch::Figures
