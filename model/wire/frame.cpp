// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/frame.h"

#include "model/core/closecode.h"

#include <QtEndian>

#include <cstring>

namespace framewatch {

namespace {

constexpr qsizetype MaxReason = 123; // 125 bytes of a control frame less the code (§5.5.1)

constexpr bool isUtf8Continuation(char byte)
{
    return (static_cast<quint8>(byte) & 0xC0) == 0x80;
}

/// Writes a header to out, which holds FrameHeader::MaxSize bytes, and returns its size.
qsizetype writeHeader(char *out, Opcode opcode, quint64 length, bool fin,
                      const std::array<quint8, 4> *maskKey)
{
    const quint8 maskBit = maskKey ? 0x80 : 0;
    qsizetype size = 2;
    out[0] = static_cast<char>((fin ? 0x80 : 0) | static_cast<quint8>(opcode));
    if (length < 126) {
        out[1] = static_cast<char>(maskBit | length);
    } else if (length <= 0xFFFF) {
        out[1] = static_cast<char>(maskBit | 126);
        qToBigEndian(static_cast<quint16>(length), out + 2);
        size = 4;
    } else {
        out[1] = static_cast<char>(maskBit | 127);
        qToBigEndian(length, out + 2);
        size = 10;
    }
    if (maskKey) {
        std::memcpy(out + size, maskKey->data(), maskKey->size());
        size += 4;
    }
    return size;
}

} // namespace

QString opcodeName(Opcode opcode)
{
    switch (opcode) {
    case Opcode::Continuation:
        return QStringLiteral("continuation");
    case Opcode::Text:
        return QStringLiteral("text");
    case Opcode::Binary:
        return QStringLiteral("binary");
    case Opcode::Close:
        return QStringLiteral("close");
    case Opcode::Ping:
        return QStringLiteral("ping");
    case Opcode::Pong:
        return QStringLiteral("pong");
    }
    return QStringLiteral("reserved");
}

void applyMask(const char *in, char *out, qsizetype size, std::array<quint8, 4> key, quint64 offset)
{
    // The key as it meets in[0], twice, so that one XOR covers eight bytes whatever the byte order.
    std::array<quint8, 8> turned;
    for (std::size_t i = 0; i < turned.size(); ++i)
        turned[i] = key[(offset + i) & 3];
    quint64 wide;
    std::memcpy(&wide, turned.data(), sizeof wide);

    qsizetype at = 0;
    for (; at + 8 <= size; at += 8) {
        quint64 word;
        std::memcpy(&word, in + at, sizeof word);
        word ^= wide;
        std::memcpy(out + at, &word, sizeof word);
    }
    for (std::size_t i = 0; at < size; ++at, ++i)
        out[at] = static_cast<char>(in[at] ^ turned[i]);
}

QByteArray encodeFrame(Opcode opcode, QByteArrayView payload, bool fin, const std::array<quint8, 4> *maskKey)
{
    std::array<char, FrameHeader::MaxSize> header;
    const qsizetype headerSize =
        writeHeader(header.data(), opcode, static_cast<quint64>(payload.size()), fin, maskKey);
    QByteArray frame(headerSize + payload.size(), Qt::Uninitialized);
    char *out = frame.data();
    std::memcpy(out, header.data(), static_cast<std::size_t>(headerSize));
    if (maskKey)
        applyMask(payload.data(), out + headerSize, payload.size(), *maskKey, 0);
    else if (!payload.isEmpty())
        std::memcpy(out + headerSize, payload.data(), static_cast<std::size_t>(payload.size()));
    return frame;
}

QByteArray encodeFrameHeader(Opcode opcode, quint64 length, bool fin, const std::array<quint8, 4> *maskKey)
{
    std::array<char, FrameHeader::MaxSize> header;
    return {header.data(), writeHeader(header.data(), opcode, length, fin, maskKey)};
}

QByteArray closePayload(int code, const QString &reason)
{
    if (code == 0 || code == CloseCode::NoStatus)
        return {};
    QByteArray text = reason.toUtf8();
    if (text.size() > MaxReason) {
        qsizetype end = MaxReason;
        while (end > 0 && isUtf8Continuation(text.at(end)))
            --end;
        text.truncate(end);
    }
    QByteArray payload(2, Qt::Uninitialized);
    qToBigEndian(static_cast<quint16>(code), payload.data());
    return payload + text;
}

} // namespace framewatch
