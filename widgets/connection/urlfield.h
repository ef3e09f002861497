// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The field of the URL bar: state in front, text, a warning, the history behind.
#pragma once

#include <QLineEdit>
#include <QStringList>

class QAction;
class QLabel;
class QMenu;

namespace framewatch {

struct StateLook;
class Theme;

/// Alt+Down or the arrow opens the history.
class UrlField final : public QLineEdit
{
    Q_OBJECT

public:
    explicit UrlField(Theme &theme, QWidget *parent = nullptr);

    void setLook(const StateLook &look);
    void setHistory(const QStringList &urls);
    /// Shown in red at the right; empty: nothing.
    void setWarning(const QString &text, const QString &toolTip);
    void setInvalid(bool invalid);

Q_SIGNALS:
    void historyChosen(const QString &url);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void openHistory();
    void placeWarning();

    Theme &m_theme;
    QAction *m_state;
    QAction *m_arrow;
    QLabel *m_warning;
    QMenu *m_history;
};

} // namespace framewatch
