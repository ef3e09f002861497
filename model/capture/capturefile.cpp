// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturefile.h"

#include "model/capture/captureheader.h"
#include "model/capture/databasefiles.h"
#include "model/capture/schema.h"
#include "model/capture/sqliteerror.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <sqlite3.h>

namespace framewatch::CaptureFile {

namespace {

using DatabasePtr = std::unique_ptr<SQLite::Database>;

constexpr int BusyTimeoutMs = 3000;

// Four times SQLite's own choice: both writing in bulk and scanning for a filter take a third less time, and
// payloads up to 16 KiB need no second page.
constexpr int PageSize = 16384;

// One thread uses a connection at a time (the thread rules of our classes), so SQLite need not lock it for
// each call.
DatabasePtr openWith(const std::string &name, int flags)
{
    auto database = std::make_unique<SQLite::Database>(name, flags | SQLite::OPEN_NOMUTEX, BusyTimeoutMs);
    sqlite3_extended_result_codes(database->getHandle(), 1);
    return database;
}

DatabasePtr openUri(const QString &path, const char *query)
{
    const QByteArray url = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toEncoded() + '?' + query;
    return openWith(url.toStdString(), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
}

// A commit is one append to the WAL. It survives the death of the process at once; a power cut may cost the
// commits since the last checkpoint, never the file. 16 MiB of WAL keep checkpoints, which wait for the
// disk, rare.
void setUpWriting(SQLite::Database &database)
{
    SQLite::Statement mode(database, "PRAGMA journal_mode = WAL");
    if (!mode.executeStep() || mode.getColumn(0).getString() != "wal")
        throw SQLite::Exception("WAL mode refused", SQLITE_CANTOPEN);
    mode.reset();
    database.exec(
        "PRAGMA synchronous = NORMAL;"
        "PRAGMA wal_autocheckpoint = 1000;"
        "PRAGMA journal_size_limit = 33554432;"
        "PRAGMA cache_size = -4096;"
        "PRAGMA temp_store = MEMORY;"
        // The first look in WAL mode makes the WAL: its file tells readers that somebody writes here.
        "SELECT id FROM kind LIMIT 1");
}

// Makes SQLite read the schema and the tree's edges: what is badly damaged shows here and not at the first
// row.
void probe(SQLite::Database &database)
{
    if (!Schema::isComplete(database))
        throw SQLite::Exception("a table is missing", SQLITE_CORRUPT);
    SQLite::Statement edges(database, "SELECT (SELECT max(id) FROM entry), (SELECT min(id) FROM entry), "
                                      "(SELECT max(id) FROM connection)");
    edges.executeStep();
}

// Recovers a WAL that a crash left, and merges it at the end if it is the last connection.
DatabasePtr openWithJournal(const QString &path)
{
    DatabasePtr database = openWith(path.toStdString(), SQLite::OPEN_READWRITE);
    database->exec("PRAGMA query_only = 1");
    probe(*database);
    return database;
}

// Where nothing can be written, the index of the WAL is made in memory: exclusive mode does that, and without
// locks (which need a writable file) nothing tells that there is nobody to exclude.
DatabasePtr openWithFrozenWal(const QString &path)
{
    DatabasePtr database = openUri(path, "mode=ro&vfs=unix-none");
    database->exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = 1");
    probe(*database);
    return database;
}

DatabasePtr openPlain(const QString &path, bool immutable)
{
    DatabasePtr database = immutable ? openUri(path, "mode=ro&immutable=1")
                                     : openWith(path.toStdString(), SQLite::OPEN_READONLY);
    probe(*database);
    return database;
}

bool canWriteBeside(const QString &path)
{
    const QFileInfo info(path);
    return info.isWritable() && QFileInfo(info.absolutePath()).isWritable();
}

// A capture closed cleanly has no file beside it and gets none: a plain one is opened read-only. One that
// says "WAL" but has none is complete in itself; immutable keeps SQLite from making a WAL for nothing.
DatabasePtr openDatabase(const QString &path, const CaptureHeader &header)
{
    const bool hasWal = QFileInfo::exists(walPath(path));
    const bool hasJournal = QFileInfo::exists(journalPath(path));
    if (!hasWal && !hasJournal)
        return openPlain(path, header.wal);
    if (canWriteBeside(path))
        return openWithJournal(path);
    return header.wal ? openWithFrozenWal(path) : openPlain(path, false);
}

Error notCreated(const QString &path, const QFile &file)
{
    const QString name = QDir::toNativeSeparators(path);
    if (QFileInfo::exists(path))
        return {ErrorCode::FileExists, QStringLiteral("“%1” exists already").arg(name), {}};
    return {ErrorCode::FileUnwritable,
            QStringLiteral("“%1” cannot be written: %2").arg(name, file.errorString()),
            {}};
}

} // namespace

Result<DatabasePtr> create(const QString &path)
{
    // What is captured is nobody else's business: only the owner may read it.
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly,
                   QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return notCreated(path, file);
    file.close();
    removeSideFiles(path);
    try {
        DatabasePtr database = openWith(path.toStdString(), SQLite::OPEN_READWRITE);
        database->exec("PRAGMA page_size = " + std::to_string(PageSize));
        // Nothing is in it yet that a power cut could cost, so making it does not wait for the disk.
        database->exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF");
        Schema::create(*database);
        setUpWriting(*database);
        return database;
    } catch (const SQLite::Exception &exception) {
        const Error error = SqliteError::from(exception, path, ErrorCode::FileUnwritable);
        removeDatabase(path);
        return error;
    }
}

Result<DatabasePtr> openForWriting(const QString &path)
{
    const Result<CaptureHeader> header = CaptureHeader::read(path);
    if (!header)
        return header.error();
    try {
        DatabasePtr database = openWith(path.toStdString(), SQLite::OPEN_READWRITE);
        probe(*database);
        setUpWriting(*database);
        return database;
    } catch (const SQLite::Exception &exception) {
        return SqliteError::from(exception, path, ErrorCode::FileUnwritable);
    }
}

Result<DatabasePtr> openForReading(const QString &path)
{
    const Result<CaptureHeader> header = CaptureHeader::read(path);
    if (!header)
        return header.error();
    try {
        return openDatabase(path, header.value());
    } catch (const SQLite::Exception &exception) {
        return SqliteError::from(exception, path, ErrorCode::FileUnreadable);
    }
}

Result<bool> merge(const QString &path)
{
    // Closing would do it too, and tell nobody if it could not.
    const auto database = openForWriting(path);
    if (!database)
        return database.error();
    sqlite3 *handle = database.value()->getHandle();
    const int result =
        sqlite3_wal_checkpoint_v2(handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (result != SQLITE_OK)
        return SqliteError::from(result, handle, path, ErrorCode::FileUnwritable);
    return true;
}

Result<bool> move(const QString &from, const QString &to)
{
    if (const Result<bool> merged = merge(from); !merged)
        return merged;
    const Result<bool> moved = moveDatabase(from, to);
    if (moved)
        remove(from); // its lock
    return moved;
}

void remove(const QString &path)
{
    removeDatabase(path);
    QFile::remove(path + QStringLiteral(".lock"));
}

} // namespace framewatch::CaptureFile
