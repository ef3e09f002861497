// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturemove.h"

#include "model/capture/capturefile.h"
#include "model/capture/databasefiles.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

namespace framewatch::CaptureMove {

namespace {

bool isOnAnotherDisk(const QString &from, const QString &to)
{
    const QStorageInfo ours(QFileInfo(from).absolutePath());
    const QStorageInfo theirs(QFileInfo(to).absolutePath());
    return ours.isValid() && theirs.isValid() && ours != theirs;
}

// The merged file may need more room than the two had. An error names the target, as all others do.
Result<bool> mergePart(const QString &part, const QString &to)
{
    const Result<bool> merged = CaptureFile::merge(part);
    if (merged)
        return true;
    Error error = merged.error();
    error.message.replace(QDir::toNativeSeparators(part), QDir::toNativeSeparators(to));
    return error;
}

Result<bool> moveUnmerged(const QString &from, const QString &to)
{
    const QString part = to + QStringLiteral(".part");
    Result<bool> done = copyDatabase(from, part);
    if (done)
        done = mergePart(part, to);
    if (done)
        done = moveDatabase(part, to);
    removeDatabase(done ? from : part);
    return done;
}

} // namespace

Result<bool> mayReplace(const QString &target, bool overwrite)
{
    const QString name = QDir::toNativeSeparators(target);
    if (!QFileInfo::exists(target))
        return true;
    if (!overwrite || !QFileInfo(target).isFile())
        return Error{ErrorCode::FileExists, QStringLiteral("“%1” exists already").arg(name), {}};
    // Files beside it mean that somebody has it open, or that a crash left it so; both are no good time.
    if (QFileInfo::exists(shmPath(target)))
        return Error{ErrorCode::FileUnwritable, QStringLiteral("“%1” is in use").arg(name), {}};
    return true;
}

Result<bool> move(const QString &from, const QString &to)
{
    const bool merged = QFileInfo(walPath(from)).size() == 0;
    if (!merged && !isOnAnotherDisk(from, to))
        return Error{ErrorCode::FileUnwritable,
                     QStringLiteral("“%1” is still being read, or its disk is full")
                         .arg(QDir::toNativeSeparators(from)),
                     {}};
    const Result<bool> moved = merged ? moveDatabase(from, to) : moveUnmerged(from, to);
    if (moved) {
        removeSideFiles(from);
        // A WAL of whatever stood there before would be taken for ours.
        removeSideFiles(to);
    }
    return moved;
}

} // namespace framewatch::CaptureMove
