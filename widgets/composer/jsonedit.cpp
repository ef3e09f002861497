// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/jsonedit.h"

#include "widgets/theme/theme.h"

#include <array>

namespace framewatch {

namespace {

constexpr int FoldsAt = 2;
constexpr int FoldMarginWidth = 12;

struct StyleColour
{
    int style;
    ThemeRole role;
};

/// Links, escapes and the like are coloured as the string they stand in. What is wrong is said by the
/// squiggle, whose judge is JsonFormat and not the lexer.
constexpr std::array styleColours = {
    StyleColour{QsciLexerJSON::Default, ThemeRole::Text},
    StyleColour{QsciLexerJSON::Number, ThemeRole::JsonNumber},
    StyleColour{QsciLexerJSON::String, ThemeRole::JsonString},
    StyleColour{QsciLexerJSON::UnclosedString, ThemeRole::JsonString},
    StyleColour{QsciLexerJSON::Property, ThemeRole::JsonKey},
    StyleColour{QsciLexerJSON::EscapeSequence, ThemeRole::JsonString},
    StyleColour{QsciLexerJSON::CommentLine, ThemeRole::Secondary},
    StyleColour{QsciLexerJSON::CommentBlock, ThemeRole::Secondary},
    StyleColour{QsciLexerJSON::Operator, ThemeRole::Text},
    StyleColour{QsciLexerJSON::IRI, ThemeRole::JsonString},
    StyleColour{QsciLexerJSON::IRICompact, ThemeRole::JsonString},
    StyleColour{QsciLexerJSON::Keyword, ThemeRole::JsonLiteral},
    StyleColour{QsciLexerJSON::KeywordLD, ThemeRole::JsonKey},
    StyleColour{QsciLexerJSON::Error, ThemeRole::Text},
};

bool opens(char c)
{
    return c == '{' || c == '[';
}

bool closes(char c)
{
    return c == '}' || c == ']';
}

} // namespace

JsonEdit::JsonEdit(Theme &theme, QWidget *parent)
    : CodeEditor(theme, parent)
    , m_lexer(new QsciLexerJSON(this))
{
    m_lexer->setHighlightComments(false);
    m_lexer->setHighlightEscapeSequences(false);
    setLexer(m_lexer);
    useLineNumbers();
    setFolding(PlainFoldStyle, FoldsAt);
    setMarginWidth(FoldsAt, FoldMarginWidth);
    setBraceMatching(SloppyBraceMatch);
    connect(this, &QsciScintillaBase::SCN_CHARADDED, this, &JsonEdit::typed);
    applyTheme();
}

void JsonEdit::applyTheme()
{
    colourTokens(); // first: it resets what the editor has beside the lexer
    CodeEditor::applyTheme();
    const QColor secondary = theme().color(ThemeRole::Secondary);
    const QColor field = theme().color(ThemeRole::Field);
    markerDefine(RightTriangle, SC_MARKNUM_FOLDER);
    markerDefine(DownTriangle, SC_MARKNUM_FOLDEROPEN);
    for (const int marker : {SC_MARKNUM_FOLDER, SC_MARKNUM_FOLDEROPEN}) {
        setMarkerForegroundColor(secondary, marker);
        setMarkerBackgroundColor(secondary, marker);
    }
    setMatchedBraceForegroundColor(theme().color(ThemeRole::Accent));
    setMatchedBraceBackgroundColor(theme().color(ThemeRole::Selection));
    setUnmatchedBraceForegroundColor(theme().color(ThemeRole::Error));
    setUnmatchedBraceBackgroundColor(field);
}

void JsonEdit::colourTokens()
{
    m_lexer->setDefaultPaper(theme().color(ThemeRole::Field));
    m_lexer->setPaper(theme().color(ThemeRole::Field));
    m_lexer->setDefaultFont(textFont());
    m_lexer->setFont(textFont());
    m_lexer->setDefaultColor(theme().color(ThemeRole::Text));
    for (const StyleColour &each : styleColours) {
        m_lexer->setColor(theme().color(each.role), each.style);
        m_lexer->setEolFill(false, each.style);
    }
}

void JsonEdit::typed(int character)
{
    if (character == '\n')
        indentNewLine();
    else if (closes(static_cast<char>(character)))
        outdentClosing();
}

void JsonEdit::indentNewLine()
{
    const long caret = sci(SCI_GETCURRENTPOS);
    const long line = sci(SCI_LINEFROMPOSITION, caret);
    const long indentation = sci(SCI_GETLINEINDENTATION, line - 1);
    const bool inside = caret >= 2 && opens(static_cast<char>(sci(SCI_GETCHARAT, caret - 2)));
    const bool split = inside && closes(static_cast<char>(sci(SCI_GETCHARAT, caret)));
    if (split) { // "{|}": the closing one gets a line of its own
        SendScintilla(SCI_INSERTTEXT, static_cast<unsigned long>(caret), "\n");
        sci(SCI_SETLINEINDENTATION, line + 1, indentation);
    }
    sci(SCI_SETLINEINDENTATION, line, indentation + (inside ? indentationWidth() : 0));
    sci(SCI_GOTOPOS, sci(SCI_GETLINEINDENTPOSITION, line));
}

void JsonEdit::outdentClosing()
{
    const long bracket = sci(SCI_GETCURRENTPOS) - 1;
    const long line = sci(SCI_LINEFROMPOSITION, bracket);
    const long opening = sci(SCI_BRACEMATCH, bracket);
    if (opening < 0 || sci(SCI_GETLINEINDENTPOSITION, line) != bracket)
        return;
    const long openingLine = sci(SCI_LINEFROMPOSITION, opening);
    if (openingLine == line)
        return;
    sci(SCI_SETLINEINDENTATION, line, sci(SCI_GETLINEINDENTATION, openingLine));
    sci(SCI_GOTOPOS, sci(SCI_GETLINEINDENTPOSITION, line) + 1);
}

} // namespace framewatch
