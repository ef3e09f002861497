// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The reading behind a FilterJob.
#pragma once

#include "model/core/result.h"
#include "model/filter/filterexpression.h"
#include "model/filter/scanplan.h"

#include <QElapsedTimer>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace framewatch {

/// One filter over one capture, by several threads, each with a reader of its own.
class FilterScan
{
public:
    using Ids = ScanPlan::Ids;
    /// Called by one thread at a time: ascending, never with nothing.
    using Deliver = std::function<void(Ids &&)>;
    static constexpr int MostThreads = 4;

    FilterScan(QString path, FilterExpression expression);
    ~FilterScan();

    /// Says what work() scans: ids from..to. Returns how many threads are to call it. Not while any is at it.
    int begin(qint64 from, qint64 to, Deliver deliver);
    /// A thread's share; threads are numbered from 0. True for the one that ends last.
    bool work(int thread);
    /// Why the file could not be read, after the last has ended.
    const Error &error() const { return m_error; }

    /// Ends work() soon. From any thread.
    void cancel() { m_cancelled = true; }

private:
    class Reader;

    bool isCancelled() const { return m_cancelled.load(std::memory_order_relaxed); }
    Error scan(int thread);
    std::optional<ScanPlan::Step> next();
    void done(const ScanPlan::Step &step, Ids &&found, std::chrono::nanoseconds took);
    void deliver();

    const QString m_path;
    const FilterExpression m_expression;
    std::atomic<bool> m_cancelled = false;
    std::array<std::unique_ptr<Reader>, MostThreads> m_readers; // each touched by its thread alone

    std::mutex m_mutex; // for all below
    ScanPlan m_plan;
    Deliver m_deliver;
    QElapsedTimer m_sinceDelivery; // invalid until the first
    int m_working = 0;
    Error m_error;
};

} // namespace framewatch
