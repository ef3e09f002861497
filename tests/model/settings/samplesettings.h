// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Settings in which no field has its default.
#pragma once

#include "model/connection/connectionsettings.h"

namespace framewatch::test {

inline ConnectionSettings sampleSettings()
{
    using std::chrono::milliseconds;
    ConnectionSettings s;
    s.url = QStringLiteral("wss://example.org/chat?room=7");
    s.headers = {{"X-Room", "sieben ä", true}, {"X-Off", "no", false}, {"X-Bytes", "\xff\xfe", true}};
    s.subprotocols = {QStringLiteral("chat.v2"), QStringLiteral("chat.v1")};
    s.origin = "https://example.org";
    s.auth = {AuthToken::Place::Query, QStringLiteral("key"), {}, QStringLiteral("{\"t\":\"{token}\"}")};
    s.tls = {false, QStringLiteral("/ca.pem"),   QStringLiteral("/c.pem"),        QStringLiteral("/k.pem"),
             {},    TlsSettings::Version::Tls13, QStringLiteral("other.example"), {QByteArray(32, '\x1f')}};
    s.network = {NetworkSettings::Proxy::Socks5,
                 QStringLiteral("proxy"),
                 1080,
                 QStringLiteral("me"),
                 {},
                 NetworkSettings::Family::IPv6,
                 true,
                 3,
                 true};
    s.compression = {false, true, true, 10, 11, 99};
    s.reconnect.enabled = false;
    s.reconnect.backoff = ReconnectPolicy::Backoff::Jitter;
    s.reconnect.first = milliseconds(1);
    s.reconnect.longest = milliseconds(2);
    s.reconnect.stableAfter = milliseconds(3);
    s.reconnect.maxAttempts = 4;
    s.reconnect.finalCloseCodes = {{4000, 4010}};
    s.reconnect.finalStatuses = {};
    s.reconnect.retryNetwork = false;
    s.reconnect.retryCertificate = true;
    s.retryFirst = false;
    s.handshakeTimeout = milliseconds(5);
    s.pingInterval = milliseconds(6);
    s.pongDeadline = milliseconds(7);
    s.heartbeatInterval = milliseconds(8);
    s.heartbeat = QStringLiteral("beat");
    s.maxMessage = 9;
    s.openSteps = {{OpenStep::Kind::Send, false, QStringLiteral("hi\n\"there\""), {}, milliseconds(5000)},
                   {OpenStep::Kind::Wait,
                    true,
                    {},
                    {ReplyMatch::Kind::Json, QStringLiteral("$.a"), QStringLiteral("1")},
                    milliseconds(10)}};
    s.whenNotOpen = ConnectionSettings::WhenNotOpen::Queue;
    return s;
}

} // namespace framewatch::test
