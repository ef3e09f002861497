// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Options: 1 byte what is fuzzed (an answer, a URL, a request), 1 byte how the stream is cut.
#include "model/wire/handshake.h"
#include "tests/fuzz/fuzzing.h"

using namespace framewatch;
using namespace framewatch::fuzz;

namespace {

Handshake::Request sampleRequest()
{
    Handshake::Request request;
    request.endpoint.host = QStringLiteral("h");
    request.key = "dGhlIHNhbXBsZSBub25jZQ==";
    request.subprotocols = QStringList{QStringLiteral("chat")};
    return request;
}

bool holdsLineBreak(const QByteArray &text)
{
    return text.contains('\r') || text.contains('\n') || text.contains('\0');
}

// An answer

/// A head, written from what was read, must read the same.
void requireSameHead(const Handshake::Response &response)
{
    QByteArray head =
        response.version + ' ' + QByteArray::number(response.status) + ' ' + response.reason + "\r\n";
    for (const auto &[name, value] : response.headers) {
        FUZZ_REQUIRE(Handshake::isToken(name));
        FUZZ_REQUIRE(!holdsLineBreak(value));
        FUZZ_REQUIRE(value == value.trimmed());
        head += name + ": " + value + "\r\n";
    }
    head += "\r\n";
    if (head.size() > Handshake::MaxHead)
        return;
    FUZZ_REQUIRE(Handshake::headSize(head) == head.size());
    const auto again = Handshake::parseResponse(head);
    FUZZ_REQUIRE(again.ok());
    FUZZ_REQUIRE(again.value().status == response.status);
    FUZZ_REQUIRE(again.value().version == response.version);
    FUZZ_REQUIRE(again.value().reason == response.reason);
    FUZZ_REQUIRE(again.value().headers == response.headers);
}

void requireSound(const Handshake::Response &response)
{
    const auto accepted = Handshake::validate(sampleRequest(), response);
    if (!accepted) {
        FUZZ_REQUIRE(accepted.error().code == ErrorCode::Refused);
        FUZZ_REQUIRE(accepted.error().message.contains(QStringLiteral("(RFC 6455 §")));
        return;
    }
    FUZZ_REQUIRE(response.status == 101 && response.version == "HTTP/1.1");
    FUZZ_REQUIRE(response.header("Sec-WebSocket-Accept") == "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    FUZZ_REQUIRE(response.headerTokens("Sec-WebSocket-Extensions").isEmpty());
    const QString chosen = accepted.value().subprotocol;
    FUZZ_REQUIRE(chosen.isEmpty() || chosen == QStringLiteral("chat"));
}

QByteArray readBody(const Handshake::Response &response, const QList<QByteArray> &pieces, bool &complete)
{
    Handshake::BodyReader reader(response);
    qsizetype added = 0;
    for (const QByteArray &piece : pieces) {
        FUZZ_REQUIRE(reader.add(piece) == reader.isComplete());
        added += piece.size();
        FUZZ_REQUIRE(reader.body().size() <= std::min(added, Handshake::BodyReader::MaxBody));
    }
    complete = reader.isComplete();
    return reader.body();
}

/// A body that goes on and on: the same bytes, until there are more than may be kept.
void requireCapped(const Handshake::Response &response, QByteArrayView bytes)
{
    constexpr qsizetype Block = 128 * 1024;
    if (bytes.isEmpty())
        return;
    const QByteArray block = bytes.toByteArray().repeated(Block / bytes.size() + 1);
    bool complete = false;
    readBody(response, QList<QByteArray>(Handshake::BodyReader::MaxBody / Block + 1, block), complete);
}

void fuzzAnswer(QByteArrayView bytes, quint8 seed)
{
    const qsizetype size = Handshake::headSize(bytes);
    FUZZ_REQUIRE(size <= bytes.size() && size <= Handshake::MaxHead);
    if (size > 0) {
        FUZZ_REQUIRE(Handshake::headSize(bytes.first(size)) == size);
        FUZZ_REQUIRE(Handshake::headSize(bytes.first(size - 1)) == 0);
    }
    const auto response = Handshake::parseResponse(size > 0 ? bytes.first(size) : bytes);
    if (!response) {
        FUZZ_REQUIRE(response.error().code == ErrorCode::Protocol);
        return;
    }
    FUZZ_REQUIRE(Handshake::mayBeHttp(bytes));
    requireSameHead(response.value());
    requireSound(response.value());
    bool complete = false;
    const QByteArray body = readBody(response.value(), cut(bytes.sliced(size), 0), complete);
    for (const quint8 other : {quint8(1), seed}) {
        bool completeToo = false;
        FUZZ_REQUIRE(readBody(response.value(), cut(bytes.sliced(size), other), completeToo) == body);
        FUZZ_REQUIRE(completeToo == complete);
    }
    if (seed >= 0xF0) // now and then: it takes long
        requireCapped(response.value(), bytes.sliced(size));
}

// A URL

void fuzzUrl(QByteArrayView bytes)
{
    const auto endpoint = Handshake::parseUrl(QString::fromUtf8(bytes));
    if (!endpoint) {
        FUZZ_REQUIRE(endpoint.error().code == ErrorCode::Invalid && !endpoint.error().message.isEmpty());
        return;
    }
    Handshake::Request request = sampleRequest();
    request.endpoint = endpoint.value();
    const auto head = Handshake::buildRequest(request);
    FUZZ_REQUIRE(head.ok());
    FUZZ_REQUIRE(head.value().startsWith("GET " + request.endpoint.target + " HTTP/1.1\r\nHost: "));
    const bool credentials = !request.endpoint.user.isEmpty() || !request.endpoint.password.isEmpty();
    FUZZ_REQUIRE(head.value().count("\r\n") == (credentials ? 9 : 8));
    FUZZ_REQUIRE(head.value().count('\n') == head.value().count("\r\n"));

    // What goes out names the same place when it is typed.
    const QByteArray typed = (request.endpoint.secure ? "wss://" : "ws://") + request.endpoint.hostHeader() +
                             request.endpoint.target;
    const auto again = Handshake::parseUrl(QString::fromLatin1(typed));
    FUZZ_REQUIRE(again.ok());
    FUZZ_REQUIRE(again.value().hostHeader() == request.endpoint.hostHeader());
    FUZZ_REQUIRE(again.value().target == request.endpoint.target);
    FUZZ_REQUIRE(again.value().port == request.endpoint.port);
}

// A request

/// Lines of "name=value" are headers, "o…" an origin, "s…" a subprotocol.
Handshake::Request readRequest(QByteArrayView bytes)
{
    Handshake::Request request = sampleRequest();
    for (const QByteArray &item : bytes.toByteArray().split('|')) {
        const qsizetype sign = item.indexOf('=');
        if (sign >= 0)
            request.headers.append({item.first(sign), item.sliced(sign + 1)});
        else if (item.startsWith('o'))
            request.origin = item.sliced(1);
        else if (item.startsWith('s'))
            request.subprotocols.append(QString::fromUtf8(item.sliced(1)));
    }
    return request;
}

/// The head must hold the headers that were given, all of them, in order, and no other.
void fuzzRequest(QByteArrayView bytes)
{
    const Handshake::Request request = readRequest(bytes);
    const auto built = Handshake::buildRequest(request);
    if (!built)
        return;
    const QByteArray head = built.value();
    FUZZ_REQUIRE(head.startsWith("GET / HTTP/1.1\r\n"));
    FUZZ_REQUIRE(head.count('\n') == head.count("\r\n") && head.count('\r') == head.count("\r\n"));
    const auto read = Handshake::parseResponse("HTTP/1.1 200 OK" + head.sliced(14));
    if (head.size() > Handshake::MaxHead)
        return;
    FUZZ_REQUIRE(read.ok());
    const HeaderList written = read.value().headers;
    qsizetype own = 0;
    for (const auto &header : request.headers) {
        if (header.first.compare("Sec-WebSocket-Protocol", Qt::CaseInsensitive) == 0)
            continue;
        FUZZ_REQUIRE(written.contains({header.first, header.second.trimmed()}));
        ++own;
    }
    FUZZ_REQUIRE(written.size() >= own && written.size() <= own + 7);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size);

int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    QByteArrayView bytes = viewOf(data, size);
    const quint8 what = takeByte(bytes);
    const quint8 seed = takeByte(bytes);
    switch (what % 3) {
    case 0:
        fuzzAnswer(bytes, seed);
        break;
    case 1:
        fuzzUrl(bytes);
        break;
    default:
        fuzzRequest(bytes);
    }
    return 0;
}
