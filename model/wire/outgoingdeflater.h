// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Plain frames in, frames as they cross a wire with permessage-deflate out. No I/O, no clock.
#pragma once

#include "model/wire/framedecoder.h"
#include "model/wire/messageassembler.h"
#include "model/wire/messagedeflater.h"

namespace framewatch {

/// Takes what a QWebSocket writes, which knows nothing of compression. Control frames and short messages go
/// on as they are; a longer message is gathered and becomes new frames (RFC 7692 §6.1), one a step, so that
/// the caller can wait for the network between them.
class OutgoingDeflater
{
public:
    /// sender: whose frames these are. threshold: bytes of a message from which on it is compressed. makeKey:
    /// for a client's new frames.
    OutgoingDeflater(const DeflateTerms &terms, Sender sender, qsizetype threshold,
                     std::function<MessageDeflater::MaskKey()> makeKey = {});

    /// Bytes for the wire, in two parts, either of which may be empty; and the message that is complete with
    /// them, with the headers as they cross the wire. Valid until the next call.
    struct Step
    {
        QByteArrayView header;
        QByteArrayView data;
        std::optional<MessageAssembler::Message> sent;
    };
    /// Takes the next step; while isBusy() without looking at input, which is else advanced. Nothing: input
    /// is used up, or failed().
    std::optional<Step> next(QByteArrayView &input);

    /// A message is in part on the wire.
    bool isBusy() const { return m_deflater.isBusy(); }
    /// Bytes of it that are not.
    qsizetype left() const { return isBusy() ? m_deflater.left() : 0; }
    /// That message, as far as it is. Forgotten by this.
    std::optional<MessageAssembler::Message> takeUnfinished();
    /// The QWebSocket broke the protocol.
    bool failed() const { return m_decoder.failed() || m_assembler.failed(); }

private:
    Step frameStep();
    MessageAssembler::Message message() const;

    FrameDecoder m_decoder;
    MessageAssembler m_assembler;
    MessageDeflater m_deflater;
    qsizetype m_threshold;
    FrameDecoder::Piece m_piece{};
    bool m_compressing = false; // the data message under way
    bool m_headerHeld = false;  // its header has come, nothing of its payload
};

} // namespace framewatch
