// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The local server at a glance, at the foot of the side panel.
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace framewatch {

class ServerControl;
class Theme;

/// Starts and stops; a click elsewhere on it (or Enter) asks for the server's page.
class ServerCard final : public QFrame
{
    Q_OBJECT

public:
    ServerCard(Theme &theme, ServerControl &control, QWidget *parent = nullptr);

Q_SIGNALS:
    void opened();

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void refreshFigures();

    Theme &m_theme;
    ServerControl &m_control;
    QLabel *m_dot;
    QLabel *m_url;
    QLabel *m_facts;
    QPushButton *m_toggle;
};

} // namespace framewatch
