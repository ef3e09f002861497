// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/outgoingdeflater.h"

namespace framewatch {

namespace {

constexpr qint64 NoLimit = 1LL << 40;

} // namespace

OutgoingDeflater::OutgoingDeflater(const DeflateTerms &terms, Sender sender, qsizetype threshold,
                                   std::function<MessageDeflater::MaskKey()> makeKey)
    : m_decoder(sender)
    , m_assembler(NoLimit)
    , m_deflater(terms, sender, std::move(makeKey))
    , m_threshold(threshold)
{
}

std::optional<OutgoingDeflater::Step> OutgoingDeflater::next(QByteArrayView &input)
{
    if (m_deflater.isBusy())
        return frameStep();
    m_assembler.release();
    const auto piece = m_decoder.next(input);
    if (!piece)
        return std::nullopt;
    m_piece = *piece;
    const FrameHeader &header = m_piece.header;
    const bool isData = !isControlOpcode(header.opcode);
    if (isData && m_piece.first && header.opcode != Opcode::Continuation)
        m_compressing = !header.fin || header.length >= static_cast<quint64>(m_threshold);
    const bool compressing = isData && m_compressing;
    Step step;
    if (!compressing) {
        step.header = m_piece.first ? header.rawView() : QByteArrayView();
        step.data = m_piece.data;
    }
    // A payload that comes in one go after its header is to be taken as it stands, not gathered.
    if (m_piece.data.isEmpty() && !m_piece.last) {
        m_headerHeld = m_headerHeld || m_piece.first;
        return step;
    }
    m_piece.first = std::exchange(m_headerHeld, false) || m_piece.first;
    const auto message = m_assembler.add(m_piece);
    if (m_assembler.failed())
        return std::nullopt;
    if (!compressing) {
        step.sent = message;
        return step;
    }
    if (!message)
        return step;
    m_deflater.begin(message->kind, message->payload);
    return frameStep();
}

OutgoingDeflater::Step OutgoingDeflater::frameStep()
{
    Step step;
    step.data = m_deflater.next();
    if (!m_deflater.isBusy())
        step.sent = message();
    return step;
}

std::optional<MessageAssembler::Message> OutgoingDeflater::takeUnfinished()
{
    if (!m_deflater.isBusy())
        return std::nullopt;
    m_deflater.drop();
    return message();
}

MessageAssembler::Message OutgoingDeflater::message() const
{
    return {m_deflater.kind(), m_deflater.payload(), m_deflater.frames(), 0, {}, true};
}

} // namespace framewatch
