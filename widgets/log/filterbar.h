// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Filter field, count, Pause and Clear above the log.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace framewatch {

class Theme;

/// Says what the user wants; knows nothing of the log. Typing is passed on when it rests for a moment, Enter
/// at once.
class FilterBar final : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(const Theme &theme, QWidget *parent = nullptr);

    QString filter() const;
    void setFilter(const QString &text); ///< applied at once
    void focusFilter();
    bool isPaused() const;
    void setCountText(const QString &text);
    /// A sentence under the field; empty: none. Errors are red, notes are not.
    void setError(const QString &sentence);
    void showNote(const QString &sentence); ///< goes by itself after some seconds

    static constexpr int DebounceMs = 150;

Q_SIGNALS:
    void filterEdited(const QString &text);
    void pauseToggled(bool paused);
    void clearRequested();
    void leaveRequested(); ///< Escape in an empty field, or Down: back to the rows

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *buildRow();
    void buildField();
    void submit();
    void showMessage(const QString &sentence, bool error);
    void retitlePause(bool paused);

    const Theme &m_theme;
    QLineEdit *m_field;
    QAction *m_clearAction = nullptr;
    QLabel *m_count;
    QLabel *m_message;
    QPushButton *m_pause;
    QPushButton *m_clear;
    QTimer m_debounce;
    QTimer m_noteTimer;
    QString m_submitted;
};

} // namespace framewatch
