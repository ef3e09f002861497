// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The opening handshake, RFC 6455 §4, client's side: request head built, response head parsed and validated.
#pragma once

#include "model/core/result.h"

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
    QString host;      ///< ASCII (IDN encoded), IPv6 without brackets
    quint16 port = 80;
    bool explicitPort = false;
    QByteArray target = "/"; ///< path and query as typed; a fragment is dropped; non-ASCII and blanks percent-encoded
    QString user;      ///< from userinfo, percent-decoded
    QString password;

    /// Value of the Host header: brackets round IPv6, port only if it was typed and is not the scheme's default.
    QByteArray hostHeader() const;
};

namespace Handshake {

/// Reads "ws://host:port/target"; without a scheme it is ws. http and https are taken as ws and wss. Invalid says
/// what is wrong with the URL.
Result<Endpoint> parseUrl(const QString &text);

/// A random Sec-WebSocket-Key (16 bytes in Base64, §4.1).
QByteArray makeKey();
/// Sec-WebSocket-Accept for a key (§4.2.2).
QByteArray acceptFor(const QByteArray &key);

struct Request
{
    Endpoint endpoint;
    QByteArray key;
    QByteArray origin;          ///< empty: none
    QStringList subprotocols;
    HeaderList headers;         ///< the user's: in order and case; they replace a generated header of the same name
};
/// The request head, with its blank line. Invalid if a header name is no token or a value has a line break or NUL.
Result<QByteArray> buildRequest(const Request &request);

struct Response
{
    QByteArray version;  ///< "HTTP/1.1"
    int status = 0;
    QByteArray reason;
    HeaderList headers;  ///< folded lines joined; values trimmed
    /// First value of the header, case-insensitively; empty if there is none.
    QByteArray header(QByteArrayView name) const;
    /// All values of it, split at commas, trimmed.
    QList<QByteArray> headerTokens(QByteArrayView name) const;
};

inline constexpr qsizetype MaxHead = 64 * 1024; ///< bytes of a response head, blank line included

/// Size of the head at the front of bytes, blank line included; 0 if it has not all come.
qsizetype headSize(QByteArrayView bytes);
/// Parses a whole head. Protocol if it is not HTTP.
Result<Response> parseResponse(QByteArrayView head);

struct Accepted
{
    QString subprotocol;
};
/// Checks an answer against its request (§4.1 points 1–6): 101, HTTP/1.1, Upgrade, Connection (a list is right),
/// accept, no extension, a subprotocol we offered or none. The Error names the broken rule with its section.
Result<Accepted> validate(const Request &request, const Response &response);

/// How many body bytes follow a refused answer: Content-Length, chunked (decoded by BodyReader), or until the end.
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
    enum class Mode : quint8 { None, Length, Chunked, UntilEnd } m_mode;
    qint64 m_left = 0;
    QByteArray m_buffer;
    QByteArray m_body;
    bool m_complete = false;
    bool takeChunks();
};

} // namespace Handshake
} // namespace framewatch
