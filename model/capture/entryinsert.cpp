// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/entryinsert.h"

#include "model/capture/utf8cut.h"

#include <algorithm>
#include <utility>

namespace framewatch {

EntryInsert::EntryInsert(sqlite3 *database)
    : m_statement(
          database,
          "INSERT INTO entry(connection, time_ns, direction, kind, size, flags, frames, note, payload) "
          "VALUES(?,?,?,?,?,?,?,?,?)")
{
}

int EntryInsert::run(const EntryView &entry)
{
    const QByteArrayView payload = utf8Cut(entry.payload, LongestPayload);
    EntryFlags flags = entry.flags;
    flags.setFlag(EntryFlag::Truncated,
                  flags.testFlag(EntryFlag::Truncated) || payload.size() < entry.payload.size());
    m_statement.bind(TimeNs, entry.timeNs);
    bindChanged(Connection, entry.connection);
    bindChanged(DirectionNumber, static_cast<qint64>(entry.direction));
    bindChanged(Kind, static_cast<qint64>(entry.kind));
    bindChanged(Size, entry.size);
    bindChanged(Flags, flags.toInt());
    bindFrames(entry.frames);
    bindPayload(entry, payload);
    if (entry.note.isEmpty()) {
        if (std::exchange(m_hasNote, false))
            m_statement.bindNull(Note);
        return m_statement.run();
    }
    const QByteArray note = entry.note.toUtf8();
    m_statement.bindText(Note, note);
    m_hasNote = true;
    return m_statement.run();
}

void EntryInsert::bindChanged(Parameter parameter, qint64 value)
{
    std::optional<qint64> &bound = m_numbers[parameter];
    if (bound == value)
        return;
    bound = value;
    m_statement.bind(parameter, value);
}

void EntryInsert::bindFrames(QByteArrayView frames)
{
    if (frames.isEmpty() || frames.size() > qsizetype(m_frames.size())) {
        m_framesSize = 0;
        frames.isEmpty() ? m_statement.bindNull(Frames) : m_statement.bindBlob(Frames, frames);
        return;
    }
    if (frames == QByteArrayView(m_frames.data(), m_framesSize))
        return;
    std::copy(frames.begin(), frames.end(), m_frames.begin());
    m_framesSize = frames.size();
    m_statement.bindBlob(Frames, QByteArrayView(m_frames.data(), m_framesSize));
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
