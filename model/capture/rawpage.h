// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's file format by hand (https://www.sqlite.org/fileformat2.html): what a page of a table holds. For
// captures that SQLite itself gives up on.
#pragma once

#include <QByteArrayView>
#include <QList>

#include <optional>

namespace framewatch {

/// A row as it stands in a leaf page of a table's tree (section 1.6).
struct RawCell
{
    qint64 id = 0;        ///< rowid
    qint64 size = 0;      ///< of its record, bytes
    QByteArrayView local; ///< the part of the record that stands in the page
    quint32 overflow = 0; ///< the page that has the next part; 0: none
    qsizetype place = 0;  ///< among the rows of its page
};

/// The rows of a leaf page, in order, those left out that cannot be right; none if the page is something
/// else. headerAt: 100 on the first page of a file, else 0. The cells point into page.
QList<RawCell> leafCells(QByteArrayView page, qsizetype headerAt);
/// The same without those whose number does not fit their place, of a table that is numbered without gaps.
QList<RawCell> withoutStrays(const QList<RawCell> &cells);

/// A column of a record (section 2.1).
struct RawValue
{
    enum class Type : quint8 { Null, Integer, Real, Text, Blob };
    Type type = Type::Null;
    qint64 number = 0;    ///< of an Integer
    QByteArrayView bytes; ///< of a Text or Blob; shorter than it was if the record is cut
};

/// The columns of a record of `size` bytes, of which the first ones are there. None if they do not fit
/// together, or if more is cut off than the end of the last column.
std::optional<QList<RawValue>> recordValues(QByteArrayView record, qint64 size);

} // namespace framewatch
