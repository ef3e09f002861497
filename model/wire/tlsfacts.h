// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a TLS connection turned out to be, as the capture keeps it.
#pragma once

#include <QByteArray>

class QSslSocket;

namespace framewatch {

/// JSON object: protocol, cipher, bits, alpn, verified, chain [{subject, issuer, from, to, sha256, names}].
QByteArray tlsFactsJson(const QSslSocket &socket, bool verified);

} // namespace framewatch
