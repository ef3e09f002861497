// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panes.h"

#include <QApplication>
#include <QWidget>

#include <algorithm>

namespace framewatch::Panes {

namespace {

bool takesFocus(const QWidget *widget)
{
    return (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && widget->isEnabled();
}

QWidget *targetIn(QWidget *pane)
{
    QWidget *last = pane->focusWidget();
    if (last && last != pane && pane->isAncestorOf(last) && takesFocus(last))
        return last;
    if (pane->focusProxy())
        return pane;
    for (QWidget *next = pane->nextInFocusChain(); next != pane; next = next->nextInFocusChain()) {
        if (pane->isAncestorOf(next) && takesFocus(next))
            return next;
    }
    return nullptr;
}

} // namespace

void step(const QList<QWidget *> &panes, int by)
{
    QList<QWidget *> shown;
    std::copy_if(panes.begin(), panes.end(), std::back_inserter(shown),
                 [](const QWidget *pane) { return pane->isVisible(); });
    const QWidget *focused = QApplication::focusWidget();
    const auto holds = [focused](const QWidget *pane) {
        return pane == focused || pane->isAncestorOf(focused);
    };
    const auto held = std::find_if(shown.begin(), shown.end(), holds);
    const qsizetype count = shown.size();
    qsizetype at = held != shown.end() ? held - shown.begin() : by > 0 ? -1 : 0;
    for (qsizetype tried = 0; tried < count; ++tried) {
        at = (at + by + count) % count;
        if (QWidget *target = targetIn(shown.at(at))) {
            target->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

} // namespace framewatch::Panes
