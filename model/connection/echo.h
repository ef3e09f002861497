// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sends every received message back.
#pragma once

#include "model/core/entry.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace framewatch {

class Link;
class Outbox;

/// An echo client for testing servers: reads slower when the peer does not take what comes back. I/O thread.
class Echo
{
public:
    explicit Echo(Outbox &outbox)
        : m_outbox(outbox)
    {
    }

    /// Before opened(): kept until then. Else sent at once.
    void received(Link &link, bool isOpen, EntryKind kind, const QByteArray &payload);
    /// Sends what came before the link could send.
    void opened(Link &link);
    /// Pauses or resumes the link by what waits in it.
    static void throttle(Link &link);
    void clear() { m_early.clear(); }

private:
    void put(Link &link, EntryKind kind, const QByteArray &payload);

    Outbox &m_outbox;
    QList<std::pair<EntryKind, QByteArray>> m_early;
};

} // namespace framewatch
