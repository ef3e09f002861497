// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection settings of one tab or profile.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QDialog>
#include <QTimer>

#include <vector>

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace framewatch {

class Banner;
class QuestionBar;
class RequestPreview;
class SettingsSection;
class Theme;

/// Sections at the left, their fields at the right, the request below, kept up to date while it is edited.
/// Open it with open(); applied() carries the settings it was made with, changed by the user. Esc and the
/// window's close button ask, in the dialog, if something was edited; Cancel does not.
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
    /// Shows these; what was typed is lost.
    void setSettings(const ConnectionSettings &settings);
    /// A caption in the foot, in place of the usual one; empty: the usual one.
    void setNote(const QString &text);
    /// In answer to applied(): it cannot be kept. The dialog stays, and says why.
    void refuse(const QString &sentence);
    /// The same because somebody else changed it; offers to reload and to overwrite.
    void refuseChanged(const QString &sentence);
    void reject() override;

Q_SIGNALS:
    void applied(const framewatch::ConnectionSettings &settings);
    void overwriteRequested(const framewatch::ConnectionSettings &settings); ///< as applied()
    void reloadRequested();

private:
    void layOut();
    void addSection(SettingsSection *section);
    /// Reads all sections, shows what is wrong; the number of the first section with a problem, or -1.
    int check();
    /// From here on, what differs is an edit.
    void start();
    bool isEdited();
    void markSection(int at, bool isWrong);
    void finish(void (ConnectionDialog::*signal)(const ConnectionSettings &));

    Theme &m_theme;
    ConnectionSettings m_settings;
    ConnectionSettings m_unedited; // as the sections give it back when nothing was typed
    bool m_isTouched = false;
    std::vector<SettingsSection *> m_sections;
    QListWidget *m_list;
    QStackedWidget *m_pages;
    RequestPreview *m_preview;
    QPushButton *m_apply;
    QuestionBar *m_question;
    Banner *m_refusal;
    QPushButton *m_reload;
    QPushButton *m_overwrite;
    QLabel *m_note;
    QTimer m_checkSoon;
    bool m_isRefused = false;
};

} // namespace framewatch
