// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/route.h"

#include <QCoreApplication>

namespace framewatch::Routes {

namespace {

constexpr qsizetype LongestReason = 200; // characters; a proxy may say anything

QString tr(const char *text)
{
    return QCoreApplication::translate("framewatch::Routes", text);
}

QString withPort(const QString &host, quint16 port)
{
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

bool carriesTcp(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::NoProxy || proxy.type() == QNetworkProxy::Socks5Proxy ||
           proxy.type() == QNetworkProxy::HttpProxy;
}

QString authSentence(const QNetworkProxy &proxy, const QString &name)
{
    return proxy.user().isEmpty() ? tr("The %1 asks for a user and password").arg(name)
                                  : tr("The %1 does not accept the user and password").arg(name);
}

} // namespace

Route resolved(const Route &route, const Endpoint &endpoint)
{
    Route chosen = route;
    chosen.system = false;
    if (!route.system)
        return chosen;
    const QString scheme = endpoint.secure ? QStringLiteral("https") : QStringLiteral("http");
    const QNetworkProxyQuery query(endpoint.host, endpoint.port, scheme, QNetworkProxyQuery::TcpSocket);
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(query);
    const auto found = std::find_if(proxies.begin(), proxies.end(), carriesTcp);
    chosen.proxy = found == proxies.end() ? QNetworkProxy(QNetworkProxy::NoProxy) : *found;
    return chosen;
}

QString describe(const QNetworkProxy &proxy)
{
    if (proxy.type() == QNetworkProxy::NoProxy)
        return {};
    const QString kind = proxy.type() == QNetworkProxy::Socks5Proxy ? tr("SOCKS5 proxy") : tr("HTTP proxy");
    return kind + u' ' + withPort(proxy.hostName(), proxy.port());
}

Error proxyError(const QNetworkProxy &proxy, QAbstractSocket::SocketError error, const QString &errorString,
                 const Endpoint &endpoint)
{
    const QString name = describe(proxy);
    const QString target = withPort(endpoint.host, endpoint.port);
    const QString why = errorString.simplified().left(LongestReason);
    const auto network = [&why](const QString &sentence) { return Error{ErrorCode::Network, sentence, why}; };
    switch (error) {
    case QAbstractSocket::ProxyConnectionRefusedError:
        return network(tr("The %1 refuses connections").arg(name));
    case QAbstractSocket::ProxyConnectionClosedError: // also what Qt makes of a 407 with "Connection: close"
        if (proxy.type() == QNetworkProxy::HttpProxy)
            return network(tr("The %1 closed the connection before it had reached %2: it may not accept the user and "
                              "password, or wants some")
                               .arg(name, target));
        return network(tr("The %1 closed the connection before it had reached %2").arg(name, target));
    case QAbstractSocket::ProxyConnectionTimeoutError:
        return {ErrorCode::Timeout, tr("The %1 does not answer").arg(name), why};
    case QAbstractSocket::ProxyNotFoundError:
        return {ErrorCode::Name, tr("Cannot find the host of the %1").arg(name), why};
    case QAbstractSocket::ProxyProtocolError:
        if (proxy.type() == QNetworkProxy::HttpProxy &&
            !proxy.user().isEmpty()) // some answer 401 and not 407
            return network(tr("The %1 does not accept the user and password, or does not answer as such a "
                              "proxy does: %2")
                               .arg(name, why));
        return network(tr("The %1 does not answer as such a proxy does: %2").arg(name, why));
    case QAbstractSocket::ProxyAuthenticationRequiredError:
        return network(authSentence(proxy, name));
    case QAbstractSocket::HostNotFoundError: // what Qt makes of most refusals of a SOCKS proxy
        if (proxy.type() == QNetworkProxy::Socks5Proxy)
            return network(tr("The %1 does not reach %2: it does not know the host, or may not connect to it")
                               .arg(name, target));
        return {ErrorCode::Name, tr("The %1 cannot find the host of %2").arg(name, target), why};
    case QAbstractSocket::ConnectionRefusedError:
        return network(tr("The %1 cannot connect to %2: the connection was refused").arg(name, target));
    case QAbstractSocket::SocketAccessError:
        return network(tr("The %1 denies connections to %2").arg(name, target));
    default:
        return network(tr("Cannot connect to %1 through the %2: %3").arg(target, name, why));
    }
}

} // namespace framewatch::Routes
