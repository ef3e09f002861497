// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/utctime.h"

#include <chrono>

namespace framewatch::UtcTime {

namespace {

/// Splits so that the nanoseconds are 0…999,999,999 before 1970 too.
std::pair<qint64, qint64> split(qint64 unixNs)
{
    constexpr qint64 second = 1'000'000'000;
    qint64 whole = unixNs / second;
    qint64 rest = unixNs % second;
    if (rest < 0) {
        --whole;
        rest += second;
    }
    return {whole, rest};
}

void put(char *at, qint64 number, int width)
{
    for (int i = width - 1; i >= 0; --i) {
        at[i] = static_cast<char>('0' + number % 10);
        number /= 10;
    }
}

} // namespace

QByteArray iso8601(qint64 unixNs, int decimals)
{
    using namespace std::chrono;
    const auto [whole, rest] = split(unixNs);
    const sys_seconds time{std::chrono::seconds(whole)};
    const sys_days day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);

    QByteArray text("0000-00-00T00:00:00.000000000Z");
    char *const at = text.data();
    put(at, static_cast<int>(date.year()), 4);
    put(at + 5, static_cast<unsigned>(date.month()), 2);
    put(at + 8, static_cast<unsigned>(date.day()), 2);
    put(at + 11, clock.hours().count(), 2);
    put(at + 14, clock.minutes().count(), 2);
    put(at + 17, clock.seconds().count(), 2);
    put(at + 20, rest, 9);
    if (decimals < 9)
        text.remove(decimals > 0 ? 20 + decimals : 19, decimals > 0 ? 9 - decimals : 10);
    return text;
}

QByteArray seconds(qint64 unixNs)
{
    const auto [whole, rest] = split(unixNs);
    QByteArray decimals(9, '0');
    put(decimals.data(), rest, 9);
    return QByteArray::number(whole) + '.' + decimals;
}

} // namespace framewatch::UtcTime
