// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/connectionsettings.h"

#include "model/core/secretforms.h"

#include <QRegularExpression>
#include <QUrl>

#include <array>

namespace framewatch {

namespace {

// Below this length of a cookie that the user typed, it is hidden with its name and not wherever its bytes stand: "1" and
// "en" stand in every other text, and are no credentials.
constexpr qsizetype ShortestCookie = 4;

// Headers whose value is a credential.
constexpr std::array SecretHeaders{"authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token", "api-key"};

void addHeaderSecrets(const HeaderRow &header, QList<QByteArray> &secrets)
{
    if (!header.isSecret())
        return;
    const QByteArray &value = header.value;
    if (header.name.compare("cookie", Qt::CaseInsensitive) == 0) { // each value alone: an echo of one must not show either
        for (const QByteArray &pair : value.split(';')) {
            const QByteArray cookie = pair.mid(pair.indexOf('=') + 1).trimmed();
            secrets.append(cookie.size() < ShortestCookie && !cookie.isEmpty() ? pair.trimmed() : cookie);
        }
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

// A redactor looks for a very short secret only as it stands; as it is spelled where it goes, it must be told.
void addShortForms(const AuthToken &auth, QList<QByteArray> &secrets)
{
    const QByteArray token = auth.token.toUtf8();
    if (token.isEmpty() || token.size() >= ShortestEncodedSecret)
        return;
    if (auth.place == AuthToken::Place::Query)
        secrets.append(QUrl::toPercentEncoding(auth.token));
    else if (auth.place == AuthToken::Place::Basic)
        secrets.append((auth.name.toUtf8() + ':' + token).toBase64());
    else if (auth.place == AuthToken::Place::Message)
        secrets.append(auth.escapedToken());
}

void addUrlSecrets(const QString &url, QList<QByteArray> &secrets)
{
    const auto endpoint = Handshake::parseUrl(url);
    if (!endpoint || endpoint.value().password.isEmpty())
        return;
    const QByteArray password = endpoint.value().password.toUtf8();
    secrets.append(password);
    if (password.size() >= ShortestEncodedSecret)
        return;
    static const QRegularExpression typed(QStringLiteral("^(?:[A-Za-z]+://)?[^/?#:]*:([^/?#]*)@"));
    secrets.append(typed.match(url).captured(1).toUtf8());
    secrets.append((endpoint.value().user.toUtf8() + ':' + password).toBase64());
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
    addShortForms(auth, secrets);
    addUrlSecrets(url, secrets);
    for (const QString &secret : {network.proxyPassword, tls.passphrase})
        secrets.append(secret.toUtf8());
    for (const HeaderRow &header : headers)
        addHeaderSecrets(header, secrets);
    secrets += extraSecrets;
    secrets.removeAll(QByteArray());
    return secrets;
}

} // namespace framewatch
