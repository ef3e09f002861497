// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The way to the server: proxy, address family, redirects.
#pragma once

#include <QString>

namespace framewatch {

struct NetworkSettings
{
    enum class Proxy : quint8 {
        None,
        System, ///< what the desktop or the environment says for this URL
        Http,   ///< CONNECT (RFC 7231 §4.3.6)
        Socks5, ///< RFC 1928; the proxy looks the name up
    };
    enum class Family : quint8 { Any, IPv4, IPv6 };

    Proxy proxy = Proxy::None;
    QString proxyHost;
    quint16 proxyPort = 0;
    QString proxyUser;
    QString proxyPassword; ///< a secret
    Family family = Family::Any;
    bool followRedirects = false;
    int maxRedirects = 5; ///< in a row
    bool keepCookies = false; ///< Set-Cookie of an answer goes with the next attempts of the session

    bool operator==(const NetworkSettings &) const = default;
};

} // namespace framewatch
