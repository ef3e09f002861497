// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The profiles in the side panel: search, tree, menus, and the environment in use.
#pragma once

#include "model/settings/commandexport.h"

#include <QMenu>
#include <QSet>
#include <QWidget>

#include <functional>
#include <memory>

class QLabel;
class QLineEdit;
class QModelIndex;
class QToolButton;

namespace framewatch {

class EnvironmentStore;
class ProfilesModel;
class ProfilesTree;
class ProfileStore;
class Theme;

/// Names, folders and order it changes in the store itself; what needs secrets or a tab it asks for. GUI
/// thread. The stores must outlive it.
class ProfilesPanel final : public QWidget
{
    Q_OBJECT

public:
    ProfilesPanel(Theme &theme, ProfileStore &profiles, EnvironmentStore &environments,
                  QWidget *parent = nullptr);

    /// Profiles whose connection is open in some tab, and the one whose tab is in front.
    void setOpen(const QSet<QString> &ids, const QString &front);
    /// Whether there is a tab to save as a profile.
    void setCanSave(bool can);
    /// The profile that the tab in front came from, by its name; empty: none.
    void setOwnProfile(const QString &name);
    void rename(const QString &id);         ///< opens the editor
    void pasteCommand(const QString &folder); ///< asks for it
    void showError(const QString &message); ///< until the next thing is done
    ProfilesTree &tree() const { return *m_tree; }
    /// What a right click there shows; the caller's.
    std::unique_ptr<QMenu> menuFor(const QModelIndex &index);
    /// What the button beside the search shows; the caller's.
    std::unique_ptr<QMenu> newMenu();

Q_SIGNALS:
    void connectRequested(const QString &id);
    void editRequested(const QString &id);
    void duplicateRequested(const QString &id);
    void deleteRequested(const QString &id);
    void copyRequested(const QString &id, framewatch::CommandExport::Target target, bool withSecrets);
    void saveTabRequested(const QString &folder);
    void keepTabRequested(); ///< its settings into the profile it came from
    void commandPasted(const QString &folder, const QString &name,
                       const framewatch::ConnectionSettings &settings);

private:
    void layOut(Theme &theme, EnvironmentStore &environments);
    void wire();
    void addTo(QMenu &menu, const QString &text, const std::function<void()> &run, const char *keys = "");
    static void popUp(std::unique_ptr<QMenu> menu, const QPoint &place);
    void fillNewMenu(QMenu &menu, const QString &folder);
    void fillProfileMenu(QMenu &menu, const QString &id);
    void fillFolderMenu(QMenu &menu, const QString &folder);
    QMenu *moveMenu(QMenu &parent, const QString &id);
    QMenu *copyMenu(QMenu &parent, const QString &id);
    void step(const QString &id, int by);
    void askDelete(const QModelIndex &index);
    /// Makes a folder under a free name and lets it be named; moves a profile there if id is not empty.
    void newFolder(const QString &id = {});
    QString currentFolder() const;
    void report(const Result<bool> &result);
    void refreshHint();

    Theme &m_theme;
    ProfileStore &m_profiles;
    ProfilesModel *m_model;
    ProfilesTree *m_tree;
    QLineEdit *m_search;
    QToolButton *m_new;
    QLabel *m_hint;
    QLabel *m_error;
    bool m_canSave = false;
    QString m_ownProfile;
};

} // namespace framewatch
