// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/framesmodel.h"

#include "widgets/theme/figures.h"

namespace framewatch {

namespace {

QString cellText(const FrameHeader &header, int row, int column)
{
    switch (column) {
    case FramesModel::NumberColumn:
        return Figures::count(row + 1);
    case FramesModel::FinColumn:
        return header.fin ? QStringLiteral("1") : QStringLiteral("0");
    case FramesModel::RsvColumn:
        return FrameText::rsv(header);
    case FramesModel::OpcodeColumn:
        return QStringLiteral("%1 %2")
            .arg(static_cast<int>(header.opcode), 0, 16)
            .arg(opcodeName(header.opcode));
    case FramesModel::MaskColumn:
        return header.masked ? FrameText::maskKey(header) : FramesModel::tr("none");
    case FramesModel::LengthColumn:
        return Figures::count(static_cast<qint64>(header.length));
    default:
        return {};
    }
}

bool isNumber(int column)
{
    return column == FramesModel::NumberColumn || column == FramesModel::LengthColumn;
}

} // namespace

void FramesModel::setFrames(const QByteArray &frames)
{
    beginResetModel();
    m_frames = frames;
    m_index = FrameText::index(frames);
    endResetModel();
}

std::optional<FrameHeader> FramesModel::frameAt(int row) const
{
    if (row < 0 || row >= m_index.starts.size())
        return {};
    return FrameText::parse(QByteArrayView(m_frames).sliced(m_index.starts[row]));
}

QByteArray FramesModel::rest() const
{
    return m_index.partial < 0 ? QByteArray() : m_frames.mid(m_index.partial);
}

int FramesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_index.starts.size());
}

int FramesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FramesModel::data(const QModelIndex &index, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const auto header = role == Qt::DisplayRole ? frameAt(index.row()) : std::nullopt;
    return header ? QVariant(cellText(*header, index.row(), index.column())) : QVariant();
}

QVariant FramesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{QStringLiteral("#"), tr("FIN"),    tr("RSV"),
                             tr("Opcode"),        tr("Length"), tr("Mask key")};
    return titles.value(section);
}

} // namespace framewatch
