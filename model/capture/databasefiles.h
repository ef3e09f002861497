// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A database is more than one file while it is open.
#pragma once

#include "model/core/result.h"

#include <QString>

namespace framewatch {

/// The files SQLite may keep beside a database.
QString walPath(const QString &path);
QString shmPath(const QString &path);
QString journalPath(const QString &path);

/// Bytes of the database and its WAL on disk.
qint64 databaseBytes(const QString &path);

void removeSideFiles(const QString &path);
/// The database and the files beside it.
void removeDatabase(const QString &path);

/// Copies a closed database and its WAL; what stood there goes. DiskFull or FileUnwritable names the target,
/// of which nothing is left then.
Result<bool> copyDatabase(const QString &from, const QString &to);

/// Moves a closed database, across file systems too; an existing target is replaced in one step, so that at
/// no time neither of the two is whole. DiskFull or FileUnwritable names the target; the source is untouched
/// then.
Result<bool> moveDatabase(const QString &from, const QString &to);

} // namespace framewatch
