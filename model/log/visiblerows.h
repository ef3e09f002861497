// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which entry stands in which row.
#pragma once

#include <QList>

#include <vector>

namespace framewatch {

/// A range of ids, or a list of those of it that passed a filter. Ids ascend with rows in both.
class VisibleRows
{
public:
    void reset(qint64 firstId, qint64 lastId, bool filtered);
    void grow(qint64 lastId) { m_lastId = lastId; } ///< of the range; a list grows by append()
    void append(const std::vector<quint32> &ids);

    bool isFiltered() const { return m_filtered; }
    qint64 firstId() const { return m_firstId; }
    qint64 lastId() const { return m_lastId; }
    qint64 total() const { return m_lastId - m_firstId + 1; }

    int count() const;
    int countUpTo(qint64 lastId) const; ///< of the range, when it has grown to there
    qint64 idAt(int row) const; ///< 0: no such row
    int rowOf(qint64 id) const; ///< -1: not visible
    /// Up to count ids from row on.
    QList<qint64> ids(int row, int count) const;

private:
    qint64 m_firstId = 1;
    qint64 m_lastId = 0;
    bool m_filtered = false;
    std::vector<quint32> m_ids;
};

} // namespace framewatch
