// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The one table of colours, and what is derived from it: the palette and the style sheet.
#pragma once

#include "widgets/theme/theme.h"

namespace framewatch::ThemeTable {

QColor color(ThemeRole role, bool dark);
QPalette palette(bool dark);
/// resources/themes/framewatch.qss with its @names replaced: roles ("@line"), mixes and fonts.
QString styleSheet(bool dark, const QFont &monoFont);

} // namespace framewatch::ThemeTable
