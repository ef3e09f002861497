// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ▲ ▼ ● ○ ◌ ×: where a row came from and what state it tells, readable without colour.
#pragma once

#include "model/core/entry.h"

#include <QColor>
#include <QPointF>

class QPainter;

namespace framewatch {

enum class DirectionGlyph : quint8 { Up, Down, Dot, Ring, DottedRing, Cross };

DirectionGlyph glyphFor(EntryKind kind, Direction direction);
/// Drawn as a path, not as a character: the same in every font, sharp at every scale.
void paintDirectionGlyph(QPainter &painter, QPointF center, DirectionGlyph glyph, const QColor &color);

} // namespace framewatch
