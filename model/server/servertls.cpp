// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/servertls.h"

#include <QFile>

namespace framewatch {

namespace {

constexpr qint64 MostBytes = 1024 * 1024; // what a PEM file may reasonably have

Result<QByteArray> readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable,
                     QStringLiteral("%1 cannot be read: %2").arg(name, file.errorString()),
                     {}};
    const QByteArray bytes = file.read(MostBytes + 1);
    if (bytes.size() > MostBytes)
        return Error{
            ErrorCode::Invalid, QStringLiteral("%1 is too big for a certificate or key").arg(name), {}};
    return bytes;
}

QSslKey parseKey(const QByteArray &pem)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        if (const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey); !key.isNull())
            return key;
    }
    return {};
}

/// Qt does not derive a public key from a private one. But an RSA private key holds the modulus, as the
/// public one does.
bool belongTogether(const QSslCertificate &certificate, const QSslKey &key)
{
    const QSslKey publicKey = certificate.publicKey();
    if (publicKey.algorithm() != key.algorithm())
        return false;
    if (key.algorithm() != QSsl::Rsa)
        return true;
    const QByteArray publicDer = publicKey.toDer();
    return key.toDer().contains(publicDer.mid(publicDer.size() / 2, 32));
}

QString keyComplaint(const QByteArray &pem)
{
    return pem.contains("ENCRYPTED")
               ? QStringLiteral("%1 is protected by a passphrase: save the key without one")
               : QStringLiteral("%1 holds no private key in PEM format");
}

} // namespace

Result<ServerIdentity> loadServerIdentity(const QString &certificateFile, const QString &keyFile)
{
    const Result<QByteArray> certificatePem = readFile(certificateFile);
    if (!certificatePem)
        return certificatePem.error();
    const Result<QByteArray> keyPem = readFile(keyFile);
    if (!keyPem)
        return keyPem.error();
    ServerIdentity identity{QSslCertificate::fromData(certificatePem.value(), QSsl::Pem),
                            parseKey(keyPem.value())};
    if (identity.certificates.isEmpty())
        return Error{ErrorCode::Invalid,
                     QStringLiteral("%1 holds no certificate in PEM format").arg(certificateFile),
                     {}};
    if (identity.key.isNull())
        return Error{ErrorCode::Invalid, keyComplaint(keyPem.value()).arg(keyFile), {}};
    if (!belongTogether(identity.certificates.constFirst(), identity.key))
        return Error{ErrorCode::Invalid,
                     QStringLiteral("%1 holds a key that does not belong to the certificate in %2")
                         .arg(keyFile, certificateFile),
                     {}};
    return identity;
}

} // namespace framewatch
