// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/rawdatabase.h"

#include "model/capture/databasefiles.h"
#include "model/capture/walframes.h"

#include <QDir>
#include <QtEndian>

#include <cerrno>
#include <cstring>

namespace framewatch {

namespace {

constexpr qsizetype HeaderSize = 100;
constexpr QByteArrayView Magic("SQLite format 3\0", 16);
constexpr qint64 OwnPageSize = 16384; // of every capture so far; for those whose header is gone

qint64 pageSizeIn(QByteArrayView header)
{
    const auto stored = qFromBigEndian<quint16>(header.data() + 16);
    const qint64 size = stored == 1 ? 65536 : stored;
    const bool isPower = size >= 512 && (size & (size - 1)) == 0;
    return header.startsWith(Magic) && isPower ? size : OwnPageSize;
}

bool isBlank(QByteArrayView page)
{
    return std::all_of(page.begin(), page.end(), [](char c) { return c == '\0'; });
}

} // namespace

RawDatabase::RawDatabase(const QString &path)
    : m_file(path)
    , m_walFile(walPath(path))
    , m_pageSize(OwnPageSize)
{
}

Result<std::unique_ptr<RawDatabase>> RawDatabase::open(const QString &path)
{
    std::unique_ptr<RawDatabase> database(new RawDatabase(path));
    if (!database->m_file.isOpen())
        return Error{ErrorCode::FileUnreadable,
                     QStringLiteral("“%1” cannot be read: %2")
                         .arg(QDir::toNativeSeparators(path), QString::fromLocal8Bit(std::strerror(errno))),
                     {}};
    database->readHeader();
    return database;
}

void RawDatabase::readHeader()
{
    QByteArray header(HeaderSize, '\0');
    m_file.read(header, 0);
    m_pageSize = pageSizeIn(header);
    const qint64 pages = (m_file.size() + m_pageSize - 1) / m_pageSize;
    m_pageCount = static_cast<quint32>(std::min<qint64>(pages, std::numeric_limits<qint32>::max()));
    m_cutOff = header.startsWith(Magic) && qFromBigEndian<quint32>(header.constData() + 28) > m_pageCount;
    m_wal = committedFrames(m_walFile, m_pageSize);
}

qint64 RawDatabase::bytes() const
{
    return m_file.size() + m_walFile.size();
}

QByteArray RawDatabase::page(quint32 number, Layer layer) const
{
    QByteArray bytes(m_pageSize, '\0');
    if (layer == Layer::Wal) {
        const auto frame = m_wal.constFind(number);
        if (frame != m_wal.cend())
            return m_walFile.read(bytes, *frame) ? bytes : QByteArray();
    }
    const bool there = number > 0 && number <= m_pageCount;
    return there && m_file.read(bytes, (qint64(number) - 1) * m_pageSize) ? bytes : QByteArray();
}

QList<RawCell> RawDatabase::cells(QByteArrayView page, quint32 number)
{
    return leafCells(page, number == 1 ? HeaderSize : 0);
}

QByteArray RawDatabase::record(const RawCell &cell, Layer layer) const
{
    QByteArray record = cell.local.toByteArray();
    const qint64 size =
        std::min(cell.size, bytes()); // a wrong size or a circle must not cost more than there is
    record.reserve(size);
    quint32 next = cell.overflow;
    while (next != 0 && record.size() < size) {
        const QByteArray part = page(next, layer);
        if (part.isEmpty() || isBlank(part))
            break;
        next = qFromBigEndian<quint32>(part.constData());
        record.append(QByteArrayView(part).sliced(4, std::min(size - record.size(), m_pageSize - 4)));
    }
    return record;
}

} // namespace framewatch
