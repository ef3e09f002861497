// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages a second, now and over the last few samples.
#pragma once

#include <QList>
#include <QtGlobal>

namespace framewatch {

/// Sampled at a steady pace from a counter that only grows; a counter that shrinks starts it anew.
class RateMeter
{
public:
    static constexpr int Samples = 16;

    void sample(qint64 counter, qint64 monotonicNs);
    double perSecond() const { return m_rates.isEmpty() ? 0 : m_rates.constLast(); }
    /// Oldest first, at most Samples.
    const QList<double> &rates() const { return m_rates; }

private:
    qint64 m_counter = 0;
    qint64 m_timeNs = -1;
    QList<double> m_rates;
};

} // namespace framewatch
