// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/entryinsert.h"

#include "model/capture/utf8cut.h"

namespace framewatch {

namespace {

enum Parameter { Id = 1, Connection, TimeNs, DirectionNumber, Kind, Size, Flags, Frames, Note, Payload };

} // namespace

EntryInsert::EntryInsert(sqlite3 *database)
    : m_statement(database,
                  "INSERT INTO entry(id, connection, time_ns, direction, kind, size, flags, frames, note, "
                  "payload) VALUES(?,?,?,?,?,?,?,?,?,?)")
{
}

int EntryInsert::run(qint64 id, const EntryView &entry)
{
    const QByteArrayView payload = utf8Cut(entry.payload, LongestPayload);
    EntryFlags flags = entry.flags;
    flags.setFlag(EntryFlag::Truncated,
                  flags.testFlag(EntryFlag::Truncated) || payload.size() < entry.payload.size());
    m_statement.bind(Id, id);
    m_statement.bind(Connection, qint64(entry.connection));
    m_statement.bind(TimeNs, entry.timeNs);
    m_statement.bind(DirectionNumber, static_cast<qint64>(entry.direction));
    m_statement.bind(Kind, static_cast<qint64>(entry.kind));
    m_statement.bind(Size, entry.size);
    m_statement.bind(Flags, static_cast<qint64>(flags.toInt()));
    if (entry.frames.isEmpty())
        m_statement.bindNull(Frames);
    else
        m_statement.bindBlob(Frames, entry.frames);
    bindPayload(entry, payload);
    if (entry.note.isEmpty()) {
        m_statement.bindNull(Note);
        return m_statement.run();
    }
    const QByteArray note = entry.note.toUtf8();
    m_statement.bindText(Note, note);
    return m_statement.run();
}

// An empty message is an empty text; an event, which is no frame, has no payload at all.
void EntryInsert::bindPayload(const EntryView &entry, QByteArrayView payload)
{
    if (entry.kind == EntryKind::Text && !entry.flags.testFlag(EntryFlag::InvalidUtf8))
        m_statement.bindText(Payload, payload);
    else if (payload.isEmpty() && isEvent(entry.kind))
        m_statement.bindNull(Payload);
    else
        m_statement.bindBlob(Payload, payload);
}

} // namespace framewatch
