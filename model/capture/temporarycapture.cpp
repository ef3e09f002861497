// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturefile.h"

#include "model/capture/capturesalvage.h"
#include "model/capture/databasefiles.h"

#include <QDateTime>
#include <QDir>
#include <QLockFile>
#include <QUuid>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

namespace framewatch::CaptureFile {

namespace {

QString lockPath(const QString &path)
{
    return path + QStringLiteral(".lock");
}

// The time lets a human tell them apart, the rest keeps two of one second apart.
QString freshName()
{
    return QStringLiteral("unsaved-%1-%2.fwcap")
        .arg(QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss")),
             QUuid::createUuid().toString(QUuid::Id128).left(8));
}

// A lock of a dead process is taken over. Its number may have gone to another process of our name since; that
// one holds no system lock on the file, so forcing succeeds, while a living holder's lock stands.
bool takeLock(QLockFile &lock)
{
    lock.setStaleLockTime(0);
    return lock.tryLock(0) || (lock.removeStaleLockFile() && lock.tryLock(0));
}

Abandoned describe(const QString &path, SQLite::Database &database)
{
    Abandoned result{path, 0, 0, {}};
    SQLite::Statement count(database, "SELECT coalesce(max(id), 0) FROM entry");
    if (count.executeStep())
        result.entries = count.getColumn(0).getInt64();
    SQLite::Statement first(database, "SELECT started_ns, url FROM connection ORDER BY id LIMIT 1");
    if (first.executeStep()) {
        result.startedNs = first.getColumn(0).getInt64();
        result.url = QString::fromStdString(first.getColumn(1).getString());
    }
    return result;
}

/// Nothing if there is nothing in it worth keeping. A damaged one is listed with 0 entries: something may be
/// salvaged.
std::optional<Abandoned> inspect(const QString &path)
{
    const auto database = openForReading(path);
    if (!database) {
        const Error &error = database.error();
        const bool isKept = error.code != ErrorCode::NotACapture || CaptureSalvage::isPossible(path, error);
        return isKept ? std::optional(Abandoned{path, 0, 0, {}}) : std::nullopt;
    }
    try {
        const Abandoned result = describe(path, *database.value());
        return result.entries > 0 ? std::optional(result) : std::nullopt;
    } catch (const SQLite::Exception &) {
        return Abandoned{path, 0, 0, {}};
    }
}

} // namespace

struct TemporaryCapture::Private
{
    explicit Private(const QString &file)
        : path(file)
        , lock(lockPath(file))
    {
    }

    QString path;
    QLockFile lock;
    bool kept = false;
};

TemporaryCapture::TemporaryCapture(const QString &folder)
{
    QDir().mkpath(folder);
    d = std::make_unique<Private>(QDir(folder).absoluteFilePath(freshName()));
    takeLock(d->lock);
}

TemporaryCapture::~TemporaryCapture()
{
    if (!d->kept)
        removeDatabase(d->path);
    d->lock.unlock();
}

QString TemporaryCapture::path() const
{
    return d->path;
}

void TemporaryCapture::keep()
{
    d->kept = true;
}

QList<Abandoned> abandoned(const QString &folder)
{
    QList<Abandoned> found;
    const QDir dir(folder);
    const QStringList names = dir.entryList({QStringLiteral("unsaved-*.fwcap")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString path = dir.absoluteFilePath(name);
        QLockFile lock(lockPath(path));
        if (!takeLock(lock))
            continue;
        if (const auto capture = inspect(path))
            found.append(*capture);
        else
            removeDatabase(path);
    }
    return found;
}

} // namespace framewatch::CaptureFile
