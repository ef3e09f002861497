// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The editor of the JSON composer.
#pragma once

#include "widgets/composer/codeeditor.h"

namespace framewatch {

/// Line numbers, folding, matched brackets, colours of keys, strings and numbers, indentation while typing.
class JsonEdit final : public CodeEditor
{
    Q_OBJECT

public:
    explicit JsonEdit(Theme &theme, QWidget *parent = nullptr);

private:
    void applyTheme() override;
    void colourTokens();
    void typed(int character);
    void indentNewLine();
    void outdentClosing();

    QsciLexerJSON *m_lexer;
};

} // namespace framewatch
