// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// "↓ 38 new": floats over the log while it does not follow.
#pragma once

#include <QPushButton>

namespace framewatch {

class LogView;
class Theme;

/// Sits at the bottom centre of its view, which it watches; a click follows the newest again.
class JumpButton final : public QPushButton
{
    Q_OBJECT

public:
    JumpButton(const Theme &theme, LogView &view);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void refresh();
    void place();

    LogView &m_view;
};

} // namespace framewatch
