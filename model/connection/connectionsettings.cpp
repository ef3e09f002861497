// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/connectionsettings.h"

#include <array>

namespace framewatch {

namespace {

// Headers whose value is a credential.
constexpr std::array SecretHeaders{"authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token", "api-key"};

void addHeaderSecrets(const QByteArray &name, const QByteArray &value, QList<QByteArray> &secrets)
{
    const QByteArray lower = name.toLower();
    if (std::none_of(SecretHeaders.begin(), SecretHeaders.end(), [&](const char *known) { return lower == known; }))
        return;
    if (lower == "cookie") { // each value alone: an echo of one must not show either
        for (const QByteArray &pair : value.split(';'))
            secrets.append(pair.mid(pair.indexOf('=') + 1).trimmed());
        return;
    }
    const qsizetype blank = value.indexOf(' '); // after the scheme
    const QByteArray credential = value.mid(blank + 1).trimmed();
    secrets.append(credential);
    if (value.left(blank).compare("basic", Qt::CaseInsensitive) == 0) {
        const QByteArray plain = QByteArray::fromBase64(credential);
        secrets.append(plain.mid(plain.indexOf(':') + 1));
    }
}

} // namespace

QList<QByteArray> ConnectionSettings::secrets() const
{
    QList<QByteArray> secrets;
    if (!auth.token.isEmpty())
        secrets.append(auth.token.toUtf8());
    if (const auto endpoint = Handshake::parseUrl(url); endpoint && !endpoint.value().password.isEmpty())
        secrets.append(endpoint.value().password.toUtf8());
    for (const auto &[name, value] : headers)
        addHeaderSecrets(name, value, secrets);
    secrets.removeAll(QByteArray());
    return secrets;
}

} // namespace framewatch
