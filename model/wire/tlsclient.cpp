// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/tlsclient.h"

#include "model/wire/tlsverdict.h"

#include <QCryptographicHash>
#include <QSslSocket>

namespace framewatch {

namespace {

constexpr qsizetype LongestSubject = 200; // characters; a server may name itself as it likes

bool allowsOldVersions(QSsl::SslProtocol protocol)
{
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    return protocol == QSsl::TlsV1_0OrLater || protocol == QSsl::TlsV1_1OrLater;
    QT_WARNING_POP
}

} // namespace

TlsClient::TlsClient(QSslSocket &socket, const TlsSetup &setup, const QString &host, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_setup(setup)
    , m_host(host)
    , m_name(setup.serverName.isEmpty() ? host : setup.serverName)
{
}

bool TlsClient::verifies() const
{
    const auto mode = m_setup.configuration.peerVerifyMode();
    return mode != QSslSocket::VerifyNone && mode != QSslSocket::QueryPeer;
}

void TlsClient::start()
{
    m_socket.setSslConfiguration(m_setup.configuration);
    m_socket.setPeerVerifyName(m_name);
    connect(&m_socket, &QSslSocket::sslErrors, this, &TlsClient::judge);
    connect(
        &m_socket, &QSslSocket::alertReceived, this, [this](QSsl::AlertLevel level, QSsl::AlertType type) {
            if (level == QSsl::AlertLevel::Fatal)
                m_alert =
                    TlsVerdict::alertClause(type, !m_setup.configuration.localCertificateChain().isEmpty());
        });
    connect(&m_socket, &QSslSocket::errorOccurred, this, &TlsClient::fail);
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        m_done = true;
        m_trust.verified = verifies() && m_trust.errors.isEmpty();
        Q_EMIT encrypted();
    });
    m_socket.startClientEncryption();
}

void TlsClient::judge(const QList<QSslError> &errors)
{
    m_trust.errors = TlsVerdict::clauses(errors, m_name);
    const QSslCertificate certificate = m_socket.peerCertificate();
    m_trust.pinned = TlsVerdict::isPinned(certificate, m_setup.pins);
    if (m_trust.pinned) {
        m_socket.ignoreSslErrors(errors); // these and no others
        return;
    }
    if (!verifies())
        return;
    m_refusedFacts = tlsFactsJson(m_socket, m_trust);
    UntrustedCertificate untrusted;
    untrusted.fingerprint =
        certificate.isNull() ? QByteArray() : certificate.digest(QCryptographicHash::Sha256);
    untrusted.subject = certificate.subjectInfo(QSslCertificate::CommonName).join(QStringLiteral(", "));
    if (untrusted.subject.isEmpty())
        untrusted.subject = certificate.subjectDisplayName();
    untrusted.subject = untrusted.subject.simplified().left(LongestSubject);
    untrusted.reason = m_trust.errors.join(QStringLiteral("; "));
    m_untrusted = untrusted;
}

QString TlsClient::whyNot() const
{
    if (!m_alert.isEmpty())
        return m_alert;
    if (m_socket.error() == QAbstractSocket::RemoteHostClosedError)
        return tr("the server closed the connection during the TLS handshake");
    const QString error = m_socket.errorString();
    const QString clause =
        TlsVerdict::opensslClause(error, allowsOldVersions(m_setup.configuration.protocol()));
    return clause.isEmpty() ? error : clause;
}

void TlsClient::fail()
{
    if (m_done)
        return;
    m_done = true;
    if (m_untrusted)
        Q_EMIT failed({ErrorCode::Certificate,
                       tr("The certificate of %1 is not trusted: %2").arg(m_host, m_untrusted->reason),
                       m_socket.errorString()});
    else
        Q_EMIT failed(
            {ErrorCode::Tls, tr("TLS with %1 failed: %2").arg(m_host, whyNot()), m_socket.errorString()});
}

QByteArray TlsClient::facts() const
{
    return m_refusedFacts.isEmpty() ? tlsFactsJson(m_socket, m_trust) : m_refusedFacts;
}

} // namespace framewatch
