// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/handshake.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace framewatch::Handshake {

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

Error invalid(const QString &message)
{
    return {ErrorCode::Invalid, message, {}};
}

Error refused(const QString &message)
{
    return {ErrorCode::Refused, message, {}};
}

QString quoted(QByteArrayView bytes)
{
    constexpr qsizetype Most = 200;
    QString text = QString::fromUtf8(bytes.first(std::min(bytes.size(), Most)));
    if (bytes.size() > Most)
        text += u'…';
    return u'“' + text + u'”';
}

/// A line break or NUL in a value would let it write headers of its own.
bool isFieldValue(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isRequestTarget(QByteArrayView text)
{
    return text.startsWith('/') &&
           std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7F; });
}

/// Elements of a comma-separated list, trimmed; empty ones are left out (RFC 7230 §7).
QList<QByteArray> listElements(const QByteArray &value)
{
    QList<QByteArray> elements;
    for (const QByteArray &part : value.split(',')) {
        if (QByteArray element = part.trimmed(); !element.isEmpty())
            elements.append(std::move(element));
    }
    return elements;
}

QList<QByteArray> valuesOf(const HeaderList &headers, QByteArrayView name)
{
    QList<QByteArray> values;
    for (const auto &[header, value] : headers) {
        if (sameName(header, name))
            values.append(value.trimmed());
    }
    return values;
}

/// All subprotocols the request offers: those of the user's own headers, then the listed ones, each once
/// (§4.1, 10).
QList<QByteArray> offeredSubprotocols(const Request &request)
{
    QList<QByteArray> offered;
    const auto offer = [&offered](const QByteArray &name) {
        if (!offered.contains(name))
            offered.append(name);
    };
    for (const QByteArray &value : valuesOf(request.headers, "Sec-WebSocket-Protocol")) {
        for (const QByteArray &name : listElements(value))
            offer(name);
    }
    for (const QString &name : request.subprotocols)
        offer(name.toUtf8());
    return offered;
}

/// The key that goes out: the user's header, if there is one, stands in for ours.
QByteArray effectiveKey(const Request &request)
{
    const QList<QByteArray> own = valuesOf(request.headers, "Sec-WebSocket-Key");
    return own.isEmpty() ? request.key : own.first();
}

HeaderList generatedHeaders(const Request &request)
{
    const Endpoint &endpoint = request.endpoint;
    HeaderList headers{{"Host", endpoint.hostHeader()},
                       {"Upgrade", "websocket"},
                       {"Connection", "Upgrade"},
                       {"Sec-WebSocket-Key", request.key},
                       {"Sec-WebSocket-Version", "13"}};
    if (!request.origin.isEmpty())
        headers.append({"Origin", request.origin});
    if (!endpoint.user.isEmpty() || !endpoint.password.isEmpty()) {
        const QByteArray credentials = (endpoint.user + u':' + endpoint.password).toUtf8().toBase64();
        headers.append({"Authorization", "Basic " + credentials});
    }
    const QList<QByteArray> offered = offeredSubprotocols(request);
    if (!offered.isEmpty())
        headers.append({"Sec-WebSocket-Protocol", offered.join(", ")});
    if (!request.extensions.isEmpty())
        headers.append({Deflate::HeaderName, request.extensions});
    return headers;
}

/// The user's headers of a name stand where the generated one would, the others follow in their order. Of
/// subprotocols the merged list is kept, under the name as the user wrote it.
HeaderList mergedHeaders(const Request &request)
{
    HeaderList merged;
    HeaderList own = request.headers;
    for (const auto &generated : generatedHeaders(request)) {
        const auto isSame = [&generated](const auto &header) {
            return sameName(header.first, generated.first);
        };
        const auto first = std::find_if(own.begin(), own.end(), isSame);
        if (first == own.end())
            merged.append(generated);
        else if (sameName(generated.first, "Sec-WebSocket-Protocol"))
            merged.append({first->first, generated.second});
        else
            std::copy_if(own.begin(), own.end(), std::back_inserter(merged), isSame);
        own.removeIf(isSame);
    }
    return merged + own;
}

Error faultOf(const Request &request)
{
    if (!isRequestTarget(request.endpoint.target))
        return invalid(QStringLiteral("The path of the URL has a character that cannot stand in a request"));
    for (const QString &name : request.subprotocols) {
        if (!isToken(name.toUtf8()))
            return invalid(
                QStringLiteral("“%1” cannot be a subprotocol: its name has only letters, digits and "
                               "!#$%&'*+-.^_`|~ (RFC 6455 §4.1)")
                    .arg(name));
    }
    if (!isFieldValue(request.origin))
        return invalid(QStringLiteral("The origin has a line break or NUL"));
    for (const auto &[name, value] : request.headers) {
        if (!isToken(name))
            return invalid(QStringLiteral("%1 cannot be a header's name (RFC 7230 §3.2)").arg(quoted(name)));
        if (!isFieldValue(value))
            return invalid(
                QStringLiteral("The header %1 has a line break or NUL in its value").arg(quoted(name)));
    }
    return {};
}

// Checks of an answer, in the order of §4.1. Each returns no error if its point is met.

Error checkStatus(const Response &response)
{
    if (response.status != 101)
        return refused(
            QStringLiteral("the server answered %1 %2 instead of 101 Switching Protocols (RFC 6455 §4.1)")
                .arg(response.status)
                .arg(QString::fromUtf8(response.reason))
                .simplified());
    if (response.version != "HTTP/1.1")
        return refused(
            QStringLiteral("the server answered 101 by %1: the upgrade needs HTTP/1.1 (RFC 6455 §4.1)")
                .arg(QString::fromLatin1(response.version)));
    return {};
}

qsizetype countOf(const Response &response, QByteArrayView name)
{
    return std::count_if(response.headers.begin(), response.headers.end(),
                         [name](const auto &header) { return sameName(header.first, name); });
}

Error checkUpgrade(const Response &response)
{
    if (countOf(response, "Upgrade") == 0)
        return refused(QStringLiteral("the server's 101 has no Upgrade header (RFC 6455 §4.1)"));
    const QList<QByteArray> upgrade = response.headerTokens("Upgrade");
    if (upgrade.size() != 1 || !sameName(upgrade.first(), "websocket"))
        return refused(QStringLiteral("the server's 101 upgrades to %1, not to “websocket” (RFC 6455 §4.1)")
                           .arg(quoted(upgrade.join(", "))));
    return {};
}

Error checkConnection(const Response &response)
{
    const QList<QByteArray> tokens = response.headerTokens("Connection");
    const bool found = std::any_of(tokens.begin(), tokens.end(),
                                   [](const QByteArray &token) { return sameName(token, "upgrade"); });
    if (!found)
        return refused(
            QStringLiteral("the server's 101 has no “Upgrade” in its Connection header (RFC 6455 §4.1)"));
    return {};
}

Error checkAccept(const Request &request, const Response &response)
{
    const qsizetype count = countOf(response, "Sec-WebSocket-Accept");
    if (count == 0)
        return refused(QStringLiteral("the server's 101 has no Sec-WebSocket-Accept (RFC 6455 §4.1)"));
    if (count > 1)
        return refused(
            QStringLiteral("the server's 101 has %1 Sec-WebSocket-Accept headers: only one may be there "
                           "(RFC 6455 §11.3.3)")
                .arg(count));
    const QByteArray got = response.header("Sec-WebSocket-Accept");
    const QByteArray expected = acceptFor(effectiveKey(request));
    if (got != expected)
        return {ErrorCode::Refused,
                QStringLiteral("the server's Sec-WebSocket-Accept %1 does not fit our key (RFC 6455 §4.1)")
                    .arg(quoted(got)),
                QStringLiteral("expected %1").arg(QString::fromLatin1(expected))};
    return {};
}

/// What the answer's extensions come to.
Result<std::optional<DeflateTerms>> agreedExtensions(const Request &request, const Response &response)
{
    QList<QByteArray> offered = valuesOf(request.headers, Deflate::HeaderName);
    if (offered.isEmpty() && !request.extensions.isEmpty())
        offered.append(request.extensions);
    return Deflate::judge(offered, valuesOf(response.headers, Deflate::HeaderName));
}

Error checkSubprotocol(const Request &request, const Response &response)
{
    const qsizetype count = countOf(response, "Sec-WebSocket-Protocol");
    if (count == 0)
        return {};
    if (count > 1)
        return refused(
            QStringLiteral("the server's 101 has %1 Sec-WebSocket-Protocol headers: only one may be there "
                           "(RFC 6455 §11.3.4)")
                .arg(count));
    const QByteArray chosen = response.header("Sec-WebSocket-Protocol");
    if (!offeredSubprotocols(request).contains(chosen))
        return refused(
            QStringLiteral("the server chose the subprotocol %1, which was not offered (RFC 6455 §4.1)")
                .arg(quoted(chosen)));
    return {};
}

} // namespace

QByteArray makeKey()
{
    std::array<quint32, 4> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), sizeof random).toBase64();
}

QByteArray acceptFor(const QByteArray &key)
{
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
        .toBase64();
}

Result<QByteArray> buildRequest(const Request &request)
{
    if (const Error fault = faultOf(request))
        return fault;
    QByteArray head = "GET " + request.endpoint.target + " HTTP/1.1\r\n";
    for (const auto &[name, value] : mergedHeaders(request)) {
        // What was generated is checked too: a host or key not made by our own functions may hold anything.
        if (!isFieldValue(value))
            return invalid(
                QStringLiteral("The header %1 has a line break or NUL in its value").arg(quoted(name)));
        head += name + ": " + value + "\r\n";
    }
    return head + "\r\n";
}

Result<Accepted> validate(const Request &request, const Response &response)
{
    for (const Error &fault : {checkStatus(response), checkUpgrade(response), checkConnection(response),
                               checkAccept(request, response), checkSubprotocol(request, response)}) {
        if (fault)
            return fault;
    }
    const auto deflate = agreedExtensions(request, response);
    if (!deflate)
        return deflate.error();
    return Accepted{QString::fromUtf8(response.header("Sec-WebSocket-Protocol")), deflate.value()};
}

} // namespace framewatch::Handshake
