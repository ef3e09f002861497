// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates for one test, made by openssl in a folder that goes with it.
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace framewatch::test {

struct ForgedCertificate
{
    QString certFile; // PEM
    QString keyFile;  // PEM, no passphrase
};

struct CertificateOrder
{
    QString name = QStringLiteral("localhost");                   // common name; one of a kind in its forge
    QString names = QStringLiteral("DNS:localhost,IP:127.0.0.1"); // subjectAltName
    ForgedCertificate issuer;                                     // none: self-signed
    bool authority = false;
    QString until = QStringLiteral("20990101000000Z");
    QString from = QStringLiteral("20200101000000Z");
};

class CertificateForge
{
public:
    CertificateForge();

    ForgedCertificate make(const CertificateOrder &order);
    /// Runs openssl in the folder; an assertion that fails says what openssl said.
    void openssl(const QStringList &arguments) const;
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    void write(const QString &name, const QString &text) const;

    QTemporaryDir m_folder;
};

} // namespace framewatch::test
