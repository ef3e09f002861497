// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/variablesmodel.h"

#include <algorithm>

namespace framewatch {

namespace {

constexpr qsizetype MostMarks = 12; // of a secret's value: its length is none of a bystander's business

bool isEmpty(const EnvironmentVariable &variable)
{
    return variable.name.isEmpty() && variable.value.isEmpty();
}

} // namespace

void VariablesModel::setVariables(const QList<EnvironmentVariable> &variables)
{
    beginResetModel();
    m_rows = variables;
    m_rows.append(EnvironmentVariable());
    m_changed = false;
    endResetModel();
}

QList<EnvironmentVariable> VariablesModel::variables() const
{
    QList<EnvironmentVariable> list = m_rows;
    list.removeIf(isEmpty);
    return list;
}

void VariablesModel::removeVariable(int row)
{
    if (row < 0 || row >= m_rows.size() - 1)
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    m_changed = true;
    endRemoveRows();
}

int VariablesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int VariablesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant VariablesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Value:
        return tr("Value");
    default:
        return tr("Secret");
    }
}

QVariant VariablesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const EnvironmentVariable &variable = m_rows.at(index.row());
    if (index.column() == Secret) {
        if (role == Qt::CheckStateRole)
            return variable.isSecret ? Qt::Checked : Qt::Unchecked;
        return role == Qt::AccessibleTextRole ? QVariant(tr("Secret")) : QVariant();
    }
    const QString &text = index.column() == Name ? variable.name : variable.value;
    if (role == Qt::EditRole)
        return text;
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == Value && variable.isUnread)
        return tr("not known now");
    return index.column() == Value && variable.isSecret ? QString(std::min(text.size(), MostMarks), u'•')
                                                        : text;
}

bool VariablesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || !store(index, value, role))
        return false;
    m_changed = true;
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), Secret));
    if (index.row() == m_rows.size() - 1 && !isEmpty(m_rows.constLast())) {
        const int end = int(m_rows.size());
        beginInsertRows({}, end, end);
        m_rows.append(EnvironmentVariable());
        endInsertRows();
    }
    return true;
}

bool VariablesModel::store(const QModelIndex &index, const QVariant &value, int role)
{
    EnvironmentVariable &variable = m_rows[index.row()];
    EnvironmentVariable changed = variable;
    if (index.column() == Secret && role == Qt::CheckStateRole)
        changed.isSecret = value.toInt() == Qt::Checked;
    else if (index.column() == Name && role == Qt::EditRole)
        changed.name = value.toString().trimmed();
    else if (index.column() == Value && role == Qt::EditRole)
        changed.value = value.toString();
    if (changed.value != variable.value)
        changed.isUnread = false;
    if (changed == variable)
        return false;
    variable = changed;
    return true;
}

Qt::ItemFlags VariablesModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return usual | (index.column() == Secret ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

} // namespace framewatch
