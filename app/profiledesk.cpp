// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/profiledesk.h"

#include "app/dialogs.h"
#include "app/keepbanner.h"
#include "app/pages.h"
#include "app/profileeditor.h"
#include "model/settings/environmentstore.h"
#include "model/settings/profilestore.h"
#include "model/settings/secretstore.h"
#include "model/settings/settingssecrets.h"
#include "widgets/connection/connectiondialog.h"
#include "widgets/profiles/profilespanel.h"
#include "widgets/session/sessionpage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPointer>

namespace framewatch {

namespace {

constexpr qsizetype LongestSuggestion = 60; // of an address that is no host's name

QStringList stillUnread(const LoadedProfile &seen, const Profile &now)
{
    QStringList names = seen.unread;
    names.removeIf([&](const QString &name) { return !now.secrets.contains(name); });
    return names;
}

} // namespace

ProfileDesk::ProfileDesk(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m(parts)
    , m_keeper(parts.profiles, parts.environments, parts.secrets)
    , m_tabs(parts.theme, parts.profiles, parts.pages, parts.panel)
{
    ProfilesPanel *panel = &m.panel;
    connect(panel, &ProfilesPanel::connectRequested, this, &ProfileDesk::open);
    connect(panel, &ProfilesPanel::editRequested, this, &ProfileDesk::edit);
    connect(panel, &ProfilesPanel::duplicateRequested, this, &ProfileDesk::duplicate);
    connect(panel, &ProfilesPanel::deleteRequested, this, &ProfileDesk::remove);
    connect(panel, &ProfilesPanel::copyRequested, this, &ProfileDesk::copy);
    connect(panel, &ProfilesPanel::saveTabRequested, this, &ProfileDesk::saveTab);
    connect(panel, &ProfilesPanel::keepTabRequested, this, &ProfileDesk::keepTab);
    connect(panel, &ProfilesPanel::commandPasted, this, &ProfileDesk::add);
    connect(&m_tabs, &TabProfiles::keepRequested, this, &ProfileDesk::keepPage);
    connect(&m_tabs, &TabProfiles::keepAsNewRequested, this, [this](SessionPage *page) {
        const LoadedProfile *origin = m_tabs.originOf(*page);
        savePage(page, origin ? origin->profile.folder : QString());
    });
    connect(&m_tabs, &TabProfiles::reloadRequested, this, &ProfileDesk::reloadPage);
}

void ProfileDesk::open(const QString &id)
{
    m_keeper.load(id, this, [this](const LoadedProfile &loaded) {
        m.environments.read(this,
                            [this, loaded](const Variables &variables) { openWith(loaded, variables); });
    });
}

void ProfileDesk::openWith(const LoadedProfile &loaded, const Variables &variables)
{
    const Profile &profile = loaded.profile;
    QStringList sentences;
    if (!loaded.unread.isEmpty())
        sentences.append(
            tr("This computer does not know its %1: type it under Edit… in the profile's menu. %2.")
                .arg(ProfileKeeper::titlesOf(loaded.unread), m.secrets.sentence()));
    if (const Result<ConnectionSettings> expanded = variables.expand(loaded.settings); !expanded)
        sentences.append(expanded.error().message + u'.');
    if (!sentences.isEmpty()) {
        Q_EMIT failed(tr("“%1” was not opened.").arg(profile.name), sentences.join(u' '));
        return;
    }
    SessionPage *page = m_tabs.pageOf(profile.id);
    if (page) {
        m.pages.bringToFront(page);
        if (page->session().status().state != ConnectionState::Idle)
            return;
    } else {
        page = m.pages.openSession(loaded.settings, {});
        m_tabs.assign(page, loaded);
    }
    if (!m_tabs.isEdited(*page)) {
        page->setSettings(loaded.settings);
        m_tabs.assign(page, loaded);
    }
    page->connectNow();
}

void ProfileDesk::edit(const QString &id)
{
    m_keeper.load(id, this, [this](const LoadedProfile &loaded) {
        m.environments.readNow(this, [this, loaded](const Variables &variables) {
            const QString note = m.secrets.isPersistent() ? QString() : m.secrets.sentence();
            auto *editor = new ProfileEditor(m.theme, m_keeper, loaded, variables, note, &m.window);
            editor->dialog().open();
        });
    });
}

void ProfileDesk::duplicate(const QString &id)
{
    m_keeper.load(id, this, [this](const LoadedProfile &loaded) {
        const Result<QString> copy = m.profiles.duplicate(loaded.profile.id);
        if (!copy)
            return m.panel.showError(copy.error().message);
        ConnectionSettings settings = loaded.settings;
        m.secrets.writeOf(copy.value(), SettingsSecrets::take(settings));
        m.panel.rename(copy.value());
        if (!loaded.unread.isEmpty())
            m.panel.showError(
                tr("The copy lacks what is not known now: %1").arg(ProfileKeeper::titlesOf(loaded.unread)));
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
    m_keeper.load(id, this, [this, target, secrets](const LoadedProfile &loaded) {
        m.environments.read(this, [this, target, secrets, loaded](const Variables &variables) {
            Result<ConnectionSettings> expanded = variables.expand(loaded.settings);
            if (!expanded)
                return m.panel.showError(expanded.error().message);
            const Result<QString> text = CommandExport::text(expanded.value(), target,
                                                             secrets ? CommandExport::Secrets::Included
                                                                     : CommandExport::Secrets::Placeholders);
            if (!text)
                return m.panel.showError(text.error().message);
            QGuiApplication::clipboard()->setText(text.value());
            if (secrets && !loaded.unread.isEmpty())
                m.panel.showError(tr("Copied without what is not known now: %1")
                                      .arg(ProfileKeeper::titlesOf(loaded.unread)));
        });
    });
}

void ProfileDesk::saveTab(const QString &folder)
{
    if (auto *page = qobject_cast<SessionPage *>(m.pages.front()))
        savePage(page, folder);
}

QString ProfileDesk::suggestedName(const SessionPage &page, const Variables &variables) const
{
    if (page.settings().url.isEmpty())
        return tr("New profile");
    const QString safe = m_keeper.safeName(page.name(), page.settings(), variables);
    return safe.left(LongestSuggestion).trimmed(); // cut before, half a secret would not be found
}

void ProfileDesk::savePage(SessionPage *page, const QString &folder)
{
    m.environments.readNow(page, [this, page, folder](const Variables &variables) {
        const ConnectionSettings settings = page->settings();
        const Result<QString> id = m_keeper.add(folder, suggestedName(*page, variables), settings, variables);
        if (!id)
            return m.panel.showError(id.error().message);
        if (const std::optional<Profile> profile = m.profiles.find(id.value()))
            m_tabs.assign(page, {*profile, settings, {}});
        m.panel.rename(id.value());
    });
}

bool ProfileDesk::canKeepTab() const
{
    const auto *page = qobject_cast<SessionPage *>(m.pages.front());
    const LoadedProfile *origin = page ? m_tabs.originOf(*page) : nullptr;
    return origin && m.profiles.find(origin->profile.id);
}

void ProfileDesk::keepTab()
{
    if (auto *page = qobject_cast<SessionPage *>(m.pages.front()))
        keepPage(page, false);
}

void ProfileDesk::keepPage(SessionPage *page, bool overwrite)
{
    m.environments.readNow(page, [this, page, overwrite](const Variables &variables) {
        const LoadedProfile *origin = m_tabs.originOf(*page);
        if (!origin)
            return;
        KeepBanner &banner = m_tabs.bannerOf(*page);
        const LoadedProfile seen = *origin;
        const ConnectionSettings settings = page->settings();
        const Result<bool> kept = m_keeper.keep(seen, settings, variables, overwrite);
        const std::optional<Profile> now = m.profiles.find(seen.profile.id);
        if (!now)
            banner.sayGone(seen.profile.name);
        else if (!kept)
            banner.sayError(kept.error().message);
        else if (!kept.value())
            banner.sayConflict(now->name);
        else
            m_tabs.assign(page, {*now, settings, stillUnread(seen, *now)});
    });
}

void ProfileDesk::reloadPage(SessionPage *page)
{
    const LoadedProfile *origin = m_tabs.originOf(*page);
    if (!origin)
        return;
    m_keeper.load(origin->profile.id, page, [this, page](const LoadedProfile &loaded) {
        page->setSettings(loaded.settings);
        m_tabs.assign(page, loaded);
    });
}

void ProfileDesk::add(const QString &folder, const QString &name, const ConnectionSettings &settings)
{
    m.environments.readNow(this, [this, folder, name, settings](const Variables &variables) {
        const Result<QString> id = m_keeper.add(folder, name, settings, variables);
        if (!id)
            return m.panel.showError(id.error().message);
        m.panel.rename(id.value());
    });
}

} // namespace framewatch
