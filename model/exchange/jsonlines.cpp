// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/jsonlines.h"

#include "model/core/framebytes.h"
#include "model/exchange/closepayload.h"
#include "model/exchange/httphead.h"
#include "model/exchange/jsontext.h"
#include "model/exchange/utctime.h"

#include <array>

namespace framewatch::JsonLines {

namespace {

struct FlagName
{
    EntryFlag flag;
    const char *name;
};

constexpr std::array flagNames = {
    FlagName{EntryFlag::Redacted, "redacted"},
    FlagName{EntryFlag::Truncated, "truncated"},
    FlagName{EntryFlag::InvalidUtf8, "invalid_utf8"},
    FlagName{EntryFlag::Incomplete, "incomplete"},
    FlagName{EntryFlag::Compressed, "compressed"},
};

void appendKey(QByteArray &out, const char *key)
{
    out.append(",\"").append(key).append("\":");
}

void appendNumber(QByteArray &out, const char *key, qint64 number)
{
    appendKey(out, key);
    JsonText::appendNumber(out, number);
}

template <typename Text>
void appendString(QByteArray &out, const char *key, const Text &text)
{
    appendKey(out, key);
    JsonText::appendString(out, text);
}

void appendBase64(QByteArray &out, const QByteArray &bytes)
{
    appendKey(out, "base64");
    JsonText::appendBase64(out, bytes);
}

void appendTextOrBase64(QByteArray &out, const QByteArray &payload)
{
    if (payload.isValidUtf8())
        appendString(out, "text", QByteArrayView(payload));
    else
        appendBase64(out, payload);
}

void appendClose(QByteArray &out, const QByteArray &payload)
{
    const ClosePayload close(payload);
    appendNumber(out, "code", close.code);
    if (close.reason.isValidUtf8())
        appendString(out, "reason", QByteArrayView(close.reason));
    else
        appendBase64(out, payload);
}

void appendResponse(QByteArray &out, const ConnectionRecord &connection)
{
    const HttpHead head(connection.response);
    appendNumber(out, "status", head.status());
    appendKey(out, "headers");
    out.append('[');
    for (const auto &[name, value] : head.headers) {
        out.append(out.endsWith('[') ? "[" : ",[");
        JsonText::appendString(out, QByteArrayView(JsonText::fromHttp(name)));
        out.append(',');
        JsonText::appendString(out, QByteArrayView(JsonText::fromHttp(value)));
        out.append(']');
    }
    out.append(']');
    if (connection.body.isValidUtf8()) {
        appendString(out, "body", QByteArrayView(connection.body));
    } else {
        appendKey(out, "body_base64");
        JsonText::appendBase64(out, connection.body);
    }
}

void appendViolation(QByteArray &out, const Entry &entry)
{
    appendKey(out, "frames");
    out.append('"').append(entry.frames.toHex()).append('"');
    if (!entry.payload.isEmpty())
        appendBase64(out, entry.payload);
}

void appendContent(QByteArray &out, const Entry &entry, const ConnectionRecord *connection)
{
    switch (entry.kind) {
    case EntryKind::Text:
        return appendTextOrBase64(out, entry.payload);
    case EntryKind::Binary:
        return appendBase64(out, entry.payload);
    case EntryKind::Ping:
    case EntryKind::Pong:
        if (!entry.payload.isEmpty())
            appendTextOrBase64(out, entry.payload);
        return;
    case EntryKind::Close:
        return appendClose(out, entry.payload);
    default:
        break;
    }
    appendString(out, "note", QStringView(entry.note));
    if (entry.kind == EntryKind::Refused && connection)
        appendResponse(out, *connection);
    if (entry.kind == EntryKind::Violation)
        appendViolation(out, entry);
}

void appendFlags(QByteArray &out, EntryFlags flags)
{
    if (!flags)
        return;
    appendKey(out, "flags");
    out.append('[');
    for (const FlagName &each : flagNames) {
        if (flags.testFlag(each.flag))
            out.append(out.endsWith('[') ? "\"" : ",\"").append(each.name).append('"');
    }
    out.append(']');
}

const char *kindText(EntryKind kind)
{
    static const auto names = [] {
        std::array<QByteArray, 256> table;
        for (size_t i = 0; i < table.size(); ++i)
            table[i] = kindName(static_cast<EntryKind>(i)).toLatin1();
        return table;
    }();
    return names[static_cast<size_t>(kind)].constData();
}

const char *directionText(Direction direction)
{
    return direction == Direction::Sent ? "sent" : direction == Direction::Received ? "received" : "none";
}

} // namespace

QByteArray line(const Entry &entry, const ConnectionRecord *connection, bool withClient)
{
    QByteArray out;
    out.reserve(160 + entry.payload.size() + entry.payload.size() / 8);
    out.append("{\"id\":");
    JsonText::appendNumber(out, entry.id);
    out.append(",\"time\":\"").append(UtcTime::iso8601(entry.timeNs)).append("\",\"connection\":");
    JsonText::appendNumber(out, entry.connection);
    if (withClient)
        appendNumber(out, "client", entry.connection);
    out.append(",\"direction\":\"").append(directionText(entry.direction));
    out.append("\",\"kind\":\"").append(kindText(entry.kind)).append('"');
    appendNumber(out, "size", entry.size);
    if (entry.flags.testFlag(EntryFlag::Compressed))
        appendNumber(out, "compressed_size", frameBytes(entry.frames));
    appendContent(out, entry, connection);
    appendFlags(out, entry.flags);
    out.append("}\n");
    return out;
}

} // namespace framewatch::JsonLines
