// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/plainedit.h"

namespace framewatch {

PlainEdit::PlainEdit(Theme &theme, QWidget *parent)
    : CodeEditor(theme, parent)
{
    sci(SCI_SETMARGINLEFT, 0, 8);
    setWrapMode(WrapWord);
    connect(this, &QsciScintilla::textChanged, this, [this] { prepareFor(byteCount()); });
    applyTheme();
}

void PlainEdit::prepareFor(qsizetype byteCount)
{
    const WrapMode wanted = byteCount > LongestWrapped ? WrapNone : WrapWord;
    if (wanted != wrapMode())
        setWrapMode(wanted);
}

} // namespace framewatch
