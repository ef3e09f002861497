// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A capture on disk: its schema, how one is made, opened, moved, and found again after a crash.
#pragma once

#include "model/core/result.h"

#include <QList>
#include <QString>

#include <memory>

namespace SQLite {
class Database;
}

namespace framewatch {

/// Functions of the capture file as a file. Threads: any; a returned Database belongs to the calling thread.
namespace CaptureFile {

inline constexpr qint32 ApplicationId = 0x46574348; // "FWCH"
inline constexpr int SchemaVersion = 1;

/// Makes a new capture with the schema, WAL on. Refuses an existing file (FileExists); FileUnwritable
/// otherwise.
Result<std::unique_ptr<SQLite::Database>> create(const QString &path);
/// Opens an existing one for appending (after a move).
Result<std::unique_ptr<SQLite::Database>> openForWriting(const QString &path);
/// Opens for reading. NotACapture, DamagedCapture, FileUnreadable name the file.
Result<std::unique_ptr<SQLite::Database>> openForReading(const QString &path);
/// Brings everything that is in the WAL into the file, which then is whole by itself. DiskFull or
/// FileUnwritable (because somebody still reads an older state, say): the WAL stays, and both are needed.
Result<bool> merge(const QString &path);

/// A fresh path for an unsaved session in folder (made if missing), with a lock file beside it that lives as
/// long as the returned object: that is how a crash is told from a running program.
class TemporaryCapture
{
public:
    explicit TemporaryCapture(const QString &folder);
    ~TemporaryCapture(); ///< releases the lock; the capture is removed unless kept
    TemporaryCapture(const TemporaryCapture &) = delete;
    TemporaryCapture &operator=(const TemporaryCapture &) = delete;

    QString path() const;
    void keep(); ///< it was moved elsewhere, or must survive

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// An unsaved capture a crash left behind.
struct Abandoned
{
    QString path;
    qint64 entries = 0;
    qint64 startedNs = 0;
    QString url; ///< of its first connection
};
/// Captures in folder whose lock nobody holds; empty ones are removed and not listed.
QList<Abandoned> abandoned(const QString &folder);
/// Moves a capture that nobody has open, across file systems too, with what a crash left in its WAL; its lock goes. An
/// existing target is replaced, in one step. DiskFull or FileUnwritable: the capture stays where it was.
Result<bool> move(const QString &from, const QString &to);
/// Removes a capture with its -wal, -shm and lock.
void remove(const QString &path);

} // namespace CaptureFile
} // namespace framewatch
