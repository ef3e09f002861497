// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The window: tabs, side panel, menu, status bar.
#pragma once

#include "model/connection/connectionsettings.h"
#include "model/server/localserver.h"
#include "model/session/session.h"

#include <QMainWindow>

#include <memory>

namespace framewatch {

class Dialogs;
class EnvironmentStore;
class ProfileStore;
class SecretStore;
class ServerCapture;
class SessionPage;
class TabPage;
class Theme;
class WindowSettings;

/// Owns its tabs, each of which owns its session. GUI thread. What it is given must outlive it.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    struct Services
    {
        WindowSettings &settings;
        Dialogs &dialogs;
        LocalServer &server;
        ServerCapture &serverCapture; ///< what the server's sink factory came from
        QString captureFolder;        ///< temporary captures, those of earlier runs too
        SecretStore &secrets;
        ProfileStore &profiles;
        EnvironmentStore &environments;
    };

    MainWindow(Theme &theme, const Services &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// A tab with a session of its own; captureFile: where its capture goes instead of a temporary one.
    SessionPage *openTab(const ConnectionSettings &settings, bool connectNow,
                         const Session::Options &options = {});
    /// A saved capture in a tab; an error stands inline.
    void openCapture(const QString &path);
    /// Starts the local server and connects to it; its greeting, a message and its echo are in the log then.
    void startDemo();
    void startServer(const ServerSettings &settings);
    /// Offers captures that a crash left behind. Once, after the window is shown.
    void offerAbandoned();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
