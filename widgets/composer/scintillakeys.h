// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which of QScintilla's about 90 key bindings stay.
#pragma once

class QsciCommandSet;

namespace framewatch::ScintillaKeys {

/// Keeps those that any text field has: moving, selecting, deleting, clipboard, undo, Tab. QScintilla takes
/// every key that is bound before a shortcut of the window sees it, so the rest (Ctrl+L cuts the line, Ctrl+T
/// swaps lines …) goes.
void keepTextFieldKeys(QsciCommandSet &commands);

} // namespace framewatch::ScintillaKeys
