// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturereader.h"

#include "model/capture/capturefile.h"
#include "model/capture/connectiontable.h"
#include "model/capture/payloadblob.h"
#include "model/capture/prepared.h"
#include "model/capture/sqliteerror.h"
#include "model/capture/utf8cut.h"
#include "model/core/logging.h"

#include <QDir>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <limits>

namespace framewatch {

namespace {

// Up to here reading a payload whole and cutting it is cheaper than opening it as a blob.
constexpr qint64 SmallPayload = 4096;

// ?3 is the size up to which the payload comes along. SQLite does not touch the pages of one that is left
// out.
constexpr QByteArrayView SelectEntries =
    "SELECT id, connection, time_ns, direction, kind, size, flags, frames, note, "
    "CASE WHEN size <= ?3 THEN payload END FROM entry WHERE id BETWEEN ?1 AND ?2 ORDER BY id";

// The column of the payload in SelectEntries.
constexpr int PayloadColumn = 9;

bool isUtf8Text(const Entry &entry)
{
    return entry.kind == EntryKind::Text && !entry.flags.testFlag(EntryFlag::InvalidUtf8);
}

Entry readRow(const Prepared &row)
{
    Entry entry;
    entry.id = row.number(0);
    entry.connection = static_cast<int>(row.number(1));
    entry.timeNs = row.number(2);
    entry.direction = static_cast<Direction>(row.number(3));
    entry.kind = static_cast<EntryKind>(row.number(4));
    entry.size = row.number(5);
    entry.flags = EntryFlags(static_cast<int>(row.number(6)));
    entry.frames = row.bytes(7).toByteArray();
    entry.note = row.text(8);
    return entry;
}

QByteArray cut(QByteArrayView payload, qint64 limit, bool utf8)
{
    if (limit < 0 || payload.size() <= limit)
        return payload.toByteArray();
    return (utf8 ? utf8Cut(payload, limit) : payload.first(limit)).toByteArray();
}

} // namespace

struct CaptureReader::Private
{
    Private(const QString &file, std::unique_ptr<SQLite::Database> opened)
        : path(file)
        , database(std::move(opened))
        , range(database->getHandle(), SelectEntries)
        , last(database->getHandle(), "SELECT max(id) FROM entry")
    {
    }

    bool isFine(int resultCode);
    void readRange(qint64 from, qint64 to, qint64 limit, PayloadBlob &blob, QList<Entry> &into);
    QByteArray payloadOf(const Entry &entry, qint64 wholeUpTo, qint64 limit, PayloadBlob &blob);
    QList<ConnectionRecord> connections(QByteArrayView sql, int id);

    QString path;
    std::unique_ptr<SQLite::Database> database; // before the statements: they go first
    Prepared range;
    Prepared last;
    Error error;
};

bool CaptureReader::Private::isFine(int resultCode)
{
    if (resultCode == SQLITE_DONE || resultCode == SQLITE_ROW || resultCode == SQLITE_OK)
        return true;
    error = SqliteError::from(resultCode, database->getHandle(), path, ErrorCode::FileUnreadable);
    qCInfo(lcCapture) << error.message << error.detail;
    return false;
}

QByteArray CaptureReader::Private::payloadOf(const Entry &entry, qint64 wholeUpTo, qint64 limit,
                                             PayloadBlob &blob)
{
    const bool utf8 = isUtf8Text(entry);
    if (entry.size <= wholeUpTo)
        return cut(range.bytes(PayloadColumn), limit, utf8);
    // One byte more than asked for tells whether the limit falls between two characters.
    return cut(blob.read(entry.id, limit + 1), limit, utf8);
}

void CaptureReader::Private::readRange(qint64 from, qint64 to, qint64 limit, PayloadBlob &blob,
                                       QList<Entry> &into)
{
    const qint64 wholeUpTo = limit < 0 ? std::numeric_limits<qint64>::max() : std::max(limit, SmallPayload);
    range.bind(1, from);
    range.bind(2, to);
    range.bind(3, wholeUpTo);
    int result = SQLITE_DONE;
    while ((result = range.step()) == SQLITE_ROW) {
        Entry entry = readRow(range);
        entry.payload = payloadOf(entry, wholeUpTo, limit, blob);
        into.append(std::move(entry));
    }
    isFine(result);
    range.reset();
}

QList<ConnectionRecord> CaptureReader::Private::connections(QByteArrayView sql, int id)
{
    QList<ConnectionRecord> records;
    try {
        Prepared statement(database->getHandle(), sql);
        statement.bind(1, id);
        int result = SQLITE_DONE;
        while ((result = statement.step()) == SQLITE_ROW)
            records.append(ConnectionTable::read(statement));
        isFine(result);
    } catch (const SQLite::Exception &exception) {
        error = SqliteError::from(exception, path, ErrorCode::FileUnreadable);
    }
    return records;
}

CaptureReader::CaptureReader() = default;
CaptureReader::~CaptureReader() = default;

Result<std::unique_ptr<CaptureReader>> CaptureReader::open(const QString &path)
{
    auto database = CaptureFile::openForReading(path);
    if (!database)
        return database.error();
    try {
        std::unique_ptr<CaptureReader> reader(new CaptureReader);
        reader->d = std::make_unique<Private>(path, std::move(database).value());
        return reader;
    } catch (const SQLite::Exception &exception) {
        return SqliteError::from(exception, path, ErrorCode::FileUnreadable);
    }
}

QString CaptureReader::path() const
{
    return d->path;
}

Error CaptureReader::lastError() const
{
    return d->error;
}

qint64 CaptureReader::lastId() const
{
    const bool found = d->last.step() == SQLITE_ROW;
    const qint64 id = found ? d->last.number(0) : 0;
    d->isFine(d->last.reset());
    return id;
}

CaptureReader::Totals CaptureReader::totals(std::stop_token stop) const
{
    constexpr int StepsBetweenLooks = 10'000; // of SQLite's virtual machine: some 0.1 ms
    Totals totals;
    sqlite3 *handle = d->database->getHandle();
    const auto wantsStop = [](void *token) { return int(static_cast<std::stop_token *>(token)->stop_requested()); };
    sqlite3_progress_handler(handle, StepsBetweenLooks, wantsStop, &stop);
    try {
        Prepared sums(handle, "SELECT direction, count(*), coalesce(sum(size), 0) FROM entry "
                              "WHERE kind IN (1, 2) GROUP BY direction");
        while (sums.step() == SQLITE_ROW) {
            const bool sent = sums.number(0) == static_cast<qint64>(Direction::Sent);
            (sent ? totals.sentMessages : totals.receivedMessages) = sums.number(1);
            (sent ? totals.sentBytes : totals.receivedBytes) = sums.number(2);
        }
        if (const int result = sums.reset(); result != SQLITE_INTERRUPT)
            d->isFine(result);
    } catch (const SQLite::Exception &exception) {
        d->error = SqliteError::from(exception, d->path, ErrorCode::FileUnreadable);
    }
    sqlite3_progress_handler(handle, 0, nullptr, nullptr);
    return stop.stop_requested() ? Totals{} : totals;
}

QList<Entry> CaptureReader::entries(qint64 from, int count, qint64 payloadLimit) const
{
    QList<Entry> found;
    if (count <= 0)
        return found;
    PayloadBlob blob(d->database->getHandle());
    d->readRange(from, from + count - 1, payloadLimit, blob, found);
    return found;
}

QList<Entry> CaptureReader::entries(const QList<qint64> &ids, qint64 payloadLimit) const
{
    QList<Entry> found;
    found.reserve(ids.size());
    PayloadBlob blob(d->database->getHandle());
    for (const qint64 id : ids)
        d->readRange(id, id, payloadLimit, blob, found);
    return found;
}

std::optional<Entry> CaptureReader::entry(qint64 id, qint64 payloadLimit) const
{
    QList<Entry> found = entries(id, 1, payloadLimit);
    return found.isEmpty() ? std::nullopt : std::optional(std::move(found.first()));
}

QList<ConnectionRecord> CaptureReader::connections() const
{
    return d->connections(QByteArray(ConnectionTable::Select.toByteArray() + " WHERE id >= ? ORDER BY id"),
                          0);
}

std::optional<ConnectionRecord> CaptureReader::connection(int id) const
{
    const auto found =
        d->connections(QByteArray(ConnectionTable::Select.toByteArray() + " WHERE id = ?"), id);
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

SQLite::Database &CaptureReader::database() const
{
    return *d->database;
}

Result<bool> CaptureReader::check() const
{
    const QString name = QDir::toNativeSeparators(d->path);
    try {
        Prepared check(d->database->getHandle(), "PRAGMA quick_check(3)");
        QStringList findings;
        int result = SQLITE_DONE;
        while ((result = check.step()) == SQLITE_ROW)
            findings.append(check.text(0));
        if (result != SQLITE_DONE)
            return SqliteError::from(result, d->database->getHandle(), d->path, ErrorCode::FileUnreadable);
        if (findings == QStringList{QStringLiteral("ok")})
            return true;
        return Error{ErrorCode::DamagedCapture, QStringLiteral("The capture “%1” is damaged").arg(name),
                     findings.join(u'\n')};
    } catch (const SQLite::Exception &exception) {
        return SqliteError::from(exception, d->path, ErrorCode::FileUnreadable);
    }
}

} // namespace framewatch
