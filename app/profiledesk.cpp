// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiledesk.h"

#include "app/dialogs.h"
#include "app/pages.h"
#include "model/settings/environmentstore.h"
#include "model/settings/profilestore.h"
#include "model/settings/secretstore.h"
#include "model/settings/settingssecrets.h"
#include "widgets/connection/connectiondialog.h"
#include "widgets/profiles/profilespanel.h"
#include "widgets/session/sessionpage.h"

#include <QClipboard>
#include <QGuiApplication>

namespace framewatch {

namespace {

QStringList missing(const QStringList &names, const SettingsSecrets::Values &found)
{
    QStringList rest;
    for (const QString &name : names) {
        if (!found.contains(name))
            rest.append(name);
    }
    return rest;
}

/// A secret's name in words of the user's.
QString secretTitle(const QString &name)
{
    if (name == u"auth.token")
        return ProfileDesk::tr("token");
    if (name == u"urlPassword")
        return ProfileDesk::tr("password in the address");
    if (name == u"network.proxyPassword")
        return ProfileDesk::tr("password of the proxy");
    if (name == u"tls.passphrase")
        return ProfileDesk::tr("passphrase of the client certificate");
    if (name.startsWith(QStringLiteral("header:")))
        return ProfileDesk::tr("header %1").arg(name.section(u':', 1, 1));
    return name;
}

QString suggestedName(const SessionPage &page, const QString &url)
{
    QString name = page.title().section(QStringLiteral(" · "), 0, 0);
    return url.isEmpty() || name.isEmpty() ? ProfileDesk::tr("New profile") : name;
}

} // namespace

ProfileDesk::ProfileDesk(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m(parts)
{
    ProfilesPanel *panel = &m.panel;
    connect(panel, &ProfilesPanel::connectRequested, this, &ProfileDesk::open);
    connect(panel, &ProfilesPanel::editRequested, this, &ProfileDesk::edit);
    connect(panel, &ProfilesPanel::duplicateRequested, this, &ProfileDesk::duplicate);
    connect(panel, &ProfilesPanel::deleteRequested, this, &ProfileDesk::remove);
    connect(panel, &ProfilesPanel::copyRequested, this, &ProfileDesk::copy);
    connect(panel, &ProfilesPanel::saveTabRequested, this, &ProfileDesk::saveTab);
    connect(panel, &ProfilesPanel::commandPasted, this, &ProfileDesk::add);
    connect(&m.pages, &Pages::frontChanged, this, &ProfileDesk::showTabs);
    connect(&m.profiles, &ProfileStore::changed, this, &ProfileDesk::showTabs);
}

void ProfileDesk::withSecrets(const QString &id, const Ready &ready)
{
    const std::optional<Profile> profile = m.profiles.find(id);
    if (!profile)
        return;
    m.secrets.readOf(id, profile->secrets, this, [this, id, ready](const SecretStore::Values &found) {
        const std::optional<Profile> now = m.profiles.find(id);
        if (!now)
            return;
        ConnectionSettings settings = now->settings;
        SettingsSecrets::put(settings, found);
        ready(*now, settings);
    });
}

void ProfileDesk::open(const QString &id)
{
    const std::optional<Profile> profile = m.profiles.find(id);
    if (!profile)
        return;
    m.secrets.readOf(id, profile->secrets, this, [this, id](const SecretStore::Values &found) {
        const std::optional<Profile> now = m.profiles.find(id);
        if (!now)
            return;
        QStringList names;
        for (const QString &name : missing(now->secrets, found))
            names.append(secretTitle(name));
        if (!names.isEmpty()) {
            Q_EMIT failed(
                tr("“%1” was not opened.").arg(now->name),
                tr("This computer does not know its %1: type it under Edit… in the profile's menu. %2.")
                    .arg(names.join(QStringLiteral(", ")), m.secrets.sentence()));
            return;
        }
        ConnectionSettings settings = now->settings;
        SettingsSecrets::put(settings, found);
        m.environments.read(this, [this, profile = *now, settings](const Variables &variables) {
            openWith(profile, settings, variables);
        });
    });
}

void ProfileDesk::openWith(const Profile &profile, const ConnectionSettings &written,
                           const Variables &variables)
{
    const Result<ConnectionSettings> expanded = variables.expand(written);
    if (!expanded) {
        Q_EMIT failed(tr("“%1” was not opened.").arg(profile.name), expanded.error().message);
        return;
    }
    SessionPage *page = pageOf(profile.id);
    if (page) {
        m.pages.bringToFront(page);
        if (page->session().status().state != ConnectionState::Idle)
            return;
        page->setSettings(expanded.value());
    } else {
        page = m.pages.openSession(expanded.value(), {});
        if (!m_origins.contains(page)) { // a blank tab may have been one of ours before
            connect(page, &QObject::destroyed, this, &ProfileDesk::forget);
            connect(page, &TabPage::looksChanged, this, &ProfileDesk::showTabs);
        }
    }
    m_origins.insert(page, {profile.id, written, expanded.value()});
    page->setName(profile.name);
    page->connectNow();
    showTabs();
}

void ProfileDesk::edit(const QString &id)
{
    withSecrets(id, [this](const Profile &profile, const ConnectionSettings &settings) {
        auto *dialog = new ConnectionDialog(m.theme, settings, &m.window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(tr("Profile “%1”").arg(profile.name));
        connect(dialog, &ConnectionDialog::applied, this,
                [this, id = profile.id](const ConnectionSettings &changed) { save(id, changed); });
        dialog->open();
    });
}

void ProfileDesk::save(const QString &id, const ConnectionSettings &settings)
{
    const QStringList before = m.profiles.find(id).value_or(Profile()).secrets;
    const Result<bool> saved = m.profiles.setSettings(id, settings);
    if (!saved) {
        m.panel.showError(saved.error().message);
        return;
    }
    ConnectionSettings bare = settings;
    m.secrets.writeOf(id, SettingsSecrets::take(bare), before);
}

void ProfileDesk::duplicate(const QString &id)
{
    withSecrets(id, [this](const Profile &profile, ConnectionSettings settings) {
        const Result<QString> copy = m.profiles.duplicate(profile.id);
        if (!copy)
            return m.panel.showError(copy.error().message);
        m.secrets.writeOf(copy.value(), SettingsSecrets::take(settings));
        m.panel.rename(copy.value());
    });
}

void ProfileDesk::remove(const QString &id)
{
    const std::optional<Profile> profile = m.profiles.find(id);
    if (!profile)
        return;
    m.dialogs.askDelete(&m.window, tr("Delete the profile “%1”?").arg(profile->name),
                        tr("Its settings, tokens and passwords are lost. A tab that shows it stays."),
                        [this, profile = *profile](bool sure) {
                            if (!sure)
                                return;
                            const Result<bool> removed = m.profiles.remove(profile.id);
                            if (!removed)
                                return m.panel.showError(removed.error().message);
                            m.secrets.remove(SecretStore::keys(profile.id, profile.secrets));
                        });
}

void ProfileDesk::copy(const QString &id, CommandExport::Target target, bool secrets)
{
    withSecrets(id, [this, target, secrets](const Profile &, const ConnectionSettings &settings) {
        m.environments.read(this, [this, target, secrets, settings](const Variables &variables) {
            Result<ConnectionSettings> expanded = variables.expand(settings);
            if (!expanded)
                return m.panel.showError(expanded.error().message);
            const Result<QString> text = CommandExport::text(expanded.value(), target,
                                                             secrets ? CommandExport::Secrets::Included
                                                                     : CommandExport::Secrets::Placeholders);
            if (!text)
                return m.panel.showError(text.error().message);
            QGuiApplication::clipboard()->setText(text.value());
        });
    });
}

void ProfileDesk::saveTab(const QString &folder)
{
    auto *page = qobject_cast<SessionPage *>(m.pages.front());
    if (!page)
        return;
    ConnectionSettings settings = page->session().settings();
    if (const auto origin = m_origins.constFind(page); origin != m_origins.constEnd())
        settings = Variables::restore(settings, origin->expanded, origin->written);
    add(folder, suggestedName(*page, settings.url), settings);
}

void ProfileDesk::add(const QString &folder, const QString &name, const ConnectionSettings &settings)
{
    const Result<QString> id = m.profiles.add(folder, m.profiles.freeName(folder, name), settings);
    if (!id)
        return m.panel.showError(id.error().message);
    ConnectionSettings bare = settings;
    m.secrets.writeOf(id.value(), SettingsSecrets::take(bare));
    m.panel.rename(id.value());
}

QString ProfileDesk::profileOf(const SessionPage &page) const
{
    const auto origin = m_origins.constFind(&page);
    if (origin == m_origins.constEnd())
        return {};
    return const_cast<SessionPage &>(page).session().settings().url == origin->expanded.url ? origin->id
                                                                                            : QString();
}

SessionPage *ProfileDesk::pageOf(const QString &id) const
{
    for (SessionPage *page : m.pages.sessions()) {
        if (profileOf(*page) == id)
            return page;
    }
    return nullptr;
}

void ProfileDesk::showTabs()
{
    QSet<QString> open;
    for (SessionPage *page : m.pages.sessions()) {
        if (!m_origins.contains(page))
            continue;
        const QString id = profileOf(*page);
        const std::optional<Profile> profile = m.profiles.find(id);
        page->setName(profile ? profile->name : QString());
        if (profile && page->session().status().state == ConnectionState::Open)
            open.insert(id);
    }
    auto *front = qobject_cast<SessionPage *>(m.pages.front());
    m.panel.setCanSave(front != nullptr);
    m.panel.setOpen(open, front ? profileOf(*front) : QString());
}

void ProfileDesk::forget(QObject *page)
{
    m_origins.remove(page);
}

} // namespace framewatch
