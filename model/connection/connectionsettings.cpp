// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/connectionsettings.h"

#include <array>

namespace framewatch {

namespace {

// Headers whose value is a credential.
constexpr std::array SecretHeaders{"authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token", "api-key"};

void addHeaderSecrets(const HeaderRow &header, QList<QByteArray> &secrets)
{
    if (!header.isSecret())
        return;
    const QByteArray &value = header.value;
    if (header.name.compare("cookie", Qt::CaseInsensitive) == 0) { // each value alone: an echo of one must not show either
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

bool HeaderRow::isSecret() const
{
    const QByteArray lower = name.toLower();
    return std::any_of(SecretHeaders.begin(), SecretHeaders.end(), [&](const char *known) { return lower == known; });
}

HeaderList ConnectionSettings::enabledHeaders() const
{
    HeaderList list;
    for (const HeaderRow &row : headers) {
        if (row.enabled)
            list.append({row.name, row.value});
    }
    return list;
}

QList<QByteArray> ConnectionSettings::secrets() const
{
    QList<QByteArray> secrets;
    if (!auth.token.isEmpty())
        secrets.append(auth.token.toUtf8());
    if (const auto endpoint = Handshake::parseUrl(url); endpoint && !endpoint.value().password.isEmpty())
        secrets.append(endpoint.value().password.toUtf8());
    for (const QString &secret : {network.proxyPassword, tls.passphrase})
        secrets.append(secret.toUtf8());
    for (const HeaderRow &header : headers)
        addHeaderSecrets(header, secrets);
    secrets += extraSecrets;
    secrets.removeAll(QByteArray());
    return secrets;
}

} // namespace framewatch
