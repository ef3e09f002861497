// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/tlsfacts.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>

namespace framewatch {

namespace {

QString protocolName(QSsl::SslProtocol protocol)
{
    switch (protocol) {
    case QSsl::TlsV1_2:
        return QStringLiteral("TLS 1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    default:
        return QStringLiteral("unknown");
    }
}

QString commonName(const QStringList &names, const QString &fallback)
{
    return names.isEmpty() ? fallback : names.join(QStringLiteral(", "));
}

QJsonObject certificateFacts(const QSslCertificate &certificate)
{
    const QByteArray digest = certificate.digest(QCryptographicHash::Sha256).toHex(':');
    const QStringList names = certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
    return {
        {QStringLiteral("subject"), commonName(certificate.subjectInfo(QSslCertificate::CommonName), certificate.subjectDisplayName())},
        {QStringLiteral("issuer"), commonName(certificate.issuerInfo(QSslCertificate::CommonName), certificate.issuerDisplayName())},
        {QStringLiteral("from"), certificate.effectiveDate().toString(Qt::ISODate)},
        {QStringLiteral("to"), certificate.expiryDate().toString(Qt::ISODate)},
        {QStringLiteral("sha256"), QString::fromLatin1(digest)},
        {QStringLiteral("names"), QJsonArray::fromStringList(names)},
    };
}

} // namespace

QByteArray tlsFactsJson(const QSslSocket &socket, bool verified)
{
    QJsonArray chain;
    const QList<QSslCertificate> certificates = socket.peerCertificateChain();
    for (const QSslCertificate &certificate : certificates)
        chain.append(certificateFacts(certificate));
    const QSslCipher cipher = socket.sessionCipher();
    const QJsonObject facts{
        {QStringLiteral("protocol"), protocolName(socket.sessionProtocol())},
        {QStringLiteral("cipher"), cipher.name()},
        {QStringLiteral("bits"), cipher.usedBits()},
        {QStringLiteral("alpn"), QString::fromLatin1(socket.sslConfiguration().nextNegotiatedProtocol())},
        {QStringLiteral("verified"), verified},
        {QStringLiteral("chain"), chain},
    };
    return QJsonDocument(facts).toJson(QJsonDocument::Compact);
}

} // namespace framewatch
