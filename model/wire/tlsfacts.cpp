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
#include <QSslKey>
#include <QSslSocket>

namespace framewatch {

namespace {

// A peer may send as much as TLS lets it; a reader wants the start.
constexpr qsizetype MostCertificates = 64;
constexpr qsizetype MostNames = 256;

QString protocolName(QSsl::SslProtocol protocol)
{
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    switch (protocol) {
    case QSsl::TlsV1_0:
        return QStringLiteral("TLS 1.0");
    case QSsl::TlsV1_1:
        return QStringLiteral("TLS 1.1");
    case QSsl::TlsV1_2:
        return QStringLiteral("TLS 1.2");
    case QSsl::TlsV1_3:
        return QStringLiteral("TLS 1.3");
    default:
        return QStringLiteral("unknown");
    }
    QT_WARNING_POP
}

QString commonName(const QStringList &names, const QString &fallback)
{
    return names.isEmpty() ? fallback : names.join(QStringLiteral(", "));
}

QString keyText(const QSslKey &key)
{
    switch (key.algorithm()) {
    case QSsl::Rsa:
        return QStringLiteral("RSA %1").arg(key.length());
    case QSsl::Dsa:
        return QStringLiteral("DSA %1").arg(key.length());
    case QSsl::Ec:
        return QStringLiteral("EC %1").arg(key.length());
    default:
        return {}; // Qt does not know it: Ed25519 for one
    }
}

QStringList alternativeNames(const QSslCertificate &certificate)
{
    const auto names = certificate.subjectAlternativeNames();
    QStringList list = names.values(QSsl::DnsEntry) + names.values(QSsl::IpAddressEntry);
    list.sort();
    return list.mid(0, MostNames);
}

QJsonObject certificateFacts(const QSslCertificate &certificate)
{
    const QByteArray digest = certificate.digest(QCryptographicHash::Sha256).toHex(':');
    return {
        {QStringLiteral("subject"),
         commonName(certificate.subjectInfo(QSslCertificate::CommonName), certificate.subjectDisplayName())},
        {QStringLiteral("issuer"),
         commonName(certificate.issuerInfo(QSslCertificate::CommonName), certificate.issuerDisplayName())},
        {QStringLiteral("serial"), QString::fromLatin1(certificate.serialNumber())},
        {QStringLiteral("from"), certificate.effectiveDate().toString(Qt::ISODate)},
        {QStringLiteral("to"), certificate.expiryDate().toString(Qt::ISODate)},
        {QStringLiteral("sha256"), QString::fromLatin1(digest)},
        {QStringLiteral("names"), QJsonArray::fromStringList(alternativeNames(certificate))},
        {QStringLiteral("key"), keyText(certificate.publicKey())},
    };
}

} // namespace

QByteArray tlsFactsJson(const QSslSocket &socket, const TlsTrust &trust)
{
    QJsonArray chain;
    const QList<QSslCertificate> certificates = socket.peerCertificateChain().mid(0, MostCertificates);
    for (const QSslCertificate &certificate : certificates)
        chain.append(certificateFacts(certificate));
    const QSslCipher cipher = socket.sessionCipher();
    QJsonObject facts{
        {QStringLiteral("protocol"), protocolName(socket.sessionProtocol())},
        {QStringLiteral("cipher"), cipher.name()},
        {QStringLiteral("bits"), cipher.usedBits()},
        {QStringLiteral("alpn"), QString::fromLatin1(socket.sslConfiguration().nextNegotiatedProtocol())},
        {QStringLiteral("verified"), trust.verified},
        {QStringLiteral("chain"), chain},
    };
    if (trust.pinned)
        facts.insert(QStringLiteral("pinned"), true);
    if (!trust.errors.isEmpty())
        facts.insert(QStringLiteral("errors"), QJsonArray::fromStringList(trust.errors));
    return QJsonDocument(facts).toJson(QJsonDocument::Compact);
}

TlsTrust tlsTrustIn(const QByteArray &factsJson)
{
    const QJsonObject facts = QJsonDocument::fromJson(factsJson).object();
    TlsTrust trust;
    trust.verified = facts.value(QStringLiteral("verified")).toBool();
    trust.pinned = facts.value(QStringLiteral("pinned")).toBool();
    const QJsonArray errors = facts.value(QStringLiteral("errors")).toArray();
    for (const QJsonValue &error : errors)
        trust.errors.append(error.toString());
    return trust;
}

} // namespace framewatch
