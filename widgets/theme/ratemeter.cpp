// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/ratemeter.h"

#include <utility>

namespace framewatch {

void RateMeter::sample(qint64 counter, qint64 monotonicNs)
{
    const qint64 before = std::exchange(m_counter, counter);
    const qint64 beforeNs = std::exchange(m_timeNs, monotonicNs);
    if (counter < before) {
        m_rates.clear();
        return;
    }
    if (beforeNs < 0 || monotonicNs <= beforeNs)
        return;
    m_rates.append(double(counter - before) * 1e9 / double(monotonicNs - beforeNs));
    if (m_rates.size() > Samples)
        m_rates.removeFirst();
}

} // namespace framewatch
