// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/framesdelegate.h"

#include "widgets/inspector/framesmodel.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace framewatch {

FramesDelegate::FramesDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
{
}

void FramesDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_theme.color(ThemeRole::Selection));
    const bool secondary = index.column() == FramesModel::NumberColumn;
    painter->setFont(m_theme.monoFont());
    painter->setPen(m_theme.color(secondary ? ThemeRole::Secondary : ThemeRole::Text));
    painter->drawText(option.rect.adjusted(Metrics::Gap, 0, -Metrics::Gap, 0),
                      index.data(Qt::TextAlignmentRole).toInt(), index.data().toString());
}

} // namespace framewatch
