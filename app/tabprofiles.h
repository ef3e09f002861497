// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which tab came from which profile, and whether it still is as the profile is.
#pragma once

#include "app/profilekeeper.h"

#include <QHash>
#include <QObject>

namespace framewatch {

class KeepBanner;
class Pages;
class ProfilesPanel;
class ProfileStore;
class SessionPage;
class Theme;

/// Calls tabs by their profiles' names, marks profiles in the panel, and has a tab say that its settings were
/// edited. GUI thread; what it is given must outlive it.
class TabProfiles final : public QObject
{
    Q_OBJECT

public:
    TabProfiles(Theme &theme, ProfileStore &profiles, Pages &pages, ProfilesPanel &panel,
                QObject *parent = nullptr);

    /// From now on the page is a tab of that profile, and as it is.
    void assign(SessionPage *page, const LoadedProfile &loaded);
    /// The profile a tab shows: not any more once it has another address.
    QString profileOf(const SessionPage &page) const;
    SessionPage *pageOf(const QString &id) const;
    /// What a tab came from, whatever its address; nullptr: nothing.
    const LoadedProfile *originOf(const SessionPage &page) const;
    bool isEdited(const SessionPage &page) const;        ///< since it was assigned
    KeepBanner &bannerOf(const SessionPage &page) const; ///< of one that was assigned
    void show();

Q_SIGNALS:
    void keepRequested(framewatch::SessionPage *page, bool overwrite);
    void keepAsNewRequested(framewatch::SessionPage *page);
    void reloadRequested(framewatch::SessionPage *page);

private:
    struct Tab
    {
        LoadedProfile origin;
        KeepBanner *banner = nullptr; // the page's
    };

    void watch(SessionPage *page);

    Theme &m_theme;
    ProfileStore &m_profiles;
    Pages &m_pages;
    ProfilesPanel &m_panel;
    QHash<const QObject *, Tab> m_tabs;
};

} // namespace framewatch
