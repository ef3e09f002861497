// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/requesthead.h"

#include <cstring>

namespace framewatch {

namespace {

bool isTokenByte(char byte)
{
    const auto c = static_cast<uchar>(byte);
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return true;
    return c > 0x20 && c < 0x7F && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr;
}

bool isTargetByte(char byte)
{
    const auto c = static_cast<uchar>(byte);
    return c > 0x20 && c != 0x7F;
}

bool isValueByte(char byte)
{
    const auto c = static_cast<uchar>(byte);
    return c == '\t' || (c >= 0x20 && c != 0x7F);
}

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

Error malformed(const QString &sentence)
{
    return {ErrorCode::Protocol, sentence, {}};
}

/// Empty lines a client may put before its request (RFC 9112 §2.2); a few, not any number.
QByteArrayView skipBlankLines(QByteArrayView bytes)
{
    for (int i = 0; i < 4 && bytes.startsWith("\r\n"); ++i)
        bytes = bytes.sliced(2);
    return bytes;
}

bool parseVersion(QByteArrayView text, RequestHead &head)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (text.size() != 8 || !text.startsWith("HTTP/") || text[6] != '.' || !digit(text[5]) || !digit(text[7]))
        return false;
    head.major = text[5] - '0';
    head.minor = text[7] - '0';
    return true;
}

std::optional<Error> parseRequestLine(QByteArrayView line, RequestHead &head)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last <= first + 1 || !parseVersion(line.sliced(last + 1), head))
        return malformed(QStringLiteral("The first line is no HTTP request line"));
    const QByteArrayView method = line.first(first);
    const QByteArrayView target = line.sliced(first + 1, last - first - 1);
    if (!isHttpToken(method))
        return malformed(QStringLiteral("The request's method is no token"));
    if (!std::all_of(target.begin(), target.end(), isTargetByte))
        return malformed(QStringLiteral("The request's target holds a blank or a control character"));
    head.method = method.toByteArray();
    head.target = target.toByteArray();
    return std::nullopt;
}

std::optional<Error> parseHeaderLine(QByteArrayView line, RequestHead &head)
{
    if (line.startsWith(' ') || line.startsWith('\t'))
        return malformed(QStringLiteral("A header line is folded, which HTTP/1.1 no longer allows"));
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isHttpToken(line.first(colon)))
        return malformed(QStringLiteral("A header line does not begin with a name and a colon"));
    const QByteArrayView value = line.sliced(colon + 1).trimmed();
    if (!std::all_of(value.begin(), value.end(), isValueByte))
        return malformed(QStringLiteral("The value of header %1 holds a control character")
                             .arg(QString::fromLatin1(line.first(colon))));
    head.headers.append({line.first(colon).toByteArray(), value.toByteArray()});
    return std::nullopt;
}

} // namespace

bool isHttpToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenByte);
}

QByteArray RequestHead::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (sameName(key, name))
            return value;
    }
    return {};
}

qsizetype RequestHead::count(QByteArrayView name) const
{
    return std::count_if(headers.begin(), headers.end(),
                         [name](const auto &h) { return sameName(h.first, name); });
}

QList<QByteArray> RequestHead::tokens(QByteArrayView name) const
{
    QList<QByteArray> all;
    for (const auto &[key, value] : headers) {
        if (!sameName(key, name))
            continue;
        const QList<QByteArray> parts = value.split(',');
        for (const QByteArray &part : parts) {
            if (const QByteArray token = part.trimmed(); !token.isEmpty())
                all.append(token);
        }
    }
    return all;
}

bool RequestHead::hasToken(QByteArrayView name, QByteArrayView token) const
{
    const QList<QByteArray> all = tokens(name);
    return std::any_of(all.begin(), all.end(), [token](const QByteArray &t) { return sameName(t, token); });
}

qsizetype requestHeadSize(QByteArrayView bytes, qsizetype searchFrom)
{
    const qsizetype blank = bytes.size() - skipBlankLines(bytes).size();
    // Up to two bytes of the blank line may have come before.
    qsizetype at = std::max(blank, searchFrom - 2);
    while ((at = bytes.indexOf('\n', at)) >= 0) {
        const QByteArrayView next = bytes.sliced(++at);
        if (next.startsWith('\n'))
            return at + 1;
        if (next.startsWith("\r\n"))
            return at + 2;
    }
    return 0;
}

std::optional<Error> hopelessHead(QByteArrayView bytes)
{
    const QByteArrayView head = skipBlankLines(bytes);
    if (head.isEmpty() || head == QByteArrayView("\r"))
        return std::nullopt;
    if (head.startsWith("\x16\x03"))
        return malformed(QStringLiteral("The client speaks TLS (wss://), this server does not (ws://)"));
    if (!isTokenByte(head.front()))
        return malformed(QStringLiteral("This is not HTTP"));
    const qsizetype end = head.indexOf('\n');
    RequestHead ignored;
    return end < 0 ? std::nullopt : parseRequestLine(head.first(end).trimmed(), ignored);
}

Result<RequestHead> parseRequestHead(QByteArrayView bytes)
{
    RequestHead head;
    QByteArrayView rest = skipBlankLines(bytes);
    bool first = true;
    while (!rest.isEmpty()) {
        const qsizetype end = rest.indexOf('\n');
        if (end <= 0 || rest[end - 1] != '\r')
            return malformed(QStringLiteral("A line of the head does not end with CR LF"));
        const QByteArrayView line = rest.first(end - 1);
        rest = rest.sliced(end + 1);
        if (line.isEmpty())
            break;
        if (const auto error = first ? parseRequestLine(line, head) : parseHeaderLine(line, head))
            return *error;
        first = false;
    }
    if (first)
        return malformed(QStringLiteral("The request has no first line"));
    return head;
}

} // namespace framewatch
