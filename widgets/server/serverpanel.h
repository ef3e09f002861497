// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The local server's controls: where it listens, what it answers, start and stop.
#pragma once

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace framewatch {

class RuleEditor;
class ServerControl;
class Theme;

class ServerPanel final : public QWidget
{
    Q_OBJECT

public:
    ServerPanel(Theme &theme, ServerControl &control, QWidget *parent = nullptr);

Q_SIGNALS:
    void connectRequested(const QString &url); ///< a tab of one's own to it

private:
    QWidget *makeFields();
    QWidget *makeStatus();
    void refresh();
    void refreshFigures();
    void readSettings();
    void writeSettings();
    void toggle();

    Theme &m_theme;
    ServerControl &m_control;
    QComboBox *m_host;
    QSpinBox *m_port;
    RuleEditor *m_rule;
    QPushButton *m_toggle;
    QLabel *m_dot;
    QLabel *m_state;
    QLabel *m_url;
    QLabel *m_facts;
    QLabel *m_error;
    QPushButton *m_connect;
};

} // namespace framewatch
