// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers to pings say about the way to the peer.
#pragma once

#include <QList>
#include <QMetaType>

namespace framewatch {

/// Round-trip times of one connection, in nanoseconds. A value class; copies are cheap.
class RttStats
{
public:
    static constexpr qsizetype HistorySize = 512; ///< the newest that are kept

    void add(qint64 ns);
    void clear() { *this = {}; }

    bool isEmpty() const { return m_count == 0; }
    qint64 count() const { return m_count; } ///< all of them
    qint64 lastNs() const { return m_history.isEmpty() ? 0 : m_history.constLast(); }
    qint64 minNs() const { return m_min; }  ///< of all
    qint64 meanNs() const { return m_count ? m_sum / m_count : 0; } ///< of all
    /// 99th percentile (nearest rank) of the history.
    qint64 p99Ns() const;
    QList<qint64> history() const { return m_history; } ///< oldest first

private:
    QList<qint64> m_history;
    qint64 m_count = 0;
    qint64 m_sum = 0;
    qint64 m_min = 0;
};

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::RttStats)
