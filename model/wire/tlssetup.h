// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What one attempt wants of TLS, files already read.
#pragma once

#include <QList>
#include <QSslConfiguration>
#include <QString>

namespace framewatch {

struct TlsSetup
{
    /// Authorities, client certificate, versions. Peer verify mode QueryPeer: what verification finds is
    /// recorded and the certificate taken all the same.
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QString serverName; ///< for SNI and verification; empty: the endpoint's host
    QList<QByteArray>
        pins; ///< SHA-256 (DER) of server certificates that are trusted whatever verification says
};

} // namespace framewatch
