// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/transcript.h"

#include "model/exchange/closepayload.h"
#include "model/exchange/httphead.h"
#include "model/exchange/jsontext.h"
#include "model/exchange/utctime.h"

namespace framewatch::Transcript {

namespace {

constexpr int KindWidth = 10;
constexpr QByteArrayView Indent = "    ";
constexpr qsizetype DumpWidth = 16;
constexpr char hexDigits[] = "0123456789abcdef";

QByteArray hexByte(char c)
{
    const auto byte = static_cast<uchar>(c);
    return {QByteArray(1, hexDigits[byte >> 4]) + hexDigits[byte & 0xF]};
}

/// Lines indented, control characters visible.
QByteArray readable(const QByteArray &utf8)
{
    QByteArray out;
    out.reserve(utf8.size());
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        const bool lineEnd = c == '\n' || (c == '\r' && i + 1 < utf8.size() && utf8[i + 1] == '\n');
        if (c == '\n')
            out.append('\n').append(Indent);
        else if (!lineEnd && ((static_cast<uchar>(c) < 0x20 && c != '\t') || c == 0x7F))
            out.append("\\x").append(hexByte(c));
        else if (!lineEnd)
            out.append(c);
    }
    return out;
}

QByteArray dumpLine(QByteArrayView bytes, qsizetype offset)
{
    QByteArray hex;
    QByteArray letters;
    for (const char c : bytes) {
        hex += hexByte(c) + ' ';
        letters += c >= 0x20 && c < 0x7F ? c : '.';
    }
    const QByteArray place = QByteArray::number(offset, 16).rightJustified(8, '0');
    return Indent.toByteArray() + place + "  " + hex.leftJustified(DumpWidth * 3, ' ') + ' ' + letters;
}

QByteArray dump(QByteArrayView bytes)
{
    QByteArray out;
    out.reserve(bytes.size() * 5);
    for (qsizetype at = 0; at < bytes.size(); at += DumpWidth)
        out += '\n' + dumpLine(bytes.sliced(at, qMin(DumpWidth, bytes.size() - at)), at);
    return out;
}

QByteArray closeText(const QByteArray &payload)
{
    const ClosePayload close(payload);
    QByteArray text = QByteArray::number(close.code) + ' ' + closeCodeName(close.code).toUtf8();
    if (!close.reason.isEmpty())
        text += ": " + readable(JsonText::fromHttp(close.reason));
    return text;
}

QByteArray content(const Entry &entry)
{
    if (isEvent(entry.kind))
        return readable(entry.note.toUtf8()) + dump(entry.payload);
    if (entry.kind == EntryKind::Close)
        return closeText(entry.payload);
    const QByteArray size = QByteArray::number(entry.size) + " B";
    if (entry.kind != EntryKind::Binary && entry.payload.isValidUtf8())
        return size + "  " + readable(entry.payload);
    return size + dump(entry.payload);
}

QByteArray sign(Direction direction)
{
    if (direction == Direction::None)
        return "-";
    return direction == Direction::Sent ? "\u25b2" : "\u25bc"; // as in the window
}

} // namespace

QByteArray heading(const ConnectionRecord &connection)
{
    QByteArray out =
        "== Connection " + QByteArray::number(connection.id) + ": " + connection.url.toUtf8() + " ==\n";
    const HttpHead request(connection.request);
    const HttpHead response(connection.response);
    for (const HttpHead *head : {&request, &response}) {
        if (!head->startLine.isEmpty())
            out += readable(JsonText::fromHttp(head->startLine)) + '\n';
        for (const auto &[name, value] : head->headers)
            out += Indent.toByteArray() + readable(JsonText::fromHttp(name + ": " + value)) + '\n';
    }
    return out + '\n';
}

QByteArray block(const Entry &entry)
{
    return UtcTime::iso8601(entry.timeNs, 6) + "  [" + QByteArray::number(entry.connection) + "] " +
           sign(entry.direction) + ' ' + kindName(entry.kind).toLatin1().leftJustified(KindWidth, ' ') + ' ' +
           content(entry) + '\n';
}

} // namespace framewatch::Transcript
