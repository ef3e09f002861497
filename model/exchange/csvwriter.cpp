// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/csvwriter.h"

#include "model/exchange/closepayload.h"
#include "model/exchange/utctime.h"

#include <algorithm>

namespace framewatch::CsvWriter {

namespace {

QByteArray quoted(const QByteArray &field)
{
    const bool plain = std::none_of(field.begin(), field.end(),
                                    [](char c) { return c == ',' || c == '"' || c == '\r' || c == '\n'; });
    if (plain)
        return field;
    return '"' + QByteArray(field).replace('"', "\"\"") + '"';
}

QByteArray textOrBase64(const QByteArray &bytes)
{
    return bytes.isValidUtf8() ? bytes : bytes.toBase64();
}

QByteArray closeText(const QByteArray &payload)
{
    const ClosePayload close(payload);
    const QByteArray code = QByteArray::number(close.code);
    return close.reason.isEmpty() ? code : code + ' ' + textOrBase64(close.reason);
}

QByteArray payloadField(const Entry &entry)
{
    switch (entry.kind) {
    case EntryKind::Binary:
        return entry.payload.toBase64();
    case EntryKind::Close:
        return closeText(entry.payload);
    default:
        return textOrBase64(entry.payload);
    }
}

} // namespace

QByteArray header()
{
    return "id,time,connection,direction,kind,size,payload,note\r\n";
}

QByteArray row(const Entry &entry)
{
    QByteArray out = QByteArray::number(entry.id) + ',' + UtcTime::iso8601(entry.timeNs) + ',' +
                     QByteArray::number(entry.connection) + ',' + directionName(entry.direction).toLatin1() +
                     ',' + kindName(entry.kind).toLatin1() + ',' + QByteArray::number(entry.size) + ',';
    out += quoted(payloadField(entry)) + ',' + quoted(entry.note.toUtf8()) + "\r\n";
    return out;
}

} // namespace framewatch::CsvWriter
