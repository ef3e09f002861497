// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/composer/codeeditor.h"

#include "widgets/composer/scintillakeys.h"
#include "widgets/theme/theme.h"

#include <QContextMenuEvent>
#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>

namespace framewatch {

namespace {

constexpr int NumbersAt = 0;
constexpr int ProblemsAt = 1;
constexpr int FoldsAt = 2;
constexpr int ProblemMarginWidth = 10;
constexpr int ProblemMarker = 1;
constexpr int ProblemIndicator = QsciScintillaBase::INDIC_CONTAINER;
// A line of 12 px type is 19 px high or so.
constexpr int SpaceAbove = 2;
constexpr int SpaceBelow = 3;

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

qsizetype inkBefore(const QByteArray &bytes, qsizetype position)
{
    return std::count_if(bytes.begin(), bytes.begin() + position, [](char c) { return !isSpace(c); });
}

qsizetype positionAfterInk(const QByteArray &bytes, qsizetype count)
{
    qsizetype at = 0;
    for (; at < bytes.size() && count > 0; ++at)
        count -= isSpace(bytes[at]) ? 0 : 1;
    return at;
}

} // namespace

CodeEditor::CodeEditor(Theme &theme, QWidget *parent)
    : QsciScintilla(parent)
    , m_theme(theme)
{
    setUpText();
    releaseKeys();
    connect(&theme, &Theme::changed, this, [this] { applyTheme(); });
}

void CodeEditor::setUpText()
{
    setFrameShape(QFrame::NoFrame);
    setUtf8(true);
    setEolMode(EolUnix);
    setTabWidth(2);
    setIndentationWidth(2);
    setIndentationsUseTabs(false);
    setCaretWidth(2);
    setExtraAscent(SpaceAbove);
    setExtraDescent(SpaceBelow);
    setScrollWidth(1);
    setScrollWidthTracking(true); // the bar is as long as the longest line in sight, not 2,000 px
    for (const int margin : {NumbersAt, ProblemsAt, FoldsAt})
        setMarginWidth(margin, 0);
    sci(SCI_SETMARGINLEFT, 0, 4);
    indicatorDefine(SquiggleIndicator, ProblemIndicator);
    markerDefine(Circle, ProblemMarker);
}

void CodeEditor::releaseKeys()
{
    ScintillaKeys::keepTextFieldKeys(*standardCommands());
}

void CodeEditor::useLineNumbers()
{
    m_lineNumbers = true;
    setMarginLineNumbers(NumbersAt, true);
    setMarginType(ProblemsAt, SymbolMargin);
    setMarginMarkerMask(ProblemsAt, 1 << ProblemMarker);
    setMarginWidth(ProblemsAt, ProblemMarginWidth);
    connect(this, &QsciScintilla::linesChanged, this, &CodeEditor::fitLineNumbers);
}

void CodeEditor::fitLineNumbers()
{
    if (m_lineNumbers)
        setMarginWidth(NumbersAt, QString(qMax<qsizetype>(2, QString::number(lines()).size()), u'9') + u' ');
}

void CodeEditor::applyTheme()
{
    const QColor field = m_theme.color(ThemeRole::Field);
    const QColor text = m_theme.color(ThemeRole::Text);
    const QColor secondary = m_theme.color(ThemeRole::Secondary);
    const QColor error = m_theme.color(ThemeRole::Error);
    setFont(textFont());
    setColor(text);
    setPaper(field);
    setCaretForegroundColor(text);
    setSelectionBackgroundColor(m_theme.color(ThemeRole::Selection));
    resetSelectionForegroundColor();
    setMarginsFont(textFont());
    setMarginsForegroundColor(secondary);
    setMarginsBackgroundColor(field);
    setFoldMarginColors(field, field);
    setIndicatorForegroundColor(error, ProblemIndicator);
    setMarkerForegroundColor(error, ProblemMarker);
    setMarkerBackgroundColor(error, ProblemMarker);
    fitLineNumbers();
}

QFont CodeEditor::textFont() const
{
    // QScintilla asks a font for its points, which one given in pixels does not have.
    QFont font = m_theme.monoFont();
    if (font.pixelSize() > 0)
        font.setPointSizeF(font.pixelSize() * 72.0 / logicalDpiY());
    return font;
}

long CodeEditor::sci(unsigned int message, long w, long l) const
{
    return SendScintilla(message, static_cast<unsigned long>(w), l);
}

qsizetype CodeEditor::byteCount() const
{
    return sci(SCI_GETLENGTH);
}

QByteArray CodeEditor::bytes() const
{
    const auto *text = static_cast<const char *>(SendScintillaPtrResult(SCI_GETCHARACTERPOINTER));
    return QByteArray(text, byteCount());
}

void CodeEditor::prepareFor(qsizetype) {}

void CodeEditor::setAll(const QByteArray &bytes)
{
    prepareFor(bytes.size());
    sci(SCI_SETTARGETSTART, 0);
    sci(SCI_SETTARGETEND, byteCount());
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()), bytes.constData());
    // Before anything is measured: a long line is measured seven times faster in the short runs of its
    // colours.
    sci(SCI_COLOURISE, 0, -1);
}

void CodeEditor::replaceBytes(const QByteArray &bytes)
{
    const QByteArray before = this->bytes();
    if (before == bytes)
        return;
    const qsizetype ink = inkBefore(before, sci(SCI_GETCURRENTPOS));
    beginUndoAction();
    setAll(bytes);
    endUndoAction();
    sci(SCI_GOTOPOS, positionAfterInk(bytes, ink));
}

void CodeEditor::resetBytes(const QByteArray &bytes)
{
    setAll(bytes);
    sci(SCI_EMPTYUNDOBUFFER);
    sci(SCI_GOTOPOS, 0);
}

void CodeEditor::showProblem(const TextProblem &problem)
{
    clearProblem();
    // At the end of the text there is nothing to underline: take the character before.
    long start = qMin(static_cast<long>(problem.position), sci(SCI_GETLENGTH));
    long end = sci(SCI_POSITIONAFTER, start);
    if (end == start)
        start = sci(SCI_POSITIONBEFORE, start);
    sci(SCI_SETINDICATORCURRENT, ProblemIndicator);
    sci(SCI_INDICATORFILLRANGE, start, end - start);
    if (m_lineNumbers) // without a margin for it, a marker fills its line
        markerAdd(static_cast<int>(sci(SCI_LINEFROMPOSITION, problem.position)), ProblemMarker);
}

void CodeEditor::clearProblem()
{
    sci(SCI_SETINDICATORCURRENT, ProblemIndicator);
    sci(SCI_INDICATORCLEARRANGE, 0, byteCount());
    markerDeleteAll(ProblemMarker);
}

void CodeEditor::goTo(qsizetype position)
{
    sci(SCI_ENSUREVISIBLE, sci(SCI_LINEFROMPOSITION, position)); // it may be folded away
    sci(SCI_GOTOPOS, position);
    setFocus();
}

void CodeEditor::dragEnterEvent(QDragEnterEvent *event)
{
    // A dropped file is for the panel, not its path for the text.
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        QsciScintilla::dragEnterEvent(event);
}

void CodeEditor::dragMoveEvent(QDragMoveEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->ignore();
    else
        QsciScintilla::dragMoveEvent(event);
}

void CodeEditor::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](const QString &text, auto slot, bool enabled) {
        menu->addAction(text, this, slot)->setEnabled(enabled);
    };
    const bool selected = hasSelectedText();
    add(tr("Undo"), &QsciScintilla::undo, isUndoAvailable());
    add(tr("Redo"), &QsciScintilla::redo, isRedoAvailable());
    menu->addSeparator();
    add(tr("Cut"), &QsciScintilla::cut, selected);
    add(tr("Copy"), &QsciScintilla::copy, selected);
    add(tr("Paste"), &QsciScintilla::paste, sci(SCI_CANPASTE) != 0);
    menu->addSeparator();
    add(
        tr("Select all"), [this] { selectAll(); }, byteCount() > 0);
    menu->popup(event->globalPos());
}

bool CodeEditor::leavesByKey(const QKeyEvent &event)
{
    // Tab indents, so a keyboard user needs another way out. The window's own shortcuts for these come first.
    const bool back = event.modifiers() & Qt::ShiftModifier;
    const bool tab = event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab;
    if (event.key() != Qt::Key_F6 && !(tab && (event.modifiers() & Qt::ControlModifier)))
        return false;
    return QAbstractScrollArea::focusNextPrevChild(!back); // QScintilla's own keeps the focus
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    if (leavesByKey(*event))
        event->accept();
    else
        QsciScintilla::keyPressEvent(event);
}

void CodeEditor::wheelEvent(QWheelEvent *event)
{
    // Without this, Ctrl and the wheel zooms one editor alone.
    if (event->modifiers() & Qt::ControlModifier)
        event->ignore();
    else
        QsciScintilla::wheelEvent(event);
}

} // namespace framewatch
