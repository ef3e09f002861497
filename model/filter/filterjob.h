// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which entries pass a filter, found in the background.
#pragma once

#include "model/core/result.h"
#include "model/filter/filterexpression.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace framewatch {

class FilterScan;

/// Scans a capture in threads of its own, with their own readers, in steps so short that neither the writer's
/// WAL nor a cancel waits for them. Lives in the thread it was made in and emits there, in the order of ids.
/// What a former start() found never arrives after a new one.
class FilterJob final : public QObject
{
    Q_OBJECT

public:
    explicit FilterJob(QObject *parent = nullptr);
    ~FilterJob() override;

    /// Scans ids from..to of the capture at path. Replaces what was under way.
    void start(const QString &path, const FilterExpression &expression, qint64 from, qint64 to);
    /// More entries were committed: goes on to this id. Does nothing before start().
    void extend(qint64 to);
    /// Ends the scan and closes the file before it returns, which takes a millisecond or two.
    void stop();
    bool isRunning() const; ///< not all asked for is scanned

Q_SIGNALS:
    /// Ascending, each id once; a batch at most about every 30 ms, the first one as soon as there is a match.
    void found(const std::vector<quint32> &ids);
    /// All that was asked for so far is scanned.
    void caughtUp();
    /// The scan ended: the file cannot be read.
    void failed(const framewatch::Error &error);

private:
    void launch();
    void scanned(quint64 generation, qint64 upTo, const Error &error);
    void deliver(quint64 generation, const std::vector<quint32> &ids);

    std::shared_ptr<FilterScan> m_scan;
    quint64 m_generation = 0;
    qint64 m_next = 1;
    qint64 m_goal = 0;
    bool m_busy = false;
    QThreadPool m_pool; // last member: goes first and waits for its threads
};

} // namespace framewatch
