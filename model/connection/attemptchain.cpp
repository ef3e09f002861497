// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/attemptchain.h"

#include "model/connection/attemptsettings.h"
#include "model/connection/redirect.h"

namespace framewatch {

void AttemptChain::start(const ConnectionSettings &settings)
{
    m_settings = settings;
    m_secrets = settings.secrets();
    m_isElsewhere = false;
    m_visited.clear();
    if (!settings.network.keepCookies)
        m_cookies.clear();
}

Result<TapSettings> AttemptChain::tapSettings() const
{
    auto tap = attemptSettings(m_settings);
    if (tap && m_settings.network.keepCookies)
        m_cookies.addTo(tap.value().request);
    return tap;
}

QList<QByteArray> AttemptChain::answered(const Handshake::Response &response)
{
    const auto endpoint = Handshake::parseUrl(m_settings.url);
    if (!endpoint || !m_settings.network.keepCookies)
        return {};
    return m_cookies.take(response, endpoint.value());
}

bool AttemptChain::isRedirected(const TapEnd &end) const
{
    return !end.wasOpen && m_settings.network.followRedirects && isRedirect(end.httpStatus);
}

Result<QString> AttemptChain::follow(const TapEnd &end)
{
    const QStringList visited = m_visited + QStringList{m_settings.url};
    auto next = followRedirect(m_settings, end.location, visited, m_secrets);
    if (!next)
        return next.error();
    m_visited = visited;
    m_isElsewhere = m_isElsewhere || next.value().isElsewhere;
    m_settings = std::move(next.value().settings);
    return next.value().sentence;
}

Redactor AttemptChain::forbidden(const ConnectionSettings &now) const
{
    return m_isElsewhere ? Redactor(m_secrets + now.secrets()) : Redactor();
}

} // namespace framewatch
