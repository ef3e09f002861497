// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of the attempt under way: the user's, or where redirects led from there, with the session's cookies.
#pragma once

#include "model/connection/connectionsettings.h"
#include "model/connection/cookiejar.h"
#include "model/core/redactor.h"
#include "model/wire/wiretap.h"

#include <QStringList>

namespace framewatch {

/// Values only: whoever owns it starts the attempts. See redirect.h and cookiejar.h for the rules.
class AttemptChain
{
public:
    /// A new chain, from what the user said. The cookies stay, unless they are no longer wanted.
    void start(const ConnectionSettings &settings);
    /// What the attempt needs; the Error names the URL, header or file.
    Result<TapSettings> tapSettings() const;
    /// Keeps the cookies of an answer, if that is wanted; returns what is a secret from now on.
    QList<QByteArray> answered(const Handshake::Response &response);
    /// Whether an attempt ended with a redirect that is to be followed.
    bool isRedirected(const TapEnd &end) const;
    /// Goes on to where it leads, and says so in a sentence; on an Error everything stays as it was.
    Result<QString> follow(const TapEnd &end);

    const ConnectionSettings &settings() const { return m_settings; }
    /// Knows what must not be said over the connection by itself: at another origin than the user's, the user's secrets
    /// and those of `now`. At home it knows none.
    Redactor forbidden(const ConnectionSettings &now) const;

private:
    ConnectionSettings m_settings;
    QList<QByteArray> m_secrets; // of what the user said
    bool m_isElsewhere = false;  // a redirect led to another origin
    QStringList m_visited; // URLs that redirected
    CookieJar m_cookies;
};

} // namespace framewatch
