// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A client certificate with its key, from files.
#pragma once

#include "model/core/result.h"

#include <QList>
#include <QSslCertificate>
#include <QSslKey>

namespace framewatch {

struct ClientIdentity
{
    QList<QSslCertificate> chain; ///< our own first
    QSslKey key;
};

/// certFile: PEM certificates, or PKCS#12 with certificate and key. keyFile: a PEM key; empty: it is in
/// certFile. passphrase: of the key or the PKCS#12 file. FileUnreadable or Invalid names the file and what is
/// wrong with it: no certificate, no key, a passphrase that is missing or wrong, a key that belongs to
/// another certificate.
Result<ClientIdentity> loadClientIdentity(const QString &certFile, const QString &keyFile,
                                          const QString &passphrase);

/// The certificates of a PEM file; FileUnreadable or Invalid names the file.
Result<QList<QSslCertificate>> loadCertificates(const QString &file);

} // namespace framewatch
