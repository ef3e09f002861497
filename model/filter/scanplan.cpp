// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/scanplan.h"

#include <algorithm>
#include <utility>

namespace framewatch {

namespace {

using namespace std::chrono_literals;

constexpr qint64 LeastRows = 16;
constexpr qint64 MostRows = 8192;
constexpr auto Short = 1ms;
constexpr auto Long = 5ms;

} // namespace

ScanPlan::ScanPlan(qint64 from, qint64 to)
    : m_next(from)
    , m_last(to)
{
}

std::optional<ScanPlan::Step> ScanPlan::next()
{
    if (m_next > m_last)
        return std::nullopt;
    const qint64 from = m_next;
    m_next = std::min(m_last - from, m_rows - 1) + from + 1;
    return Step{m_given++, from, m_next - 1};
}

void ScanPlan::done(const Step &step, Ids &&found, std::chrono::nanoseconds took)
{
    if (took > Long)
        m_rows = std::max(LeastRows, m_rows / 2);
    else if (took < Short)
        m_rows = std::min(MostRows, m_rows * 2);
    if (step.index != m_inOrder) {
        m_ahead.emplace(step.index, std::move(found));
        return;
    }
    append(std::move(found));
    for (++m_inOrder; !m_ahead.empty() && m_ahead.begin()->first == m_inOrder; ++m_inOrder) {
        append(std::move(m_ahead.begin()->second));
        m_ahead.erase(m_ahead.begin());
    }
}

ScanPlan::Ids ScanPlan::takeFound()
{
    return std::exchange(m_found, {});
}

void ScanPlan::append(Ids &&found)
{
    if (m_found.empty())
        m_found = std::move(found);
    else
        m_found.insert(m_found.end(), found.begin(), found.end());
}

} // namespace framewatch
