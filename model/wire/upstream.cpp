// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/upstream.h"

#include "model/wire/tlsfacts.h"

#include <QHostInfo>
#include <QNetworkProxy>
#include <QSslSocket>
#include <QTcpSocket>
#include <QTimer>

namespace framewatch {

namespace {

// How much the kernel's data may pile up in the socket before TCP slows the peer down.
constexpr qint64 ReadBufferBytes = 1 << 20;

QString tlsSentence(const QList<QSslError> &errors, const QString &fallback)
{
    QStringList sentences;
    for (const QSslError &error : errors) {
        QString text = error.errorString();
        while (text.endsWith(u'.'))
            text.chop(1);
        if (!sentences.contains(text))
            sentences.append(text);
    }
    return sentences.isEmpty() ? fallback : sentences.join(QStringLiteral("; "));
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
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
}

void Upstream::open(const Endpoint &endpoint, const QSslConfiguration &tls)
{
    m_endpoint = endpoint;
    m_tls = tls;
    const QHostAddress literal(endpoint.host);
    if (!literal.isNull()) {
        m_addresses = {literal};
        m_phase = Phase::Tcp;
        QMetaObject::invokeMethod(this, &Upstream::tryNextAddress, Qt::QueuedConnection);
        return;
    }
    m_phaseStart = m_clock.monotonicNs();
    m_lookup = QHostInfo::lookupHost(endpoint.host, this, [this](const QHostInfo &info) { lookedUp(info); });
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
    tryNextAddress();
}

void Upstream::tryNextAddress()
{
    if (m_addresses.isEmpty()) {
        fail(ErrorCode::Network,
             tr("Cannot connect to %1 port %2: %3").arg(m_endpoint.host).arg(m_endpoint.port).arg(m_lastReason));
        return;
    }
    enter(Phase::Tcp);
    if (m_endpoint.secure)
        m_socket = std::make_unique<QSslSocket>();
    else
        m_socket = std::make_unique<QTcpSocket>();
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setReadBufferSize(ReadBufferBytes);
    connect(m_socket.get(), &QTcpSocket::connected, this, &Upstream::tcpConnected);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this] {
        if (m_phase == Phase::Tls)
            tlsFailed(m_socket->errorString());
        else
            addressFailed(m_socket->errorString());
    });
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

void Upstream::tcpConnected()
{
    m_patience->stop();
    m_timing.tcpUs = elapsedUs();
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
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
    auto *socket = static_cast<QSslSocket *>(m_socket.get());
    socket->setSslConfiguration(m_tls);
    socket->setPeerVerifyName(m_endpoint.host);
    connect(socket, &QSslSocket::sslErrors, this, [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(socket, &QSslSocket::encrypted, this, [this] {
        m_timing.tlsUs = elapsedUs();
        m_done = true;
        Q_EMIT connected();
    });
    socket->startClientEncryption();
}

void Upstream::tlsFailed(const QString &why)
{
    fail(ErrorCode::Tls, tr("TLS with %1 failed: %2").arg(m_endpoint.host, tlsSentence(m_tlsErrors, why)), why);
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
    if (m_socket)
        m_socket->disconnect(this);
    return std::move(m_socket);
}

QByteArray Upstream::tlsFacts() const
{
    const auto *socket = qobject_cast<const QSslSocket *>(m_socket.get());
    if (!socket || m_phase != Phase::Tls)
        return {};
    return tlsFactsJson(*socket, m_tls.peerVerifyMode() != QSslSocket::VerifyNone && m_tlsErrors.isEmpty());
}

} // namespace framewatch
