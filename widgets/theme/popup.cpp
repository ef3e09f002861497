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
    adjustSize();
    const QSize size = sizeHint();
    const QRect screen = m_anchor->screen()->availableGeometry();
    QPoint place = m_anchor->mapToGlobal(QPoint(0, m_anchor->height() + Metrics::Grid));
    if (m_side == Side::Above)
        place = m_anchor->mapToGlobal(QPoint(m_anchor->width() - size.width(), -size.height() - Metrics::Grid));
    place.setX(qBound(screen.left(), place.x(), qMax(screen.left(), screen.right() - size.width())));
    place.setY(qBound(screen.top(), place.y(), qMax(screen.top(), screen.bottom() - size.height())));
    move(place);
    show();
}

void Popup::hideEvent(QHideEvent *event)
{
    QFrame::hideEvent(event);
    m_closedAt = QDateTime::currentMSecsSinceEpoch();
}

} // namespace framewatch
