// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The opening of the way to the server: name lookup, proxy, TCP and TLS, each timed.
#pragma once

#include "model/core/clock.h"
#include "model/core/result.h"
#include "model/wire/handshake.h"
#include "model/wire/route.h"
#include "model/wire/tlssetup.h"
#include "model/wire/untrustedcertificate.h"

#include <QHostAddress>
#include <QList>
#include <QObject>

#include <memory>
#include <optional>

class QHostInfo;
class QTcpSocket;
class QTimer;

namespace framewatch {

class TlsClient;

/// Opens one socket to an Endpoint. Addresses of a name are tried in order, each for at most AddressPatience
/// while others are left. Through a proxy nothing is looked up here but the proxy. Lives in the I/O thread of
/// its session.
class Upstream final : public QObject
{
    Q_OBJECT

public:
    enum class Phase : quint8 { Lookup, Tcp, Tls };
    static constexpr int AddressPatienceMs = 2000;

    /// What each phase took, in microseconds; empty if it was not needed or not finished.
    struct Timing
    {
        std::optional<qint64> dnsUs;
        std::optional<qint64>
            tcpUs; ///< with a proxy: until it had connected us, looking the proxy up included
        std::optional<qint64> tlsUs;
    };

    explicit Upstream(const Clock &clock, QObject *parent = nullptr);
    ~Upstream() override; ///< aborts what is under way

    /// Once. connected() or failed() follows, never from inside the call. route is resolved: see Routes.
    void open(const Endpoint &endpoint, const TlsSetup &tls, const Route &route = {});

    Phase phase() const { return m_phase; }
    const Timing &timing() const { return m_timing; }
    /// After connected(): the socket, without connections to this object.
    std::unique_ptr<QTcpSocket> takeSocket();
    /// Protocol, cipher and chain as JSON, as far as the handshake came; empty without TLS.
    QByteArray tlsFacts() const;
    /// After failed() with ErrorCode::Certificate.
    std::optional<UntrustedCertificate> untrusted() const;

Q_SIGNALS:
    void phaseChanged();
    void connected();
    void failed(const framewatch::Error &error);

private:
    void start();
    void lookUp();
    void lookedUp(const QHostInfo &info);
    void keepFamily();
    void tryNextAddress();
    void addressFailed(const QString &why);
    void connectThroughProxy();
    void proxyConnected();
    void tcpConnected();
    void startTls();
    std::unique_ptr<QTcpSocket> makeSocket() const;
    void enter(Phase phase);
    qint64 elapsedUs() const;
    void fail(ErrorCode code, const QString &message, const QString &detail = {});

    const Clock &m_clock;
    Endpoint m_endpoint;
    TlsSetup m_tls;
    Route m_route;
    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<TlsClient> m_tlsClient;
    QList<QHostAddress> m_addresses;
    std::unique_ptr<QTimer> m_patience;
    QString m_lastReason;
    Timing m_timing;
    Phase m_phase = Phase::Lookup;
    qint64 m_phaseStart = 0;
    int m_lookup = -1;
    bool m_done = false;
};

} // namespace framewatch
