// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/redirect.h"

#include "model/core/redactor.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace framewatch {

namespace {

constexpr qsizetype MostBytes = 16 * 1024; // of a Location

QString tr(const char *text)
{
    return QCoreApplication::translate("framewatch::Redirect", text);
}

Error refused(const QString &sentence)
{
    return {ErrorCode::Refused, sentence, {}};
}

QString shortened(const QString &url)
{
    constexpr qsizetype Most = 200;
    return url.size() > Most ? url.left(Most) + QStringLiteral("…") : url;
}

QString schemeOf(const Endpoint &endpoint)
{
    return endpoint.secure ? QStringLiteral("wss") : QStringLiteral("ws");
}

/// scheme://host:port, without user and password.
QString originOf(const Endpoint &endpoint)
{
    return schemeOf(endpoint) + QStringLiteral("://") + QString::fromLatin1(endpoint.hostHeader());
}

bool isSameOrigin(const Endpoint &a, const Endpoint &b)
{
    return a.secure == b.secure && a.port == b.port && a.host.compare(b.host, Qt::CaseInsensitive) == 0;
}

/// The location as a URL that can be read, its path and query as they were written where that is possible.
/// Empty for one of another kind, "javascript:…".
QString absolute(const Endpoint &base, const QString &location)
{
    static const QRegularExpression scheme(QStringLiteral("^[A-Za-z][A-Za-z0-9+.-]*:"));
    if (scheme.match(location).hasMatch())
        return location.indexOf(QStringLiteral("://")) == location.indexOf(u':') ? location : QString();
    if (location.startsWith(QStringLiteral("//")))
        return schemeOf(base) + u':' + location;
    if (location.startsWith(u'/'))
        return originOf(base) + location;
    const QUrl from(originOf(base) + QString::fromLatin1(base.target));
    return from.resolved(QUrl(location)).toString(QUrl::FullyEncoded);
}

/// Without what a server may have put before the host, and without a fragment.
QString plainUrl(const Endpoint &endpoint)
{
    return originOf(endpoint) + QString::fromLatin1(endpoint.target);
}

QString withUserinfo(const QString &plain, const QString &original)
{
    static const QRegularExpression userinfo(QStringLiteral("^(?:[A-Za-z]+://)?([^/?#]*@)"));
    const QRegularExpressionMatch match = userinfo.match(original);
    return match.hasMatch()
               ? QString(plain).replace(QStringLiteral("://"), QStringLiteral("://") + match.captured(1))
               : plain;
}

/// The same for what is no credential by its place.
QStringList dropSecretTexts(ConnectionSettings &settings, const Redactor &secrets)
{
    QStringList dropped;
    const auto isSecret = [&secrets](const QString &text) { return secrets.matches(text.toUtf8()); };
    if (settings.subprotocols.removeIf(isSecret) > 0)
        dropped.append(tr("subprotocol"));
    if (secrets.matches(settings.origin)) {
        settings.origin.clear();
        dropped.append(tr("Origin"));
    }
    const auto isSecretStep = [&isSecret](const OpenStep &step) {
        return step.kind == OpenStep::Kind::Send && isSecret(step.text);
    };
    if (const auto steps = settings.openSteps.removeIf(isSecretStep); steps > 0)
        dropped.append(steps == 1 ? tr("a step at open") : tr("%1 steps at open").arg(steps));
    if (settings.heartbeatInterval.count() > 0 && isSecret(settings.heartbeat)) {
        settings.heartbeatInterval = std::chrono::milliseconds(0);
        settings.heartbeat.clear();
        dropped.append(tr("heartbeat"));
    }
    settings.extraSecrets.clear();
    return dropped;
}

/// Takes the credentials out, and what else holds a secret; returns what that was, for the user.
QStringList dropCredentials(ConnectionSettings &settings, const Endpoint &from, const Redactor &secrets)
{
    QStringList dropped;
    const auto isSecret = [&secrets](const HeaderRow &header) {
        return header.isSecret() || secrets.matches(header.name) || secrets.matches(header.value);
    };
    if (!from.user.isEmpty() || !from.password.isEmpty())
        dropped.append(tr("user and password"));
    if (settings.auth.isActive())
        dropped.append(tr("token"));
    settings.auth = {};
    for (const HeaderRow &header : std::as_const(settings.headers)) {
        if (header.enabled && isSecret(header))
            dropped.append(secrets.matches(header.name) ? tr("a header") : QString::fromLatin1(header.name));
    }
    settings.headers.removeIf([&isSecret](const HeaderRow &header) {
        return isSecret(header) || header.name.compare("Host", Qt::CaseInsensitive) == 0;
    });
    if (!settings.tls.certFile.isEmpty())
        dropped.append(tr("client certificate"));
    settings.tls.certFile.clear();
    settings.tls.keyFile.clear();
    settings.tls.passphrase.clear();
    settings.tls.serverName.clear();
    return dropped + dropSecretTexts(settings, secrets);
}

Error faultOf(const QByteArray &location)
{
    if (location.isEmpty())
        return refused(tr("The server redirects, but its answer has no Location (RFC 9110 §10.2.2)"));
    if (location.size() > MostBytes)
        return refused(
            tr("The server redirects to an address of %1 bytes: that is too long").arg(location.size()));
    const bool isText = std::none_of(location.begin(), location.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    return isText ? Error() : refused(tr("The server redirects to an address with control characters"));
}

Error chainFault(const ConnectionSettings &from, const QString &url, const QStringList &visited)
{
    const int most = from.network.maxRedirects;
    if (visited.size() > most)
        return refused(most == 1 ? tr("More than 1 redirect in a row: gave up")
                                 : tr("More than %1 redirects in a row: gave up").arg(most));
    const bool wasThere = std::any_of(visited.begin(), visited.end(), [&url](const QString &one) {
        const auto endpoint = Handshake::parseUrl(one);
        return endpoint && plainUrl(endpoint.value()) == url;
    });
    if (wasThere)
        return refused(tr("The redirects go round in a circle: back to %1").arg(shortened(url)));
    return {};
}

} // namespace

bool isRedirect(int status)
{
    return (status >= 301 && status <= 303) || status == 307 || status == 308;
}

Result<Redirect> followRedirect(const ConnectionSettings &from, const QByteArray &location,
                                const QStringList &visited, const QList<QByteArray> &secrets)
{
    const auto base = Handshake::parseUrl(from.url);
    if (!base)
        return base.error();
    if (const Error fault = faultOf(location))
        return fault;
    const QString url = absolute(base.value(), QString::fromUtf8(location));
    if (url.isEmpty())
        return refused(tr("The server redirects to what is no ws or wss URL"));
    const auto target = Handshake::parseUrl(url);
    if (!target)
        return refused(
            tr("The server redirects to an address that cannot be used: %1").arg(target.error().message));
    if (base.value().secure && !target.value().secure)
        return refused(tr("The server redirects from wss to ws, which nobody protects: not followed"));
    const QString plain = plainUrl(target.value());
    if (const Error fault = chainFault(from, plain, visited))
        return fault;
    Redirect redirect{from, false, tr("Redirected to %1").arg(shortened(plain))};
    if (isSameOrigin(base.value(), target.value())) {
        redirect.settings.url = withUserinfo(plain, from.url);
        return redirect;
    }
    const Redactor known(secrets + from.secrets());
    if (known.matches(location) || known.matches(plain.toUtf8())) // as written: a host is read in lower case
        return refused(tr("The server redirects to another origin with a secret in the address: not followed"));
    redirect.isElsewhere = true;
    redirect.settings.url = plain;
    const QStringList dropped = dropCredentials(redirect.settings, base.value(), known);
    if (!dropped.isEmpty())
        redirect.sentence += tr("; not sent to another origin: %1").arg(dropped.join(QStringLiteral(", ")));
    return redirect;
}

} // namespace framewatch
