// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logview.h"

#include "widgets/log/logheader.h"
#include "widgets/theme/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace framewatch {

LogView::LogView(const Theme &theme, MessageLogModel &model, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_model(model)
    , m_rowPainter(theme)
{
    auto *header = new LogHeader(theme, this);
    setHorizontalHeader(header);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(Metrics::LogRow);
    verticalHeader()->setDefaultSectionSize(Metrics::LogRow);
    setModel(&model);
    setUpColumns(header);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setAccessibleName(tr("Log"));
    verticalScrollBar()->setSingleStep(Metrics::LogRow);
    addScrollBarWidget(new LogHeaderEnd(theme), Qt::AlignTop);
    watchModel();
    watchScrollBar();
    connect(&theme, &Theme::changed, this, &LogView::applyTheme);
}

void LogView::setUpColumns(LogHeader *header)
{
    header->setStretchLastSection(true);
    header->resizeSection(MessageLogModel::IdColumn, m_rowPainter.idWidth(0));
    header->resizeSection(MessageLogModel::TimeColumn, m_rowPainter.timeWidth());
    header->resizeSection(MessageLogModel::DirectionColumn, m_rowPainter.glyphWidth());
    header->resizeSection(MessageLogModel::KindColumn, m_rowPainter.kindWidth());
    header->resizeSection(MessageLogModel::SizeColumn, m_rowPainter.sizeWidth());
}

void LogView::watchModel()
{
    connect(&m_model, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { rowsArrived(last - first + 1); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, &LogView::modelWasReset);
}

void LogView::watchScrollBar()
{
    // The range changes once a layout, however many rows came: that is where following costs nothing extra.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &LogView::settle);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LogView::userScrolled);
}

void LogView::applyTheme()
{
    m_rowPainter.refresh();
    viewport()->update();
}

void LogView::rowsArrived(int count)
{
    const qint64 last = m_model.idAt(m_model.rowCount() - 1);
    const int digits = static_cast<int>(QString::number(last).size());
    if (digits > m_idDigits) {
        m_idDigits = digits;
        growColumn(MessageLogModel::IdColumn, m_rowPainter.idWidth(last));
    }
    restoreCurrent();
    if (m_following || m_model.isFiltering()) // what a scan finds is not new
        return;
    // The scroll bar knows nothing of these rows yet: those before them are in sight if it is at its end.
    setNewRows(isAtNewest() ? count : m_newRows + count);
}

void LogView::modelWasReset()
{
    m_hoveredRow = -1;
    setNewRows(0);
    const bool anotherCapture = std::exchange(m_capturePath, m_model.capturePath()) != m_model.capturePath();
    if (anotherCapture)
        setFollowing(true);
    if ((anotherCapture || m_model.totalRows() == 0) && std::exchange(m_currentId, 0) != 0)
        Q_EMIT currentIdChanged(0);
    if (m_model.rowCount() > 0)
        rowsArrived(0);
}

// Another filter, the same entry: it stays the one that is looked at, and its row is selected once it is
// found.
void LogView::restoreCurrent()
{
    if (m_currentId == 0 || currentIndex().isValid())
        return;
    const int row = m_model.rowOf(m_currentId);
    if (row < 0)
        return;
    const QScopedValueRollback settling(m_settling, true);
    setCurrentIndex(m_model.index(row, 0));
}

void LogView::setFollowing(bool following)
{
    if (following)
        setNewRows(0);
    if (std::exchange(m_following, following) == following)
        return;
    settle();
    Q_EMIT followingChanged(following);
}

bool LogView::isAtNewest() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void LogView::keepPlace(const QString &path)
{
    m_capturePath = path;
    if (m_model.filter().isEmpty() || m_following || m_model.rowCount() == 0)
        return; // the rows stay, or the newest is its place
    const int top = qMax(0, rowAtY(0));
    m_place = {m_model.idAt(top), verticalOffset() - top * Metrics::LogRow};
}

// Once its row is found again, and the scroll bar reaches there.
void LogView::returnToPlace()
{
    const int row = m_place.id > 0 ? m_model.rowOf(m_place.id) : -1;
    if (row < 0)
        return;
    const QScopedValueRollback settling(m_settling, true);
    const int wanted = row * Metrics::LogRow + m_place.offset;
    verticalScrollBar()->setValue(wanted);
    if (verticalScrollBar()->value() == wanted)
        m_place = {};
}

void LogView::settle()
{
    if (!m_following) {
        returnToPlace();
        return;
    }
    const QScopedValueRollback settling(m_settling, true);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void LogView::userScrolled()
{
    // An empty range says nothing: all rows fit, or they are about to come.
    if (m_settling || verticalScrollBar()->maximum() == 0)
        return;
    m_place = {};
    setFollowing(isAtNewest());
}

void LogView::setNewRows(qint64 count)
{
    if (std::exchange(m_newRows, count) != count)
        Q_EMIT newRowsChanged(count);
}

void LogView::growColumn(int column, int width)
{
    if (width > horizontalHeader()->sectionSize(column))
        horizontalHeader()->resizeSection(column, width);
}

void LogView::setEmptyText(const QString &text)
{
    m_emptyText = text;
    if (m_model.rowCount() == 0)
        viewport()->update();
}

QList<qint64> LogView::selectedIds(int limit) const
{
    QItemSelection ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(), [](const auto &a, const auto &b) { return a.top() < b.top(); });
    QList<qint64> ids;
    for (const QItemSelectionRange &range : std::as_const(ranges)) {
        for (int row = range.top(); row <= range.bottom() && ids.size() < limit; ++row)
            ids.append(m_model.idAt(row));
    }
    return ids;
}

qint64 LogView::selectedCount() const
{
    qint64 count = 0;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges)
        count += range.height();
    return count;
}

qint64 LogView::currentId() const
{
    return m_currentId;
}

QByteArray LogView::saveState() const
{
    return horizontalHeader()->saveState();
}

void LogView::restoreState(const QByteArray &state)
{
    if (!state.isEmpty())
        horizontalHeader()->restoreState(state);
    m_idDigits = 0;
    if (m_model.rowCount() > 0)
        rowsArrived(0);
}

void LogView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
        return;
    }
    QTableView::keyPressEvent(event);
    // Selecting the last row is not enough: End means "stay there".
    if (event->key() == Qt::Key_End)
        setFollowing(true);
}

void LogView::focusInEvent(QFocusEvent *event)
{
    // Not QTableView's own, which makes some row the current one, though it is not selected.
    QAbstractScrollArea::focusInEvent(event);
    horizontalHeader()->viewport()->update();
}

void LogView::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    horizontalHeader()->viewport()->update();
}

void LogView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    Q_EMIT menuRequested(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft())
                               : event->globalPos());
}

bool LogView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove)
        setHoveredRow(rowAtY(static_cast<QMouseEvent *>(event)->position().toPoint().y()));
    else if (event->type() == QEvent::Leave)
        setHoveredRow(-1);
    return QTableView::viewportEvent(event);
}

void LogView::setHoveredRow(int row)
{
    if (row == m_hoveredRow)
        return;
    viewport()->update(rowRect(std::exchange(m_hoveredRow, row)));
    viewport()->update(rowRect(row));
}

QModelIndex LogView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const int last = m_model.rowCount() - 1;
    switch (action) {
    case MoveHome:
        return m_model.index(0, 0);
    case MoveEnd:
        return m_model.index(last, 0);
    case MoveLeft:
    case MoveRight:
        return currentIndex();
    default:
        break;
    }
    if (!currentIndex().isValid() && last >= 0)
        return m_model.index(rowAtY(viewport()->height() - 1) >= 0 ? rowAtY(viewport()->height() - 1) : last,
                             0);
    return QTableView::moveCursor(action, modifiers);
}

void LogView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    if (current.isValid() && current.row() < m_model.rowCount() - 1 && !m_settling)
        setFollowing(false);
    QTableView::currentChanged(current, previous);
    const qint64 id = current.isValid() ? m_model.idAt(current.row()) : 0;
    if (std::exchange(m_currentId, id) != id)
        Q_EMIT currentIdChanged(id);
}

int LogView::sizeHintForColumn(int column) const
{
    // A double click on a column's edge: measured by rule, never by laying out rows.
    switch (column) {
    case MessageLogModel::IdColumn:
        return m_rowPainter.idWidth(m_model.rowCount() > 0 ? m_model.idAt(m_model.rowCount() - 1) : 0);
    case MessageLogModel::TimeColumn:
        return m_rowPainter.timeWidth();
    case MessageLogModel::DirectionColumn:
        return m_rowPainter.glyphWidth();
    case MessageLogModel::KindColumn:
        return m_rowPainter.kindWidth();
    default:
        return m_rowPainter.sizeWidth();
    }
}

// The header's own answer walks all rows after each append; rows of one height need no walk.
int LogView::rowAtY(int y) const
{
    const int row = (y + verticalOffset()) / Metrics::LogRow;
    return row < m_model.rowCount() ? row : -1;
}

QRect LogView::rowRect(int row) const
{
    if (row < 0)
        return {};
    return {0, row * Metrics::LogRow - verticalOffset(), viewport()->width(), Metrics::LogRow};
}

LogRowPainter::Columns LogView::columns() const
{
    LogRowPainter::Columns columns;
    for (int i = 0; i < MessageLogModel::ColumnCount; ++i)
        columns[static_cast<size_t>(i)] = {columnViewportPosition(i), columnWidth(i)};
    return columns;
}

void LogView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    if (m_model.rowCount() > 0) {
        paintRows(painter, event->rect());
        return;
    }
    painter.setFont(m_theme.uiFont());
    painter.setPen(m_theme.color(ThemeRole::Secondary));
    const QRect area =
        viewport()->rect().adjusted(Metrics::Margin, Metrics::Margin, -Metrics::Margin, -Metrics::Margin);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void LogView::paintRows(QPainter &painter, const QRect &area)
{
    const LogRowPainter::Columns places = columns();
    const int first = qMax(0, rowAtY(area.top()));
    int sizeWidth = 0;
    for (int row = first; row < m_model.rowCount(); ++row) {
        const QRect rect = rowRect(row);
        if (rect.top() > area.bottom())
            break;
        const bool selected = selectionModel()->isSelected(m_model.index(row, 0));
        sizeWidth =
            qMax(sizeWidth,
                 m_rowPainter.paint(painter, {&m_model, row, rect, selected, row == m_hoveredRow}, places));
    }
    // Sizes are never cut; the column learns its width from what is in sight.
    if (sizeWidth > columnWidth(MessageLogModel::SizeColumn))
        QMetaObject::invokeMethod(
            this, [this, sizeWidth] { growColumn(MessageLogModel::SizeColumn, sizeWidth); },
            Qt::QueuedConnection);
}

} // namespace framewatch
