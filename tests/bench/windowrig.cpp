// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/windowrig.h"

namespace framewatch::bench {

WindowProgram::Environment::Environment()
{
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, folder.path().toLocal8Bit());
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

WindowProgram::WindowProgram() = default;

WindowRig::WindowRig(WindowProgram &program)
    : m_captures(program.folder() + QStringLiteral("/captures"))
    , m_theme(program.application())
    , m_serverCapture(m_captures)
    , m_server(m_serverCapture.sinkFactory())
    , m_profiles(program.folder() + QStringLiteral("/profiles"))
    , m_environments(program.folder() + QStringLiteral("/environments"), m_secrets)
    , m_window(m_theme, {m_settings, m_dialogs, m_server, m_serverCapture, m_captures, m_secrets, m_profiles,
                         m_environments})
{
}

} // namespace framewatch::bench
