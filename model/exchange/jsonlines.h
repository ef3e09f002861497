// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Entries as JSON Lines (one object a line).
#pragma once

#include "model/core/connectionrecord.h"
#include "model/core/entry.h"

#include <optional>

namespace framewatch::JsonLines {

/// One line with its line end. connection is needed for refused entries (status, headers, body);
/// `withClient` adds "client": the connection's number, as the local server's entries have it.
///
/// Keys in their order: id, time, connection, [client], direction, kind, size, then by kind
///   text             text, or base64 if the payload is not UTF-8
///   binary           base64
///   ping, pong       text or base64; neither if the payload is empty
///   close            code (1005: the frame had none) and reason; base64 (the whole payload) instead of a
///   reason that
///                    is not UTF-8
///   refused          note, status, headers, body or body_base64
///   violation        note, frames (raw headers of the offending frames, hex), base64 (their payload, if any)
///   other events     note
/// and last, only if one is set, flags: redacted, truncated, invalid_utf8, incomplete.
/// Non-ASCII text is literal UTF-8, control characters are escaped: a line is safe to print.
QByteArray line(const Entry &entry, const ConnectionRecord *connection, bool withClient = false);

} // namespace framewatch::JsonLines
