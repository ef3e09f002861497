// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/settingssecrets.h"

#include "model/core/redactor.h"
#include "model/settings/settingtexts.h"
#include "model/settings/variables.h"

namespace framewatch {

namespace {

const QString UrlPassword = QStringLiteral("urlPassword");

/// Where the user information of a URL stands: from its start to the @; empty if there is none.
struct UserInfo
{
    qsizetype start = 0;
    qsizetype colon = -1; // before the password
    qsizetype at = -1;

    explicit UserInfo(const QString &url)
    {
        const qsizetype scheme = url.indexOf(QStringLiteral("://"));
        start = scheme < 0 ? 0 : scheme + 3;
        qsizetype end = start;
        while (end < url.size() && !QStringView(u"/?#").contains(url[end]))
            ++end;
        at = end > start ? url.lastIndexOf(u'@', end - 1) : -1;
        if (at < start)
            at = -1;
        colon = at < 0 ? -1 : url.indexOf(u':', start);
        if (colon > at)
            colon = -1;
    }
};

bool isTaken(const SettingText &text)
{
    return text.isSecret && !text.text.isEmpty() && !Variables::isReference(text.text);
}

/// Shorter ones stand in too many an innocent text.
constexpr qsizetype ShortestLookedFor = 4;

/// Bytes that may stand nowhere: what secrets() knows, but for references.
Redactor redactorOf(ConnectionSettings settings)
{
    QString url = settings.url;
    if (SettingsSecrets::takeUrlPassword(url).isEmpty())
        settings.url.clear();
    SettingTexts::visit(settings, [](SettingText &text) {
        if (text.isSecret && !isTaken(text))
            text.text.clear();
    });
    QList<QByteArray> secrets = settings.secrets();
    secrets.removeIf([](const QByteArray &secret) { return secret.size() < ShortestLookedFor; });
    return Redactor(secrets);
}

} // namespace

QString SettingsSecrets::takeUrlPassword(QString &url)
{
    const UserInfo info(url);
    if (info.colon < 0)
        return {};
    const QString password = url.mid(info.colon + 1, info.at - info.colon - 1);
    if (Variables::isReference(password))
        return {};
    url.remove(info.colon, info.at - info.colon);
    return password;
}

void SettingsSecrets::putUrlPassword(QString &url, const QString &password)
{
    const UserInfo info(url);
    if (info.at >= 0 && info.colon < 0 && !password.isEmpty())
        url.insert(info.at, u':' + password);
}

SettingsSecrets::Values SettingsSecrets::take(ConnectionSettings &settings)
{
    Values values;
    const Redactor redactor = redactorOf(settings);
    const QString password = takeUrlPassword(settings.url);
    if (!password.isEmpty())
        values.insert(UrlPassword, password);
    SettingTexts::visit(settings, [&](SettingText &text) {
        if (!isTaken(text) && !redactor.matches(text.text.toUtf8()))
            return;
        values.insert(text.name, text.text);
        text.text.clear();
    });
    settings.extraSecrets.clear();
    return values;
}

void SettingsSecrets::put(ConnectionSettings &settings, const Values &values)
{
    SettingTexts::visit(settings, [&](SettingText &text) {
        if (text.text.isEmpty())
            text.text = values.value(text.name);
    });
    putUrlPassword(settings.url, values.value(UrlPassword));
}

} // namespace framewatch
