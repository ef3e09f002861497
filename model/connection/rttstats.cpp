// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/rttstats.h"

#include <algorithm>

namespace framewatch {

void RttStats::add(qint64 ns)
{
    m_min = m_count == 0 ? ns : std::min(m_min, ns);
    ++m_count;
    m_sum += ns;
    if (m_history.size() >= HistorySize)
        m_history.removeFirst();
    m_history.append(ns);
}

qint64 RttStats::p99Ns() const
{
    if (m_history.isEmpty())
        return 0;
    QList<qint64> sorted = m_history;
    const qsizetype rank = (sorted.size() * 99 + 99) / 100 - 1; // nearest rank, from 0
    std::nth_element(sorted.begin(), sorted.begin() + rank, sorted.end());
    return sorted.at(rank);
}

} // namespace framewatch
