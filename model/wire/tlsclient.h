// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TLS over a connected socket, with a verdict on the server's certificate.
#pragma once

#include "model/core/result.h"
#include "model/wire/tlsfacts.h"
#include "model/wire/tlssetup.h"
#include "model/wire/untrustedcertificate.h"

#include <QObject>
#include <QSslError>

#include <optional>

class QSslSocket;

namespace framewatch {

/// One handshake. Trusts what verification trusts, what the setup pins, and anything if verification is off.
/// Lives in the I/O thread; the socket outlives it.
class TlsClient final : public QObject
{
    Q_OBJECT

public:
    TlsClient(QSslSocket &socket, const TlsSetup &setup, const QString &host, QObject *parent = nullptr);

    /// Once, with the socket connected.
    void start();
    /// What is known so far, of a refused certificate too: see tlsFactsJson().
    QByteArray facts() const;
    /// After failed() with ErrorCode::Certificate: what was refused.
    const std::optional<UntrustedCertificate> &untrusted() const { return m_untrusted; }

Q_SIGNALS:
    void encrypted();
    /// Certificate: it was not trusted. Tls: anything else.
    void failed(const framewatch::Error &error);

private:
    void judge(const QList<QSslError> &errors);
    void fail();
    bool verifies() const;
    QString whyNot() const;

    QSslSocket &m_socket;
    TlsSetup m_setup;
    QString m_host;
    QString m_name; // whom the certificate should be for
    TlsTrust m_trust;
    QByteArray m_refusedFacts; // the cipher is gone once the socket has closed
    std::optional<UntrustedCertificate> m_untrusted;
    QString m_alert;
    bool m_done = false;
};

} // namespace framewatch
