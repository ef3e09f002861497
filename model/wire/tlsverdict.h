// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What TLS says went wrong, in words a user understands.
#pragma once

#include <QList>
#include <QSsl>
#include <QSslCertificate>
#include <QSslError>
#include <QStringList>

namespace framewatch::TlsVerdict {

/// What verification found, each once, as clauses about the server's certificate: "it expired on 2024-05-01",
/// "it is self-signed", "it is for a.example, not for b.example". name: whom it should be for.
QStringList clauses(const QList<QSslError> &errors, const QString &name);

/// Whether the SHA-256 of a certificate's DER is among pins. Only the server's own certificate may be asked
/// about: anybody can send a copy of another one along.
bool isPinned(const QSslCertificate &certificate, const QList<QByteArray> &pins);

/// Why the server ended the handshake by an alert (RFC 8446 §6.2); a clause. Empty for an alert that says no
/// more than that TLS failed.
QString alertClause(QSsl::AlertType alert, bool haveClientCertificate);

/// What stands behind some errors of OpenSSL, as a clause; empty if there is no more to say. oldVersions: the
/// user allowed TLS 1.0 or 1.1.
QString opensslClause(const QString &errorString, bool oldVersions);

} // namespace framewatch::TlsVerdict
