// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tabprofiles.h"

#include "app/keepbanner.h"
#include "app/pages.h"
#include "model/settings/profilestore.h"
#include "widgets/profiles/profilespanel.h"
#include "widgets/session/sessionpage.h"

namespace framewatch {

TabProfiles::TabProfiles(Theme &theme, ProfileStore &profiles, Pages &pages, ProfilesPanel &panel,
                         QObject *parent)
    : QObject(parent)
    , m_theme(theme)
    , m_profiles(profiles)
    , m_pages(pages)
    , m_panel(panel)
{
    connect(&pages, &Pages::frontChanged, this, &TabProfiles::show);
    connect(&profiles, &ProfileStore::changed, this, &TabProfiles::show);
}

void TabProfiles::assign(SessionPage *page, const LoadedProfile &loaded)
{
    if (!m_tabs.contains(page))
        watch(page);
    Tab &tab = m_tabs[page];
    tab.origin = loaded;
    tab.banner->hide();
    show();
}

void TabProfiles::watch(SessionPage *page)
{
    auto *banner = new KeepBanner(m_theme);
    page->addBanner(banner);
    m_tabs[page].banner = banner;
    connect(page, &QObject::destroyed, this, [this](QObject *gone) { m_tabs.remove(gone); });
    connect(page, &TabPage::looksChanged, this, &TabProfiles::show);
    connect(page, &SessionPage::settingsApplied, this, [this, page, banner] {
        const std::optional<Profile> profile = m_profiles.find(m_tabs[page].origin.profile.id);
        if (profile && isEdited(*page))
            banner->sayEdited(profile->name);
        else
            banner->hide();
    });
    connect(banner, &KeepBanner::keepRequested, this,
            [this, page](bool overwrite) { Q_EMIT keepRequested(page, overwrite); });
    connect(banner, &KeepBanner::keepAsNewRequested, this, [this, page] { Q_EMIT keepAsNewRequested(page); });
    connect(banner, &KeepBanner::reloadRequested, this, [this, page] { Q_EMIT reloadRequested(page); });
}

QString TabProfiles::profileOf(const SessionPage &page) const
{
    const LoadedProfile *origin = originOf(page);
    return origin && page.settings().url == origin->settings.url ? origin->profile.id : QString();
}

SessionPage *TabProfiles::pageOf(const QString &id) const
{
    for (SessionPage *page : m_pages.sessions()) {
        if (profileOf(*page) == id)
            return page;
    }
    return nullptr;
}

const LoadedProfile *TabProfiles::originOf(const SessionPage &page) const
{
    const auto tab = m_tabs.constFind(&page);
    return tab == m_tabs.constEnd() ? nullptr : &tab->origin;
}

KeepBanner &TabProfiles::bannerOf(const SessionPage &page) const
{
    return *m_tabs.constFind(&page)->banner;
}

bool TabProfiles::isEdited(const SessionPage &page) const
{
    const LoadedProfile *origin = originOf(page);
    return origin && page.settings() != origin->settings;
}

void TabProfiles::show()
{
    QSet<QString> open;
    for (SessionPage *page : m_pages.sessions()) {
        if (!m_tabs.contains(page))
            continue;
        const std::optional<Profile> profile = m_profiles.find(profileOf(*page));
        page->setName(profile ? profile->name : QString());
        if (profile && page->session().status().state == ConnectionState::Open)
            open.insert(profile->id);
    }
    auto *front = qobject_cast<SessionPage *>(m_pages.front());
    m_panel.setCanSave(front != nullptr);
    m_panel.setOpen(open, front ? profileOf(*front) : QString());
    const LoadedProfile *origin = front ? originOf(*front) : nullptr;
    const std::optional<Profile> own = origin ? m_profiles.find(origin->profile.id) : std::nullopt;
    m_panel.setOwnProfile(own ? own->name : QString());
}

} // namespace framewatch
