// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filterscan.h"

#include "model/capture/capturereader.h"
#include "model/capture/prepared.h"
#include "model/capture/sqliteerror.h"

#include <QThread>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <utility>

namespace framewatch {

namespace {

constexpr qint64 DeliverEveryMs = 30;
// Below that many rows one thread is done before another has opened the file.
constexpr qint64 RowsForOne = 20'000;
// A step over long payloads takes long: every so many of SQLite's instructions it looks whether it may stop.
constexpr int InstructionsPerLook = 2000;

} // namespace

class FilterScan::Reader
{
public:
    Reader(FilterScan &scan, std::unique_ptr<CaptureReader> opened);
    static Result<std::unique_ptr<Reader>> open(FilterScan &scan);

    /// SQLITE_DONE or an error code.
    int read(const ScanPlan::Step &step, Ids &found);
    sqlite3 *handle() const { return m_reader->database().getHandle(); }

private:
    static int looksCancelled(void *scan)
    {
        return static_cast<const FilterScan *>(scan)->isCancelled() ? 1 : 0;
    }

    std::unique_ptr<CaptureReader> m_reader; // before the statement, which goes first
    std::unique_ptr<Prepared> m_select;
};

FilterScan::Reader::Reader(FilterScan &scan, std::unique_ptr<CaptureReader> opened)
    : m_reader(std::move(opened))
{
    FilterExpression::install(handle());
    m_select = std::make_unique<Prepared>(handle(), "SELECT id FROM entry WHERE id BETWEEN ?1 AND ?2 AND (" +
                                                        scan.m_expression.where(3) + ") ORDER BY id");
    scan.m_expression.bind(*m_select, 3);
    sqlite3_progress_handler(handle(), InstructionsPerLook, looksCancelled, &scan);
}

Result<std::unique_ptr<FilterScan::Reader>> FilterScan::Reader::open(FilterScan &scan)
{
    auto reader = CaptureReader::open(scan.m_path);
    if (!reader)
        return reader.error();
    try {
        return std::make_unique<Reader>(scan, std::move(reader).value());
    } catch (const SQLite::Exception &exception) {
        return SqliteError::from(exception, scan.m_path, ErrorCode::FileUnreadable);
    }
}

int FilterScan::Reader::read(const ScanPlan::Step &step, Ids &found)
{
    m_select->bind(1, step.from);
    m_select->bind(2, step.to);
    int result = SQLITE_DONE;
    while ((result = m_select->step()) == SQLITE_ROW)
        found.push_back(static_cast<quint32>(m_select->number(0)));
    m_select->reset();
    return result;
}

FilterScan::FilterScan(QString path, FilterExpression expression)
    : m_path(std::move(path))
    , m_expression(std::move(expression))
{
}

FilterScan::~FilterScan() = default;

int FilterScan::begin(qint64 from, qint64 to, Deliver deliver)
{
    m_plan = ScanPlan(from, to);
    m_deliver = std::move(deliver);
    m_working = to - from < RowsForOne ? 1 : qBound(1, QThread::idealThreadCount(), MostThreads);
    return m_working;
}

bool FilterScan::work(int thread)
{
    const Error error = scan(thread);
    const std::lock_guard lock(m_mutex);
    if (error && !m_error)
        m_error = error;
    const bool last = --m_working == 0;
    if (last)
        deliver();
    return last;
}

Error FilterScan::scan(int thread)
{
    std::unique_ptr<Reader> &reader = m_readers.at(static_cast<size_t>(thread));
    if (!reader) {
        auto opened = Reader::open(*this);
        if (!opened)
            return opened.error();
        reader = std::move(opened).value();
    }
    while (const auto step = next()) {
        Ids found;
        QElapsedTimer timer;
        timer.start();
        const int result = reader->read(*step, found);
        if (isCancelled())
            break;
        if (result != SQLITE_DONE)
            return SqliteError::from(result, reader->handle(), m_path, ErrorCode::FileUnreadable);
        done(*step, std::move(found), std::chrono::nanoseconds(timer.nsecsElapsed()));
    }
    return {};
}

std::optional<ScanPlan::Step> FilterScan::next()
{
    const std::lock_guard lock(m_mutex);
    return isCancelled() || m_error ? std::nullopt : m_plan.next();
}

void FilterScan::done(const ScanPlan::Step &step, Ids &&found, std::chrono::nanoseconds took)
{
    const std::lock_guard lock(m_mutex);
    m_plan.done(step, std::move(found), took);
    if (!m_sinceDelivery.isValid() || m_sinceDelivery.elapsed() >= DeliverEveryMs)
        deliver();
}

void FilterScan::deliver()
{
    if (!m_plan.hasFound())
        return;
    m_sinceDelivery.start();
    m_deliver(m_plan.takeFound());
}

} // namespace framewatch
