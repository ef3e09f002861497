// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The view of the profiles: folders stay as they were opened, keys do what the menu does.
#pragma once

#include <QSet>
#include <QTreeView>

namespace framewatch {

class ProfilesModel;
class Theme;

/// Enter or a double click on a profile: activated. On a folder: open or close. F2 edits a name, Delete asks
/// for it, Alt+Up and Alt+Down move a profile in its folder.
class ProfilesTree final : public QTreeView
{
    Q_OBJECT

public:
    ProfilesTree(Theme &theme, ProfilesModel &model, QWidget *parent = nullptr);

    void setCurrent(const QString &id);
    void rename(const QModelIndex &index); ///< opens the editor

Q_SIGNALS:
    void profileChosen(const QString &id);
    void brokenChosen(const QModelIndex &index);
    void stepRequested(const QString &id, int by); ///< -1: before the profile above it, 1: behind that below
    void deleteRequested(const QModelIndex &index);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void choose(const QModelIndex &index);
    void rememberCurrent();
    void restore();

    ProfilesModel &m_model;
    QSet<QString> m_closed; // folders
    QString m_currentId;
    QPersistentModelIndex m_pressed; // a release elsewhere is no click
    bool m_restoring = false;
};

} // namespace framewatch
