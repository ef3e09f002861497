// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

namespace framewatch::bench {

namespace {

bool reached(const Figure &figure)
{
    return figure.atLeast ? figure.value >= figure.reach : figure.value <= figure.reach;
}

} // namespace

void Report::add(const Figure &figure)
{
    m_figures.append(figure);
    std::fprintf(stderr, "%s: %.2f %s (%s)\n", qPrintable(figure.what), figure.value, qPrintable(figure.unit), qPrintable(figure.measured));
}

void Report::print() const
{
    std::printf("%-52s %10s %10s  %-4s %s\n", "what", "measured", "reach", "", "from");
    for (const Figure &figure : m_figures) {
        std::printf("%-52s %7.2f %-2s %s %6.2f  %-4s %s\n", qPrintable(figure.what), figure.value, qPrintable(figure.unit),
                    figure.atLeast ? ">=" : "<=", figure.reach, reached(figure) ? "ok" : "MISS", qPrintable(figure.measured));
    }
}

bool Report::writeJson(const QString &path) const
{
    QJsonArray rows;
    for (const Figure &figure : m_figures) {
        rows.append(QJsonObject{{QStringLiteral("what"), figure.what},
                                {QStringLiteral("value"), figure.value},
                                {QStringLiteral("unit"), figure.unit},
                                {QStringLiteral("reach"), figure.reach},
                                {QStringLiteral("atLeast"), figure.atLeast},
                                {QStringLiteral("reached"), reached(figure)},
                                {QStringLiteral("from"), figure.measured}});
    }
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(rows).toJson()) > 0;
}

bool Report::allReached() const
{
    return std::all_of(m_figures.begin(), m_figures.end(), reached);
}

double median(QList<double> values)
{
    return quantile(std::move(values), 0.5);
}

double quantile(QList<double> values, double q)
{
    if (values.isEmpty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto last = static_cast<double>(values.size() - 1);
    return values.at(static_cast<qsizetype>(q * last + 0.5));
}

} // namespace framewatch::bench
