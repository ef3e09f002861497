// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One line above a payload: what is special about it, and what can be done.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace framewatch {

class Theme;

/// Hidden while it has nothing to say.
class NoticeBar final : public QWidget
{
    Q_OBJECT

public:
    explicit NoticeBar(const Theme &theme, QWidget *parent = nullptr);

    enum class Tone : quint8 { Info, Error };
    void setText(const QString &text, Tone tone = Tone::Info);
    QString text() const;
    /// Which buttons go with the text.
    void setActions(bool loadAll, bool save);
    QWidget *lastButton() const; ///< that Tab comes to

Q_SIGNALS:
    void loadAllRequested();
    void saveRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *addButton(const QString &text, const char *name);

    const Theme &m_theme;
    QHBoxLayout *m_layout;
    QLabel *m_label;
    QPushButton *m_loadAll;
    QPushButton *m_save;
};

} // namespace framewatch
