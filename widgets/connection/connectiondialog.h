// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection settings of one tab.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QDialog>

#include <vector>

class QLabel;
class QTabWidget;

namespace framewatch {

class SettingsSection;
class Theme;

/// Open it with open(); applied() carries the settings it was made with, changed by the user.
class ConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    ConnectionDialog(Theme &theme, const ConnectionSettings &settings, QWidget *parent = nullptr);

    void apply(); ///< as the button

Q_SIGNALS:
    void applied(const framewatch::ConnectionSettings &settings);

private:
    const ConnectionSettings m_settings;
    std::vector<SettingsSection *> m_sections;
    QTabWidget *m_tabs;
    QLabel *m_error;
};

} // namespace framewatch
