// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One line under the URL: state, how long, round trip, subprotocol, which connection.
#pragma once

#include "model/connection/connectionstatus.h"

#include <QTimer>
#include <QWidget>

class QLabel;

namespace framewatch {

class Clock;
class Theme;

/// The time runs by itself, once a second, only while a connection is open and the line is on screen.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    StatusLine(Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    void setStatus(const ConnectionStatus &status);
    QString stateText() const; ///< "Open 00:12:04"

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void drawState();
    void tick();

    Theme &m_theme;
    const Clock &m_clock;
    ConnectionStatus m_status;
    QTimer m_timer;
    QLabel *m_dot;
    QLabel *m_state;
    QLabel *m_time;
    QLabel *m_rtt;
    QLabel *m_subprotocol;
    QLabel *m_security;
    QLabel *m_number;
};

} // namespace framewatch
