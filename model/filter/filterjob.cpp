// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filterjob.h"

#include "model/filter/filterscan.h"

#include <algorithm>
#include <limits>

namespace framewatch {

FilterJob::FilterJob(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(FilterScan::MostThreads);
}

FilterJob::~FilterJob()
{
    stop();
}

void FilterJob::start(const QString &path, const FilterExpression &expression, qint64 from, qint64 to)
{
    if (m_scan)
        m_scan->cancel();
    ++m_generation;
    m_scan = std::make_shared<FilterScan>(path, expression);
    m_next = from;
    m_goal = std::min<qint64>(to, std::numeric_limits<quint32>::max());
    m_busy = false;
    launch();
}

void FilterJob::extend(qint64 to)
{
    if (!m_scan || to <= m_goal)
        return;
    m_goal = std::min<qint64>(to, std::numeric_limits<quint32>::max());
    if (!m_busy)
        launch();
}

void FilterJob::stop()
{
    if (!m_scan)
        return;
    m_scan->cancel();
    ++m_generation;
    m_goal = 0;
    m_busy = false;
    m_pool.waitForDone();
    m_scan.reset();
}

bool FilterJob::isRunning() const
{
    return m_busy;
}

// Also for nothing to scan: caughtUp() then comes as it does otherwise, later and not from within start().
void FilterJob::launch()
{
    m_busy = true;
    const quint64 generation = m_generation;
    const int threads = m_scan->begin(m_next, m_goal, [this, generation](FilterScan::Ids &&ids) {
        QMetaObject::invokeMethod(
            this, [this, generation, found = std::move(ids)] { deliver(generation, found); },
            Qt::QueuedConnection);
    });
    for (int thread = 0; thread < threads; ++thread)
        m_pool.start([this, scan = m_scan, generation, thread, to = m_goal] {
            if (!scan->work(thread))
                return;
            QMetaObject::invokeMethod(
                this, [this, generation, to, error = scan->error()] { scanned(generation, to, error); },
                Qt::QueuedConnection);
        });
}

void FilterJob::deliver(quint64 generation, const std::vector<quint32> &ids)
{
    if (generation == m_generation)
        Q_EMIT found(ids);
}

void FilterJob::scanned(quint64 generation, qint64 upTo, const Error &error)
{
    if (generation != m_generation)
        return;
    m_busy = false;
    m_next = upTo + 1;
    if (error) {
        m_scan.reset();
        Q_EMIT failed(error);
    } else if (m_goal > upTo) {
        launch();
    } else {
        Q_EMIT caughtUp();
    }
}

} // namespace framewatch
