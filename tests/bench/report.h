// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What was measured, as a table and as JSON.
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace framewatch::bench {

/// One line of DESIGN's table of speeds.
struct Figure
{
    QString what;
    QString measured; ///< the numbers behind the ratio, for a reader
    double value;
    std::optional<double> reach; ///< none: to be known, not to be kept
    bool atLeast;                ///< value ≥ reach is good; else value ≤ reach
    QString unit;                ///< "×", "MiB", "ms"
};

class Report
{
public:
    void add(const Figure &figure);
    void print() const;
    /// An array of objects; false if it cannot be written.
    bool writeJson(const QString &path) const;
    bool allReached() const;

private:
    QList<Figure> m_figures;
};

/// "10 M", "100 k", "640".
QString amount(qint64 count);
double median(QList<double> values);
/// q from 0 to 1.
double quantile(QList<double> values, double q);

} // namespace framewatch::bench
