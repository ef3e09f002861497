// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/sizetext.h"

#include "widgets/theme/figures.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>

namespace framewatch::SizeText {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SizeText)
};

} // namespace

QString bytes(qint64 count)
{
    return count == 1 ? Words::tr("1 byte") : Words::tr("%1 bytes").arg(Figures::count(count));
}

QString binary(qint64 count)
{
    constexpr std::array units{"KiB", "MiB", "GiB", "TiB"};
    if (count < 1024)
        return bytes(count);
    double value = static_cast<double>(count) / 1024;
    size_t unit = 0;
    for (; value >= 1023.95 && unit + 1 < units.size(); ++unit)
        value /= 1024;
    const bool whole = value >= 99.95 || qAbs(value - qRound(value)) < 0.05;
    return QStringLiteral("%1 %2").arg(QLocale().toString(value, 'f', whole ? 0 : 1),
                                       QLatin1String(units.at(unit)));
}

} // namespace framewatch::SizeText
