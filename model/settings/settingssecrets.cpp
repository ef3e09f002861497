// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/settingssecrets.h"

#include "model/settings/secretsearch.h"
#include "model/settings/settingtexts.h"
#include "model/settings/variables.h"

#include <QCoreApplication>

#include <utility>

namespace framewatch {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("framewatch::SettingsSecrets", text);
}

const QString Url = QStringLiteral("url");
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

/// Bytes that may stand nowhere: what secrets() knows, but for references.
QList<QByteArray> secretsOf(ConnectionSettings settings)
{
    QString url = settings.url;
    const QByteArray password = SettingsSecrets::takeUrlPassword(url).toUtf8();
    if (password.isEmpty())
        settings.url.clear();
    else // with {{host}} behind it, it is not known to be one
        settings.extraSecrets += {password, QByteArray::fromPercentEncoding(password)};
    SettingTexts::visit(settings, [](SettingText &text) {
        if (text.isSecret && !isTaken(text))
            text.text.clear();
    });
    return settings.secrets();
}

QList<QByteArray> inLowerCase(const QList<QByteArray> &texts)
{
    QList<QByteArray> lower;
    for (const QByteArray &text : texts)
        lower.append(QString::fromUtf8(text).toLower().toUtf8());
    return lower;
}

/// Where what follows the host starts.
qsizetype targetStart(const QString &url)
{
    const qsizetype scheme = url.indexOf(QStringLiteral("://"));
    qsizetype at = scheme < 0 ? 0 : scheme + 3;
    while (at < url.size() && !QStringView(u"/?#").contains(url[at]))
        ++at;
    return at;
}

QString takeFromUrl(QString &url, const SecretSearch &search)
{
    const UserInfo info(url);
    if (info.at >= 0 &&
        search.isIn(url.mid(info.start, info.at - info.start).toUtf8(), SecretSearch::In::Name))
        return std::exchange(url, {}); // as the user's name: no part of it can be taken alone
    const qsizetype target = targetStart(url);
    qsizetype query = url.indexOf(u'?', target);
    if (query < 0)
        query = url.size();
    const bool inPath = search.isIn(url.mid(target, query - target).toUtf8(), SecretSearch::In::Name);
    if (!inPath && !search.isIn(url.mid(query).toUtf8(), SecretSearch::In::Text))
        return {};
    const qsizetype from = inPath ? target : query;
    const QString taken = url.mid(from);
    url.truncate(from);
    return taken;
}

/// Whether what was taken can stand again: a whole address where there is none, a path or query where there
/// is no other.
bool urlHasRoomFor(const QString &url, QChar first)
{
    const bool isTarget = QStringView(u"/?#").contains(first);
    if (url.isEmpty() || !isTarget)
        return url.isEmpty() && !isTarget;
    return first == u'?' ? !url.contains(u'?') : targetStart(url) == url.size();
}

void putIntoUrl(QString &url, const QString &taken)
{
    if (!taken.isEmpty() && urlHasRoomFor(url, taken.front()))
        url += taken;
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

bool SettingsSecrets::isIn(const QString &text, const ConnectionSettings &settings)
{
    const QList<QByteArray> secrets = secretsOf(settings);
    constexpr auto In = SecretSearch::In::Text;
    return SecretSearch(secrets).isIn(text.toUtf8(), In) ||
           SecretSearch(inLowerCase(secrets)).isIn(text.toLower().toUtf8(), In);
}

SettingsSecrets::Values SettingsSecrets::take(ConnectionSettings &settings)
{
    Values values;
    const SecretSearch search(secretsOf(settings));
    if (const QString password = takeUrlPassword(settings.url); !password.isEmpty())
        values.insert(UrlPassword, password);
    if (const QString taken = takeFromUrl(settings.url, search); !taken.isEmpty())
        values.insert(Url, taken);
    SettingTexts::visit(settings, [&](SettingText &text) {
        const auto in = text.isFree() ? SecretSearch::In::Text : SecretSearch::In::Name;
        if (text.name == Url || (!isTaken(text) && !search.isIn(text.text.toUtf8(), in)))
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
        if (text.text.isEmpty() && text.name != Url)
            text.text = values.value(text.name);
    });
    putIntoUrl(settings.url, values.value(Url));
    putUrlPassword(settings.url, values.value(UrlPassword));
}

Result<bool> SettingsSecrets::check(const ConnectionSettings &settings)
{
    const SecretSearch search(secretsOf(settings));
    for (const HeaderRow &row : settings.headers) {
        const bool isText = QString::fromUtf8(row.value).toUtf8() == row.value;
        if (!isText && (row.isSecret() || search.isIn(row.value, SecretSearch::In::Text)))
            return Error{ErrorCode::Invalid,
                         tr("The header “%1” holds a secret beside bytes that are no text: it cannot be kept")
                             .arg(QString::fromUtf8(row.name)),
                         {}};
    }
    return true;
}

bool SettingsSecrets::hasPlace(const ConnectionSettings &settings, const QString &name)
{
    if (name == UrlPassword) {
        const UserInfo info(settings.url);
        return info.at >= 0 && info.colon < 0;
    }
    if (name == Url)
        return urlHasRoomFor(settings.url, u'?') || urlHasRoomFor(settings.url, u'h');
    if (name == u"auth.token" && settings.auth.place == AuthToken::Place::None)
        return false;
    bool has = false;
    ConnectionSettings looked = settings;
    SettingTexts::visit(looked,
                        [&](SettingText &text) { has = has || (text.name == name && text.text.isEmpty()); });
    return has;
}

} // namespace framewatch
