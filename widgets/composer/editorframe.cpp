// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/editorframe.h"

#include "widgets/theme/theme.h"

#include <QApplication>
#include <QPainter>
#include <QVBoxLayout>

namespace framewatch {

EditorFrame::EditorFrame(Theme &theme, QWidget *content, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    auto *layout = new QVBoxLayout(this);
    // Enough for the corners to stay round.
    layout->setContentsMargins(Metrics::Grid, Metrics::Grid + 2, 2, 2);
    layout->addWidget(content);
    connect(&theme, &Theme::changed, this, [this] { update(); });
    connect(qApp, &QApplication::focusChanged, this, [this] { update(); });
}

void EditorFrame::setDropTarget(bool target)
{
    m_dropTarget = target;
    update();
}

void EditorFrame::paintEvent(QPaintEvent *)
{
    const bool focused = m_dropTarget || isAncestorOf(QApplication::focusWidget());
    QPen pen(m_theme.color(focused ? ThemeRole::Accent : ThemeRole::Line), 1);
    if (m_dropTarget)
        pen.setStyle(Qt::DashLine);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(pen);
    painter.setBrush(m_theme.color(ThemeRole::Field));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::Radius, Metrics::Radius);
}

} // namespace framewatch
