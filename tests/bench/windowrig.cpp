// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/windowrig.h"

namespace framewatch::bench {

WindowRig::Folders::Folders()
{
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, m_folder.path().toLocal8Bit());
}

WindowRig::WindowRig(QApplication &application, const Folders &folders)
    : m_captures(folders.path() + QStringLiteral("/captures"))
    , m_theme(application)
    , m_serverCapture(m_captures)
    , m_server(m_serverCapture.sinkFactory())
    , m_profiles(folders.path() + QStringLiteral("/profiles"))
    , m_environments(folders.path() + QStringLiteral("/environments"), m_secrets)
    , m_window(m_theme, {m_settings, m_dialogs, m_server, m_serverCapture, m_captures, m_secrets, m_profiles,
                         m_environments})
{
}

} // namespace framewatch::bench
