// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/hexdump.h"

#include <algorithm>

namespace framewatch::HexDump {

namespace {

constexpr int Group = 8;

QChar digit(int nibble)
{
    return QLatin1Char("0123456789abcdef"[nibble & 15]);
}

void appendByte(QString &out, char byte)
{
    out.append(digit(static_cast<quint8>(byte) >> 4));
    out.append(digit(byte));
}

QString hexColumns(QByteArrayView bytes)
{
    QString out;
    out.reserve(hexColumn(static_cast<int>(bytes.size())));
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        while (out.size() < hexColumn(static_cast<int>(i)))
            out.append(u' ');
        appendByte(out, bytes[i]);
    }
    return out;
}

QString asciiColumn(QByteArrayView bytes)
{
    QString out;
    out.reserve(bytes.size());
    for (const char byte : bytes)
        out.append(byte >= 0x20 && byte < 0x7f ? QChar::fromLatin1(byte) : QChar(u'·'));
    return out;
}

} // namespace

int offsetDigits(qint64 size)
{
    int digits = 4;
    for (qint64 rest = std::max<qint64>(size - 1, 0) >> 16; rest > 0; rest >>= 16)
        digits += 4;
    return digits;
}

qint64 lineCount(qint64 size, int perLine)
{
    return (size + perLine - 1) / perLine;
}

int hexColumn(int index)
{
    return index * 3 + index / Group;
}

Line line(QByteArrayView bytes, qint64 line, int perLine)
{
    const qint64 start = line * perLine;
    if (line < 0 || start >= bytes.size())
        return {};
    const QByteArrayView part = bytes.sliced(start, std::min<qint64>(perLine, bytes.size() - start));
    return {QStringLiteral("%1").arg(start, offsetDigits(bytes.size()), 16, QLatin1Char('0')),
            hexColumns(part), asciiColumn(part)};
}

int hexWidth(int perLine)
{
    return hexColumn(perLine - 1) + 2;
}

QString hex(QByteArrayView bytes)
{
    QString out;
    out.reserve(bytes.size() * 3);
    for (const char byte : bytes) {
        if (!out.isEmpty())
            out.append(u' ');
        appendByte(out, byte);
    }
    return out;
}

QString text(QByteArrayView bytes, qint64 first, qint64 last, int perLine)
{
    QString out;
    const int width = hexWidth(perLine);
    for (qint64 i = first; i <= std::min(last, lineCount(bytes.size(), perLine) - 1); ++i) {
        const Line columns = line(bytes, i, perLine);
        out += QStringLiteral("%1  %2  %3\n")
                   .arg(columns.offset, columns.hex.leftJustified(width), columns.ascii);
    }
    return out;
}

} // namespace framewatch::HexDump
