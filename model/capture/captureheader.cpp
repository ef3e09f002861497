// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/captureheader.h"

#include "model/capture/capturefile.h"
#include "model/capture/databasefiles.h"
#include "model/capture/vfsfile.h"

#include <QDir>
#include <QFileInfo>
#include <QtEndian>

#include <cerrno>
#include <cstring>

namespace framewatch {

namespace {

// Offsets of https://www.sqlite.org/fileformat2.html, section 1.3.
constexpr qsizetype HeaderSize = 100;
constexpr qsizetype PageSizeAt = 16;
constexpr qsizetype WriteVersionAt = 18;
constexpr qsizetype PageCountAt = 28;
constexpr qsizetype UserVersionAt = 60;
constexpr qsizetype ApplicationIdAt = 68;
constexpr QByteArrayView Magic("SQLite format 3\0", 16);

template <typename Number>
Number numberAt(const QByteArray &header, qsizetype offset)
{
    return qFromBigEndian<Number>(header.constData() + offset);
}

Error error(ErrorCode code, const QString &sentence, const QString &path)
{
    return {code, sentence.arg(QDir::toNativeSeparators(path)), {}};
}

Error versionError(const QString &path, qint32 version)
{
    if (version > CaptureFile::SchemaVersion) {
        return {ErrorCode::NotACapture,
                QStringLiteral("“%1” was written by a newer Framewatch (format %2, this one reads up to %3)")
                    .arg(QDir::toNativeSeparators(path))
                    .arg(version)
                    .arg(CaptureFile::SchemaVersion),
                {}};
    }
    return version == CaptureFile::SchemaVersion
               ? Error{}
               : error(ErrorCode::NotACapture, QStringLiteral("“%1” is not a finished capture"), path);
}

// Pages that the header counts but the file lacks. While a WAL is pending the two may differ.
bool isCutOff(const QByteArray &header, const QString &path)
{
    const auto stored = numberAt<quint16>(header, PageSizeAt);
    const qint64 pageSize = stored == 1 ? 65536 : stored;
    const qint64 pages = numberAt<quint32>(header, PageCountAt);
    return QFileInfo(path).size() < pages * pageSize && QFileInfo(walPath(path)).size() == 0;
}

Result<QByteArray> firstBytes(const QString &path)
{
    VfsFile file(path);
    QByteArray bytes(HeaderSize, '\0');
    if (file.isOpen() && file.read(bytes, 0))
        return bytes;
    return error(ErrorCode::FileUnreadable,
                 QStringLiteral("“%1” cannot be read: ") + QString::fromLocal8Bit(std::strerror(errno)), path);
}

} // namespace

Result<CaptureHeader> CaptureHeader::read(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return error(ErrorCode::FileUnreadable, QStringLiteral("“%1” does not exist"), path);
    if (!info.isFile())
        return error(ErrorCode::FileUnreadable, QStringLiteral("“%1” is not a file"), path);
    const Result<QByteArray> read = firstBytes(path);
    if (!read)
        return read.error();
    const QByteArray &header = read.value();
    if (header.size() < HeaderSize || !header.startsWith(Magic) ||
        numberAt<qint32>(header, ApplicationIdAt) != CaptureFile::ApplicationId)
        return error(ErrorCode::NotACapture, QStringLiteral("“%1” is not a Framewatch capture"), path);
    if (const Error wrong = versionError(path, numberAt<qint32>(header, UserVersionAt)))
        return wrong;
    if (isCutOff(header, path))
        return error(ErrorCode::DamagedCapture,
                     QStringLiteral("The capture “%1” is damaged: its end is missing"), path);
    return CaptureHeader{header[WriteVersionAt] == 2};
}

} // namespace framewatch
