// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/numbertext.h"

#include <QLocale>

#include <array>

namespace framewatch::NumberText {

namespace {

// The C locale writes no separators at all, which makes seven digits hard to read.
QLocale readableLocale()
{
    const QLocale system;
    return system.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : system;
}

QString shortDecimal(double value)
{
    const bool whole = value >= 99.95 || qAbs(value - qRound(value)) < 0.05;
    return readableLocale().toString(value, 'f', whole ? 0 : 1);
}

} // namespace

QString grouped(qint64 number)
{
    return readableLocale().toString(number);
}

QString bytes(qint64 count)
{
    return count == 1 ? QStringLiteral("1 byte") : QStringLiteral("%1 bytes").arg(grouped(count));
}

QString binarySize(qint64 count)
{
    constexpr std::array units{u"KiB", u"MiB", u"GiB", u"TiB"};
    if (count < 1024)
        return bytes(count);
    double value = static_cast<double>(count) / 1024;
    size_t unit = 0;
    while (value >= 1023.95 && unit + 1 < units.size()) {
        value /= 1024;
        ++unit;
    }
    return QStringLiteral("%1 %2").arg(shortDecimal(value), QString::fromUtf16(units[unit]));
}

QString milliseconds(qint64 microseconds)
{
    return QStringLiteral("%1 ms").arg(shortDecimal(static_cast<double>(microseconds) / 1000));
}

} // namespace framewatch::NumberText
