// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profilekeeper.h"

#include "model/settings/environmentstore.h"
#include "model/settings/profilestore.h"
#include "model/settings/secretstore.h"
#include "model/settings/settingssecrets.h"
#include "model/settings/typedaddress.h"
#include "model/settings/unreadsecrets.h"

#include <QPointer>

namespace framewatch {

namespace {

/// A secret's name in words of the user's.
QString titleOf(const QString &name)
{
    if (name == u"auth.token")
        return ProfileKeeper::tr("token");
    if (name == u"url")
        return ProfileKeeper::tr("path or query of the address");
    if (name == u"urlPassword")
        return ProfileKeeper::tr("password in the address");
    if (name == u"network.proxyPassword")
        return ProfileKeeper::tr("password of the proxy");
    if (name == u"tls.passphrase")
        return ProfileKeeper::tr("passphrase of the client certificate");
    if (name.startsWith(QStringLiteral("header:")))
        return ProfileKeeper::tr("header %1").arg(name.section(u':', 1, 1));
    if (name.startsWith(QStringLiteral("openSteps.")))
        return ProfileKeeper::tr("step %1 at open").arg(name.section(u'.', 1, 1).toInt() + 1);
    return name;
}

} // namespace

ProfileKeeper::ProfileKeeper(ProfileStore &profiles, EnvironmentStore &environments, SecretStore &secrets)
    : m_profiles(profiles)
    , m_environments(environments)
    , m_secrets(secrets)
{
}

QString ProfileKeeper::titlesOf(const QStringList &secrets)
{
    QStringList titles;
    for (const QString &name : secrets)
        titles.append(titleOf(name));
    return titles.join(QStringLiteral(", "));
}

void ProfileKeeper::load(const QString &id, QObject *context,
                         const std::function<void(const LoadedProfile &)> &ready) const
{
    const std::optional<Profile> profile = m_profiles.find(id);
    if (!profile)
        return;
    const QPointer<ProfileStore> store(&m_profiles);
    m_secrets.readOf(id, profile->secrets, context, [store, id, ready](const SecretStore::Found &found) {
        const std::optional<Profile> now = store ? store->find(id) : std::nullopt;
        if (!now)
            return;
        LoadedProfile loaded{*now, now->settings, {}};
        SettingsSecrets::put(loaded.settings, found);
        loaded.settings.url = TypedAddress::withScheme(loaded.settings.url); // as a tab that opens it has it
        for (const QString &name : now->secrets) {
            if (!found.contains(name))
                loaded.unread.append(name);
        }
        ready(loaded);
    });
}

ConnectionSettings ProfileKeeper::safe(const ConnectionSettings &settings, const Variables &variables) const
{
    ConnectionSettings safe = variables.conceal(settings);
    safe.extraSecrets += m_environments.knownSecrets(); // of other environments: taken out, not put back
    return safe;
}

bool ProfileKeeper::isAsSeen(const LoadedProfile &seen) const
{
    const std::optional<Profile> now = m_profiles.find(seen.profile.id);
    return !now || (now->settings == seen.profile.settings && now->secrets == seen.profile.secrets);
}

Result<bool> ProfileKeeper::keep(const LoadedProfile &seen, const ConnectionSettings &settings,
                                 const Variables &variables, bool overwrite) const
{
    const QString id = seen.profile.id;
    if (!overwrite && !isAsSeen(seen))
        return false;
    const Result<QStringList> unread = UnreadSecrets::kept(seen.unread, seen.settings, settings);
    if (!unread)
        return unread.error();
    ConnectionSettings kept = safe(settings, variables);
    Result<bool> written = m_profiles.setSettings(id, kept, unread.value());
    if (!written && !overwrite && !isAsSeen(seen)) // the list has been read again
        return false;
    if (!written && m_profiles.find(id)) // another change of the file: its place, its name
        written = m_profiles.setSettings(id, kept, unread.value());
    if (!written)
        return written;
    QStringList stale = seen.profile.secrets;
    for (const QString &name : unread.value())
        stale.removeAll(name);
    m_secrets.writeOf(id, SettingsSecrets::take(kept), stale);
    return true;
}

QString ProfileKeeper::safeName(const QString &name, const ConnectionSettings &settings,
                                const Variables &variables) const
{
    const QString concealed = variables.conceal(name);
    ConnectionSettings known = settings;
    known.extraSecrets += variables.secrets() + m_environments.knownSecrets();
    return SettingsSecrets::isIn(concealed, known) ? tr("New profile") : concealed;
}

Result<QString> ProfileKeeper::add(const QString &folder, const QString &name,
                                   const ConnectionSettings &settings, const Variables &variables) const
{
    const QString freeName = m_profiles.freeName(folder, safeName(name, settings, variables));
    ConnectionSettings kept = safe(settings, variables);
    Result<QString> id = m_profiles.add(folder, freeName, kept);
    if (id)
        m_secrets.writeOf(id.value(), SettingsSecrets::take(kept));
    return id;
}

} // namespace framewatch
