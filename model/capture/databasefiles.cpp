// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/databasefiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <filesystem>

namespace framewatch {

namespace {

std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

Error notMoved(const QString &from, const QString &to, const QString &why)
{
    const QString name = QDir::toNativeSeparators(to);
    const QStorageInfo disk(QFileInfo(to).absolutePath());
    if (disk.isValid() && disk.bytesAvailable() < QFileInfo(from).size())
        return {ErrorCode::DiskFull, QStringLiteral("The disk is too full for “%1”").arg(name), why};
    return {ErrorCode::FileUnwritable, QStringLiteral("“%1” cannot be written: %2").arg(name, why), {}};
}

// Into a file beside the target first: a copy that fails half way must not have cost the target.
Result<bool> copyAndRemove(const QString &from, const QString &to)
{
    const QString part = to + QStringLiteral(".part");
    QFile::remove(part);
    QFile source(from);
    std::error_code failure;
    if (!source.copy(part)) {
        const Error error = notMoved(from, to, source.errorString());
        QFile::remove(part);
        return error;
    }
    std::filesystem::rename(nativePath(part), nativePath(to), failure);
    if (failure) {
        QFile::remove(part);
        return notMoved(from, to, QString::fromStdString(failure.message()));
    }
    QFile::remove(from);
    return true;
}

} // namespace

QString walPath(const QString &path)
{
    return path + QStringLiteral("-wal");
}

QString shmPath(const QString &path)
{
    return path + QStringLiteral("-shm");
}

QString journalPath(const QString &path)
{
    return path + QStringLiteral("-journal");
}

qint64 databaseBytes(const QString &path)
{
    return QFileInfo(path).size() + QFileInfo(walPath(path)).size();
}

void removeSideFiles(const QString &path)
{
    for (const QString &side : {walPath(path), shmPath(path), journalPath(path)})
        QFile::remove(side);
}

void removeDatabase(const QString &path)
{
    removeSideFiles(path);
    QFile::remove(path);
}

Result<bool> copyDatabase(const QString &from, const QString &to)
{
    removeDatabase(to);
    for (QString (*const side)(const QString &) : {+[](const QString &path) { return path; }, &walPath}) {
        QFile source(side(from));
        if (!source.exists() || source.copy(side(to)))
            continue;
        const Error error = notMoved(from, to, source.errorString());
        removeDatabase(to);
        return error;
    }
    return true;
}

Result<bool> moveDatabase(const QString &from, const QString &to)
{
    std::error_code failure;
    std::filesystem::rename(nativePath(from), nativePath(to), failure);
    if (failure == std::errc::cross_device_link)
        return copyAndRemove(from, to);
    if (failure)
        return notMoved(from, to, QString::fromStdString(failure.message()));
    return true;
}

} // namespace framewatch
