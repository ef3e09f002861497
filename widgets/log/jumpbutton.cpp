// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/jumpbutton.h"

#include "widgets/log/logview.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/theme.h"

#include <QEvent>
#include <QGraphicsDropShadowEffect>
#include <QScrollBar>

namespace framewatch {

JumpButton::JumpButton(const Theme &theme, LogView &view)
    : QPushButton(&view)
    , m_view(view)
{
    setFocusPolicy(Qt::NoFocus); // keys stay with the log
    setCursor(Qt::ArrowCursor);
    setIcon(theme.icon(QStringLiteral("arrow-down")));
    setIconSize({Metrics::Icon, Metrics::Icon});
    auto *shadow = new QGraphicsDropShadowEffect(this);
    shadow->setBlurRadius(12);
    shadow->setOffset(0, 2);
    shadow->setColor(QColor(0, 0, 0, 50));
    setGraphicsEffect(shadow);
    hide();
    connect(this, &QPushButton::clicked, &view, [&view] { view.setFollowing(true); });
    connect(&view, &LogView::followingChanged, this, &JumpButton::refresh);
    connect(&view, &LogView::newRowsChanged, this, &JumpButton::refresh);
    connect(view.verticalScrollBar(), &QScrollBar::valueChanged, this, &JumpButton::refresh);
    connect(view.verticalScrollBar(), &QScrollBar::rangeChanged, this, &JumpButton::refresh);
    view.viewport()->installEventFilter(this);
}

bool JumpButton::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QPushButton::eventFilter(watched, event);
}

void JumpButton::refresh()
{
    const qint64 count = m_view.newRows();
    setVisible(!m_view.isFollowing() && !m_view.isAtNewest()); // there is something below
    if (isHidden())
        return;
    setText(count > 0 ? tr("%1 new").arg(Figures::count(count)) : tr("Newest"));
    setToolTip(tr("Follow the newest entry (End)"));
    place();
}

void JumpButton::place()
{
    adjustSize();
    const QRect area = m_view.viewport()->geometry();
    move(area.center().x() - width() / 2, area.bottom() - height() - Metrics::Margin);
}

} // namespace framewatch
