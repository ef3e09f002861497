// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filterjob.h"

#include "model/capture/capturereader.h"
#include "model/capture/prepared.h"
#include "model/capture/sqliteerror.h"

#include <QElapsedTimer>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <functional>
#include <limits>
#include <utility>

namespace framewatch {

namespace {

using Ids = std::vector<quint32>;

constexpr qint64 RowsPerStep = 8192;
constexpr qint64 DeliverEveryMs = 30;
// A step over long payloads takes long: every so many of SQLite's instructions it looks whether it may stop.
constexpr int InstructionsPerLook = 2000;

} // namespace

// One filter over one capture. Used by one thread at a time; only cancel() may be called from another.
class FilterJob::Scan
{
public:
    using Deliver = std::function<void(Ids &&)>;

    Scan(QString path, FilterExpression expression)
        : m_path(std::move(path))
        , m_expression(std::move(expression))
    {
    }

    void cancel() { m_cancelled = true; }
    bool isCancelled() const { return m_cancelled.load(std::memory_order_relaxed); }
    /// Ids from..to that pass, in batches. An Error if the file cannot be read.
    Error run(qint64 from, qint64 to, const Deliver &deliver);

private:
    Error open();
    int step(qint64 from, qint64 to);
    void deliverIfDue(const Deliver &deliver, bool last);
    static int looksCancelled(void *scan);

    const QString m_path;
    const FilterExpression m_expression;
    std::atomic<bool> m_cancelled = false;
    std::unique_ptr<CaptureReader> m_reader; // before the statement, which goes first
    std::unique_ptr<Prepared> m_select;
    Ids m_found;
    QElapsedTimer m_sinceDelivery; // invalid until the first
};

int FilterJob::Scan::looksCancelled(void *scan)
{
    return static_cast<Scan *>(scan)->isCancelled() ? 1 : 0;
}

Error FilterJob::Scan::open()
{
    if (m_select)
        return {};
    auto reader = CaptureReader::open(m_path);
    if (!reader)
        return reader.error();
    m_reader = std::move(reader).value();
    sqlite3 *database = m_reader->database().getHandle();
    try {
        FilterExpression::install(database);
        m_select =
            std::make_unique<Prepared>(database, "SELECT id FROM entry WHERE id BETWEEN ?1 AND ?2 AND (" +
                                                     m_expression.where(3) + ") ORDER BY id");
    } catch (const SQLite::Exception &exception) {
        return SqliteError::from(exception, m_path, ErrorCode::FileUnreadable);
    }
    m_expression.bind(*m_select, 3);
    sqlite3_progress_handler(database, InstructionsPerLook, looksCancelled, this);
    return {};
}

int FilterJob::Scan::step(qint64 from, qint64 to)
{
    m_select->bind(1, from);
    m_select->bind(2, to);
    int result = SQLITE_DONE;
    while ((result = m_select->step()) == SQLITE_ROW)
        m_found.push_back(static_cast<quint32>(m_select->number(0)));
    m_select->reset();
    return result;
}

void FilterJob::Scan::deliverIfDue(const Deliver &deliver, bool last)
{
    if (m_found.empty() || (!last && m_sinceDelivery.isValid() && m_sinceDelivery.elapsed() < DeliverEveryMs))
        return;
    m_sinceDelivery.start();
    deliver(std::exchange(m_found, {}));
}

Error FilterJob::Scan::run(qint64 from, qint64 to, const Deliver &deliver)
{
    if (Error error = open())
        return error;
    for (qint64 next = from; next <= to && !isCancelled(); next += RowsPerStep) {
        const int result = step(next, std::min(to, next + RowsPerStep - 1));
        if (isCancelled())
            break;
        if (result != SQLITE_DONE)
            return SqliteError::from(result, m_reader->database().getHandle(), m_path,
                                     ErrorCode::FileUnreadable);
        deliverIfDue(deliver, false);
    }
    deliverIfDue(deliver, true);
    return {};
}

FilterJob::FilterJob(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
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
    m_scan = std::make_shared<Scan>(path, expression);
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
    const auto task = [this, scan = m_scan, generation = m_generation, from = m_next, to = m_goal] {
        const auto post = [&](Ids &&ids) {
            QMetaObject::invokeMethod(
                this, [this, generation, found = std::move(ids)] { deliver(generation, found); },
                Qt::QueuedConnection);
        };
        const Error error = scan->run(from, to, post);
        QMetaObject::invokeMethod(
            this, [this, generation, to, error] { scanned(generation, to, error); }, Qt::QueuedConnection);
    };
    m_pool.start(task);
}

void FilterJob::deliver(quint64 generation, const Ids &ids)
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
