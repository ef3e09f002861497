// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Cookies of a session: what servers set goes with later attempts.
#pragma once

#include "model/wire/handshake.h"

#include <memory>

namespace framewatch {

/// RFC 6265 by QNetworkCookieJar: domain, path, secure and expiry decide where a cookie goes. Lives as long
/// as its session and never touches the disk. At most 4 KiB a cookie and 200 cookies; a Secure cookie counts
/// only if it came over wss.
class CookieJar
{
public:
    CookieJar();
    ~CookieJar();

    /// Keeps what Set-Cookie of an answer says. Returns the values, which are credentials from now on; those
    /// of under 6 bytes are left out, because "1" and "en" stand in every other text too.
    QList<QByteArray> take(const Handshake::Response &response, const Endpoint &from);
    /// Adds what fits the request's endpoint to its Cookie header, behind what is there; a cookie that is
    /// there already by name stays as it is.
    void addTo(Handshake::Request &request) const;
    void clear();

private:
    class Jar;
    std::unique_ptr<Jar> m_jar;
};

} // namespace framewatch
