// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// QScintilla as this window wants it.
#pragma once

#include "widgets/composer/scintilla.h"
#include "widgets/composer/textcheck.h"

namespace framewatch {

class Theme;

/// A plain editor of UTF-8 bytes in the theme's colours. Its keys are those of a text field: everything else
/// is left to the window's shortcuts.
///
/// Line ends: Enter gives LF, and pasted or dropped text is brought to LF, as any editor does that shows no
/// line ends. What setBytes() was given, a logged message with CR LF for example, stays as it was.
class CodeEditor : public QsciScintilla
{
    Q_OBJECT

public:
    explicit CodeEditor(Theme &theme, QWidget *parent = nullptr);

    QByteArray bytes() const;
    qsizetype byteCount() const;
    /// The whole text, as one step that can be undone; the caret stays at the same character, white space
    /// aside.
    void replaceBytes(const QByteArray &bytes);
    /// The whole text, with nothing to undo.
    void resetBytes(const QByteArray &bytes);

    /// A squiggle and a mark in the margin.
    void showProblem(const TextProblem &problem);
    void clearProblem();
    /// Caret there, in sight, focus here.
    void goTo(qsizetype position);

protected:
    /// Shows line numbers, and room for the mark of a problem.
    void useLineNumbers();
    /// Called once by the constructor's owner and whenever colours change; lexers add theirs.
    virtual void applyTheme();
    /// A text of so many bytes comes in.
    virtual void prepareFor(qsizetype byteCount);
    const Theme &theme() const { return m_theme; }
    QFont textFont() const; ///< the theme's monospace
    long sci(unsigned int message, long w = 0, long l = 0) const;

    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void setUpText();
    void releaseKeys();
    void fitLineNumbers();
    void setAll(const QByteArray &bytes);
    bool leavesByKey(const QKeyEvent &event);

    Theme &m_theme;
    bool m_lineNumbers = false;
};

} // namespace framewatch
