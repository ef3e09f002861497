// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Headers of a server's answer that lead to another attempt. Options: 1 byte which (Location from ws or wss,
// Retry-After, Set-Cookie a line each).
#include "model/connection/attemptsettings.h"
#include "model/connection/cookiejar.h"
#include "model/connection/redirect.h"
#include "model/wire/retryafter.h"
#include "tests/fuzz/fuzzing.h"

using namespace framewatch;
using namespace framewatch::fuzz;

namespace {

Endpoint endpoint(const char *url)
{
    return Handshake::parseUrl(QString::fromLatin1(url)).value();
}

bool isSameOrigin(const Endpoint &a, const Endpoint &b)
{
    return a.secure == b.secure && a.port == b.port && a.host.compare(b.host, Qt::CaseInsensitive) == 0;
}

void redirect(const QByteArray &location, bool secure)
{
    ConnectionSettings from;
    from.url = secure ? QStringLiteral("wss://me:SECRET@a.example:81/x/y?z")
                      : QStringLiteral("ws://me:SECRET@a.example:81/x/y?z");
    from.auth = {AuthToken::Place::Bearer, {}, QStringLiteral("SECRET")};
    from.headers = {{"X-Api-Key", "SECRET"}, {"Cookie", "a=SECRET"}};
    const auto next = followRedirect(from, location, {from.url});
    if (!next) {
        FUZZ_REQUIRE(next.error().code == ErrorCode::Refused);
        FUZZ_REQUIRE(!next.error().message.isEmpty() && next.error().message.size() < 1000);
        return;
    }
    const Endpoint before = Handshake::parseUrl(from.url).value();
    const auto after = Handshake::parseUrl(next.value().settings.url);
    FUZZ_REQUIRE(after.ok());
    FUZZ_REQUIRE(!before.secure || after.value().secure);
    FUZZ_REQUIRE(next.value().sentence.size() < 1000);
    const auto tap = attemptSettings(next.value().settings);
    FUZZ_REQUIRE(tap.ok());
    if (isSameOrigin(before, after.value()) ||
        location.contains("SECRET")) // what the server knows it may say
        return;
    const QByteArray head = Handshake::buildRequest(tap.value().request).value();
    FUZZ_REQUIRE(!head.contains("SECRET") && !head.contains("Authorization") && !head.contains("Cookie:"));
    FUZZ_REQUIRE(next.value().settings.secrets().isEmpty());
}

void retry(const QByteArray &value)
{
    const auto wait =
        retryAfter({"HTTP/1.1", 503, {}, {{"Retry-After", value}}}, 1'800'000'000LL * 1'000'000'000);
    FUZZ_REQUIRE(!wait || (wait->count() >= 0 && *wait <= LongestRetryAfter));
}

void cookies(const QByteArray &lines)
{
    Handshake::Response response{"HTTP/1.1", 101, {}, {}};
    for (const QByteArray &line : lines.split('\n'))
        response.headers.append({"Set-Cookie", line});
    CookieJar jar;
    jar.take(response, endpoint("ws://a.example/x/y"));
    Handshake::Request same;
    same.endpoint = endpoint("ws://a.example/x/y");
    jar.addTo(same);
    FUZZ_REQUIRE(Handshake::buildRequest(same).ok());
    Handshake::Request other;
    other.endpoint = endpoint("ws://b.test/x/y");
    jar.addTo(other);
    FUZZ_REQUIRE(other.headers.isEmpty());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size);

int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const QByteArray rest = viewOf(data + 1, size - 1).toByteArray();
    switch (data[0] % 4) {
    case 0:
    case 1:
        redirect(rest, data[0] % 4 == 1);
        break;
    case 2:
        retry(rest);
        break;
    default:
        cookies(rest);
    }
    return 0;
}
