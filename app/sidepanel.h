// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Left of the tabs: profiles, addresses used before, and the local server.
#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QListView;
class QStringListModel;

namespace framewatch {

class ProfilesPanel;
class ServerControl;
class Theme;

class SidePanel final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int Width = 211;

    /// Takes profiles as its own.
    SidePanel(Theme &theme, ServerControl &control, ProfilesPanel &profiles, QWidget *parent = nullptr);

    void setUrls(const QStringList &urls);
    /// Marks the address of the page in front, if it is in the list.
    void setCurrentUrl(const QString &url);

Q_SIGNALS:
    void urlChosen(const QString &url);
    void urlRemoved(const QString &url);
    void serverOpened();

private:
    void showMenu(const QPoint &position);

    QStringListModel *m_model;
    QListView *m_list;
    QLabel *m_hint;
};

} // namespace framewatch
