// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+Enter, wherever the focus is.
#pragma once

#include <functional>

class QWidget;

namespace framewatch {

/// Has Ctrl+Return and Ctrl+Enter call `send` while the focus is in `part` or inside of it, but not in a
/// popup of its own. Parts must not be nested: a key that two places hear does nothing.
void hearSendKeys(QWidget &part, const std::function<void()> &send);

} // namespace framewatch
