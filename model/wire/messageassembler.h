// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames in, messages and control frames out. No I/O, no clock.
#pragma once

#include "model/core/entry.h"
#include "model/wire/framedecoder.h"
#include "model/wire/inflater.h"
#include "model/wire/utf8validator.h"

#include <optional>

namespace framewatch {

/// Joins the fragments of one direction (§5.4), unmasks, checks fragment order, UTF-8 across fragments
/// (§8.1), close payloads (§5.5.1, §7.4) and the size limit. Control frames between fragments come out on
/// their own, at once.
///
/// A message whose first frame has RSV1 set is decompressed as it comes (RFC 7692 §6.2): its payload, its UTF-8 and
/// its limit are those of what was sent, and what it grows to beyond the limit is never made.
///
/// An unmasked message that lies whole in one piece is neither copied nor allocated for: its payload is the
/// piece's data. Otherwise bytes are gathered in a buffer that is never more than 1 MiB ahead of twice what
/// has come, whatever a header claims; a message over the limit fails at the header that takes it there,
/// before its payload.
class MessageAssembler
{
public:
    /// maxMessage: bytes of a text or binary message, 0 … 1 TiB. A message may have at most MaxFragments
    /// frames. inflater: for the direction's compressed messages, if any may come.
    explicit MessageAssembler(qint64 maxMessage, std::optional<Inflater> inflater = std::nullopt);
    static constexpr int MaxFragments = 1 << 20;

    /// A whole message or control frame. Views are valid until the next call.
    struct Message
    {
        EntryKind kind = EntryKind::Text; ///< Text, Binary, Close, Ping or Pong
        QByteArrayView payload;           ///< unmasked, decompressed
        QByteArrayView frames;            ///< raw headers, one after the other
        int closeCode = 0;                ///< Close: code, 1005 if there is none
        QString closeReason;
        bool compressed = false; ///< it was on the wire
    };

    /// Feed every piece of a FrameDecoder in order. Returns a message when this piece completed one.
    std::optional<Message> add(const FrameDecoder::Piece &piece);

    /// Gives back the memory of the message just returned, if it is much. Its views are dead then.
    void release();

    bool failed() const { return m_violation.has_value(); }
    const Violation &violation() const { return *m_violation; }

    /// What has come of an unfinished message when the connection ends: kind, bytes, headers. Empty if there
    /// is none. After a violation: the message it interrupted. A text message that is not UTF-8 stands in the
    /// violation with all its headers and bytes so far, and here only if it is longer than a violation holds.
    std::optional<Message> unfinished() const;
    /// The same for a control frame: payload bytes that have come, its header. Its code and reason are not
    /// read.
    std::optional<Message> unfinishedControl() const;
    /// Payload bytes of the unfinished message, for progress; decompressed.
    qint64 pendingBytes() const;

private:
    using Piece = FrameDecoder::Piece;

    qint64 m_maxMessage;
    std::optional<Violation> m_violation;

    // The fragmented or split data message under way, or the one just returned.
    bool m_inMessage = false;
    bool m_returned = false;
    EntryKind m_kind = EntryKind::Text;
    QByteArray m_payload;
    QByteArray m_frames;
    int m_fragments = 0;
    Utf8Validator m_utf8;
    std::optional<Inflater> m_inflater;
    bool m_compressed = false;
    quint64 m_compressedBytes = 0; // lengths of its frames

    // The control frame under way, between fragments too, or the one just returned.
    bool m_inControl = false;
    std::array<char, 125> m_control{};
    quint8 m_controlSize = 0;

    FrameHeader m_lone;    // of a message in one frame, or of a control frame
    QByteArray m_unmasked; // payload of a masked message in one frame

    std::optional<Message> addControl(const Piece &piece);
    std::optional<Message> addData(const Piece &piece);
    std::optional<Message> wholeMessage(const Piece &piece);
    std::optional<Message> finishMessage(const Piece &piece);
    std::optional<Message> finishClose();
    bool checkFrame(const Piece &piece);
    bool checkSize(const Piece &piece);
    bool checkText(const Piece &piece, QByteArrayView message, qsizetype from, bool complete);
    void beginFrame(const Piece &piece);
    void append(const Piece &piece);
    void inflate(const Piece &piece);
    bool checkFragments(const Piece &piece);
    bool checkCompressedSize(const Piece &piece);
    void makeRoom(const Piece &piece);
    void releaseReturned();
    Message controlMessage() const;
    QByteArrayView unmask(const Piece &piece);
    void fail(const Piece &piece, int code, const QString &sentence);
    void failClose(int code, const QString &sentence);
    void failInflated(const Piece &piece, QByteArrayView bytes);
    void failBomb(const Piece &piece);
    void failText(const Piece &piece, QByteArrayView message, qsizetype at);
};

} // namespace framewatch
