// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The opening handshake, RFC 6455 §4, client's side: request head built, response head parsed and validated.
#pragma once

#include "model/core/result.h"
#include "model/wire/deflateterms.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>

namespace framewatch {

using HeaderList = QList<std::pair<QByteArray, QByteArray>>; ///< order and case kept

/// Where a ws or wss URL points, the target byte for byte as typed.
struct Endpoint
{
    bool secure = false;
    QString host; ///< ASCII (IDN encoded), IPv6 without brackets
    quint16 port = 80;
    bool explicitPort = false;
    /// Path and query as typed; a fragment is dropped; non-ASCII and blanks percent-encoded.
    QByteArray target = "/";
    QString user; ///< from userinfo, percent-decoded
    QString password;

    /// Value of the Host header: brackets round IPv6, port only if it was typed and is not the scheme's
    /// default.
    QByteArray hostHeader() const;
};

namespace Handshake {

/// Reads "ws://host:port/target"; without a scheme it is ws. http and https are taken as ws and wss. Invalid
/// says what is wrong with the URL.
Result<Endpoint> parseUrl(const QString &text);

/// Whether text can name a header or a subprotocol: letters, digits and !#$%&'*+-.^_`|~ (RFC 7230 §3.2.6).
bool isToken(QByteArrayView text);

/// A random Sec-WebSocket-Key (16 bytes in Base64, §4.1).
QByteArray makeKey();
/// Sec-WebSocket-Accept for a key (§4.2.2).
QByteArray acceptFor(const QByteArray &key);

struct Request
{
    Endpoint endpoint;
    QByteArray key;
    QByteArray origin; ///< empty: none
    QStringList subprotocols;
    HeaderList headers; ///< the user's: in order and case; they replace a generated header of the same name
    QByteArray extensions = {}; ///< Sec-WebSocket-Extensions: see Deflate::offer(); empty: none
};
/// The request head, with its blank line. Invalid if a header name is no token, a value has a line break or
/// NUL, or a subprotocol is no token. The user's headers of a generated name take its place, all of them; the
/// others follow. Sec-WebSocket-Protocol is one header: what the user's own say, then subprotocols. A user or
/// password in the endpoint becomes Authorization: Basic.
Result<QByteArray> buildRequest(const Request &request);

struct Response
{
    QByteArray version; ///< "HTTP/1.1"
    int status = 0;
    QByteArray reason;
    HeaderList headers; ///< folded lines joined; values trimmed
    /// First value of the header, case-insensitively; empty if there is none.
    QByteArray header(QByteArrayView name) const;
    /// All values of it, split at commas, trimmed.
    QList<QByteArray> headerTokens(QByteArrayView name) const;
};

inline constexpr qsizetype MaxHead = 64 * 1024; ///< bytes of a response head, blank line included

/// False as soon as the first bytes of an answer show that it is not HTTP.
bool mayBeHttp(QByteArrayView bytes);
/// Size of the head at the front of bytes, blank line included; 0 if it has not all come, or not within
/// MaxHead.
qsizetype headSize(QByteArrayView bytes);
/// Parses a whole head. Protocol if it is not HTTP; the message starts small, to stand after a colon.
Result<Response> parseResponse(QByteArrayView head);
/// 100 Continue, 103 Early Hints …: another head follows, and that is the answer (RFC 7231 §6.2).
bool isInterim(const Response &response);

struct Accepted
{
    QString subprotocol;
    std::optional<DeflateTerms> deflate; ///< nothing: messages are not compressed
};
/// Checks an answer against its request (§4.1 points 1–6): 101, HTTP/1.1, Upgrade, Connection (a list is
/// right), accept, no extension but permessage-deflate as it was offered (Deflate::judge), a subprotocol we offered
/// or none. The Error names the broken rule with its section; its message starts small, to stand after a colon. A
/// Sec-WebSocket-Key among the user's headers is the one that counts, and so is a Sec-WebSocket-Extensions: what it
/// offers of permessage-deflate may be taken and is spoken, another extension that it offers must not be.
Result<Accepted> validate(const Request &request, const Response &response);

/// Reads the body of a refused answer: by Content-Length, chunked (decoded), or until the end; 1xx, 204 and
/// 304 have none. A response without a length that can be trusted is read until the end.
class BodyReader
{
public:
    static constexpr qsizetype MaxBody = 1024 * 1024;
    explicit BodyReader(const Response &response);
    /// Takes bytes; true once the body is complete (or MaxBody is reached).
    bool add(QByteArrayView bytes);
    QByteArray body() const { return m_body; }
    bool isComplete() const { return m_complete; }

private:
    enum class Mode : quint8 { None, Length, UntilEnd, ChunkSize, ChunkData, ChunkEnd, Trailers };

    Mode m_mode;
    qint64 m_left;     // of the body, the chunk or the trailers
    QByteArray m_line; // of a chunk size or trailer, as far as it came
    QByteArray m_body;
    bool m_complete = false;

    void takeData(QByteArrayView &bytes);
    void takeLine(QByteArrayView &bytes);
    void endLine(QByteArrayView line);
};

} // namespace Handshake
} // namespace framewatch
