// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/messagedeflater.h"

#include <cstring>

namespace framewatch {

namespace {

constexpr qsizetype Slice = 64 * 1024;
constexpr char Rsv1 = 0x40;

Deflater deflaterOf(const DeflateTerms &terms, Sender sender)
{
    return sender == Sender::Client ? Deflater(terms.clientMaxWindowBits, !terms.clientNoContextTakeover)
                                    : Deflater(terms.serverMaxWindowBits, !terms.serverNoContextTakeover);
}

} // namespace

MessageDeflater::MessageDeflater(const DeflateTerms &terms, Sender sender, std::function<MaskKey()> makeKey)
    : m_deflater(deflaterOf(terms, sender))
    , m_sender(sender)
    , m_makeKey(std::move(makeKey))
{
}

void MessageDeflater::begin(EntryKind kind, QByteArrayView payload)
{
    m_kind = kind;
    m_payload = payload;
    m_left = payload;
    m_frames.resize(0);
    m_busy = true;
}

QByteArrayView MessageDeflater::next()
{
    m_out.resize(FrameHeader::MaxSize);
    QByteArrayView part = m_left.first(std::min(PlainPerFrame, m_left.size()));
    while (!part.isEmpty() && m_out.size() < CompressedPerFrame) {
        const qsizetype size = std::min(Slice, part.size());
        m_deflater.add(part.first(size), m_out);
        part = part.sliced(size);
        m_left = m_left.sliced(size);
    }
    const bool last = m_left.isEmpty();
    if (last)
        m_deflater.finish(m_out);
    m_busy = !last;

    const qsizetype length = m_out.size() - FrameHeader::MaxSize;
    const Opcode opcode = m_frames.isEmpty() ? static_cast<Opcode>(m_kind) : Opcode::Continuation;
    const bool masked = m_sender == Sender::Client;
    const MaskKey key = masked ? m_makeKey() : MaskKey{};
    QByteArray header =
        encodeFrameHeader(opcode, static_cast<quint64>(length), last, masked ? &key : nullptr);
    if (m_frames.isEmpty())
        header[0] = static_cast<char>(header[0] | Rsv1);
    m_frames += header;

    char *payload = m_out.data() + FrameHeader::MaxSize;
    if (masked)
        applyMask(payload, payload, length, key, 0);
    std::memcpy(payload - header.size(), header.constData(), static_cast<std::size_t>(header.size()));
    return QByteArrayView(m_out).sliced(FrameHeader::MaxSize - header.size());
}

} // namespace framewatch
