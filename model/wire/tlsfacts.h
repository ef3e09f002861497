// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a TLS connection turned out to be, as the capture keeps it.
#pragma once

#include <QByteArray>
#include <QStringList>

class QSslSocket;

namespace framewatch {

/// What became of the server's certificate.
struct TlsTrust
{
    bool verified = false; ///< it was asked for and found nothing
    bool pinned = false;   ///< trusted by its fingerprint, whatever verification found
    QStringList errors;    ///< what verification found, a clause each
};

/// JSON object: protocol, cipher, bits, alpn, verified, pinned (only if so), errors (only if there are),
/// chain
/// [{subject, issuer, serial, from, to, sha256, names, key}], the server's own certificate first. At most 64
/// of the chain and 256 names of each.
QByteArray tlsFactsJson(const QSslSocket &socket, const TlsTrust &trust);

/// What such an object says of it.
TlsTrust tlsTrustIn(const QByteArray &factsJson);

} // namespace framewatch
