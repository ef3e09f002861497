// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One line under the URL: state, how long, round trip, subprotocol, which connection.
#pragma once

#include "model/connection/connectionstatus.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;

namespace framewatch {

class Clock;
class ClosePopup;
class RttPopup;
class Theme;

/// The time runs by itself, once a second, only while a connection is open and the line is on screen.
class StatusLine final : public QWidget
{
    Q_OBJECT

public:
    StatusLine(Theme &theme, const Clock &clock, QWidget *parent = nullptr);

    void setStatus(const ConnectionStatus &status);
    QString stateText() const; ///< "Open 00:12:04"

Q_SIGNALS:
    void pingRequested(const QByteArray &payload);           ///< at most 125 bytes
    void closeRequested(int code, const QString &reason); ///< as ClosePopup

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showRtt();
    void showClose();
    void drawState();
    void tick();

    Theme &m_theme;
    const Clock &m_clock;
    ConnectionStatus m_status;
    QTimer m_timer;
    QLabel *m_dot;
    QLabel *m_state;
    QLabel *m_time;
    QPushButton *m_rtt; // opens what is known of round trips
    RttPopup *m_rttPopup = nullptr;
    QPushButton *m_close; // opens what a close frame may say
    ClosePopup *m_closePopup = nullptr;
    QLabel *m_attempt;
    QLabel *m_subprotocol;
    QLabel *m_security;
    QLabel *m_number;
};

} // namespace framewatch
