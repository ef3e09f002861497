// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/httpanswer.h"

#include <QLocale>
#include <QTimeZone>

namespace framewatch::HttpAnswers {

namespace {

struct Status
{
    int code;
    const char *reason;
};

constexpr std::array Statuses{
    Status{400, "Bad Request"},
    Status{405, "Method Not Allowed"},
    Status{408, "Request Timeout"},
    Status{426, "Upgrade Required"},
    Status{431, "Request Header Fields Too Large"},
    Status{503, "Service Unavailable"},
    Status{505, "HTTP Version Not Supported"},
};

QByteArray reasonPhrase(int status)
{
    for (const Status &known : Statuses) {
        if (known.code == status)
            return known.reason;
    }
    return "Error";
}

Refusal bad(const QString &sentence)
{
    return {400, sentence};
}

bool isUpgrade(const RequestHead &request)
{
    return request.hasToken("Upgrade", "websocket");
}

/// Base64 of 16 bytes (RFC 6455 §4.2.1 point 5).
bool isKey(const QByteArray &key)
{
    const auto decoded = QByteArray::fromBase64Encoding(key, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && (*decoded).size() == 16 && key.size() == 24;
}

std::optional<Refusal> judgeHttp(const RequestHead &request)
{
    if (request.major != 1)
        return Refusal{505, QStringLiteral("This server speaks HTTP/1.1 and WebSocket")};
    if (request.method != "GET" && request.method != "HEAD")
        return Refusal{405, QStringLiteral("A WebSocket is opened with GET, not with %1")
                                .arg(QString::fromLatin1(request.method))};
    if (request.minor > 0 && request.count("Host") != 1)
        return bad(QStringLiteral("An HTTP/1.1 request has exactly one Host header (RFC 9112 §3.2)"));
    return std::nullopt;
}

std::optional<Refusal> judgeKeyAndVersion(const RequestHead &request)
{
    if (request.count("Sec-WebSocket-Key") != 1 || !isKey(request.header("Sec-WebSocket-Key")))
        return bad(QStringLiteral(
            "Sec-WebSocket-Key must be there once, with 16 bytes in Base64 (RFC 6455 §4.2.1)"));
    if (request.count("Sec-WebSocket-Version") != 1)
        return bad(QStringLiteral("Sec-WebSocket-Version must be there once (RFC 6455 §4.2.1)"));
    if (request.header("Sec-WebSocket-Version") != "13")
        return Refusal{
            426, QStringLiteral("Only version 13 of the WebSocket protocol is spoken here (RFC 6455 §4.4)")};
    return std::nullopt;
}

std::optional<Refusal> judgeUpgrade(const RequestHead &request)
{
    if (request.method != "GET" || request.minor < 1)
        return bad(QStringLiteral("A WebSocket is opened with GET and HTTP/1.1 (RFC 6455 §4.2.1)"));
    if (!request.hasToken("Connection", "upgrade"))
        return bad(QStringLiteral("Connection: Upgrade is missing (RFC 6455 §4.2.1)"));
    if (const auto refusal = judgeKeyAndVersion(request))
        return refusal;
    const QByteArray length = request.header("Content-Length");
    if (request.count("Transfer-Encoding") > 0 || (!length.isEmpty() && length != "0"))
        return bad(QStringLiteral("A request that opens a WebSocket has no body"));
    const QList<QByteArray> subprotocols = request.tokens("Sec-WebSocket-Protocol");
    if (!std::all_of(subprotocols.begin(), subprotocols.end(),
                     [](const QByteArray &t) { return isHttpToken(t); }))
        return bad(QStringLiteral("Sec-WebSocket-Protocol holds a name that is no token (RFC 6455 §4.1)"));
    return std::nullopt;
}

QByteArray bodyText(const Refusal &refusal, const QString &url)
{
    return QStringLiteral(
               "%1 %2\n\n%3.\n\n"
               "This is a WebSocket server (Framewatch), not a web site. A connection is open only after\n"
               "\"101 Switching Protocols\": connect with a WebSocket client to\n\n    %4\n\n"
               "or from a browser's console:\n\n    new WebSocket(\"%4\")\n")
        .arg(QString::number(refusal.status), QString::fromLatin1(reasonPhrase(refusal.status)),
             refusal.sentence, url)
        .toUtf8();
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'")).toLatin1();
}

QByteArray specialHeaders(int status)
{
    if (status == 426)
        return "Upgrade: websocket\r\nConnection: Upgrade, close\r\nSec-WebSocket-Version: 13\r\n";
    return status == 405 ? "Allow: GET, HEAD\r\nConnection: close\r\n" : "Connection: close\r\n";
}

} // namespace

std::optional<Refusal> judge(const RequestHead &request)
{
    if (const auto refusal = judgeHttp(request))
        return refusal;
    if (isUpgrade(request))
        return judgeUpgrade(request);
    if (request.count("Sec-WebSocket-Key") > 0)
        return bad(QStringLiteral("Upgrade: websocket is missing (RFC 6455 §4.2.1)"));
    return Refusal{426, QStringLiteral("A plain HTTP request is not a WebSocket connection")};
}

QString statusText(int status)
{
    return QStringLiteral("%1 %2").arg(status).arg(QString::fromLatin1(reasonPhrase(status)));
}

HttpAnswer make(const Refusal &refusal, const QString &url, const QDateTime &now, bool headOnly)
{
    const QByteArray body = bodyText(refusal, url);
    QByteArray head =
        "HTTP/1.1 " + QByteArray::number(refusal.status) + ' ' + reasonPhrase(refusal.status) + "\r\n";
    head += specialHeaders(refusal.status);
    head += "Content-Type: text/plain; charset=utf-8\r\n"
            "X-Content-Type-Options: nosniff\r\n"
            "Date: " +
            httpDate(now) +
            "\r\n"
            "Content-Length: " +
            QByteArray::number(body.size()) + "\r\n\r\n";
    return {head, headOnly ? QByteArray() : body};
}

} // namespace framewatch::HttpAnswers
