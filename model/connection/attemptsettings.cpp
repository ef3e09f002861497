// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/attemptsettings.h"

#include "model/connection/clientidentity.h"

#include <QCoreApplication>
#include <QSslSocket>

namespace framewatch {

namespace {

constexpr std::chrono::milliseconds LongestHandshake = std::chrono::hours(24 * 20); // a QTimer counts in 31 bits

struct AttemptText
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::AttemptSettings)
};

QSsl::SslProtocol protocolFrom(TlsSettings::Version minimum)
{
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED // the user asked for them
        switch (minimum)
    {
    case TlsSettings::Version::Tls10:
        return QSsl::TlsV1_0OrLater;
    case TlsSettings::Version::Tls11:
        return QSsl::TlsV1_1OrLater;
    case TlsSettings::Version::Tls12:
        return QSsl::TlsV1_2OrLater;
    case TlsSettings::Version::Tls13:
        break;
    }
    return QSsl::TlsV1_3OrLater;
    QT_WARNING_POP
}

Result<TlsSetup> tlsSetup(const TlsSettings &settings)
{
    TlsSetup setup;
    setup.serverName = settings.serverName;
    setup.pins = settings.pins;
    QSslConfiguration &configuration = setup.configuration;
    configuration.setProtocol(protocolFrom(settings.minimum));
    // QueryPeer: what verification would have said is still recorded.
    configuration.setPeerVerifyMode(settings.verify ? QSslSocket::VerifyPeer : QSslSocket::QueryPeer);
    if (!settings.caFile.isEmpty()) {
        const auto certificates = loadCertificates(settings.caFile);
        if (!certificates)
            return certificates.error();
        configuration.addCaCertificates(certificates.value());
    }
    if (!settings.certFile.isEmpty()) {
        const auto identity = loadClientIdentity(settings.certFile, settings.keyFile, settings.passphrase);
        if (!identity)
            return identity.error();
        configuration.setLocalCertificateChain(identity.value().chain);
        configuration.setPrivateKey(identity.value().key);
    }
    return setup;
}

QNetworkProxy proxyOf(const NetworkSettings &settings)
{
    const auto type = settings.proxy == NetworkSettings::Proxy::Http     ? QNetworkProxy::HttpProxy
                      : settings.proxy == NetworkSettings::Proxy::Socks5 ? QNetworkProxy::Socks5Proxy
                                                                         : QNetworkProxy::NoProxy;
    if (type == QNetworkProxy::NoProxy)
        return QNetworkProxy(type);
    return QNetworkProxy(type, settings.proxyHost, settings.proxyPort, settings.proxyUser,
                         settings.proxyPassword);
}

Result<Route> routeOf(const NetworkSettings &settings)
{
    Route route;
    route.system = settings.proxy == NetworkSettings::Proxy::System;
    route.proxy = proxyOf(settings);
    if (route.usesProxy() && (settings.proxyHost.isEmpty() || settings.proxyPort == 0))
        return Error{ErrorCode::Invalid, AttemptText::tr("The proxy needs a host and a port"), {}};
    if (settings.family != NetworkSettings::Family::Any)
        route.family = settings.family == NetworkSettings::Family::IPv4 ? QAbstractSocket::IPv4Protocol
                                                                        : QAbstractSocket::IPv6Protocol;
    return route;
}

} // namespace

Result<Handshake::Request> requestFor(const ConnectionSettings &settings)
{
    const auto endpoint = Handshake::parseUrl(settings.url);
    if (!endpoint)
        return endpoint.error();
    Handshake::Request request;
    request.endpoint = endpoint.value();
    request.extensions = Deflate::offer(settings.compression);
    request.origin = settings.origin;
    request.subprotocols = settings.subprotocols;
    request.headers = settings.enabledHeaders();
    if (const auto applied = settings.auth.apply(request); !applied)
        return applied.error();
    if (const auto head = Handshake::buildRequest(request); !head)
        return head.error();
    return request;
}

Result<TapSettings> attemptSettings(const ConnectionSettings &settings)
{
    const auto request = requestFor(settings);
    if (!request)
        return request.error();
    TapSettings tap;
    tap.url = settings.url;
    tap.handshakeTimeout = std::min(settings.handshakeTimeout, LongestHandshake);
    tap.maxMessage = settings.maxMessage;
    tap.compressAbove = settings.compression.threshold;
    tap.request = request.value();
    const auto route = routeOf(settings.network);
    if (!route)
        return route.error();
    tap.route = route.value();
    if (tap.request.endpoint.secure) {
        const auto tls = tlsSetup(settings.tls);
        if (!tls)
            return tls.error();
        tap.tls = tls.value();
    }
    return tap;
}

} // namespace framewatch
