// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection settings of one tab or profile.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QDialog>
#include <QTimer>

#include <vector>

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace framewatch {

class RequestPreview;
class SettingsSection;
class Theme;

/// Sections at the left, their fields at the right, the request below, kept up to date while it is edited. Open it with
/// open(); applied() carries the settings it was made with, changed by the user.
class ConnectionDialog final : public QDialog
{
    Q_OBJECT

public:
    ConnectionDialog(Theme &theme, const ConnectionSettings &settings, QWidget *parent = nullptr);

    /// As the button: what cannot be used is shown instead.
    void apply();
    /// Brings a section to the front by its title.
    void showSection(const QString &title);
    QString currentSection() const;

Q_SIGNALS:
    void applied(const framewatch::ConnectionSettings &settings);

private:
    void layOut();
    void addSection(SettingsSection *section);
    /// Reads all sections, shows what is wrong; the number of the first section with a problem, or -1.
    int check();
    void markSection(int at, bool isWrong);

    Theme &m_theme;
    ConnectionSettings m_settings;
    std::vector<SettingsSection *> m_sections;
    QListWidget *m_list;
    QStackedWidget *m_pages;
    RequestPreview *m_preview;
    QPushButton *m_apply;
    QTimer m_checkSoon;
};

} // namespace framewatch
