// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of one message as a table: a row is parsed when it is looked at.
#pragma once

#include "model/wire/frametext.h"

#include <QAbstractTableModel>

namespace framewatch {

class FramesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NumberColumn, FinColumn, RsvColumn, OpcodeColumn, LengthColumn, MaskColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setFrames(const QByteArray &frames);
    std::optional<FrameHeader> frameAt(int row) const;
    /// Raw bytes behind the last whole header: what a violation left.
    QByteArray rest() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QByteArray m_frames;
    FrameText::Index m_index;
};

} // namespace framewatch
