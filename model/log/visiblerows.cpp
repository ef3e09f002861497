// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/visiblerows.h"

#include <algorithm>
#include <limits>

namespace framewatch {

namespace {

int asRow(qint64 number)
{
    return static_cast<int>(std::min<qint64>(number, std::numeric_limits<int>::max()));
}

} // namespace

void VisibleRows::reset(qint64 firstId, qint64 lastId, bool filtered)
{
    m_firstId = firstId;
    m_lastId = lastId;
    m_filtered = filtered;
    m_ids = {};
}

void VisibleRows::append(const std::vector<quint32> &ids)
{
    Q_ASSERT(m_ids.empty() || ids.empty() || m_ids.back() < ids.front());
    m_ids.insert(m_ids.end(), ids.begin(), ids.end());
}

int VisibleRows::count() const
{
    return asRow(m_filtered ? static_cast<qint64>(m_ids.size()) : total());
}

int VisibleRows::countUpTo(qint64 lastId) const
{
    return asRow(lastId - m_firstId + 1);
}

qint64 VisibleRows::idAt(int row) const
{
    if (row < 0 || row >= count())
        return 0;
    return m_filtered ? m_ids[static_cast<size_t>(row)] : m_firstId + row;
}

int VisibleRows::rowOf(qint64 id) const
{
    if (id < m_firstId || id > m_lastId)
        return -1;
    if (!m_filtered)
        return asRow(id - m_firstId);
    const auto at = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    return at != m_ids.end() && *at == id ? asRow(at - m_ids.begin()) : -1;
}

QList<qint64> VisibleRows::ids(int row, int count) const
{
    QList<qint64> result;
    const int end = std::min(this->count(), row + count);
    for (int i = row; i < end; ++i)
        result.append(idAt(i));
    return result;
}

} // namespace framewatch
