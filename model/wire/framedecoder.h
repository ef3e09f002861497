// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in, frames out. No I/O, no clock, resumable at any split.
#pragma once

#include "model/wire/frame.h"

#include <optional>

namespace framewatch {

/// Decodes one direction of a connection. Checks what a single frame must obey: RSV bits and reserved opcodes
/// (§5.2; RSV1 as RFC 7692 §6 has it), masking by sender (§5.1), shortest length form and the top bit (§5.2), control frames whole and ≤
/// 125 bytes (§5.5). Fragment order, UTF-8 and close payloads are MessageAssembler's.
class FrameDecoder
{
public:
    /// mayCompress: permessage-deflate was agreed on, so that RSV1 has a meaning.
    explicit FrameDecoder(Sender sender, bool mayCompress = false);

    /// A part of a frame: the header and as much payload as is there. A frame that lies whole in the input
    /// comes as one piece with first and last set.
    struct Piece
    {
        FrameHeader header;  ///< the same in every piece of a frame
        QByteArrayView data; ///< payload as on the wire (still masked); a view into the input
        quint64 offset = 0;  ///< position of data in the payload
        bool first = false;
        bool last = false;
    };

    /// Takes the next piece off the front of input (which is advanced). Empty when input is used up (a header
    /// in part is kept inside) or after a violation. Call until it returns nothing. A header whose payload is
    /// still to come makes a piece without data, so that its length can be judged at once. A broken rule is
    /// found at the byte that breaks it; what input holds of the rest of that frame, up to 64 KiB, goes into
    /// the violation and is taken off input too.
    std::optional<Piece> next(QByteArrayView &input);

    bool failed() const { return m_violation.has_value(); }
    const Violation &violation() const { return *m_violation; }
    /// True between frames: nothing of an unfinished frame has been seen.
    bool atBoundary() const;
    /// Raw bytes of a header that has come only in part.
    QByteArrayView partialHeader() const;

private:
    Sender m_sender;
    bool m_mayCompress;
    std::optional<Violation> m_violation;
    FrameHeader m_header;
    quint8 m_have = 0; // header bytes so far
    bool m_inPayload = false;
    quint64 m_position = 0; // payload bytes so far

    bool takeHeader(QByteArrayView &input);
    void pullHeader(QByteArrayView &input, qsizetype wanted);
    Piece takePayload(QByteArrayView &input, bool first);
    bool parseHeader();
    bool checkFirstByte();
    bool checkSecondByte();
    bool checkLength();
    bool fail(const QString &sentence);
    void collectEvidence(QByteArrayView &input);
};

} // namespace framewatch
