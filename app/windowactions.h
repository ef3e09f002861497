// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's commands: one table of names, keys and menus.
#pragma once

#include <QObject>

#include <array>

class QAction;
class QMainWindow;

namespace framewatch {

enum class Command : quint8 {
    NewTab,
    CloseTab,
    OpenCapture,
    SaveCapture,
    SaveProfile,
    KeepProfile,
    PasteCommand,
    Quit,
    ConnectOrClose,
    FocusUrl,
    Settings,
    Send,
    Ping,
    FocusFilter,
    ClearLog,
    SidePanel,
    NextPane,
    PreviousPane,
    NextTab,
    PreviousTab,
    ServerToggle,
    ServerPage,
    Demo,
    About,
    Count
};

/// Fills the window's menu bar; triggered() carries the command.
class WindowActions final : public QObject
{
    Q_OBJECT

public:
    explicit WindowActions(QMainWindow &window);

    QAction *action(Command command) const;

Q_SIGNALS:
    void triggered(framewatch::Command command);

private:
    std::array<QAction *, size_t(Command::Count)> m_actions{};
};

} // namespace framewatch
