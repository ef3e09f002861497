// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// "✓ valid JSON", or what is wrong and where.
#pragma once

#include "widgets/composer/messageeditor.h"

#include <QAbstractButton>

namespace framewatch {

class Theme;

/// A line of text in the colour of its meaning, at the right end of its room, elided if that is short. A
/// click on a problem goes to its place.
class StatusButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StatusButton(Theme &theme, QWidget *parent = nullptr);

    void setStatus(const EditorStatus &status);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool hitButton(const QPoint &position) const override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QRect textRect() const;
    QString shownText() const;
    QColor textColor() const;

    Theme &m_theme;
    EditorStatus m_status;
};

} // namespace framewatch
