// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/plainedit.h"

namespace framewatch {

PlainEdit::PlainEdit(Theme &theme, QWidget *parent)
    : CodeEditor(theme, parent)
{
    setWrapMode(WrapWord);
    sci(SCI_SETMARGINLEFT, 0, 8);
    applyTheme();
}

} // namespace framewatch
