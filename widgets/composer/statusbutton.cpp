// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/statusbutton.h"

#include "widgets/theme/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace framewatch {

namespace {

constexpr int ShortestText = 110; // room for "line 12, col 34" at least

QString withSign(const EditorStatus &status)
{
    switch (status.kind) {
    case EditorStatus::Kind::Good:
        return QStringLiteral("✓ ") + status.text;
    case EditorStatus::Kind::Bad:
        return QStringLiteral("✗ ") + status.text;
    case EditorStatus::Kind::None:
    case EditorStatus::Kind::Busy:
        break;
    }
    return status.text;
}

} // namespace

StatusButton::StatusButton(Theme &theme, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void StatusButton::setStatus(const EditorStatus &status)
{
    m_status = status;
    setText(withSign(status));
    setAccessibleName(text());
    setToolTip(status.hasPlace ? tr("%1\nClick to go there").arg(status.text) : status.text);
    setFocusPolicy(status.hasPlace ? Qt::TabFocus : Qt::NoFocus);
    updateGeometry();
    update();
}

QSize StatusButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 2, Metrics::ToolField};
}

QSize StatusButton::minimumSizeHint() const
{
    return {qMin(sizeHint().width(), ShortestText), Metrics::ToolField};
}

QString StatusButton::shownText() const
{
    return fontMetrics().elidedText(text(), Qt::ElideRight, width());
}

QRect StatusButton::textRect() const
{
    const int used = fontMetrics().horizontalAdvance(shownText());
    return rect().adjusted(qMax(0, width() - used), 0, 0, 0);
}

bool StatusButton::hitButton(const QPoint &position) const
{
    return m_status.hasPlace && textRect().contains(position);
}

void StatusButton::mouseMoveEvent(QMouseEvent *event)
{
    setCursor(hitButton(event->position().toPoint()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    QAbstractButton::mouseMoveEvent(event);
}

QColor StatusButton::textColor() const
{
    switch (m_status.kind) {
    case EditorStatus::Kind::Good:
        return m_theme.color(ThemeRole::Open);
    case EditorStatus::Kind::Bad:
        return m_theme.color(ThemeRole::Error);
    case EditorStatus::Kind::None:
    case EditorStatus::Kind::Busy:
        break;
    }
    return m_theme.color(ThemeRole::Secondary);
}

void StatusButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont textFont = font();
    textFont.setUnderline(hasFocus() || (underMouse() && cursor().shape() == Qt::PointingHandCursor));
    painter.setFont(textFont);
    painter.setPen(textColor());
    painter.drawText(textRect(), Qt::AlignLeft | Qt::AlignVCenter, shownText());
}

} // namespace framewatch
