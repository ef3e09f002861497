// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles brought together with their secrets, their variables and the tabs.
#pragma once

#include "model/settings/commandexport.h"
#include "model/settings/profile.h"

#include <QHash>
#include <QObject>
#include <QPointer>

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

    /// Connects in the tab that has it already, else in a new one. Secrets are read and variables replaced
    /// first; a secret or variable without a value is told and nothing is opened.
    void open(const QString &id);
    void edit(const QString &id);
    void duplicate(const QString &id);
    void remove(const QString &id); ///< asks first
    void copy(const QString &id, CommandExport::Target target, bool withSecrets);
    /// The tab in front under a name of its own; its profile, if it came from one, stays as it is.
    void saveTab(const QString &folder);
    void add(const QString &folder, const QString &name, const ConnectionSettings &settings);
    /// Shows in the panel which profiles are connected, and calls their tabs by their names.
    void showTabs();

Q_SIGNALS:
    void failed(const QString &title, const QString &text);

private:
    /// What a tab was opened with.
    struct Origin
    {
        QString id;
        ConnectionSettings written;  // with variables
        ConnectionSettings expanded; // as the tab got it
    };

    using Ready = std::function<void(const Profile &profile, const ConnectionSettings &settings)>;
    /// The profile's settings with its secrets in; not at all if it is gone meanwhile.
    void withSecrets(const QString &id, const Ready &ready);
    void openWith(const Profile &profile, const ConnectionSettings &written, const Variables &variables);
    void save(const QString &id, const ConnectionSettings &settings);
    /// The profile a tab shows: not any more once it has another address.
    QString profileOf(const SessionPage &page) const;
    SessionPage *pageOf(const QString &id) const;
    void forget(QObject *page);

    Parts m;
    QHash<const QObject *, Origin> m_origins; // by page
};

} // namespace framewatch
