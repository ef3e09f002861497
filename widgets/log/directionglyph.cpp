// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/directionglyph.h"

#include <QPainter>

#include <cmath>

namespace framewatch {

namespace {

constexpr qreal Half = 4;      // of a triangle's width
constexpr qreal Radius = 3.25; // of a ring
constexpr qreal Stroke = 1.25;

QPolygonF triangle(QPointF center, int up)
{
    const qreal height = Half * up;
    return QPolygonF({center + QPointF(-Half, height * 0.85), center + QPointF(Half, height * 0.85),
                      center + QPointF(0, -height * 0.85)});
}

void fill(QPainter &painter, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
}

void outline(QPainter &painter, const QColor &color)
{
    QPen pen(color, Stroke);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
}

void dottedRing(QPainter &painter, QPointF center)
{
    constexpr int Dots = 8;
    constexpr qreal DotRadius = 0.8;
    for (int i = 0; i < Dots; ++i) {
        const qreal angle = (i + 0.5) * 2 * M_PI / Dots;
        painter.drawEllipse(center + QPointF(std::cos(angle), std::sin(angle)) * (Radius + 0.25), DotRadius,
                            DotRadius);
    }
}

void cross(QPainter &painter, QPointF center)
{
    constexpr qreal Arm = 2.75;
    painter.drawLine(center + QPointF(-Arm, -Arm), center + QPointF(Arm, Arm));
    painter.drawLine(center + QPointF(-Arm, Arm), center + QPointF(Arm, -Arm));
}

} // namespace

DirectionGlyph glyphFor(EntryKind kind, Direction direction)
{
    switch (kind) {
    case EntryKind::Connecting:
    case EntryKind::Closed:
        return DirectionGlyph::Ring;
    case EntryKind::Waiting:
        return DirectionGlyph::DottedRing;
    case EntryKind::Refused:
    case EntryKind::Error:
    case EntryKind::Violation:
        return DirectionGlyph::Cross;
    default:
        break;
    }
    if (isEvent(kind))
        return DirectionGlyph::Dot;
    return direction == Direction::Sent ? DirectionGlyph::Up : DirectionGlyph::Down;
}

void paintDirectionGlyph(QPainter &painter, QPointF center, DirectionGlyph glyph, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    switch (glyph) {
    case DirectionGlyph::Up:
    case DirectionGlyph::Down:
        fill(painter, color);
        painter.drawPolygon(triangle(center, glyph == DirectionGlyph::Up ? 1 : -1));
        break;
    case DirectionGlyph::Dot:
        fill(painter, color);
        painter.drawEllipse(center, Radius + 0.25, Radius + 0.25);
        break;
    case DirectionGlyph::Ring:
        outline(painter, color);
        painter.drawEllipse(center, Radius, Radius);
        break;
    case DirectionGlyph::DottedRing:
        fill(painter, color);
        dottedRing(painter, center);
        break;
    case DirectionGlyph::Cross:
        outline(painter, color);
        cross(painter, center);
        break;
    }
    painter.restore();
}

} // namespace framewatch
