// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/framedecoder.h"

#include "model/core/closecode.h"

#include <QtEndian>

#include <cstring>

namespace framewatch {

namespace {

constexpr quint8 FinBit = 0x80;
constexpr quint8 MaskBit = 0x80;
constexpr quint8 Length16 = 126;
constexpr quint8 Length64 = 127;

/// Bytes of header up to the mask key, by its second byte.
constexpr qsizetype sizeToLength(quint8 second)
{
    const int length = second & 0x7F;
    return length == Length64 ? 10 : length == Length16 ? 4 : 2;
}

constexpr qsizetype sizeOfHeader(quint8 second)
{
    return sizeToLength(second) + (second & MaskBit ? 4 : 0);
}

quint64 lengthIn(const std::array<quint8, FrameHeader::MaxSize> &raw)
{
    const quint8 length = raw[1] & 0x7F;
    if (length == Length16)
        return qFromBigEndian<quint16>(raw.data() + 2);
    if (length == Length64)
        return qFromBigEndian<quint64>(raw.data() + 2);
    return length;
}

constexpr bool isReserved(quint8 opcode)
{
    return (opcode & 0x7) > 2;
}

QString rsvSentence(quint8 first, bool mayCompress)
{
    if (mayCompress && !(first & 0x30))
        return QStringLiteral("A %1 frame with RSV1 set: only the first frame of a text or binary message says that "
                              "it is compressed (RFC 7692 §6)")
            .arg(opcodeName(static_cast<Opcode>(first & 0xF)));
    const int bit = first & 0x40 && !mayCompress ? 1 : first & 0x20 ? 2 : 3;
    return QStringLiteral(
               "A frame with RSV%1 set: no extension was agreed that gives it a meaning (RFC 6455 §5.2)")
        .arg(bit);
}

} // namespace

FrameDecoder::FrameDecoder(Sender sender, bool mayCompress)
    : m_sender(sender)
    , m_mayCompress(mayCompress)
{
}

std::optional<FrameDecoder::Piece> FrameDecoder::next(QByteArrayView &input)
{
    if (m_inPayload) {
        if (input.isEmpty())
            return std::nullopt;
        return takePayload(input, false);
    }
    if (m_violation || !takeHeader(input))
        return std::nullopt;
    return takePayload(input, true);
}

bool FrameDecoder::atBoundary() const
{
    return !m_inPayload && m_have == 0;
}

QByteArrayView FrameDecoder::partialHeader() const
{
    if (m_inPayload || m_violation)
        return {};
    return {reinterpret_cast<const char *>(m_header.raw.data()), m_have};
}

/// True once a whole header is in m_header and breaks no rule.
bool FrameDecoder::takeHeader(QByteArrayView &input)
{
    if (m_have == 0 && input.size() >= FrameHeader::MaxSize) {
        // Whatever the header's size, a copy of fixed size is the fastest.
        std::memcpy(m_header.raw.data(), input.data(), FrameHeader::MaxSize);
        m_have = static_cast<quint8>(sizeOfHeader(m_header.raw[1]));
        input = input.sliced(m_have);
    } else {
        pullHeader(input, 2);
        if (m_have >= 2)
            pullHeader(input, sizeOfHeader(m_header.raw[1]));
    }
    if (!parseHeader()) {
        if (m_violation)
            collectEvidence(input);
        return false;
    }
    return true;
}

void FrameDecoder::pullHeader(QByteArrayView &input, qsizetype wanted)
{
    const qsizetype size = qBound<qsizetype>(0, wanted - m_have, input.size());
    std::copy_n(input.begin(), size, m_header.raw.begin() + m_have);
    m_have = static_cast<quint8>(m_have + size);
    input = input.sliced(size);
}

/// Checks byte by byte in wire order, so that what is found does not depend on how the header was split.
bool FrameDecoder::parseHeader()
{
    if (m_have < 1 || !checkFirstByte())
        return false;
    if (m_have < 2 || !checkSecondByte())
        return false;
    const quint8 second = m_header.raw[1];
    const qsizetype keyAt = sizeToLength(second);
    if (m_have < keyAt || !checkLength() || m_have < sizeOfHeader(second))
        return false;

    const quint8 first = m_header.raw[0];
    m_header.fin = first & FinBit;
    m_header.rsv = (first >> 4) & 0x7;
    m_header.opcode = static_cast<Opcode>(first & 0xF);
    m_header.masked = second & MaskBit;
    if (m_header.masked)
        std::memcpy(m_header.maskKey.data(), m_header.raw.data() + keyAt, m_header.maskKey.size());
    m_header.length = lengthIn(m_header.raw);
    m_header.rawSize = m_have;
    m_inPayload = true;
    m_position = 0;
    return true;
}

bool FrameDecoder::checkFirstByte()
{
    const quint8 first = m_header.raw[0];
    const quint8 opcode = first & 0xF;
    const bool mayBeCompressed = m_mayCompress && (opcode == quint8(Opcode::Text) || opcode == quint8(Opcode::Binary));
    if (first & (mayBeCompressed ? 0x30 : 0x70))
        return fail(rsvSentence(first, m_mayCompress));
    if (isReserved(opcode))
        return fail(QStringLiteral("Opcode 0x%1 is reserved: no frame may carry it (RFC 6455 §5.2)")
                        .arg(QString::number(opcode, 16).toUpper()));
    if (isControlOpcode(static_cast<Opcode>(opcode)) && !(first & FinBit))
        return fail(
            QStringLiteral("A %1 frame without FIN: a control frame must not be fragmented (RFC 6455 §5.5)")
                .arg(opcodeName(static_cast<Opcode>(opcode))));
    return true;
}

bool FrameDecoder::checkSecondByte()
{
    const auto opcode = static_cast<Opcode>(m_header.raw[0] & 0xF);
    const bool masked = m_header.raw[1] & MaskBit;
    if (masked && m_sender == Sender::Server)
        return fail(QStringLiteral("A masked %1 frame from the server: only a client masks (RFC 6455 §5.1)")
                        .arg(opcodeName(opcode)));
    if (!masked && m_sender == Sender::Client)
        return fail(
            QStringLiteral("An unmasked %1 frame from the client: a client masks every frame (RFC 6455 §5.1)")
                .arg(opcodeName(opcode)));
    if (isControlOpcode(opcode) && (m_header.raw[1] & 0x7F) >= Length16)
        return fail(QStringLiteral("A %1 frame of more than 125 bytes: a control frame has room for no more "
                                   "(RFC 6455 §5.5)")
                        .arg(opcodeName(opcode)));
    return true;
}

bool FrameDecoder::checkLength()
{
    const quint64 length = lengthIn(m_header.raw);
    const int form = m_header.raw[1] & 0x7F;
    if (form < Length16)
        return true;
    if (length >> 63)
        return fail(QStringLiteral("A length with its highest bit set (0x%1): it must be 0 (RFC 6455 §5.2)")
                        .arg(QString::number(length, 16).toUpper()));
    if (length < (form == Length16 ? 126 : 0x10000))
        return fail(QStringLiteral(
                        "A length of %1 written in %2 bits: it must take the shortest form (RFC 6455 §5.2)")
                        .arg(length)
                        .arg(form == Length16 ? 16 : 64));
    return true;
}

bool FrameDecoder::fail(const QString &sentence)
{
    m_violation = Violation{CloseCode::ProtocolError, sentence, {}, {}};
    return false;
}

/// Puts what has come of the offending frame into the violation.
void FrameDecoder::collectEvidence(QByteArrayView &input)
{
    const std::array<quint8, FrameHeader::MaxSize> &raw = m_header.raw;
    m_violation->header = QByteArray(reinterpret_cast<const char *>(raw.data()), m_have);
    if (m_have < 2 || m_have < sizeOfHeader(raw[1]))
        return;
    const quint64 most = std::min<quint64>(lengthIn(raw), Violation::MaxPayload);
    const qsizetype size = std::min(static_cast<qsizetype>(most), input.size());
    m_violation->payload = input.first(size).toByteArray();
    if (raw[1] & MaskBit) {
        std::array<quint8, 4> key;
        std::memcpy(key.data(), raw.data() + sizeToLength(raw[1]), key.size());
        applyMask(m_violation->payload.data(), m_violation->payload.data(), size, key, 0);
    }
    input = input.sliced(size);
}

FrameDecoder::Piece FrameDecoder::takePayload(QByteArrayView &input, bool first)
{
    const quint64 left = m_header.length - m_position;
    const bool last = left <= static_cast<quint64>(input.size());
    const qsizetype size = last ? static_cast<qsizetype>(left) : input.size();
    Piece piece{m_header, input.first(size), m_position, first, last};
    input = input.sliced(size);
    m_position += static_cast<quint64>(size);
    if (last) {
        m_inPayload = false;
        m_have = 0;
    }
    return piece;
}

} // namespace framewatch
