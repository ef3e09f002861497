// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturewriter.h"

#include "model/capture/capturefile.h"
#include "model/capture/capturemove.h"
#include "model/capture/captureoutage.h"
#include "model/capture/connectiontable.h"
#include "model/capture/databasefiles.h"
#include "model/capture/entryinsert.h"
#include "model/capture/sqliteerror.h"
#include "model/core/logging.h"

#include <QFileInfo>
#include <QTimer>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace framewatch {

namespace {

constexpr int EntriesPerTransaction = 5000;
// Big payloads must not make a transaction, and with it the WAL, big.
constexpr qint64 BytesPerTransaction = 8 * 1024 * 1024;
constexpr int CommitAfterMs = 30;
constexpr int AnnounceEveryMs = 33;
constexpr int RetryEveryMs = 2000;

} // namespace

// What an open database needs to be written to. Goes as a whole, statements first.
struct OpenCapture
{
    explicit OpenCapture(std::unique_ptr<SQLite::Database> opened)
        : database(std::move(opened))
        , insert(database->getHandle())
        , begin(database->getHandle(), "BEGIN IMMEDIATE")
        , commit(database->getHandle(), "COMMIT")
    {
    }
    sqlite3 *handle() const { return database->getHandle(); }

    std::unique_ptr<SQLite::Database> database;
    EntryInsert insert;
    Prepared begin;
    Prepared commit;
};

struct CaptureWriter::Private
{
    Private(CaptureWriter *writer, const Clock &theClock)
        : q(writer)
        , clock(theClock)
        , commitTimer(writer)
        , announceTimer(writer)
        , retryTimer(writer)
    {
    }

    bool begin();
    qint64 store(const EntryView &entry);
    void count(const EntryView &entry);
    bool isSecret(const EntryView &entry) const;
    qint64 storeRedacted(const EntryView &entry);
    ConnectionRecord redacted(const ConnectionRecord &record) const;
    void storeConnection(const ConnectionRecord &record);
    bool commit();
    void announceSoon();
    void announce();
    void fail(int resultCode);
    void fail(const Error &cause);
    void miss(qint64 entries);
    void salvage();
    void resume();
    bool storeMissed(qint64 id);
    Result<bool> open();
    void closeDatabase();

    CaptureWriter *q;
    const Clock &clock;
    QTimer commitTimer;
    QTimer announceTimer;
    QTimer retryTimer;
    QString path;
    Redactor redactor;
    std::unique_ptr<OpenCapture> capture;
    CaptureProgress appended;  // what was inserted
    CaptureProgress committed; // what readers can see
    int pendingEntries = 0;
    qint64 pendingBytes = 0;
    int connectionCount = 0;
    bool inTransaction = false;
    bool unannounced = false;
    qint64 announcedNs = 0;
    int lastConnection = 0;
    CaptureOutage outage;
    Error firstError; // of all outages that cost entries
};

bool CaptureWriter::Private::begin()
{
    if (!capture || outage.isOn())
        return false;
    if (inTransaction)
        return true;
    const int result = capture->begin.run();
    if (result != SQLITE_DONE) {
        fail(result);
        return false;
    }
    inTransaction = true;
    commitTimer.start();
    return true;
}

qint64 CaptureWriter::Private::store(const EntryView &entry)
{
    lastConnection = entry.connection;
    const bool begun = begin();
    const int result = begun ? capture->insert.run(entry) : SQLITE_DONE;
    if (result != SQLITE_DONE)
        fail(result);
    if (!begun || result != SQLITE_DONE) {
        miss(1);
        return 0;
    }
    const qint64 id = sqlite3_last_insert_rowid(capture->handle());
    Q_ASSERT(id == appended.lastId + 1);
    appended.lastId = id;
    count(entry);
    if ((pendingEntries >= EntriesPerTransaction || pendingBytes >= BytesPerTransaction) && !commit())
        return 0;
    return id;
}

void CaptureWriter::Private::count(const EntryView &entry)
{
    ++pendingEntries;
    pendingBytes += entry.payload.size();
    if (!isMessage(entry.kind))
        return;
    const bool sent = entry.direction == Direction::Sent;
    (sent ? appended.sentMessages : appended.receivedMessages) += 1;
    (sent ? appended.sentBytes : appended.receivedBytes) += entry.size;
}

bool CaptureWriter::Private::isSecret(const EntryView &entry) const
{
    return redactor.matches(entry.payload) ||
           (!entry.note.isEmpty() && redactor.matches(entry.note.toUtf8()));
}

qint64 CaptureWriter::Private::storeRedacted(const EntryView &entry)
{
    QByteArray payload = entry.payload.toByteArray();
    EntryView clean = entry;
    redactor.redact(payload);
    redactor.redact(clean.note);
    clean.payload = payload;
    clean.flags |= EntryFlag::Redacted;
    return store(clean);
}

ConnectionRecord CaptureWriter::Private::redacted(const ConnectionRecord &record) const
{
    ConnectionRecord clean = record;
    for (QByteArray *bytes : {&clean.request, &clean.response, &clean.body, &clean.tls})
        redactor.redact(*bytes);
    for (QString *text : {&clean.url, &clean.peer, &clean.subprotocol, &clean.closeReason, &clean.error})
        redactor.redact(*text);
    return clean;
}

void CaptureWriter::Private::storeConnection(const ConnectionRecord &record)
{
    const ConnectionRecord clean = redactor.isEmpty() ? record : redacted(record);
    outage.keep(clean);
    if (!begin())
        return;
    const int result = ConnectionTable::store(capture->handle(), clean);
    if (result != SQLITE_DONE)
        fail(result);
}

bool CaptureWriter::Private::commit()
{
    if (!inTransaction)
        return true;
    const int result = capture->commit.run();
    if (result != SQLITE_DONE) {
        fail(result);
        return false;
    }
    inTransaction = false;
    commitTimer.stop();
    pendingEntries = 0;
    pendingBytes = 0;
    committed = appended;
    outage.forgetConnections();
    unannounced = true;
    announceSoon();
    return true;
}

void CaptureWriter::Private::announceSoon()
{
    const qint64 passedMs = (clock.monotonicNs() - announcedNs) / 1'000'000;
    if (announcedNs == 0 || passedMs >= AnnounceEveryMs)
        announce();
    else if (!announceTimer.isActive())
        announceTimer.start(static_cast<int>(AnnounceEveryMs - std::max<qint64>(passedMs, 0)));
}

void CaptureWriter::Private::announce()
{
    announceTimer.stop();
    if (!unannounced)
        return;
    unannounced = false;
    announcedNs = clock.monotonicNs();
    committed.fileBytes = databaseBytes(path);
    Q_EMIT q->committed(committed);
}

void CaptureWriter::Private::fail(int resultCode)
{
    fail(SqliteError::from(resultCode, capture->handle(), path, ErrorCode::FileUnwritable));
}

void CaptureWriter::Private::fail(const Error &cause)
{
    outage.begin(cause);
    qCInfo(lcCapture) << cause.message << cause.detail;
    salvage();
    if (cause.code != ErrorCode::DamagedCapture)
        retryTimer.start();
    Q_EMIT q->failed(cause);
}

void CaptureWriter::Private::miss(qint64 entries)
{
    outage.miss(entries);
    if (entries > 0 && !firstError)
        firstError = outage.cause();
}

// What the open transaction holds so far is kept if it still can be.
void CaptureWriter::Private::salvage()
{
    commitTimer.stop();
    const bool open = capture && sqlite3_get_autocommit(capture->handle()) == 0;
    inTransaction = false;
    pendingEntries = 0;
    pendingBytes = 0;
    if (open && capture->commit.run() == SQLITE_DONE) {
        committed = appended;
        outage.forgetConnections();
        unannounced = true;
        announce();
        return;
    }
    if (open)
        sqlite3_exec(capture->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
    miss(appended.lastId - committed.lastId);
    appended = committed;
}

void CaptureWriter::Private::resume()
{
    if (!outage.isOn() || (!capture && !open()))
        return;
    const qint64 id = committed.lastId + (outage.missed() > 0 ? 1 : 0);
    if (!storeMissed(id)) {
        sqlite3_exec(capture->handle(), "ROLLBACK", nullptr, nullptr, nullptr);
        return;
    }
    retryTimer.stop();
    appended.lastId = id;
    committed = appended;
    const qint64 missed = outage.missed();
    outage.end();
    unannounced = true;
    announce();
    qCInfo(lcCapture) << "capturing again," << missed << "entries are missing";
    Q_EMIT q->resumed(missed);
}

// In one transaction: the connections that the entries to come belong to, and a note in the place of what is
// missing.
bool CaptureWriter::Private::storeMissed(qint64 id)
{
    if (capture->begin.run() != SQLITE_DONE)
        return false;
    try {
        for (const ConnectionRecord &record : outage.connections()) {
            if (ConnectionTable::store(capture->handle(), record) != SQLITE_DONE)
                return false;
        }
    } catch (const SQLite::Exception &) {
        return false;
    }
    EntryView note;
    note.connection = lastConnection;
    note.timeNs = clock.unixNs();
    note.kind = EntryKind::Note;
    note.note = outage.sentence();
    const bool isNeeded = id > committed.lastId;
    return (!isNeeded || capture->insert.run(note) == SQLITE_DONE) &&
           capture->commit.run() == SQLITE_DONE;
}

Result<bool> CaptureWriter::Private::open()
{
    auto database = CaptureFile::openForWriting(path);
    if (!database)
        return database.error();
    try {
        capture = std::make_unique<OpenCapture>(std::move(database).value());
    } catch (const SQLite::Exception &exception) {
        return SqliteError::from(exception, path, ErrorCode::FileUnwritable);
    }
    return true;
}

// A capture at rest is one plain file that opens anywhere, in a read-only folder too. While somebody reads it
// the mode cannot change; then at least the WAL is emptied, and the last reader to go removes it.
void CaptureWriter::Private::closeDatabase()
{
    sqlite3 *handle = capture->handle();
    sqlite3_busy_timeout(handle, 100);
    if (sqlite3_exec(handle, "PRAGMA journal_mode = DELETE", nullptr, nullptr, nullptr) != SQLITE_OK)
        sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    capture.reset();
}

CaptureWriter::CaptureWriter(const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, clock))
{
    d->commitTimer.setSingleShot(true);
    d->commitTimer.setInterval(CommitAfterMs);
    d->commitTimer.setTimerType(Qt::PreciseTimer);
    d->announceTimer.setSingleShot(true);
    d->retryTimer.setInterval(RetryEveryMs);
    connect(&d->retryTimer, &QTimer::timeout, this, [this] { d->resume(); });
    connect(&d->commitTimer, &QTimer::timeout, this, [this] { d->commit(); });
    connect(&d->announceTimer, &QTimer::timeout, this, [this] { d->announce(); });
}

CaptureWriter::~CaptureWriter()
{
    blockSignals(true);
    (void)close();
}

Result<bool> CaptureWriter::create(const QString &path)
{
    Q_ASSERT(!d->capture);
    auto database = CaptureFile::create(path);
    if (!database)
        return database.error();
    try {
        d->capture = std::make_unique<OpenCapture>(std::move(database).value());
    } catch (const SQLite::Exception &exception) {
        return SqliteError::from(exception, path, ErrorCode::FileUnwritable);
    }
    d->path = path;
    return true;
}

QString CaptureWriter::path() const
{
    return d->path;
}

void CaptureWriter::setRedactor(const Redactor &redactor)
{
    d->redactor = redactor;
}

int CaptureWriter::addConnection(const ConnectionRecord &record)
{
    ConnectionRecord numbered = record;
    numbered.id = ++d->connectionCount;
    d->storeConnection(numbered);
    return numbered.id;
}

void CaptureWriter::updateConnection(const ConnectionRecord &record)
{
    d->storeConnection(record);
}

qint64 CaptureWriter::append(const EntryView &entry)
{
    if (!d->redactor.isEmpty() && d->isSecret(entry))
        return d->storeRedacted(entry);
    return d->store(entry);
}

void CaptureWriter::flush()
{
    d->commit();
    d->announce();
}

Result<bool> CaptureWriter::moveTo(const QString &path, bool overwrite)
{
    if (!d->capture)
        return Error{ErrorCode::FileUnwritable, QStringLiteral("There is no capture to save"), {}};
    if (QFileInfo(path) == QFileInfo(d->path))
        return true;
    if (const auto allowed = CaptureMove::mayReplace(path, overwrite); !allowed)
        return allowed;
    flush();
    d->closeDatabase();
    const Result<bool> moved = CaptureMove::move(d->path, path);
    if (moved)
        d->path = path;
    if (const Result<bool> opened = d->open(); !opened)
        d->fail(opened.error());
    else
        d->resume();
    return moved;
}

Result<bool> CaptureWriter::close()
{
    if (!d->capture && !d->outage.isOn())
        return true;
    flush();
    d->resume();
    d->retryTimer.stop();
    if (d->capture)
        d->closeDatabase();
    const Error error = d->firstError ? d->firstError : d->outage.cause();
    d->outage.end();
    return error ? Result<bool>(error) : Result<bool>(true);
}

const CaptureProgress &CaptureWriter::progress() const
{
    return d->committed;
}

} // namespace framewatch
