// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A message as compressed frames (RFC 7692 §6.1), some at a time. Bytes in, frames out.
#pragma once

#include "model/core/entry.h"
#include "model/wire/deflater.h"
#include "model/wire/deflateterms.h"
#include "model/wire/frame.h"

#include <functional>

namespace framewatch {

/// Compresses the messages that one end sends. Most become one frame; a long one becomes several, each made
/// when it is asked for, so that nothing runs ahead of the network. The first of them has RSV1 set.
class MessageDeflater
{
public:
    using MaskKey = std::array<quint8, 4>;
    static constexpr qsizetype PlainPerFrame = 1
                                               << 20; ///< bytes of a message that go into one frame, at most
    static constexpr qsizetype CompressedPerFrame = 256 << 10; ///< length of a frame above which it is closed

    /// sender: whose messages these are; a client's are masked, each frame with a key of makeKey.
    MessageDeflater(const DeflateTerms &terms, Sender sender, std::function<MaskKey()> makeKey = {});

    /// payload must stay valid until the message is done. Not while one is under way.
    void begin(EntryKind kind, QByteArrayView payload);
    bool isBusy() const { return m_busy; }
    /// Bytes of the message that have not been put into a frame.
    qsizetype left() const { return m_left.size(); }
    /// The next frame, whole; the message is done when isBusy() is false then. Valid until the next call.
    QByteArrayView next();

    /// The message as far as it was put into frames: kind, plain bytes, raw headers. Valid until the next
    /// begin().
    EntryKind kind() const { return m_kind; }
    QByteArrayView payload() const { return m_payload.first(m_payload.size() - m_left.size()); }
    QByteArrayView frames() const { return m_frames; }
    /// Forgets a message that cannot be ended.
    void drop() { m_busy = false; }

private:
    Deflater m_deflater;
    Sender m_sender;
    std::function<MaskKey()> m_makeKey;
    EntryKind m_kind = EntryKind::Text;
    QByteArrayView m_payload;
    QByteArrayView m_left;
    QByteArray m_frames;
    QByteArray m_out; // room for a header, then a frame's payload
    bool m_busy = false;
};

} // namespace framewatch
