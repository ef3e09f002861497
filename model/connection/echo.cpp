// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/echo.h"

#include "model/connection/link.h"
#include "model/connection/outbox.h"

namespace framewatch {

namespace {

constexpr qint64 HighWater = 4 << 20; // bytes not taken by the peer before we stop reading
constexpr qint64 LowWater = 1 << 20;

} // namespace

void Echo::received(Link &link, bool isOpen, EntryKind kind, const QByteArray &payload)
{
    if (!isOpen) { // came with the 101
        m_early.append({kind, QByteArray(payload.constData(), payload.size())});
        return;
    }
    put(link, kind, payload);
    throttle(link);
}

void Echo::opened(Link &link)
{
    for (const auto &[kind, payload] : std::exchange(m_early, {}))
        put(link, kind, payload);
}

void Echo::put(Link &link, EntryKind kind, const QByteArray &payload)
{
    m_outbox.passBy();
    // A view of foreign bytes must not outlive this call; the socket masks a copy of its own.
    kind == EntryKind::Text ? link.sendText(payload) : link.sendBinary(payload);
}

void Echo::throttle(Link &link)
{
    // Only what waits here grows without bound, and bytesTaken() says when it has shrunk.
    const qint64 waiting = link.bytesQueued();
    if (waiting > HighWater)
        link.setPaused(true);
    else if (waiting < LowWater)
        link.setPaused(false);
}

} // namespace framewatch
