// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What an entry or a connection says, in words. Values in, values out.
#pragma once

#include "model/core/connectionrecord.h"
#include "model/core/entry.h"
#include "widgets/inspector/fact.h"

#include <optional>

namespace framewatch::EntryFacts {

/// What a close frame's payload says (RFC 6455 §5.5.1).
struct CloseFrame
{
    int code = 0; ///< 1005: none
    QString reason;
};
CloseFrame closeFrame(const QByteArray &payload);

/// The sentence above an event or a close frame: "Close frame from the server: 1001 Going Away". Empty for
/// messages.
QString headline(const Entry &entry);
/// Facts under it: code, name, reason, meaning; status and peer of a refused handshake.
Facts ofEntry(const Entry &entry, const std::optional<ConnectionRecord> &connection);
/// "received", "182 bytes", "1 frame", "UTF-8, JSON": the line under the tabs; nothing for events.
QStringList summary(const Entry &entry, qsizetype frames, bool utf8, bool json);
/// Sentences about what is special with an entry: redacted, kept in part, not UTF-8, incomplete.
QStringList remarks(const Entry &entry);

/// Address, subprotocol, times of a connection.
Facts ofConnection(const ConnectionRecord &connection);
/// Protocol, cipher, certificates; the JSON of ConnectionRecord::tls in words. Keys nobody knows are listed
/// as they are.
Facts ofTls(const QByteArray &tls);
/// How it ended: code, name, reason, meaning, by whom.
Facts ofEnd(const ConnectionRecord &connection);

} // namespace framewatch::EntryFacts
