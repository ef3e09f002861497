// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The status bar: what went out, what came in, how fast, and where it is kept.
#pragma once

#include <QWidget>

class QLabel;

namespace framewatch {

class Sparkline;
class TabPage;
class Theme;

/// Shows the page it is given; the window says when to look again.
class TrafficBar final : public QWidget
{
    Q_OBJECT

public:
    explicit TrafficBar(Theme &theme, QWidget *parent = nullptr);

    void show(TabPage *page); ///< nullptr: nothing to show
    QString text() const;     ///< all of it in one line, for tests and screen readers

private:
    void drawIcons();

    Theme &m_theme;
    QLabel *m_sentIcon;
    QLabel *m_sent;
    QLabel *m_receivedIcon;
    QLabel *m_received;
    QLabel *m_rate;
    Sparkline *m_sparkline;
    QLabel *m_capture;
};

} // namespace framewatch
