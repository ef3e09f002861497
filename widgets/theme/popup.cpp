// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/popup.h"

#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QDateTime>
#include <QScreen>
#include <QVBoxLayout>

namespace framewatch {

namespace {

constexpr qint64 SameClickMs = 200; // the click that closed it reaches its button, too

} // namespace

Popup::Popup(QWidget *anchor, Side side)
    : QFrame(anchor, Qt::Popup)
    , m_anchor(anchor)
    , m_side(side)
    , m_column(new QVBoxLayout(this))
{
    StyleHint::set(this, StyleHint::Card);
    m_column->setContentsMargins(Metrics::Margin, Metrics::Margin, Metrics::Margin, Metrics::Margin);
    m_column->setSpacing(Metrics::Gap);
}

void Popup::toggle()
{
    if (QDateTime::currentMSecsSinceEpoch() - m_closedAt < SameClickMs)
        return;
    arrange();
    show();
}

void Popup::arrange()
{
    // Its size is right only with the style sheet's fonts.
    const QList<QWidget *> parts = findChildren<QWidget *>();
    for (QWidget *part : parts)
        part->ensurePolished();
    m_column->activate();
    adjustSize();
    move(place());
    focusFirst();
}

/// At the anchor, inside of its window where that is on the screen.
QPoint Popup::place() const
{
    const QWidget *window = m_anchor->window();
    const QRect screen = m_anchor->screen()->availableGeometry();
    QRect room = QRect(window->mapToGlobal(QPoint()), window->size()) & screen;
    if (room.width() < width() || room.height() < height())
        room = screen;
    const QRect anchor(m_anchor->mapToGlobal(QPoint()), m_anchor->size());
    const int below = anchor.bottom() + 1 + Metrics::Grid;
    const int above = anchor.top() - Metrics::Grid - height();
    const bool fitsBelow = below + height() <= room.bottom() + 1;
    const bool fitsAbove = above >= room.top();
    const bool isAbove = m_side == Side::Above ? fitsAbove || !fitsBelow : fitsAbove && !fitsBelow;
    const int x = m_side == Side::Above ? anchor.right() + 1 - width() : anchor.left();
    return {qBound(room.left(), x, qMax(room.left(), room.right() + 1 - width())),
            qBound(room.top(), isAbove ? above : below, qMax(room.top(), room.bottom() + 1 - height()))};
}

/// A popup that has a widget in focus when it is shown gets the keyboard.
void Popup::focusFirst()
{
    for (QWidget *next = nextInFocusChain(); next != this; next = next->nextInFocusChain()) {
        if (isAncestorOf(next) && (next->focusPolicy() & Qt::TabFocus) && next->isEnabled() &&
            next->isVisibleTo(this)) {
            next->setFocus(Qt::PopupFocusReason);
            return;
        }
    }
}

void Popup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_closedAt = QDateTime::currentMSecsSinceEpoch();
}

} // namespace framewatch
