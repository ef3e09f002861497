// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a log row is. Values only: they cross threads freely.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QFlags>
#include <QMetaType>
#include <QString>

namespace framewatch {

/// The numbers are those stored in the capture file.
enum class Direction : quint8 { None = 0, Sent = 1, Received = 2 };

/// The numbers are those stored in the capture file; below 16 they are RFC 6455 opcodes.
enum class EntryKind : quint8 {
    Text = 1,
    Binary = 2,
    Close = 8,
    Ping = 9,
    Pong = 10,
    Connecting = 16,
    Open = 17,
    Refused = 18,
    Closed = 19,
    Waiting = 20,
    Error = 21,
    Violation = 22,
    Note = 23,
};

/// The numbers are those stored in the capture file.
enum class EntryFlag : quint8 {
    Redacted = 1,    ///< bytes of a secret were replaced by '*'
    Truncated = 2,   ///< the payload is kept in part; size says how long it was
    InvalidUtf8 = 4, ///< a text message or close reason that is not UTF-8
    Incomplete = 8,  ///< the connection ended inside it
    Compressed = 16, ///< by permessage-deflate; size and payload are those of what was sent, frames of what crossed the wire
};
Q_DECLARE_FLAGS(EntryFlags, EntryFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(EntryFlags)

/// One row of the log.
struct Entry
{
    qint64 id = 0;         ///< 1, 2, 3 … in wire order, without gaps
    int connection = 0;    ///< number of its connection, from 1; 0: none
    qint64 timeNs = 0;     ///< nanoseconds since 1970-01-01T00:00:00Z
    Direction direction = Direction::None;
    EntryKind kind = EntryKind::Note;
    EntryFlags flags;
    qint64 size = 0;       ///< payload bytes on the wire, decompressed
    QByteArray frames;     ///< raw RFC 6455 headers of its frames, one after the other
    QString note;          ///< a sentence for the user
    QByteArray payload;    ///< may be shorter than size: see EntryFlag::Truncated, or a preview was asked for
};

/// The same without owning bytes: what the wire hands to an EntrySink, valid only during the call.
struct EntryView
{
    int connection = 0;
    qint64 timeNs = 0;
    Direction direction = Direction::None;
    EntryKind kind = EntryKind::Note;
    EntryFlags flags;
    qint64 size = 0;
    QByteArrayView frames;
    QByteArrayView payload;
    QString note;
};

/// True for text and binary messages.
constexpr bool isMessage(EntryKind kind) { return kind == EntryKind::Text || kind == EntryKind::Binary; }
/// True for close, ping and pong.
constexpr bool isControl(EntryKind kind)
{
    return kind == EntryKind::Close || kind == EntryKind::Ping || kind == EntryKind::Pong;
}
/// True for rows that are no frame: connecting, open, refused …
constexpr bool isEvent(EntryKind kind) { return static_cast<quint8>(kind) >= 16; }

/// "text", "binary", "close" …: the names of table kind in the capture. Empty for a number that is none.
QString kindName(EntryKind kind);
/// "none", "sent", "received".
QString directionName(Direction direction);

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::Entry)
