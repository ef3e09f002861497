// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/frametext.h"

#include <QLocale>

#include <algorithm>

namespace framewatch::FrameText {

namespace {

constexpr quint8 byteAt(QByteArrayView bytes, qsizetype position)
{
    return static_cast<quint8>(bytes[position]);
}

int extendedLengthSize(quint8 shortLength)
{
    return shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
}

quint64 bigEndian(QByteArrayView bytes)
{
    quint64 value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<quint8>(byte);
    return value;
}

QString hex(QByteArrayView bytes)
{
    return QString::fromLatin1(bytes.toByteArray().toHex(' '));
}

QString rsvText(const FrameHeader &header)
{
    return QStringLiteral("%1").arg(header.rsv, 3, 2, QLatin1Char('0'));
}

// "1... ....": the bits of `byte` under mask, dots for the others.
QString bitPattern(quint8 byte, quint8 mask)
{
    QString text;
    for (int bit = 7; bit >= 0; --bit) {
        text.append(!(mask >> bit & 1) ? u'.' : byte >> bit & 1 ? u'1' : u'0');
        if (bit == 4)
            text.append(u' ');
    }
    return text;
}

QString grouped(quint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number);
}

QString finMeaning(const FrameHeader &header)
{
    return header.fin ? QStringLiteral("the last frame of its message")
                      : QStringLiteral("more frames of this message follow");
}

/// RSV1 alone, where permessage-deflate may set it (RFC 7692 §6).
bool isCompressed(const FrameHeader &header)
{
    return header.rsv == 4 && (header.opcode == Opcode::Text || header.opcode == Opcode::Binary);
}

QString rsvMeaning(const FrameHeader &header)
{
    if (isCompressed(header))
        return QStringLiteral("RSV1: the message is compressed (permessage-deflate)");
    return header.rsv == 0 ? QStringLiteral("no extension in use") : QStringLiteral("set by an extension");
}

QString shortLengthMeaning(quint8 value)
{
    if (value == 126)
        return QStringLiteral("the next 2 bytes say it");
    if (value == 127)
        return QStringLiteral("the next 8 bytes say it");
    return QStringLiteral("payload bytes");
}

QString maskMeaning(const FrameHeader &header)
{
    return header.masked ? QStringLiteral("masked, as a client must")
                         : QStringLiteral("not masked, as a server must");
}

QString opcodeValue(const FrameHeader &header)
{
    return QStringLiteral("%1").arg(static_cast<int>(header.opcode), 0, 16);
}

} // namespace

std::optional<FrameHeader> parse(QByteArrayView bytes)
{
    if (bytes.size() < 2)
        return {};
    FrameHeader header;
    header.fin = byteAt(bytes, 0) & 0x80;
    header.rsv = byteAt(bytes, 0) >> 4 & 7;
    header.opcode = static_cast<Opcode>(byteAt(bytes, 0) & 15);
    header.masked = byteAt(bytes, 1) & 0x80;
    header.length = byteAt(bytes, 1) & 0x7f;
    const int extended = extendedLengthSize(static_cast<quint8>(header.length));
    const int size = 2 + extended + (header.masked ? 4 : 0);
    if (bytes.size() < size)
        return {};
    if (extended)
        header.length = bigEndian(bytes.sliced(2, extended));
    if (header.masked)
        std::copy_n(bytes.begin() + 2 + extended, 4, reinterpret_cast<char *>(header.maskKey.data()));
    header.rawSize = static_cast<quint8>(size);
    std::copy_n(bytes.begin(), size, reinterpret_cast<char *>(header.raw.data()));
    return header;
}

Index index(QByteArrayView frames)
{
    Index result;
    qsizetype at = 0;
    while (at < frames.size()) {
        const auto header =
            parse(frames.sliced(at, std::min<qsizetype>(FrameHeader::MaxSize, frames.size() - at)));
        if (!header) {
            result.partial = at;
            break;
        }
        result.starts.append(at);
        at += header->rawSize;
    }
    return result;
}

QString rsv(const FrameHeader &header)
{
    return isCompressed(header) ? rsvText(header) + QStringLiteral(" compressed") : rsvText(header);
}

QString maskKey(const FrameHeader &header)
{
    return hex({reinterpret_cast<const char *>(header.maskKey.data()), 4});
}

int lengthBits(const FrameHeader &header)
{
    const int extended = extendedLengthSize(header.raw[1] & 0x7f);
    return extended ? extended * 8 : 7;
}

QString summary(const FrameHeader &header)
{
    const QString mask =
        header.masked ? QStringLiteral("masked, key %1").arg(maskKey(header)) : QStringLiteral("not masked");
    return QStringLiteral("FIN %1 · RSV %2 · opcode %3 %4 · %5 · length %6 (%7 bit)")
        .arg(header.fin ? 1 : 0)
        .arg(rsv(header), opcodeValue(header), opcodeName(header.opcode), mask,
             grouped(header.length))
        .arg(lengthBits(header));
}

QList<Field> fields(const FrameHeader &header)
{
    const quint8 first = header.raw[0];
    const quint8 second = header.raw[1];
    const quint8 shortLength = second & 0x7f;
    const int extended = extendedLengthSize(shortLength);
    QList<Field> list{
        {bitPattern(first, 0x80), QStringLiteral("FIN"), bitPattern(first, 0x80).left(1), finMeaning(header)},
        {bitPattern(first, 0x70), QStringLiteral("RSV1–3"), rsvText(header), rsvMeaning(header)},
        {bitPattern(first, 0x0f), QStringLiteral("opcode"), opcodeValue(header),
         opcodeName(header.opcode)},
        {bitPattern(second, 0x80), QStringLiteral("MASK"), bitPattern(second, 0x80).left(1),
         maskMeaning(header)},
        {bitPattern(second, 0x7f), QStringLiteral("length"), QString::number(shortLength),
         shortLengthMeaning(shortLength)},
    };
    if (extended)
        list.append({hex(header.rawView().sliced(2, extended)),
                     QStringLiteral("length, %1 bit").arg(extended * 8), grouped(header.length),
                     QStringLiteral("payload bytes")});
    if (header.masked)
        list.append({maskKey(header),
                     QStringLiteral("mask key"),
                     {},
                     QStringLiteral("each payload byte is XORed with it")});
    return list;
}

} // namespace framewatch::FrameText
