// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/captureheader.h"

#include "model/capture/capturefile.h"
#include "model/capture/databasefiles.h"

#include <QDir>
#include <QFileInfo>
#include <QtEndian>

#include <sqlite3.h>

#include <cerrno>
#include <cstddef>
#include <cstring>
#include <memory>

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

// A file as SQLite opens one.
class VfsFile
{
public:
    explicit VfsFile(const QByteArray &path)
        : m_name(sqlite3_create_filename(path.constData(), "", "", 0, nullptr))
        , m_memory(std::make_unique<std::byte[]>(static_cast<size_t>(Vfs->szOsFile)))
    {
        if (m_name)
            m_result = Vfs->xOpen(Vfs, m_name, file(), SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr);
    }
    ~VfsFile()
    {
        if (file()->pMethods)
            file()->pMethods->xClose(file());
        sqlite3_free_filename(m_name);
    }
    VfsFile(const VfsFile &) = delete;
    VfsFile &operator=(const VfsFile &) = delete;

    bool isOpen() const { return m_result == SQLITE_OK; }
    /// What the file lacks comes as zeros.
    int read(QByteArray &bytes) { return file()->pMethods->xRead(file(), bytes.data(), int(bytes.size()), 0); }

private:
    sqlite3_file *file() const { return reinterpret_cast<sqlite3_file *>(m_memory.get()); }

    static inline sqlite3_vfs *const Vfs = sqlite3_vfs_find(nullptr);
    sqlite3_filename m_name;
    std::unique_ptr<std::byte[]> m_memory;
    int m_result = SQLITE_NOMEM;
};

// Not with a QFile: where this process writes the capture, closing a descriptor of ours would give up the locks
// that SQLite holds on it (https://www.sqlite.org/howtocorrupt.html, section 2.2).
Result<QByteArray> firstBytes(const QString &path)
{
    VfsFile file(QFileInfo(path).absoluteFilePath().toUtf8());
    QByteArray bytes(HeaderSize, '\0');
    if (file.isOpen()) {
        const int result = file.read(bytes);
        if (result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ)
            return bytes;
    }
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
