// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logclipboard.h"

#include "model/exchange/jsonlines.h"
#include "model/format/hexdump.h"

#include <QDateTime>

namespace framewatch::LogClipboard {

namespace {

QString timeText(qint64 ns)
{
    return QDateTime::fromMSecsSinceEpoch(ns / 1'000'000).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString rowText(const Entry &entry)
{
    const QStringList cells{QString::number(entry.id),      timeText(entry.timeNs),
                            directionName(entry.direction), kindName(entry.kind),
                            QString::number(entry.size),    payloadText(entry)};
    return cells.join(u'\t');
}

QString jsonText(const CaptureReader &reader, const Entry &entry)
{
    const auto connection = reader.connection(entry.connection);
    const QByteArray line = JsonLines::line(entry, connection ? &*connection : nullptr);
    return QString::fromUtf8(line).trimmed();
}

QString entryText(const CaptureReader &reader, const Entry &entry, What what)
{
    switch (what) {
    case What::Payload:
        return payloadText(entry);
    case What::JsonLine:
        return jsonText(reader, entry);
    case What::Row:
        return rowText(entry);
    }
    return {};
}

} // namespace

QString payloadText(const Entry &entry)
{
    if (isEvent(entry.kind))
        return entry.note;
    if (entry.kind == EntryKind::Binary)
        return HexDump::hex(entry.payload);
    if (entry.kind == EntryKind::Close && !entry.note.isEmpty())
        return entry.note;
    return QString::fromUtf8(entry.payload);
}

Copied text(const CaptureReader &reader, const QList<qint64> &ids, What what)
{
    Copied copied;
    qint64 bytes = 0;
    for (const qint64 id : ids) {
        const auto entry = reader.entry(id);
        if (!entry)
            continue;
        bytes += entry->payload.size();
        if (copied.rows > 0 && bytes > MaxBytes)
            break;
        if (copied.rows > 0)
            copied.text += u'\n';
        copied.text += entryText(reader, *entry, what);
        ++copied.rows;
    }
    return copied;
}

} // namespace framewatch::LogClipboard
