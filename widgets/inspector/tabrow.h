// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's tabs, and its switches where there is room for them.
#pragma once

#include <QWidget>

class QTabBar;

namespace framewatch {

class ViewToggles;

/// In a narrow panel the switches go before the tabs do: the context menu has them too.
class TabRow final : public QWidget
{
    Q_OBJECT

public:
    explicit TabRow(QWidget *parent = nullptr);

    QTabBar *tabs() const { return m_tabs; }
    ViewToggles *toggles() const { return m_toggles; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QTabBar *m_tabs;
    ViewToggles *m_toggles;
};

} // namespace framewatch
