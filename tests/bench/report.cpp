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
    return !figure.reach || (figure.atLeast ? figure.value >= *figure.reach : figure.value <= *figure.reach);
}

// "≥ 0.60  ok": what is to be reached, and whether it is.
QString verdict(const Figure &figure)
{
    if (!figure.reach)
        return QStringLiteral("-");
    return QStringLiteral("%1 %2  %3")
        .arg(figure.atLeast ? QStringLiteral("≥") : QStringLiteral("≤"))
        .arg(*figure.reach, 0, 'f', 2)
        .arg(reached(figure) ? QStringLiteral("ok") : QStringLiteral("MISS"));
}

// Padded by characters; printf counts bytes.
QByteArray cell(const QString &text, int width)
{
    return text.leftJustified(width).toUtf8();
}

} // namespace

void Report::add(const Figure &figure)
{
    m_figures.append(figure);
    std::fprintf(stderr, "%s: %.2f %s (%s)\n", figure.what.toUtf8().constData(), figure.value,
                 figure.unit.toUtf8().constData(), figure.measured.toUtf8().constData());
}

void Report::print() const
{
    const auto line = [](const QString &what, const QString &measured, const QString &reach, const QString &from) {
        std::printf("%s %s %s %s\n", cell(what, 60).constData(), cell(measured, 11).constData(), cell(reach, 14).constData(),
                    from.toUtf8().constData());
    };
    line(QStringLiteral("what"), QStringLiteral("measured"), QStringLiteral("reach"), QStringLiteral("from"));
    for (const Figure &figure : m_figures)
        line(figure.what, QStringLiteral("%1 %2").arg(figure.value, 0, 'f', 2).arg(figure.unit), verdict(figure), figure.measured);
}

bool Report::writeJson(const QString &path) const
{
    QJsonArray rows;
    for (const Figure &figure : m_figures) {
        rows.append(QJsonObject{{QStringLiteral("what"), figure.what},
                                {QStringLiteral("value"), figure.value},
                                {QStringLiteral("unit"), figure.unit},
                                {QStringLiteral("reach"), figure.reach ? QJsonValue(*figure.reach) : QJsonValue()},
                                {QStringLiteral("atLeast"), figure.atLeast},
                                {QStringLiteral("reached"), figure.reach ? QJsonValue(reached(figure)) : QJsonValue()},
                                {QStringLiteral("from"), figure.measured}});
    }
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(rows).toJson()) > 0;
}

bool Report::allReached() const
{
    return std::all_of(m_figures.begin(), m_figures.end(), reached);
}

QString amount(qint64 count)
{
    if (count >= 1'000'000)
        return QStringLiteral("%1 M").arg(static_cast<double>(count) / 1e6);
    return count >= 1000 ? QStringLiteral("%1 k").arg(static_cast<double>(count) / 1e3) : QString::number(count);
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
