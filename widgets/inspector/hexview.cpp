// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/hexview.h"

#include "model/format/hexdump.h"
#include "widgets/theme/theme.h"

#include <QAction>
#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace framewatch {

namespace {

constexpr int LineSpacing = 4;
constexpr int ColumnGap = 2; // characters
constexpr int Wide = 16;
constexpr int Narrow = 8;

bool isOwnShortcut(const QKeyEvent *event)
{
    return event->matches(QKeySequence::Copy) || event->matches(QKeySequence::SelectAll);
}

} // namespace

HexView::HexView(const Theme &theme, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_theme(theme)
{
    setFrameShape(NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setCursor(Qt::IBeamCursor);
    setAccessibleName(tr("Payload as hex"));
    setUpActions();
    applyTheme();
    connect(&theme, &Theme::changed, this, &HexView::applyTheme);
}

void HexView::setUpActions()
{
    setContextMenuPolicy(Qt::ActionsContextMenu);
    auto *copyAction = new QAction(tr("Copy selection"), this);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetShortcut);
    connect(copyAction, &QAction::triggered, this, &HexView::copy);
    auto *selectAll = new QAction(tr("Select all"), this);
    selectAll->setShortcut(QKeySequence::SelectAll);
    selectAll->setShortcutContext(Qt::WidgetShortcut);
    connect(selectAll, &QAction::triggered, this, [this] { select(0, m_bytes.size()); });
    addActions({copyAction, selectAll});
}

void HexView::applyTheme()
{
    const QFontMetrics metrics(m_theme.monoFont());
    m_charWidth = metrics.horizontalAdvance(u'0');
    m_lineHeight = metrics.height() + LineSpacing;
    layOut();
    viewport()->update();
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    m_anchor = m_cursor = 0;
    m_hasSelection = false;
    layOut();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

qsizetype HexView::selectionStart() const
{
    return m_hasSelection ? qMin(m_anchor, m_cursor) : 0;
}

qsizetype HexView::selectionSize() const
{
    return m_hasSelection ? qAbs(m_anchor - m_cursor) + 1 : 0;
}

void HexView::select(qsizetype start, qsizetype size)
{
    m_hasSelection = size > 0 && start < m_bytes.size();
    m_anchor = start;
    m_cursor = qMin(start + size, m_bytes.size()) - 1;
    viewport()->update();
}

QString HexView::selectedText() const
{
    const QByteArrayView part = QByteArrayView(m_bytes).sliced(selectionStart(), selectionSize());
    return m_inAscii ? QString::fromUtf8(part) : HexDump::hex(part);
}

void HexView::copy() const
{
    if (m_hasSelection)
        QGuiApplication::clipboard()->setText(selectedText());
}

QString HexView::visibleText() const
{
    const int first = verticalScrollBar()->value();
    return HexDump::text(m_bytes, first, first + linesInSight(), m_perLine);
}

int HexView::columnsWidth(int perLine) const
{
    const int characters =
        HexDump::offsetDigits(m_bytes.size()) + HexDump::hexWidth(perLine) + 2 * ColumnGap + perLine;
    return characters * m_charWidth + 2 * Metrics::Margin;
}

int HexView::hexX() const
{
    return Metrics::Margin + (HexDump::offsetDigits(m_bytes.size()) + ColumnGap) * m_charWidth -
           horizontalScrollBar()->value();
}

int HexView::asciiX() const
{
    return hexX() + (HexDump::hexWidth(m_perLine) + ColumnGap) * m_charWidth;
}

int HexView::linesInSight() const
{
    return qMax(1, (viewport()->height() - 2 * Metrics::Gap) / m_lineHeight);
}

void HexView::layOut()
{
    m_perLine = columnsWidth(Wide) <= viewport()->width() ? Wide : Narrow;
    const qint64 lines = HexDump::lineCount(m_bytes.size(), m_perLine);
    verticalScrollBar()->setRange(0, static_cast<int>(qMax<qint64>(0, lines - linesInSight())));
    verticalScrollBar()->setPageStep(linesInSight());
    horizontalScrollBar()->setRange(0, qMax(0, columnsWidth(m_perLine) - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setSingleStep(m_charWidth);
}

void HexView::resizeEvent(QResizeEvent *event)
{
    const qint64 firstByte = qint64(verticalScrollBar()->value()) * m_perLine;
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    verticalScrollBar()->setValue(static_cast<int>(firstByte / m_perLine));
}

bool HexView::event(QEvent *event)
{
    // Copy and Select All are ours, whatever window-wide shortcut has the same keys.
    if (event->type() == QEvent::ShortcutOverride && isOwnShortcut(static_cast<QKeyEvent *>(event)))
        event->accept();
    return QAbstractScrollArea::event(event);
}

void HexView::scrollContentsBy(int, int)
{
    viewport()->update();
}

HexView::Hit HexView::hitAt(const QPoint &point) const
{
    const qint64 line = verticalScrollBar()->value() + qMax(0, point.y() - Metrics::Gap) / m_lineHeight;
    const bool ascii = point.x() >= asciiX() - m_charWidth;
    int column = 0;
    if (ascii) {
        column = (point.x() - asciiX()) / m_charWidth;
    } else {
        while (column + 1 < m_perLine && point.x() >= hexX() + HexDump::hexColumn(column + 1) * m_charWidth)
            ++column;
    }
    const qint64 position = line * m_perLine + qBound(0, column, m_perLine - 1);
    return {static_cast<qsizetype>(qBound<qint64>(0, position, m_bytes.size() - 1)), ascii};
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_bytes.isEmpty())
        return;
    const Hit hit = hitAt(event->position().toPoint());
    m_inAscii = hit.ascii;
    moveTo(hit.position, event->modifiers() & Qt::ShiftModifier);
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton && !m_bytes.isEmpty())
        moveTo(hitAt(event->position().toPoint()).position, true);
}

void HexView::mouseReleaseEvent(QMouseEvent *event)
{
    event->accept();
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
    } else if (event->matches(QKeySequence::SelectAll)) {
        select(0, m_bytes.size());
    } else if (const auto target = keyTarget(*event); target && !m_bytes.isEmpty()) {
        moveTo(qBound<qsizetype>(0, *target, m_bytes.size() - 1), event->modifiers() & Qt::ShiftModifier);
    } else {
        QAbstractScrollArea::keyPressEvent(event);
    }
}

std::optional<qsizetype> HexView::keyTarget(const QKeyEvent &event) const
{
    const bool whole = event.modifiers() & Qt::ControlModifier;
    const qsizetype lineStart = m_cursor - m_cursor % m_perLine;
    const qsizetype page = qsizetype(linesInSight()) * m_perLine;
    switch (event.key()) {
    case Qt::Key_Left:
        return m_cursor - 1;
    case Qt::Key_Right:
        return m_cursor + 1;
    case Qt::Key_Up:
        return m_cursor - m_perLine;
    case Qt::Key_Down:
        return m_cursor + m_perLine;
    case Qt::Key_PageUp:
        return m_cursor - page;
    case Qt::Key_PageDown:
        return m_cursor + page;
    case Qt::Key_Home:
        return whole ? 0 : lineStart;
    case Qt::Key_End:
        return whole ? m_bytes.size() - 1 : lineStart + m_perLine - 1;
    default:
        return {};
    }
}

void HexView::moveTo(qsizetype position, bool keepAnchor)
{
    if (m_bytes.isEmpty())
        return;
    m_cursor = position;
    if (!keepAnchor)
        m_anchor = position;
    m_hasSelection = true;
    revealCursor();
    viewport()->update();
}

void HexView::revealCursor()
{
    const int line = static_cast<int>(m_cursor / m_perLine);
    const int first = verticalScrollBar()->value();
    if (line < first)
        verticalScrollBar()->setValue(line);
    else if (line >= first + linesInSight())
        verticalScrollBar()->setValue(line - linesInSight() + 1);
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.color(ThemeRole::Panel));
    painter.setFont(m_theme.monoFont());
    const qint64 count = HexDump::lineCount(m_bytes.size(), m_perLine);
    int y = Metrics::Gap;
    for (qint64 line = verticalScrollBar()->value(); line < count && y < viewport()->height(); ++line) {
        paintSelection(painter, line, y);
        paintLine(painter, line, y);
        y += m_lineHeight;
    }
    if (m_bytes.isEmpty()) {
        painter.setFont(m_theme.uiFont());
        painter.setPen(m_theme.color(ThemeRole::Secondary));
        painter.drawText(viewport()->rect(), Qt::AlignCenter, tr("No payload"));
    }
}

void HexView::paintSelection(QPainter &painter, qint64 line, int y) const
{
    const qint64 start = line * m_perLine;
    const qint64 from = qMax<qint64>(start, selectionStart());
    const qint64 to = qMin<qint64>(start + m_perLine, selectionStart() + selectionSize()) - 1;
    if (from > to)
        return;
    const int first = static_cast<int>(from - start);
    const int last = static_cast<int>(to - start);
    const QColor color = m_theme.color(ThemeRole::Selection);
    const int left = hexX() + HexDump::hexColumn(first) * m_charWidth;
    const int right = hexX() + (HexDump::hexColumn(last) + 2) * m_charWidth;
    painter.fillRect(left - 2, y, right - left + 4, m_lineHeight, color);
    painter.fillRect(asciiX() + first * m_charWidth, y, (last - first + 1) * m_charWidth, m_lineHeight,
                     color);
}

void HexView::paintLine(QPainter &painter, qint64 line, int y) const
{
    const HexDump::Line columns = HexDump::line(m_bytes, line, m_perLine);
    const QFontMetrics metrics(painter.font());
    const int baseline = y + (m_lineHeight - metrics.height()) / 2 + metrics.ascent();
    painter.setPen(m_theme.color(ThemeRole::Secondary));
    painter.drawText(Metrics::Margin - horizontalScrollBar()->value(), baseline, columns.offset);
    painter.setPen(m_theme.color(ThemeRole::Text));
    painter.drawText(hexX(), baseline, columns.hex);
    painter.setPen(m_theme.color(ThemeRole::JsonString));
    painter.drawText(asciiX(), baseline, columns.ascii);
}

} // namespace framewatch
