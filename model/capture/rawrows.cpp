// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/rawrows.h"

#include "model/capture/utf8cut.h"

#include <limits>

namespace framewatch::RawRows {

namespace {

using Type = RawValue::Type;

// The columns as schema.cpp has them; the id is the row's number and stands as NULL.
enum EntryColumn {
    Id,
    Connection,
    TimeNs,
    DirectionNumber,
    Kind,
    Size,
    Flags,
    Frames,
    Note,
    Payload,
    EntryColumns
};
constexpr qsizetype ConnectionColumns = 18;
// How each column of a connection must look: n number, t text, b blob; each may be NULL, and the id is.
constexpr char ConnectionShape[] = "0tnbbbtttnnnnnnttt";

bool isNull(const RawValue &value)
{
    return value.type == Type::Null;
}

bool isIn(const RawValue &value, qint64 least, qint64 most)
{
    return value.type == Type::Integer && value.number >= least && value.number <= most;
}

bool isEntry(const QList<RawValue> &values)
{
    constexpr qint64 MostInt = std::numeric_limits<int>::max();
    return values.size() == EntryColumns && isNull(values[Id]) && isIn(values[Connection], 0, MostInt) &&
           values[TimeNs].type == Type::Integer && isIn(values[DirectionNumber], 0, 2) &&
           isIn(values[Kind], 1, 255) && isIn(values[Size], 0, std::numeric_limits<qint64>::max()) &&
           isIn(values[Flags], 0, 255) && !kindName(static_cast<EntryKind>(values[Kind].number)).isEmpty() &&
           (isNull(values[Frames]) || values[Frames].type == Type::Blob) &&
           (isNull(values[Note]) || values[Note].type == Type::Text) &&
           values[Payload].type != Type::Integer && values[Payload].type != Type::Real;
}

bool fits(char shape, Type type)
{
    return type == Type::Null || (shape == 'n' && type == Type::Integer) ||
           (shape == 't' && type == Type::Text) || (shape == 'b' && type == Type::Blob);
}

bool isConnection(const QList<RawValue> &values)
{
    if (values.size() != ConnectionColumns)
        return false;
    for (qsizetype i = 0; i < ConnectionColumns; ++i) {
        if (!fits(ConnectionShape[i], values[i].type))
            return false;
    }
    return true;
}

std::optional<qint64> optionalNumber(const RawValue &value)
{
    return isNull(value) ? std::nullopt : std::optional(value.number);
}

} // namespace

std::optional<EntryView> entry(const QList<RawValue> &values, bool isCut)
{
    if (!isEntry(values))
        return std::nullopt;
    EntryView entry;
    entry.connection = static_cast<int>(values[Connection].number);
    entry.timeNs = values[TimeNs].number;
    entry.direction = static_cast<Direction>(values[DirectionNumber].number);
    entry.kind = static_cast<EntryKind>(values[Kind].number);
    entry.size = values[Size].number;
    entry.flags = EntryFlags(static_cast<int>(values[Flags].number));
    entry.frames = values[Frames].bytes;
    entry.note = QString::fromUtf8(values[Note].bytes);
    entry.payload = values[Payload].bytes;
    const bool isText = values[Payload].type == Type::Text;
    if (isCut) {
        entry.flags.setFlag(EntryFlag::Truncated);
        if (isText && !entry.payload.isEmpty()) // not in the middle of a character
            entry.payload = utf8Cut(entry.payload, entry.payload.size() - 1);
    }
    if (isText && !entry.payload.isValidUtf8()) // another row's bytes, or none of a capture's
        entry.flags.setFlag(EntryFlag::InvalidUtf8);
    return entry;
}

std::optional<ConnectionRecord> connection(qint64 id, const QList<RawValue> &values)
{
    if (id > std::numeric_limits<int>::max() || !isConnection(values))
        return std::nullopt;
    ConnectionRecord record;
    record.id = static_cast<int>(id);
    record.url = QString::fromUtf8(values[1].bytes);
    record.startedNs = values[2].number;
    record.request = values[3].bytes.toByteArray();
    record.response = values[4].bytes.toByteArray();
    record.body = values[5].bytes.toByteArray();
    record.peer = QString::fromUtf8(values[6].bytes);
    record.subprotocol = QString::fromUtf8(values[7].bytes);
    record.tls = values[8].bytes.toByteArray();
    record.dnsUs = optionalNumber(values[9]);
    record.tcpUs = optionalNumber(values[10]);
    record.tlsUs = optionalNumber(values[11]);
    record.upgradeUs = optionalNumber(values[12]);
    record.endedNs = values[13].number;
    record.closeCode = static_cast<int>(values[14].number);
    record.closeReason = QString::fromUtf8(values[15].bytes);
    record.endedBy = endedByFromName(QString::fromUtf8(values[16].bytes));
    record.error = QString::fromUtf8(values[17].bytes);
    return record;
}

} // namespace framewatch::RawRows
