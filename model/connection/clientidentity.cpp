// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/clientidentity.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>

namespace framewatch {

namespace {

constexpr qint64 MostBytes = 4 * 1024 * 1024; // a bundle of authorities has a quarter of that

QString tr(const char *text)
{
    return QCoreApplication::translate("framewatch::ClientIdentity", text);
}

Error invalid(const QString &sentence)
{
    return {ErrorCode::Invalid, sentence, {}};
}

Result<QByteArray> readFile(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileUnreadable, tr("Cannot read %1: %2").arg(name, file.errorString()), {}};
    const QByteArray bytes = file.read(MostBytes + 1);
    if (bytes.size() > MostBytes)
        return invalid(tr("%1 is too big for a certificate or key").arg(name));
    return bytes;
}

bool isPem(const QByteArray &bytes)
{
    return bytes.contains("-----BEGIN ");
}

bool isEncrypted(const QByteArray &pem)
{
    return pem.contains("BEGIN ENCRYPTED PRIVATE KEY") || pem.contains("Proc-Type: 4,ENCRYPTED");
}

Error keyComplaint(const QString &file, const QByteArray &pem, const QString &passphrase)
{
    if (!pem.contains("PRIVATE KEY-----"))
        return invalid(tr("%1 holds no PEM private key").arg(file));
    if (!isEncrypted(pem))
        return invalid(
            tr("%1 holds a private key that cannot be used: only RSA, EC and DSA keys can").arg(file));
    if (passphrase.isEmpty())
        return invalid(tr("The key in %1 has a passphrase, and none was given").arg(file));
    return invalid(tr("The passphrase is not that of the key in %1").arg(file));
}

Result<QSslKey> readKey(const QString &file, const QByteArray &pem, const QString &passphrase)
{
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Rsa, QSsl::Ec, QSsl::Dsa}) {
        const QSslKey key(pem, algorithm, QSsl::Pem, QSsl::PrivateKey, passphrase.toUtf8());
        if (!key.isNull())
            return key;
    }
    return keyComplaint(file, pem, passphrase);
}

/// Qt does not derive a public key from a private one. But the DER of an RSA private key holds the modulus,
/// and that of an EC key the point, as the public one does.
bool belongTogether(const QSslCertificate &certificate, const QSslKey &key)
{
    const QSslKey publicKey = certificate.publicKey();
    if (publicKey.algorithm() != key.algorithm())
        return false;
    const QByteArray publicDer = publicKey.toDer();
    const QByteArray privateDer = key.toDer();
    if (key.algorithm() == QSsl::Rsa)
        return privateDer.contains(publicDer.mid(publicDer.size() / 2, 32));
    if (key.algorithm() != QSsl::Ec || privateDer.size() < publicDer.size())
        return true; // it holds no point: TLS will tell
    return privateDer.contains(publicDer.right(2 * (publicKey.length() / 8)));
}

Result<ClientIdentity> fromPkcs12(const QString &file, const QByteArray &bytes, const QString &passphrase)
{
    if (!bytes.startsWith('\x30')) // SEQUENCE: how every PKCS#12 file starts
        return invalid(tr("%1 holds no PEM certificate and is no PKCS#12 file").arg(file));
    if (!QSslCertificate::fromData(bytes, QSsl::Der).isEmpty())
        return invalid(tr("%1 is a certificate in DER: it has to be PEM, or PKCS#12 with its key").arg(file));
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    ClientIdentity identity;
    QSslCertificate own;
    QList<QSslCertificate> others;
    if (QSslCertificate::importPkcs12(&buffer, &identity.key, &own, &others, passphrase.toUtf8())) {
        identity.chain = QList<QSslCertificate>{own} + others;
        return identity;
    }
    if (passphrase.isEmpty())
        return invalid(tr("%1 cannot be opened: it needs its passphrase, holds no certificate with a key, or "
                          "is no PKCS#12 file")
                           .arg(file));
    return invalid(tr("%1 cannot be opened: the passphrase is wrong, it holds no certificate with a key, or "
                      "it is encrypted in a "
                      "way that OpenSSL no longer reads (RC2, 3DES)")
                       .arg(file));
}

} // namespace

Result<QList<QSslCertificate>> loadCertificates(const QString &file)
{
    const auto pem = readFile(file);
    if (!pem)
        return pem.error();
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(pem.value(), QSsl::Pem);
    if (certificates.isEmpty())
        return invalid(tr("%1 holds no PEM certificate").arg(file));
    return certificates;
}

Result<ClientIdentity> loadClientIdentity(const QString &certFile, const QString &keyFile,
                                          const QString &passphrase)
{
    const auto bytes = readFile(certFile);
    if (!bytes)
        return bytes.error();
    if (!isPem(bytes.value()))
        return fromPkcs12(certFile, bytes.value(), passphrase);
    const auto chain = loadCertificates(certFile);
    if (!chain)
        return chain.error();
    const auto keyBytes = keyFile.isEmpty() ? bytes : readFile(keyFile);
    if (!keyBytes)
        return keyBytes.error();
    const QString holder = keyFile.isEmpty() ? certFile : keyFile;
    const auto key = readKey(holder, keyBytes.value(), passphrase);
    if (!key)
        return key.error();
    if (!belongTogether(chain.value().constFirst(), key.value()))
        return invalid(tr("The key in %1 does not belong to the certificate in %2").arg(holder, certFile));
    return ClientIdentity{chain.value(), key.value()};
}

} // namespace framewatch
