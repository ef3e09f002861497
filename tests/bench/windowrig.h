// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The real window, composed as the program composes it, with folders of its own.
#pragma once

#include "app/dialogs.h"
#include "app/mainwindow.h"
#include "app/servercapture.h"
#include "app/windowsettings.h"
#include "model/server/localserver.h"
#include "model/settings/environmentstore.h"
#include "model/settings/profilestore.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QTemporaryDir>

namespace framewatch::bench {

/// The QApplication of a child process that shows a window: offscreen if there is no display, with folders of its own.
class WindowProgram
{
public:
    WindowProgram();

    QApplication &application() { return m_application; }
    QString folder() const { return m_environment.folder.path(); }
    /// For programs that end by _Exit().
    void removeFolder() { m_environment.folder.remove(); }

private:
    // What must be there before the application is.
    struct Environment
    {
        Environment();
        QTemporaryDir folder;
    };

    Environment m_environment;
    int m_argc = 1;
    char m_name[6] = "bench";
    char *m_argv[2] = {m_name, nullptr};
    QApplication m_application{m_argc, m_argv};
};

class WindowRig
{
public:
    explicit WindowRig(WindowProgram &program);

    MainWindow &window() { return m_window; }
    QString captureFolder() const { return m_captures; }

private:
    QString m_captures;
    Theme m_theme;
    WindowSettings m_settings;
    NativeDialogs m_dialogs;
    ServerCapture m_serverCapture;
    LocalServer m_server;
    MemorySecretStore m_secrets;
    ProfileStore m_profiles;
    EnvironmentStore m_environments;
    MainWindow m_window;
};

} // namespace framewatch::bench
