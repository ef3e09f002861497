// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A quiet bar that says something and offers what to do about it, in place of a dialog.
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace framewatch {

class ElidingLabel;
class Theme;

/// Icon, a sentence in bold, one in plain, buttons. Hidden when made. The texts are shown as they are. While
/// it waits it is one line, in which only the bold sentence is shortened; else its texts wrap.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    enum class Tone : quint8 { Waiting, Error, Info };

    explicit Banner(Theme &theme, QWidget *parent = nullptr);

    void setTone(Tone tone);
    /// Either may be empty. Shows the banner.
    void say(const QString &title, const QString &detail = {});
    QString title() const;
    QString detail() const;
    /// Buttons stand at the right in the order they were added.
    QPushButton *addButton(const QString &text);
    /// A cross that hides the banner.
    void addDismiss();

Q_SIGNALS:
    void dismissed();

private:
    void drawIcon();
    void fitTexts();

    Theme &m_theme;
    Tone m_tone = Tone::Info;
    QLabel *m_icon;
    ElidingLabel *m_title;
    QLabel *m_detail;
    QHBoxLayout *m_row;
};

} // namespace framewatch
