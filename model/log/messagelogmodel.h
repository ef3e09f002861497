// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The log as a table: any number of rows, a page of them in memory.
#pragma once

#include "model/capture/capturereader.h"
#include "model/core/captureprogress.h"

#include <QAbstractTableModel>

#include <memory>

namespace framewatch {

/// Rows are entries of one capture. Lives in the GUI thread. Unfiltered, row r is entry firstId + r and
/// nothing but the counters and a few pages is in memory; filtered, it is a list of matching ids, found in
/// the pool. New rows arrive in one beginInsertRows per setProgress().
class MessageLogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { IdColumn, TimeColumn, DirectionColumn, KindColumn, SizeColumn, PayloadColumn, ColumnCount };
    enum Role {
        EntryIdRole = Qt::UserRole, ///< qint64
        EntryRole,                  ///< framewatch::Entry with a payload preview of PreviewBytes
        KindRole,                   ///< int, EntryKind
        DirectionRole,              ///< int, Direction
        CompressedRole,             ///< bool: it was on the wire
    };
    static constexpr int PreviewBytes = 512;

    explicit MessageLogModel(QObject *parent = nullptr);
    ~MessageLogModel() override;

    /// Opens the capture at path (created already) and shows what is in it; an empty path shows nothing and
    /// closes the file.
    Result<bool> setCapture(const QString &path);
    QString capturePath() const;
    /// Before the capture moves: closes the file, leaves the rows. Those not in memory are blank meanwhile.
    void releaseFile();
    /// The same capture at its new place: rows, filter and clear() stay.
    Result<bool> reopenFile(const QString &path);
    /// Shows entries up to progress.lastId.
    void setProgress(const framewatch::CaptureProgress &progress);

    /// Substring of the payload or note, ASCII case-insensitively; "type:text", "dir:sent" words select by
    /// kind and direction; words are joined by "and". Empty: all rows. Scanned in the background; rows appear
    /// as they are found. What cannot be read emits filterFailed() and leaves the rows as they are. See
    /// FilterExpression.
    void setFilter(const QString &text);
    QString filter() const;
    bool isFiltering() const; ///< a scan is under way

    /// Hides all rows so far; the capture keeps them.
    void clear();

    qint64 totalRows() const; ///< rows without the filter
    qint64 idAt(int row) const;
    int rowOf(qint64 id) const;                  ///< -1: not shown
    std::optional<Entry> entryAt(int row) const; ///< payload as a preview
    const CaptureReader *reader() const;         ///< for the inspector; may be null

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void filterStateChanged(); ///< text, scanning or number of matches
    void filterFailed(const framewatch::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
