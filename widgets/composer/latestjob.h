// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Work whose newest result is the only one that counts.
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QtConcurrentRun>

#include <functional>
#include <utility>

namespace framewatch {

/// Runs a job here or in the pool and hands its result over in this thread. A job that was overtaken by a
/// later one, by cancel() or by the end of this object runs out, but its result is dropped.
template <typename Value>
class LatestJob
{
public:
    using Job = std::function<Value()>;
    using Done = std::function<void(const Value &)>;

    void runHere(const Job &job, const Done &done)
    {
        cancel();
        done(job());
    }

    /// `job` must own all it touches.
    void runInPool(Job job, Done done)
    {
        cancel();
        m_running = true;
        auto *watcher = new QFutureWatcher<Value>(&m_watchers);
        const auto finish = [this, watcher, generation = m_generation, done = std::move(done)] {
            watcher->deleteLater();
            if (generation != m_generation)
                return;
            m_running = false;
            done(watcher->result());
        };
        QObject::connect(watcher, &QFutureWatcherBase::finished, &m_watchers, finish);
        watcher->setFuture(QtConcurrent::run(std::move(job)));
    }

    void cancel()
    {
        ++m_generation;
        m_running = false;
    }

    bool isRunning() const { return m_running; }

private:
    quint64 m_generation = 0;
    bool m_running = false;
    QObject m_watchers; // last: destroyed first, and with it every connection to this object
};

} // namespace framewatch
