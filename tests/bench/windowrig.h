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

class WindowRig
{
public:
    /// Points the XDG folders into a temporary one, so it comes before QApplication.
    class Folders
    {
    public:
        Folders();
        QString path() const { return m_folder.path(); }

    private:
        QTemporaryDir m_folder;
    };

    WindowRig(QApplication &application, const Folders &folders);

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
