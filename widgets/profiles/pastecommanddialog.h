// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A command from somewhere else, made into a profile.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace framewatch {

class Theme;

/// What the command means stands under it while it is typed. Starts with the clipboard if that holds a
/// command.
class PasteCommandDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit PasteCommandDialog(Theme &theme, QWidget *parent = nullptr);

Q_SIGNALS:
    void pasted(const QString &name, const framewatch::ConnectionSettings &settings);

private:
    void read();
    void finish();

    QPlainTextEdit *m_command;
    QLabel *m_facts;
    QLabel *m_error;
    QLineEdit *m_name;
    QPushButton *m_create;
    ConnectionSettings m_settings;
};

} // namespace framewatch
