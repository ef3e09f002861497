// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The variables of one environment as a table that grows at its end.
#pragma once

#include "model/settings/environmentstore.h"

#include <QAbstractTableModel>

namespace framewatch {

/// Name, value, whether it is secret. The last row is empty and becomes a variable when something is typed in
/// it; a row whose name and value are cleared counts for nothing.
class VariablesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Name, Value, Secret, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    void setVariables(const QList<EnvironmentVariable> &variables);
    QList<EnvironmentVariable> variables() const; ///< without empty rows
    void removeVariable(int row);
    bool isChanged() const { return m_changed; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    bool store(const QModelIndex &index, const QVariant &value, int role);

    QList<EnvironmentVariable> m_rows{EnvironmentVariable()}; // the last is the empty one
    bool m_changed = false;
};

} // namespace framewatch
