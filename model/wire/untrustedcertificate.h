// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A server's certificate that was not trusted, for the offer to trust it.
#pragma once

#include <QByteArray>
#include <QMetaType>
#include <QString>

namespace framewatch {

struct UntrustedCertificate
{
    QByteArray fingerprint; ///< SHA-256 of its DER, 32 bytes: what a pin holds
    QString subject;        ///< its common name, or what else names it
    QString reason;         ///< clauses for the user: "it is self-signed; it expired on 2024-05-01"

    bool operator==(const UntrustedCertificate &) const = default;
};

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::UntrustedCertificate)
