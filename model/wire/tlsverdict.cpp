// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/tlsverdict.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>

namespace framewatch::TlsVerdict {

namespace {

constexpr qsizetype MostNames = 3; // in a sentence

QString tr(const char *text)
{
    return QCoreApplication::translate("framewatch::TlsVerdict", text);
}

QString nameOf(const QStringList &names, const QString &fallback)
{
    return (names.isEmpty() ? fallback : names.first()).simplified().left(100);
}

QString subjectsOf(const QSslCertificate &certificate)
{
    const auto alternatives = certificate.subjectAlternativeNames();
    QStringList names = alternatives.values(QSsl::DnsEntry) + alternatives.values(QSsl::IpAddressEntry);
    if (names.isEmpty())
        names = certificate.subjectInfo(QSslCertificate::CommonName);
    names.sort();
    const bool isMore = names.size() > MostNames;
    const QString text = names.mid(0, MostNames).join(QStringLiteral(", ")).simplified().left(300);
    return text.isEmpty() ? tr("nobody") : isMore ? text + QStringLiteral(" …") : text;
}

QString untilText(const QDateTime &time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

QString plain(QString text)
{
    while (text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QString clause(const QSslError &error, const QString &name)
{
    const QSslCertificate certificate = error.certificate();
    switch (error.error()) {
    case QSslError::CertificateExpired:
        return tr("it expired on %1").arg(untilText(certificate.expiryDate()));
    case QSslError::CertificateNotYetValid:
        return tr("it is not valid before %1").arg(untilText(certificate.effectiveDate()));
    case QSslError::HostNameMismatch:
        return tr("it is for %1, not for %2").arg(subjectsOf(certificate), name);
    case QSslError::SelfSignedCertificate:
        return tr("it is self-signed");
    case QSslError::SelfSignedCertificateInChain:
        return tr("its authority, %1, is not trusted on this computer")
            .arg(nameOf(certificate.subjectInfo(QSslCertificate::CommonName),
                        certificate.subjectDisplayName()));
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return tr("its issuer, %1, is not known on this computer")
            .arg(
                nameOf(certificate.issuerInfo(QSslCertificate::CommonName), certificate.issuerDisplayName()));
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return tr("it was revoked");
    case QSslError::NoPeerCertificate:
        return tr("the server showed none");
    default:
        return plain(error.errorString());
    }
}

} // namespace

QStringList clauses(const QList<QSslError> &errors, const QString &name)
{
    QStringList all;
    for (const QSslError &error : errors)
        all.append(clause(error, name));
    all.removeDuplicates();
    return all;
}

bool isPinned(const QSslCertificate &certificate, const QList<QByteArray> &pins)
{
    return !certificate.isNull() && pins.contains(certificate.digest(QCryptographicHash::Sha256));
}

QString alertClause(QSsl::AlertType alert, bool haveClientCertificate)
{
    switch (alert) {
    case QSsl::AlertType::CertificateRequired:
        return tr("the server asks for a client certificate, and none was given");
    case QSsl::AlertType::HandshakeFailure:
        return haveClientCertificate ? tr("the server ended the handshake: no cipher in common, or it does "
                                          "not accept the client certificate")
                                     : tr("the server ended the handshake: no cipher in common, or it asks "
                                          "for a client certificate and none was given");
    case QSsl::AlertType::BadCertificate:
    case QSsl::AlertType::NoCertificate:
    case QSsl::AlertType::UnsupportedCertificate:
    case QSsl::AlertType::CertificateUnknown:
    case QSsl::AlertType::UnknownCa:
        return haveClientCertificate ? tr("the server does not accept the client certificate")
                                     : tr("the server asks for a client certificate, and none was given");
    case QSsl::AlertType::CertificateExpired:
        return tr("the server says that the client certificate has expired");
    case QSsl::AlertType::CertificateRevoked:
        return tr("the server says that the client certificate was revoked");
    case QSsl::AlertType::AccessDenied:
        return tr("the server denies access to this client certificate");
    case QSsl::AlertType::ProtocolVersion:
        return tr("the server speaks none of the TLS versions that are allowed here");
    case QSsl::AlertType::UnrecognizedName:
        return tr("the server does not know the name it was asked for");
    case QSsl::AlertType::NoApplicationProtocol:
        return tr("the server speaks none of the protocols offered by ALPN");
    default:
        return {};
    }
}

QString opensslClause(const QString &errorString, bool oldVersions)
{
    const auto says = [&errorString](const char *words) {
        return errorString.contains(QLatin1String(words), Qt::CaseInsensitive);
    };
    if (says("wrong version number") || says("packet length too long") || says("record layer failure"))
        return tr("the answer is not TLS; perhaps the server speaks plain ws on this port");
    // OpenSSL 3 takes no SHA-1 signature, and TLS 1.0 and 1.1 know no other.
    const bool legacy = oldVersions && says("legacy sigalg");
    if (legacy || says("unsupported protocol") || says("no protocols available"))
        return oldVersions ? tr("no TLS version in common; the system's OpenSSL may refuse TLS 1.0 and 1.1 "
                                "whatever is allowed here")
                           : tr("the server speaks none of the TLS versions that are allowed here");
    if (says("does not certify") || says("key values mismatch"))
        return tr("the client key does not fit the client certificate");
    return {};
}

} // namespace framewatch::TlsVerdict
