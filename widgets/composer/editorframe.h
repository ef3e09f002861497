// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The field around an editor.
#pragma once

#include <QWidget>

namespace framewatch {

class Theme;

/// One rounded line around `content`, in the accent colour while the keyboard is inside: what the theme's
/// style sheet gives line edits, for widgets that it cannot reach.
class EditorFrame final : public QWidget
{
    Q_OBJECT

public:
    EditorFrame(Theme &theme, QWidget *content, QWidget *parent = nullptr);

    /// A dashed line in the accent colour: a file may be dropped here.
    void setDropTarget(bool target);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Theme &m_theme;
    bool m_dropTarget = false;
};

} // namespace framewatch
