// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The composer's filled button.
#pragma once

#include <QPushButton>

namespace framewatch {

class Theme;

/// Its text, and the shortcut in small letters after it.
class SendButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit SendButton(Theme &theme, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int textWidth() const;
    int hintWidth() const;
    QFont hintFont() const;

    Theme &m_theme;
    QString m_hint;
};

} // namespace framewatch
