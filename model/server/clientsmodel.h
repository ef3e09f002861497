// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The local server's clients as a table.
#pragma once

#include "model/server/localserver.h"

#include <QAbstractTableModel>

namespace framewatch {

/// GUI thread. Rows follow LocalServer::clients() with row inserts and removes, so a selection survives.
class ClientsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { AddressColumn, SinceColumn, ReceivedColumn, SentColumn, ColumnCount };
    enum Role { ClientIdRole = Qt::UserRole };

    explicit ClientsModel(QObject *parent = nullptr);
    void setClients(const QList<ClientInfo> &clients);
    ClientInfo clientAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ClientInfo> m_clients; // ascending by id

    // In this order; each takes the list that is to be, ascending by id.
    void removeAllBut(const QList<ClientInfo> &wanted);
    void insertMissing(const QList<ClientInfo> &wanted);
    void update(const QList<ClientInfo> &wanted);
};

} // namespace framewatch
