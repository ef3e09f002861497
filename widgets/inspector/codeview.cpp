// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/codeview.h"

#include "model/format/longlines.h"
#include "widgets/inspector/textdocument.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QMimeData>
#include <QScrollBar>
#include <QWheelEvent>

namespace framewatch {

namespace {

constexpr int LineSpacing = 2; // pixels above and below each line
constexpr int Utf8 = 65001;
constexpr qsizetype FoldsAtOnce = 4000;
constexpr int EdgeMargin = 0; // empty
constexpr int EdgeWidth = 2;
constexpr int FoldMargin = 1;
constexpr int FoldWidth = 7; // of the panel's margin: the triangles are as wide
constexpr int FirstFoldMarker = QsciScintillaBase::SC_MARKNUM_FOLDEREND;
constexpr int LastFoldMarker = QsciScintillaBase::SC_MARKNUM_FOLDEROPEN;
constexpr int SizeUnit = QsciScintillaBase::SC_FONT_SIZE_MULTIPLIER;

long sciColor(const QColor &color)
{
    return color.red() | color.green() << 8 | color.blue() << 16;
}

} // namespace

CodeView::CodeView(const Theme &theme, QWidget *parent)
    : QsciScintillaBase(parent)
    , m_theme(theme)
{
    setFrameShape(NoFrame);
    setUp();
    setUpMargin();
    setUpActions();
    applyTheme();
    m_more.setSingleShot(true);
    m_more.setInterval(0);
    connect(&m_more, &QTimer::timeout, this, &CodeView::addFolds);
    connect(&theme, &Theme::changed, this, &CodeView::applyTheme);
}

void CodeView::setUp()
{
    setUpDocument();
    SendScintilla(SCI_SETSCROLLWIDTH, 1);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1);
    SendScintilla(SCI_SETEXTRAASCENT, LineSpacing);
    SendScintilla(SCI_SETEXTRADESCENT, LineSpacing);
    SendScintilla(SCI_SETLAYOUTCACHE, SC_CACHE_PAGE);
    SendScintilla(SCI_SETCARETWIDTH, 1);
    SendScintilla(SCI_SETWRAPINDENTMODE, SC_WRAPINDENT_SAME);
    SendScintilla(SCI_USEPOPUP, 0);
}

void CodeView::setUpMargin()
{
    for (int margin = 0; margin < 5; ++margin)
        SendScintilla(SCI_SETMARGINWIDTHN, margin, 0L);
    SendScintilla(SCI_SETMARGINTYPEN, EdgeMargin, long(SC_MARGIN_COLOUR));
    SendScintilla(SCI_SETMARGINMASKN, EdgeMargin, 0L);
    SendScintilla(SCI_SETMARGINWIDTHN, EdgeMargin, long(EdgeWidth));
    SendScintilla(SCI_SETMARGINTYPEN, FoldMargin, long(SC_MARGIN_COLOUR));
    SendScintilla(SCI_SETMARGINMASKN, FoldMargin, long(SC_MASK_FOLDERS));
    SendScintilla(SCI_SETMARGINSENSITIVEN, FoldMargin, 1L);
    SendScintilla(SCI_SETMARGINWIDTHN, FoldMargin, long(FoldWidth));
    SendScintilla(SCI_SETMARGINLEFT, 0, long(Metrics::Margin - FoldWidth - EdgeWidth));
    SendScintilla(SCI_SETMARGINRIGHT, 0, long(Metrics::Margin));
    SendScintilla(SCI_SETAUTOMATICFOLD,
                  SC_AUTOMATICFOLD_SHOW | SC_AUTOMATICFOLD_CLICK | SC_AUTOMATICFOLD_CHANGE);
    SendScintilla(SCI_SETFOLDFLAGS, 0);
}

// Scintilla's own triangles: pixmaps stand in the wrong place on screens of more than one pixel a point.
void CodeView::applyMarkers()
{
    const long color = sciColor(m_theme.color(ThemeRole::Secondary));
    for (int marker = FirstFoldMarker; marker <= LastFoldMarker; ++marker) {
        SendScintilla(SCI_MARKERDEFINE, marker, long(SC_MARK_EMPTY));
        SendScintilla(SCI_MARKERSETFORE, marker, color);
        SendScintilla(SCI_MARKERSETBACK, marker, color);
    }
    for (const int marker : {SC_MARKNUM_FOLDER, SC_MARKNUM_FOLDEREND})
        SendScintilla(SCI_MARKERDEFINE, marker, long(SC_MARK_ARROW));
    for (const int marker : {SC_MARKNUM_FOLDEROPEN, SC_MARKNUM_FOLDEROPENMID})
        SendScintilla(SCI_MARKERDEFINE, marker, long(SC_MARK_ARROWDOWN));
}

void CodeView::setUpActions()
{
    setContextMenuPolicy(Qt::ActionsContextMenu);
    m_copy = new QAction(tr("Copy selection"), this);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    connect(m_copy, &QAction::triggered, this, [this] { SendScintilla(SCI_COPY); });
    auto *selectAll = new QAction(tr("Select all"), this);
    connect(selectAll, &QAction::triggered, this, [this] { SendScintilla(SCI_SELECTALL); });
    addAction(m_copy);
    addAction(selectAll);
}

void CodeView::setStyle(int style, const QColor &color)
{
    SendScintilla(SCI_STYLESETFORE, style, sciColor(color));
}

void CodeView::applyTheme()
{
    const QFont font = m_theme.monoFont();
    const QColor ground = m_theme.color(ThemeRole::Panel);
    const double points = font.pixelSize() * 72.0 / logicalDpiY();
    SendScintilla(SCI_STYLESETFONT, STYLE_DEFAULT, font.family().toUtf8().constData());
    SendScintilla(SCI_STYLESETSIZEFRACTIONAL, STYLE_DEFAULT, long(qRound(points * SizeUnit)));
    SendScintilla(SCI_STYLESETFORE, STYLE_DEFAULT, sciColor(m_theme.color(ThemeRole::Text)));
    SendScintilla(SCI_STYLESETBACK, STYLE_DEFAULT, sciColor(ground));
    SendScintilla(SCI_STYLECLEARALL);
    setStyle(PayloadText::Key, m_theme.color(ThemeRole::JsonKey));
    setStyle(PayloadText::String, m_theme.color(ThemeRole::JsonString));
    setStyle(PayloadText::Number, m_theme.color(ThemeRole::JsonNumber));
    setStyle(PayloadText::Literal, m_theme.color(ThemeRole::JsonLiteral));
    setStyle(PayloadText::Name, m_theme.color(ThemeRole::JsonKey));
    SendScintilla(SCI_SETSELFORE, 0UL, 0L);
    SendScintilla(SCI_SETSELBACK, 1UL, m_theme.color(ThemeRole::Selection));
    SendScintilla(SCI_SETCARETFORE, sciColor(m_theme.color(ThemeRole::Text)));
    SendScintilla(SCI_SETMARGINBACKN, EdgeMargin, sciColor(ground));
    SendScintilla(SCI_SETMARGINBACKN, FoldMargin, sciColor(ground));
    SendScintilla(SCI_SETFOLDMARGINCOLOUR, 1UL, ground);
    SendScintilla(SCI_SETFOLDMARGINHICOLOUR, 1UL, ground);
    applyMarkers();
}

void CodeView::setText(const PayloadText &text)
{
    m_breaks = text.breaks;
    m_depths = text.depths;
    m_folded = 0;
    if (text.document)
        text.document->adoptBy(*this);
    else
        SendScintilla(SCI_SETDOCPOINTER, 0UL, 0L); // a new one: quicker than to empty a big one
    setUpDocument();
    addText(text);
    addFolds();
    SendScintilla(SCI_SETSCROLLWIDTH, 1);
    SendScintilla(SCI_GOTOPOS, 0);
    SendScintilla(SCI_SETXOFFSET, 0);
    SendScintilla(SCI_SETFIRSTVISIBLELINE, 0);
}

void CodeView::setUpDocument()
{
    SendScintilla(SCI_SETCODEPAGE, Utf8);
    SendScintilla(SCI_SETUNDOCOLLECTION, 0);
    SendScintilla(SCI_SETTABWIDTH, 4);
    SendScintilla(SCI_SETMODEVENTMASK, 0);
    SendScintilla(SCI_SETREADONLY, 1);
}

void CodeView::addText(const PayloadText &text)
{
    const auto size = static_cast<unsigned long>(text.text.size());
    SendScintilla(SCI_SETREADONLY, 0);
    SendScintilla(SCI_APPENDTEXT, size, text.text.constData());
    SendScintilla(SCI_SETREADONLY, 1);
    const bool coloured = !text.styles.isEmpty();
    SendScintilla(SCI_STARTSTYLING, coloured ? 0L : SendScintilla(SCI_GETLENGTH));
    if (coloured)
        SendScintilla(SCI_SETSTYLINGEX, size, text.styles.constData());
}

bool CodeView::isComplete() const
{
    return m_folded == m_depths.size();
}

// A line is a header when the next one is deeper. Some thousand lines a turn of the event loop.
void CodeView::addFolds()
{
    const qsizetype end = qMin(m_folded + FoldsAtOnce, m_depths.size());
    for (; m_folded < end; ++m_folded) {
        const bool header = m_folded + 1 < m_depths.size() && m_depths[m_folded + 1] > m_depths[m_folded];
        const long level = SC_FOLDLEVELBASE + m_depths[m_folded] + (header ? SC_FOLDLEVELHEADERFLAG : 0);
        SendScintilla(SCI_SETFOLDLEVEL, static_cast<unsigned long>(m_folded), level);
    }
    if (isComplete())
        m_more.stop();
    else
        m_more.start();
}

std::shared_ptr<TextDocument> CodeView::makeDocument()
{
    return std::make_shared<TextDocument>(*this);
}

QByteArray CodeView::text() const
{
    const long length = SendScintilla(SCI_GETLENGTH);
    QByteArray bytes(length + 1, Qt::Uninitialized);
    SendScintilla(SCI_GETTEXT, static_cast<unsigned long>(length + 1), static_cast<void *>(bytes.data()));
    return LongLines::joined(bytes.first(length), 0, m_breaks);
}

void CodeView::setWrapping(bool wrap)
{
    SendScintilla(SCI_SETWRAPMODE, wrap ? SC_WRAP_CHAR : SC_WRAP_NONE);
    SendScintilla(SCI_SETXOFFSET, 0);
}

bool CodeView::isWrapping() const
{
    return SendScintilla(SCI_GETWRAPMODE) != SC_WRAP_NONE;
}

int CodeView::lineCount() const
{
    return static_cast<int>(SendScintilla(SCI_GETLINECOUNT));
}

int CodeView::lineHeight() const
{
    return static_cast<int>(SendScintilla(SCI_TEXTHEIGHT, 0));
}

void CodeView::fitHeight(int lines)
{
    setVerticalScrollBarPolicy(lineCount() > lines ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setFixedHeight(qMin(lineCount(), lines) * lineHeight() + horizontalScrollBar()->sizeHint().height());
}

QMimeData *CodeView::toMimeData(const QByteArray &text, bool rectangular) const
{
    if (rectangular || m_breaks.isEmpty())
        return QsciScintillaBase::toMimeData(text, rectangular);
    const qsizetype start = SendScintilla(SCI_GETSELECTIONSTART);
    return QsciScintillaBase::toMimeData(LongLines::joined(text, start, m_breaks), false);
}

void CodeView::wheelEvent(QWheelEvent *event)
{
    // Inside a page that scrolls, a view with nothing to scroll must not swallow the wheel.
    if (verticalScrollBarPolicy() == Qt::ScrollBarAlwaysOff && event->angleDelta().x() == 0)
        event->ignore();
    else
        QsciScintillaBase::wheelEvent(event);
}

} // namespace framewatch
