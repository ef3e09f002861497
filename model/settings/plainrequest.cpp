// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/plainrequest.h"

#include <QUrl>

namespace framewatch {

namespace {

void takeMessages(const ConnectionSettings &settings, QStringList &messages)
{
    if (const QString message = settings.auth.message(); !message.isEmpty())
        messages.append(message);
    for (const OpenStep &step : settings.openSteps) {
        if (step.enabled && step.kind == OpenStep::Kind::Send)
            messages.append(step.text);
    }
}

QString urlOf(const Endpoint &endpoint)
{
    const QString scheme = endpoint.secure ? QStringLiteral("wss://") : QStringLiteral("ws://");
    return scheme + QString::fromLatin1(endpoint.hostHeader()) + QString::fromUtf8(endpoint.target);
}

} // namespace

Result<PlainRequest> PlainRequest::of(const ConnectionSettings &settings)
{
    Result<Endpoint> endpoint = Handshake::parseUrl(settings.url);
    if (!endpoint)
        return endpoint.error();
    Handshake::Request request;
    request.endpoint = endpoint.value();
    request.headers = settings.enabledHeaders();
    request.subprotocols = settings.subprotocols;
    PlainRequest plain;
    if (settings.auth.place == AuthToken::Place::Basic) {
        plain.user = settings.auth.name;
        plain.password = settings.auth.token;
    } else {
        if (const Result<bool> applied = settings.auth.apply(request); !applied)
            return applied.error();
        plain.user = request.endpoint.user;
        plain.password = request.endpoint.password;
    }
    plain.url = urlOf(request.endpoint);
    plain.secure = request.endpoint.secure;
    for (const auto &[name, value] : std::as_const(request.headers))
        plain.headers.append({QString::fromUtf8(name), QString::fromUtf8(value)});
    plain.subprotocols = request.subprotocols;
    plain.origin = QString::fromUtf8(settings.origin);
    takeMessages(settings, plain.messages);
    plain.tls = settings.tls;
    plain.network = settings.network;
    return plain;
}

QString PlainRequest::basicHeader() const
{
    if (user.isEmpty() && password.isEmpty())
        return {};
    return QStringLiteral("Basic ") +
           QString::fromLatin1(QString(user + u':' + password).toUtf8().toBase64());
}

QString PlainRequest::proxyUrl() const
{
    if (network.proxy != NetworkSettings::Proxy::Http && network.proxy != NetworkSettings::Proxy::Socks5)
        return {};
    QUrl proxy;
    proxy.setScheme(network.proxy == NetworkSettings::Proxy::Http ? QStringLiteral("http")
                                                                  : QStringLiteral("socks5h"));
    proxy.setHost(network.proxyHost);
    proxy.setPort(network.proxyPort);
    proxy.setUserName(network.proxyUser, QUrl::DecodedMode);
    proxy.setPassword(network.proxyPassword, QUrl::DecodedMode);
    return proxy.toString(QUrl::FullyEncoded);
}

QList<std::pair<QString, QString>> PlainRequest::allHeaders() const
{
    QList<std::pair<QString, QString>> all = headers;
    if (const QString basic = basicHeader(); !basic.isEmpty())
        all.append({QStringLiteral("Authorization"), basic});
    return all;
}

} // namespace framewatch
