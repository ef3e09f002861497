// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The body of a refused answer, RFC 7230 §3.3.3 and §4.1. It is shown to the user, never interpreted, so a
// length or chunk that makes no sense ends or widens what is read; it is no error.
#include "model/wire/handshake.h"

#include <algorithm>

namespace framewatch::Handshake {

namespace {

constexpr qsizetype MaxLine = 4096;          // of a chunk size with its extensions, or of a trailer
constexpr qsizetype MaxTrailers = 64 * 1024; // all trailers together

bool isDigits(const QByteArray &text)
{
    return !text.isEmpty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The length all Content-Length values agree on; nothing if there is none to trust.
std::optional<qint64> contentLength(const Response &response)
{
    const QList<QByteArray> values = response.headerTokens("Content-Length");
    if (values.isEmpty() || values.count(values.first()) != values.size() || !isDigits(values.first()))
        return std::nullopt;
    bool ok = false;
    const qint64 length = values.first().toLongLong(&ok);
    return ok ? length : std::numeric_limits<qint64>::max();
}

/// Reads "1a2;name=value". Nothing if it is no size.
std::optional<qint64> chunkSize(QByteArrayView line)
{
    const qsizetype semicolon = line.indexOf(';');
    const QByteArray digits = line.first(semicolon < 0 ? line.size() : semicolon).trimmed().toByteArray();
    const bool isHex = std::all_of(digits.begin(), digits.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
    bool ok = false;
    const qint64 size = digits.toLongLong(&ok, 16);
    return isHex && ok ? std::optional(size) : std::nullopt;
}

} // namespace

BodyReader::BodyReader(const Response &response)
    : m_mode(Mode::UntilEnd)
    , m_left(std::numeric_limits<qint64>::max())
{
    const QList<QByteArray> codings = response.headerTokens("Transfer-Encoding");
    if (response.status < 200 || response.status == 204 || response.status == 304) {
        m_mode = Mode::None;
        m_complete = true;
    } else if (!codings.isEmpty()) { // outweighs Content-Length
        if (codings.last().compare("chunked", Qt::CaseInsensitive) == 0)
            m_mode = Mode::ChunkSize;
    } else if (const std::optional<qint64> length = contentLength(response)) {
        m_mode = Mode::Length;
        m_left = *length;
        m_complete = m_left == 0;
    }
}

bool BodyReader::add(QByteArrayView bytes)
{
    while (!m_complete && !bytes.isEmpty()) {
        switch (m_mode) {
        case Mode::None:
            m_complete = true;
            break;
        case Mode::Length:
        case Mode::UntilEnd:
            takeData(bytes);
            m_complete = m_complete || m_left == 0;
            break;
        case Mode::ChunkData:
            takeData(bytes);
            if (m_left == 0)
                m_mode = Mode::ChunkEnd;
            break;
        case Mode::ChunkSize:
        case Mode::ChunkEnd:
        case Mode::Trailers:
            takeLine(bytes);
            break;
        }
    }
    return m_complete;
}

void BodyReader::takeData(QByteArrayView &bytes)
{
    const qint64 size = std::min({m_left, qint64(bytes.size()), qint64(MaxBody - m_body.size())});
    m_body += bytes.first(size);
    bytes = bytes.sliced(size);
    m_left -= size;
    m_complete = m_body.size() == MaxBody;
}

/// Gathers bytes up to a line end, and acts on the line.
void BodyReader::takeLine(QByteArrayView &bytes)
{
    const qsizetype lineEnd = bytes.indexOf('\n');
    const qsizetype size = lineEnd < 0 ? bytes.size() : lineEnd + 1;
    if (m_line.size() + size > MaxLine) {
        m_complete = true;
        return;
    }
    m_line += bytes.first(size);
    bytes = bytes.sliced(size);
    if (lineEnd < 0)
        return;
    endLine(QByteArrayView(m_line).trimmed());
    m_line.clear();
}

void BodyReader::endLine(QByteArrayView line)
{
    if (m_mode == Mode::Trailers) {
        m_left -= m_line.size();
        m_complete = line.isEmpty() || m_left < 0;
    } else if (m_mode == Mode::ChunkEnd) {
        m_mode = Mode::ChunkSize;
        m_complete = !line.isEmpty(); // more data than the size said
    } else if (const std::optional<qint64> size = chunkSize(line)) {
        m_mode = *size == 0 ? Mode::Trailers : Mode::ChunkData;
        m_left = *size == 0 ? MaxTrailers : *size;
    } else {
        m_complete = true;
    }
}

} // namespace framewatch::Handshake
