// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/rawpage.h"

#include <QHash>
#include <QtEndian>

namespace framewatch {

namespace {

constexpr char TableLeaf = 0x0d;
constexpr qsizetype LeastPage = 512;
constexpr qsizetype LeafHeader = 8;
constexpr qsizetype CellCountAt = 3;
constexpr qsizetype LongestVarint = 9;
constexpr qsizetype MostColumns = 64;

quint16 shortAt(QByteArrayView bytes, qsizetype offset)
{
    return qFromBigEndian<quint16>(bytes.data() + offset);
}

// Takes a varint off the front of bytes; false if they end inside it.
bool takeVarint(QByteArrayView &bytes, qint64 &value)
{
    quint64 read = 0;
    const qsizetype most = std::min(LongestVarint, bytes.size());
    for (qsizetype i = 0; i < most; ++i) {
        const auto byte = static_cast<uchar>(bytes[i]);
        const bool whole = i == LongestVarint - 1; // the ninth byte counts with all its bits
        read = whole ? (read << 8) | byte : (read << 7) | (byte & 0x7fU);
        if (!whole && (byte & 0x80U) != 0)
            continue;
        bytes = bytes.sliced(i + 1);
        value = static_cast<qint64>(read);
        return true;
    }
    return false;
}

// How much of a record of `size` bytes stands in a page of `page` bytes (section 1.6).
qint64 localSize(qint64 size, qint64 page)
{
    const qint64 most = page - 35;
    if (size <= most)
        return size;
    const qint64 least = (page - 12) * 32 / 255 - 23;
    const qint64 tail = least + (size - least) % (page - 4);
    return tail <= most ? tail : least;
}

std::optional<RawCell> cellAt(QByteArrayView page, qsizetype offset)
{
    QByteArrayView rest = page.sliced(offset);
    RawCell cell;
    if (!takeVarint(rest, cell.size) || !takeVarint(rest, cell.id) || cell.size < 2 || cell.id < 1)
        return std::nullopt;
    const qint64 local = localSize(cell.size, page.size());
    const bool overflows = local < cell.size;
    if (local + (overflows ? 4 : 0) > rest.size())
        return std::nullopt;
    cell.local = rest.first(local);
    if (overflows)
        cell.overflow = qFromBigEndian<quint32>(rest.data() + local);
    return cell;
}

qint64 integer(QByteArrayView bytes)
{
    qint64 value = static_cast<signed char>(bytes.front());
    for (const char byte : bytes.sliced(1))
        value = static_cast<qint64>((static_cast<quint64>(value) << 8) | static_cast<uchar>(byte));
    return value;
}

struct Column
{
    RawValue::Type type = RawValue::Type::Null;
    qint64 size = 0;
    qint64 constant = 0;
};

std::optional<Column> columnOf(qint64 serialType)
{
    using Type = RawValue::Type;
    constexpr int IntegerSizes[] = {0, 1, 2, 3, 4, 6, 8};
    if (serialType < 0 || serialType == 10 || serialType == 11)
        return std::nullopt;
    if (serialType == 0)
        return Column{};
    if (serialType <= 6)
        return Column{Type::Integer, IntegerSizes[serialType], 0};
    if (serialType == 7)
        return Column{Type::Real, 8, 0};
    if (serialType <= 9)
        return Column{Type::Integer, 0, serialType - 8};
    return Column{serialType % 2 == 0 ? Type::Blob : Type::Text, (serialType - 12) / 2, 0};
}

std::optional<QList<Column>> columnsOf(QByteArrayView header)
{
    QList<Column> columns;
    while (!header.isEmpty()) {
        qint64 serialType = 0;
        if (columns.size() == MostColumns || !takeVarint(header, serialType))
            return std::nullopt;
        const auto column = columnOf(serialType);
        if (!column)
            return std::nullopt;
        columns.append(*column);
    }
    return columns;
}

} // namespace

QList<RawCell> leafCells(QByteArrayView page, qsizetype headerAt)
{
    QList<RawCell> cells;
    if (page.size() < LeastPage || page[headerAt] != TableLeaf)
        return cells;
    const qsizetype count = shortAt(page, headerAt + CellCountAt);
    const qsizetype pointers = headerAt + LeafHeader;
    if (pointers + 2 * count > page.size())
        return cells;
    for (qsizetype i = 0; i < count; ++i) {
        const qsizetype offset = shortAt(page, pointers + 2 * i);
        if (offset < pointers + 2 * count || offset >= page.size())
            continue;
        auto cell = cellAt(page, offset);
        if (!cell)
            continue;
        cell->place = i;
        cells.append(*cell);
    }
    return cells;
}

QList<RawCell> withoutStrays(const QList<RawCell> &cells)
{
    QHash<qint64, int> votes; // of number less place, which all rows of such a page have in common
    qint64 base = 0;
    int most = 0;
    for (const RawCell &cell : cells) {
        const int count = ++votes[cell.id - cell.place];
        if (count <= most)
            continue;
        most = count;
        base = cell.id - cell.place;
    }
    QList<RawCell> kept = cells;
    kept.removeIf([base](const RawCell &cell) { return cell.id - cell.place != base; });
    return kept;
}

std::optional<QList<RawValue>> recordValues(QByteArrayView record, qint64 size)
{
    QByteArrayView rest = record;
    qint64 headerSize = 0;
    if (!takeVarint(rest, headerSize) || headerSize < record.size() - rest.size() ||
        headerSize > record.size())
        return std::nullopt;
    const auto columns = columnsOf(record.first(headerSize).sliced(record.size() - rest.size()));
    if (!columns || columns->isEmpty())
        return std::nullopt;
    rest = record.sliced(headerSize);
    qint64 end = headerSize;
    QList<RawValue> values;
    for (qsizetype i = 0; i < columns->size(); ++i) {
        const Column &column = (*columns)[i];
        const bool isLast = i == columns->size() - 1;
        end += column.size;
        if (end > size || (column.size > rest.size() && !isLast))
            return std::nullopt;
        const QByteArrayView bytes = rest.first(std::min<qint64>(column.size, rest.size()));
        RawValue value{column.type, column.constant, bytes};
        if (column.type == RawValue::Type::Integer && column.size > 0) {
            if (bytes.size() < column.size)
                return std::nullopt;
            value.number = integer(bytes);
        }
        values.append(value);
        rest = rest.sliced(bytes.size());
    }
    return end == size ? std::optional(values) : std::nullopt;
}

} // namespace framewatch
