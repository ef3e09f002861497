// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a damaged database, and of the WAL beside it, without SQLite.
#pragma once

#include "model/capture/rawpage.h"
#include "model/capture/vfsfile.h"
#include "model/core/result.h"

#include <QHash>

#include <memory>

namespace framewatch {

/// Read-only; nothing is made or changed beside the file. Use in one thread.
class RawDatabase
{
public:
    /// What is read: the file alone, or the file with what its WAL says is newer.
    enum class Layer : quint8 { File, Wal };

    /// FileUnreadable names the file.
    static Result<std::unique_ptr<RawDatabase>> open(const QString &path);

    quint32 pageCount() const { return m_pageCount; }
    qint64 bytes() const;                                    ///< of both files
    bool isCutOff() const { return m_cutOff; }               ///< the header counts more pages than there are
    QList<quint32> walPages() const { return m_wal.keys(); } ///< in no order
    /// There is a WAL, but nothing of it is used: what was written last may be lost.
    bool isWalLost() const { return m_wal.isEmpty() && m_walFile.size() > 0; }
    void dropWal() { m_wal.clear(); }

    /// Numbered from 1; empty if it cannot be read.
    QByteArray page(quint32 number, Layer layer) const;
    /// The rows of a leaf page, which must be what page() gave.
    static QList<RawCell> cells(QByteArrayView page, quint32 number);
    /// A row's record as far as it can be read.
    QByteArray record(const RawCell &cell, Layer layer) const;

private:
    explicit RawDatabase(const QString &path);
    void readHeader();

    VfsFile m_file;
    VfsFile m_walFile;
    qint64 m_pageSize;
    quint32 m_pageCount = 0;
    bool m_cutOff = false;
    QHash<quint32, qint64> m_wal; // page to offset
};

} // namespace framewatch
