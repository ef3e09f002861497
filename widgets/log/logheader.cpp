// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logheader.h"

#include "widgets/log/logrowpainter.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace framewatch {

namespace {

constexpr int Height = 25;

Qt::Alignment titleAlignment(int column)
{
    switch (column) {
    case MessageLogModel::IdColumn:
    case MessageLogModel::SizeColumn:
        return Qt::AlignRight | Qt::AlignVCenter;
    case MessageLogModel::DirectionColumn:
        return Qt::AlignCenter;
    default:
        return Qt::AlignLeft | Qt::AlignVCenter;
    }
}

} // namespace

LogHeader::LogHeader(const Theme &theme, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_theme(theme)
{
    setSectionsClickable(false);
    setSectionsMovable(false);
    setHighlightSections(false);
    setMinimumSectionSize(LogRowPainter::Padding * 2);
    setFixedHeight(Height);
}

// The titles decide nothing: columns are as wide as their rows, and measuring in bold would load a font for it.
QSize LogHeader::sizeHint() const
{
    return {minimumSectionSize(), Height};
}

void LogHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    QPainter painter(viewport());
    // The rows have no frame: their line says that they have the focus.
    if (parentWidget()->hasFocus())
        painter.fillRect(0, height() - 2, width(), 2, m_theme.color(ThemeRole::Accent));
    else
        painter.fillRect(0, height() - 1, width(), 1, m_theme.color(ThemeRole::Line));
}

LogHeaderEnd::LogHeaderEnd(const Theme &theme)
    : m_theme(theme)
{
    setFixedHeight(Height);
}

void LogHeaderEnd::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ThemeRole::Window));
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(ThemeRole::Line));
}

void LogHeader::paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const
{
    QFont font = m_theme.monoFont();
    font.setPixelSize(m_theme.captionFont().pixelSize());
    painter->fillRect(rect, m_theme.color(ThemeRole::Window));
    painter->setFont(font);
    painter->setPen(m_theme.color(ThemeRole::Secondary));
    const int padding = logicalIndex == MessageLogModel::DirectionColumn ? 0 : LogRowPainter::Padding;
    painter->drawText(rect.adjusted(padding, 0, -padding, -1), int(titleAlignment(logicalIndex)),
                      model()->headerData(logicalIndex, orientation()).toString());
}

} // namespace framewatch
