// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles brought together with their secrets, their variables and the tabs.
#pragma once

#include "app/profilekeeper.h"
#include "app/tabprofiles.h"
#include "model/settings/commandexport.h"

#include <QObject>

namespace framewatch {

class Dialogs;
class EnvironmentStore;
class Pages;
class ProfilesPanel;
class ProfileStore;
class SecretStore;
class SessionPage;
class Theme;
class Variables;

/// Does what the panel asks for. GUI thread; what it is given must outlive it.
class ProfileDesk final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Theme &theme;
        ProfileStore &profiles;
        EnvironmentStore &environments;
        SecretStore &secrets;
        Dialogs &dialogs;
        Pages &pages;
        ProfilesPanel &panel;
        QWidget &window;
    };

    explicit ProfileDesk(const Parts &parts, QObject *parent = nullptr);

    /// Connects in the tab that has it already, as it is there if it was edited, else in a new one. Secrets
    /// or variables without a value are all told, and nothing is opened.
    void open(const QString &id);
    void edit(const QString &id);
    void duplicate(const QString &id);
    void remove(const QString &id); ///< asks first
    void copy(const QString &id, CommandExport::Target target, bool withSecrets);
    /// The tab in front under a name of its own, whose tab it is then; the profile it came from stays as it
    /// is.
    void saveTab(const QString &folder);
    /// The settings of the tab in front into the profile it came from.
    void keepTab();
    bool canKeepTab() const;
    void add(const QString &folder, const QString &name, const ConnectionSettings &settings);

Q_SIGNALS:
    void failed(const QString &title, const QString &text);

private:
    void openWith(const LoadedProfile &loaded, const Variables &variables);
    QString suggestedName(const SessionPage &page, const Variables &variables) const;
    void savePage(SessionPage *page, const QString &folder);
    void keepPage(SessionPage *page, bool overwrite);
    void reloadPage(SessionPage *page);

    Parts m;
    ProfileKeeper m_keeper;
    TabProfiles m_tabs;
};

} // namespace framewatch
