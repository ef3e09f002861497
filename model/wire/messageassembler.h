// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames in, messages and control frames out. No I/O, no clock.
#pragma once

#include "model/core/entry.h"
#include "model/wire/framedecoder.h"

#include <optional>

namespace framewatch {

/// Joins the fragments of one direction (§5.4), unmasks, checks fragment order, UTF-8 across fragments (§8.1), close
/// payloads (§5.5.1, §7.4) and the size limit. Control frames between fragments come out on their own, at once.
class MessageAssembler
{
public:
    /// maxMessage: bytes of a text or binary message, 0 … 1 TiB. A message may have at most MaxFragments frames.
    explicit MessageAssembler(qint64 maxMessage);
    static constexpr int MaxFragments = 1 << 20;

    /// A whole message or control frame. Views are valid until the next call.
    struct Message
    {
        EntryKind kind = EntryKind::Text; ///< Text, Binary, Close, Ping or Pong
        QByteArrayView payload;           ///< unmasked
        QByteArrayView frames;            ///< raw headers, one after the other
        int closeCode = 0;                ///< Close: code, 1005 if there is none
        QString closeReason;
    };

    /// Feed every piece of a FrameDecoder in order. Returns a message when this piece completed one.
    std::optional<Message> add(const FrameDecoder::Piece &piece);

    bool failed() const { return m_violation.has_value(); }
    const Violation &violation() const { return *m_violation; }

    /// What has come of an unfinished message when the connection ends: kind, bytes, headers. Empty if there is none.
    std::optional<Message> unfinished() const;
    /// Payload bytes of the unfinished message, for progress.
    qint64 pendingBytes() const;

private:
    qint64 m_maxMessage;
    std::optional<Violation> m_violation;
    // The fragmented or split data message under way.
    bool m_inMessage = false;
    EntryKind m_kind = EntryKind::Text;
    QByteArray m_payload;
    QByteArray m_frames;
    int m_fragments = 0;
    // The control frame under way (it may be split across reads between fragments).
    QByteArray m_control;
    // UTF-8 state across fragments.
    quint32 m_utf8State = 0;
    quint32 m_utf8Point = 0;
    // Unmasked or joined bytes of the message just returned.
    QByteArray m_out;
    QByteArray m_outFrames;
};

} // namespace framewatch
