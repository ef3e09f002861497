// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/upstream.h"

#include "model/wire/tlsclient.h"
#include "model/wire/tunnel.h"

#include <QHostInfo>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

namespace framewatch {

namespace {

// How much the kernel's data may pile up in the socket before TCP slows the peer down.
constexpr qint64 ReadBufferBytes = 1 << 20;

QString familyName(QAbstractSocket::NetworkLayerProtocol family)
{
    return family == QAbstractSocket::IPv4Protocol ? QStringLiteral("IPv4") : QStringLiteral("IPv6");
}

} // namespace

Upstream::Upstream(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_patience(std::make_unique<QTimer>())
{
    m_patience->setSingleShot(true);
    connect(m_patience.get(), &QTimer::timeout, this, [this] { addressFailed(QStringLiteral("no answer")); });
}

Upstream::~Upstream()
{
    if (m_lookup != -1)
        QHostInfo::abortHostLookup(m_lookup);
    if (m_tlsClient)
        m_tlsClient->disconnect(this);
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
}

void Upstream::open(const Endpoint &endpoint, const TlsSetup &tls, const Route &route)
{
    m_endpoint = endpoint;
    m_tls = tls;
    m_route = route;
    m_phaseStart = m_clock.monotonicNs();
    const QHostAddress literal(endpoint.host);
    if (!literal.isNull() || m_route.usesProxy()) {
        m_phase = Phase::Tcp;
        if (!literal.isNull())
            m_addresses = {literal};
        QMetaObject::invokeMethod(this, &Upstream::start, Qt::QueuedConnection);
    } else {
        lookUp();
    }
}

void Upstream::start()
{
    const bool isLiteral = !m_addresses.isEmpty();
    keepFamily();
    if (isLiteral && m_addresses.isEmpty())
        fail(ErrorCode::Network, tr("%1 is no %2 address, and only those are allowed")
                                     .arg(m_endpoint.host, familyName(m_route.family)));
    else if (m_route.usesProxy())
        connectThroughProxy();
    else
        tryNextAddress();
}

void Upstream::lookUp()
{
    m_lookup =
        QHostInfo::lookupHost(m_endpoint.host, this, [this](const QHostInfo &info) { lookedUp(info); });
}

void Upstream::lookedUp(const QHostInfo &info)
{
    m_lookup = -1;
    m_addresses = info.addresses();
    if (m_addresses.isEmpty()) {
        fail(ErrorCode::Name, tr("Cannot find the host %1: %2").arg(m_endpoint.host, info.errorString()));
        return;
    }
    m_timing.dnsUs = elapsedUs();
    keepFamily();
    if (m_addresses.isEmpty())
        fail(ErrorCode::Name, tr("%1 has no %2 address, and only those are allowed")
                                  .arg(m_endpoint.host, familyName(m_route.family)));
    else
        tryNextAddress();
}

void Upstream::keepFamily()
{
    if (m_route.family == QAbstractSocket::AnyIPProtocol)
        return;
    m_addresses.removeIf(
        [this](const QHostAddress &address) { return address.protocol() != m_route.family; });
}

std::unique_ptr<QTcpSocket> Upstream::makeSocket() const
{
    std::unique_ptr<QTcpSocket> socket;
    if (m_endpoint.secure)
        socket = std::make_unique<QSslSocket>();
    else
        socket = std::make_unique<QTcpSocket>();
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->setReadBufferSize(ReadBufferBytes);
    return socket;
}

void Upstream::tryNextAddress()
{
    if (m_addresses.isEmpty()) {
        fail(ErrorCode::Network,
             tr("Cannot connect to %1 port %2: %3").arg(m_endpoint.host).arg(m_endpoint.port).arg(m_lastReason));
        return;
    }
    enter(Phase::Tcp);
    m_socket = makeSocket();
    connect(m_socket.get(), &QTcpSocket::connected, this, &Upstream::tcpConnected);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this,
            [this] { addressFailed(m_socket->errorString()); });
    const QHostAddress address = m_addresses.takeFirst();
    if (!m_addresses.isEmpty())
        m_patience->start(AddressPatienceMs);
    m_socket->connectToHost(address, m_endpoint.port);
}

void Upstream::addressFailed(const QString &why)
{
    m_patience->stop();
    m_lastReason = why;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket.release()->deleteLater(); // we may be inside one of its signals
    tryNextAddress();
}

void Upstream::connectThroughProxy()
{
    enter(Phase::Tcp);
    m_socket = makeSocket();
    m_socket->setProxy(m_route.proxy);
    connect(m_socket.get(), &QTcpSocket::connected, this, &Upstream::proxyConnected);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        const Error why = Routes::proxyError(m_route.proxy, error, m_socket->errorString(), m_endpoint);
        fail(why.code, why.message, why.detail);
    });
    m_socket->connectToHost(m_endpoint.host, m_endpoint.port);
    boundProxyAnswer(*m_socket, *m_socket, [this] {
        fail(ErrorCode::Network, tr("The %1 does not answer as such a proxy does: its answer has no end")
                                     .arg(Routes::describe(m_route.proxy)));
    });
}

void Upstream::proxyConnected()
{
    m_socket->disconnect(this);
    std::unique_ptr<QTcpSocket> plain = makeSocket();
    if (moveTunnel(*m_socket, *plain)) {
        m_socket->abort();
        m_socket.release()->deleteLater(); // we are inside one of its signals
        m_socket = std::move(plain);
    }
    tcpConnected();
}

void Upstream::tcpConnected()
{
    m_patience->stop();
    m_timing.tcpUs = elapsedUs();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->disconnect(this);
    if (m_endpoint.secure) {
        startTls();
        return;
    }
    m_done = true;
    Q_EMIT connected();
}

void Upstream::startTls()
{
    enter(Phase::Tls);
    m_tlsClient = std::make_unique<TlsClient>(static_cast<QSslSocket &>(*m_socket), m_tls, m_endpoint.host);
    connect(m_tlsClient.get(), &TlsClient::failed, this,
            [this](const Error &error) { fail(error.code, error.message, error.detail); });
    connect(m_tlsClient.get(), &TlsClient::encrypted, this, [this] {
        m_timing.tlsUs = elapsedUs();
        m_done = true;
        Q_EMIT connected();
    });
    m_tlsClient->start();
}

void Upstream::enter(Phase phase)
{
    m_phase = phase;
    m_phaseStart = m_clock.monotonicNs();
    Q_EMIT phaseChanged();
}

qint64 Upstream::elapsedUs() const
{
    return (m_clock.monotonicNs() - m_phaseStart) / 1000;
}

void Upstream::fail(ErrorCode code, const QString &message, const QString &detail)
{
    if (m_done)
        return;
    m_done = true;
    Q_EMIT failed({code, message, detail});
}

std::unique_ptr<QTcpSocket> Upstream::takeSocket()
{
    if (m_tlsClient)
        m_socket->disconnect(m_tlsClient.get());
    if (m_socket)
        m_socket->disconnect(this);
    return std::move(m_socket);
}

QByteArray Upstream::tlsFacts() const
{
    return m_tlsClient && m_socket ? m_tlsClient->facts() : QByteArray();
}

std::optional<UntrustedCertificate> Upstream::untrusted() const
{
    return m_tlsClient ? m_tlsClient->untrusted() : std::nullopt;
}

} // namespace framewatch
