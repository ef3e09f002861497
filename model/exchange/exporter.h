// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A capture in other formats.
#pragma once

#include "model/capture/capturereader.h"

#include <optional>

class QIODevice;

namespace framewatch::Exporter {

enum class Format : quint8 { JsonLines, Har, Csv, Text };
std::optional<Format> formatFromName(const QString &name); ///< jsonl, har, csv, text

/// Writes the whole capture, streaming: memory does not grow with it, only with its largest message.
/// FileUnwritable names the device's error, an error of the capture is passed on; the device then holds a
/// part.
///
/// jsonl  JsonLines, a line an entry.
/// har    HAR 1.2, an entry a connection; messages in _webSocketMessages as Chrome writes them (control
/// frames and
///        events have no place there; bytes of a text message that are not UTF-8 become U+FFFD).
/// csv    RFC 4180, CR LF; columns id,time,connection,direction,kind,size,payload,note. payload is text as it
/// was
///        sent, Base64 for binary and for what is not UTF-8, "1001 restarting" for a close. Nothing is put
///        before = + - @: a spreadsheet may take such a payload for a formula, but the bytes stay honest.
/// text   A transcript to read; control characters as \x1b, binary as a hex dump.
Result<bool> write(const CaptureReader &reader, Format format, QIODevice &device);

} // namespace framewatch::Exporter
