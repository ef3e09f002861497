// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Cells of the frames table, padded as their titles are.
#pragma once

#include <QStyledItemDelegate>

namespace framewatch {

class Theme;

class FramesDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    FramesDelegate(const Theme &theme, QObject *parent);
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace framewatch
