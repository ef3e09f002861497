// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowactions.h"

#include <QAction>
#include <QKeySequence>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace framewatch {

namespace {

struct Row
{
    Command command;
    const char *menu;
    const char *text;
    const char *keys;
    bool separatorBefore = false;
};

constexpr const char *File = QT_TRANSLATE_NOOP("framewatch::WindowActions", "&File");
constexpr const char *Connection = QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Connection");
constexpr const char *View = QT_TRANSLATE_NOOP("framewatch::WindowActions", "&View");
constexpr const char *Server = QT_TRANSLATE_NOOP("framewatch::WindowActions", "Local &server");
constexpr const char *Help = QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Help");

constexpr std::array Rows{
    Row{Command::NewTab, File, QT_TRANSLATE_NOOP("framewatch::WindowActions", "New &tab"), "Ctrl+T"},
    Row{Command::OpenCapture, File, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Open capture…"),
        "Ctrl+O"},
    Row{Command::SaveCapture, File, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Save capture…"),
        "Ctrl+S"},
    Row{Command::SaveProfile, File, QT_TRANSLATE_NOOP("framewatch::WindowActions", "Save tab as &profile"),
        "Ctrl+Shift+S", true},
    Row{Command::KeepProfile, File,
        QT_TRANSLATE_NOOP("framewatch::WindowActions", "Save tab to its p&rofile"), ""},
    Row{Command::PasteCommand, File, QT_TRANSLATE_NOOP("framewatch::WindowActions", "Paste co&mmand…"), ""},
    Row{Command::CloseTab, File, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Close tab"), "Ctrl+W",
        true},
    Row{Command::Quit, File, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Quit"), "Ctrl+Q"},
    Row{Command::FocusUrl, Connection, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Address"), "Ctrl+L"},
    Row{Command::ConnectOrClose, Connection,
        QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Connect or disconnect"), "Ctrl+Shift+Return"},
    Row{Command::Settings, Connection, QT_TRANSLATE_NOOP("framewatch::WindowActions", "S&ettings…"),
        "Ctrl+,"},
    Row{Command::Send, Connection, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Send message"),
        "Ctrl+Return", true},
    Row{Command::Ping, Connection, QT_TRANSLATE_NOOP("framewatch::WindowActions", "Send &ping"),
        "Ctrl+Shift+P"},
    Row{Command::FocusFilter, View, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Filter the log"),
        "Ctrl+F"},
    Row{Command::ClearLog, View, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Clear the log"), "Ctrl+K"},
    Row{Command::SidePanel, View, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Side panel"), "Ctrl+B",
        true},
    Row{Command::NextPane, View, QT_TRANSLATE_NOOP("framewatch::WindowActions", "Next p&ane"), "F6", true},
    Row{Command::PreviousPane, View, QT_TRANSLATE_NOOP("framewatch::WindowActions", "Pre&vious pane"),
        "Shift+F6"},
    Row{Command::NextTab, View, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Next tab"), "Ctrl+Tab",
        true},
    Row{Command::PreviousTab, View, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Previous tab"),
        "Ctrl+Shift+Tab"},
    Row{Command::ServerToggle, Server, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Start or stop"), ""},
    Row{Command::ServerPage, Server, QT_TRANSLATE_NOOP("framewatch::WindowActions", "Clients and &traffic"),
        "Ctrl+Shift+L"},
    Row{Command::Demo, Server,
        QT_TRANSLATE_NOOP("framewatch::WindowActions", "&Demo: start it and say hello"), "", true},
    Row{Command::About, Help, QT_TRANSLATE_NOOP("framewatch::WindowActions", "&About Framewatch"), ""},
};
static_assert(Rows.size() == size_t(Command::Count));

void setKeys(QAction &action, const Row &row)
{
    const QKeySequence keys(QString::fromLatin1(row.keys), QKeySequence::PortableText);
    // The panels of a page have this key themselves, and a key that two places hear does nothing: only show it.
    if (row.command == Command::Send)
        action.setText(action.text() + u'\t' + keys.toString(QKeySequence::NativeText));
    else
        action.setShortcut(keys);
}

} // namespace

WindowActions::WindowActions(QMainWindow &window)
    : QObject(&window)
{
    const char *title = nullptr;
    QMenu *menu = nullptr;
    for (const Row &row : Rows) {
        if (row.menu != title) {
            title = row.menu;
            menu = window.menuBar()->addMenu(tr(title));
        }
        if (row.separatorBefore)
            menu->addSeparator();
        QAction *action = menu->addAction(tr(row.text));
        setKeys(*action, row);
        connect(action, &QAction::triggered, this,
                [this, command = row.command] { Q_EMIT triggered(command); });
        m_actions.at(size_t(row.command)) = action;
    }
    action(Command::Quit)->setMenuRole(QAction::QuitRole);
    action(Command::About)->setMenuRole(QAction::AboutRole);
    action(Command::SidePanel)->setCheckable(true);
}

QAction *WindowActions::action(Command command) const
{
    return m_actions.at(size_t(command));
}

} // namespace framewatch
