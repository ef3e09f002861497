// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a response head as RFC 7230 §3 has it. What it lets pass: lines that end in a bare LF (§3.5), folded
// lines (§3.2.4) and a status line without a reason. What it does not: a CR elsewhere, NUL, a blank before
// the colon and header names that are no tokens, for each of them means that two readers may see two
// different heads.
#include "model/wire/handshake.h"

#include <algorithm>

namespace framewatch::Handshake {

namespace {

constexpr QByteArrayView HttpStart("HTTP/");

Error notHttp(const QString &message)
{
    return {ErrorCode::Protocol, message, {}};
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Takes a line off head, without its line end.
QByteArrayView takeLine(QByteArrayView &head)
{
    const qsizetype lineEnd = head.indexOf('\n');
    QByteArrayView line = lineEnd < 0 ? head : head.first(lineEnd);
    head = lineEnd < 0 ? QByteArrayView() : head.sliced(lineEnd + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

/// HTTP-version SP status-code [SP reason-phrase], RFC 7230 §3.1.2.
bool readStatusLine(QByteArrayView line, Response &response)
{
    constexpr qsizetype VersionSize = 8; // HTTP/1.1
    constexpr qsizetype CodeEnd = VersionSize + 4;
    if (line.size() < CodeEnd || !line.startsWith(HttpStart) || !isDigit(line[5]) || line[6] != '.' ||
        !isDigit(line[7]) || line[VersionSize] != ' ')
        return false;
    const QByteArrayView code = line.sliced(VersionSize + 1, 3);
    if (!std::all_of(code.begin(), code.end(), isDigit) || code[0] == '0')
        return false;
    if (line.size() > CodeEnd && line[CodeEnd] != ' ')
        return false;
    response.version = line.first(VersionSize).toByteArray();
    response.status = code.toInt();
    response.reason = line.sliced(CodeEnd).trimmed().toByteArray();
    return true;
}

bool readHeader(QByteArrayView line, HeaderList &headers)
{
    if (isBlank(line.front())) { // folded: goes on where the line before ended
        if (headers.isEmpty())
            return false;
        QByteArray &value = headers.last().second;
        const QByteArrayView more = line.trimmed();
        if (!value.isEmpty() && !more.isEmpty())
            value += ' ';
        value += more;
        return true;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = line.first(std::max<qsizetype>(colon, 0));
    if (!isToken(name))
        return false;
    headers.append({name.toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
    return true;
}

} // namespace

bool isToken(QByteArrayView text)
{
    static constexpr QByteArrayView Marks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || Marks.contains(c);
    });
}

QByteArray Response::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QList<QByteArray> Response::headerTokens(QByteArrayView name) const
{
    QList<QByteArray> tokens;
    for (const auto &[key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) != 0)
            continue;
        for (const QByteArray &part : value.split(',')) {
            if (QByteArray token = part.trimmed(); !token.isEmpty())
                tokens.append(std::move(token));
        }
    }
    return tokens;
}

bool mayBeHttp(QByteArrayView bytes)
{
    const qsizetype size = std::min(bytes.size(), HttpStart.size());
    return bytes.first(size) == HttpStart.first(size);
}

bool isInterim(const Response &response)
{
    return response.status >= 100 && response.status < 200 && response.status != 101;
}

qsizetype headSize(QByteArrayView bytes)
{
    const QByteArrayView seen = bytes.first(std::min(bytes.size(), MaxHead));
    for (qsizetype at = seen.indexOf('\n'); at >= 0; at = seen.indexOf('\n', at + 1)) {
        const QByteArrayView rest = seen.sliced(at + 1);
        if (rest.startsWith('\n'))
            return at + 2;
        if (rest.startsWith("\r\n"))
            return at + 3;
    }
    return 0;
}

Result<Response> parseResponse(QByteArrayView head)
{
    if (head.size() > MaxHead)
        return notHttp(QStringLiteral("the server's answer has a head of more than 64 KiB"));
    if (head.contains('\0'))
        return notHttp(QStringLiteral("the server's answer has a NUL in its head"));
    Response response;
    if (!readStatusLine(takeLine(head), response))
        return notHttp(QStringLiteral("the server's answer is not HTTP: it does not start with a status line "
                                      "(RFC 7230 §3.1.2)"));
    for (int number = 2; !head.isEmpty(); ++number) {
        const QByteArrayView line = takeLine(head);
        if (line.isEmpty())
            break;
        if (line.contains('\r') || !readHeader(line, response.headers))
            return notHttp(
                QStringLiteral("line %1 of the server's answer is not a header (RFC 7230 §3.2)").arg(number));
    }
    return response;
}

} // namespace framewatch::Handshake
