// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a range of ids is shared out among threads.
#pragma once

#include <QtGlobal>

#include <chrono>
#include <map>
#include <optional>
#include <vector>

namespace framewatch {

/// Cuts a range of ids into steps that may be done in any order, and puts what they find in order again. A
/// step is so long that beginning it costs little, and so short that neither a writer nor a cancel waits for
/// its end: rows with large payloads make the next ones shorter. Not thread-safe.
class ScanPlan
{
public:
    using Ids = std::vector<quint32>;
    struct Step
    {
        qint64 index; ///< 0, 1, 2 … in the order of ids
        qint64 from;
        qint64 to;
    };

    ScanPlan() = default; ///< of nothing
    ScanPlan(qint64 from, qint64 to);

    /// The next step to do; none: all are given out.
    std::optional<Step> next();
    /// What a step found, ascending, and how long that took.
    void done(const Step &step, Ids &&found, std::chrono::nanoseconds took);
    bool hasFound() const { return !m_found.empty(); }
    /// All that was found up to the first step that is not done, without what was taken before.
    Ids takeFound();

private:
    void append(Ids &&found);

    qint64 m_next = 1;
    qint64 m_last = 0;
    qint64 m_rows = FirstRows; // of the next step
    qint64 m_given = 0;
    qint64 m_inOrder = 0;          // steps done without a gap
    std::map<qint64, Ids> m_ahead; // of steps after a gap
    Ids m_found;

    static constexpr qint64 FirstRows = 1024;
};

} // namespace framewatch
