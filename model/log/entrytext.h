// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An entry in the words of a log row. Plain text only, one line.
#pragma once

#include "model/core/entry.h"

#include <QString>

namespace framewatch::EntryText {

/// "12:00:01.123", local time.
QString time(qint64 unixNs);
/// ▲ sent, ▼ received; for events ● of a connection, ◌ of one that is not open yet or no more, × of a
/// failure.
QString glyph(const Entry &entry);
/// The same for those who hear it: "Sent", "Received", or the kind.
QString directionInWords(const Entry &entry);
/// "Text", "Close" …
QString kindTitle(EntryKind kind);
/// "1,024", as the user's locale groups digits.
QString size(qint64 bytes);
/// What is in the payload, or the note of an event. An ellipsis ends what is cut.
QString preview(const Entry &entry);

/// "a5 01 02": the first `limit` bytes, an ellipsis for the rest.
QString spacedHex(QByteArrayView bytes, qsizetype limit);
/// Control characters become their pictures (␊), and those that would reorder or hide text become U+FFFD.
QString singleLine(QString text);

} // namespace framewatch::EntryText
