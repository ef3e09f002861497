// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's tabs: a bar over the whole width, its pages elsewhere.
#pragma once

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace framewatch {

class TabPage;
class Theme;

/// Keeps bar and stack in step. Middle click closes; pages are not deleted here.
class TabStrip final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int Height = 36;

    TabStrip(Theme &theme, QStackedWidget &stack, QWidget *parent = nullptr);

    int addPage(TabPage *page);
    void removePage(TabPage *page);
    void setCurrent(TabPage *page);
    TabPage *current() const;
    TabPage *page(int index) const;
    int count() const;
    void step(int by); ///< to the next or previous tab, round the end

Q_SIGNALS:
    void currentChanged(framewatch::TabPage *page); ///< may be nullptr
    void newRequested();
    void closeRequested(framewatch::TabPage *page);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    void draw(TabPage *page);
    int indexOf(const TabPage *page) const;

    Theme &m_theme;
    QStackedWidget &m_stack;
    QTabBar *m_bar;
};

} // namespace framewatch
