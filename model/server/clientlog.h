// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What one client's connection leaves in the server's capture.
#pragma once

#include "model/server/servercontext.h"
#include "model/wire/messageassembler.h"

namespace framewatch {

/// How a connection ended.
struct ClientEnd
{
    int code = CloseCodeNone; ///< RFC 6455 §7.1.5: that of the client's close frame, 1005, 1006; or what we
                              ///< failed it with
    QString reason;
    EndedBy by = EndedBy::Nobody;
    int sentCode = CloseCodeNone; ///< of our close frame, if we sent one first
    QString error;

    static constexpr int CloseCodeNone = 0;
};

/// Writes a connection and its entries to the context's sink, with the context's clock; numbers connections
/// itself if there is no sink.
class ClientLog
{
public:
    explicit ClientLog(ServerContext &context)
        : m_context(context)
    {
    }

    int id() const { return m_record.id; }
    const ConnectionRecord &record() const { return m_record; }

    /// Stores the connection. Before anything else.
    void begin(const ConnectionRecord &record);
    void event(EntryKind kind, const QString &note);
    void message(Direction direction, const MessageAssembler::Message &message, EntryFlags flags = {});
    void violation(const Violation &violation);
    /// Stores how it ended, with a closed entry.
    void end(const ClientEnd &end);
    /// Stores a connection that never opened, with its only entry: refused, or error.
    void failed(ConnectionRecord record, EntryKind kind, const QString &note);

private:
    void append(EntryView view);

    ServerContext &m_context;
    ConnectionRecord m_record;
};

/// A sentence without a full stop: "Closed by the client: 1001 Going Away, it is shutting down …".
QString clientEndSentence(const ClientEnd &end);

} // namespace framewatch
