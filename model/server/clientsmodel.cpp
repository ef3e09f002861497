// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/clientsmodel.h"

#include <QLocale>

namespace framewatch {

namespace {

QString sinceText(qint64 ns)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ns / 1'000'000).time(),
                              QStringLiteral("HH:mm:ss"));
}

/// "12 (1,204 B)"
QString countText(qint64 messages, qint64 bytes)
{
    const QLocale locale;
    return QStringLiteral("%1 (%2 B)").arg(locale.toString(messages), locale.toString(bytes));
}

QString cellText(const ClientInfo &client, int column)
{
    switch (column) {
    case ClientsModel::AddressColumn:
        return client.address;
    case ClientsModel::SinceColumn:
        return sinceText(client.sinceNs);
    case ClientsModel::ReceivedColumn:
        return countText(client.receivedMessages, client.receivedBytes);
    case ClientsModel::SentColumn:
        return countText(client.sentMessages, client.sentBytes);
    default:
        return {};
    }
}

bool idLess(const ClientInfo &a, const ClientInfo &b)
{
    return a.id < b.id;
}

bool isCount(int column)
{
    return column == ClientsModel::ReceivedColumn || column == ClientsModel::SentColumn;
}

} // namespace

ClientsModel::ClientsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ClientsModel::setClients(const QList<ClientInfo> &clients)
{
    QList<ClientInfo> wanted = clients;
    std::sort(wanted.begin(), wanted.end(), idLess);
    removeAllBut(wanted);
    insertMissing(wanted);
    update(wanted);
}

ClientInfo ClientsModel::clientAt(int row) const
{
    return m_clients.value(row);
}

void ClientsModel::removeAllBut(const QList<ClientInfo> &wanted)
{
    const auto stays = [&wanted](const ClientInfo &client) {
        return std::binary_search(wanted.begin(), wanted.end(), client, idLess);
    };
    // From the end, in runs, so that rows in front keep their numbers.
    for (qsizetype last = m_clients.size() - 1; last >= 0; --last) {
        if (stays(m_clients.at(last)))
            continue;
        qsizetype first = last;
        while (first > 0 && !stays(m_clients.at(first - 1)))
            --first;
        beginRemoveRows({}, static_cast<int>(first), static_cast<int>(last));
        m_clients.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

void ClientsModel::insertMissing(const QList<ClientInfo> &wanted)
{
    for (qsizetype row = 0; row < wanted.size(); ++row) {
        const auto known = [&](qsizetype at) {
            return row < m_clients.size() && m_clients.at(row).id == wanted.at(at).id;
        };
        qsizetype end = row;
        while (end < wanted.size() && !known(end))
            ++end;
        if (end == row)
            continue;
        beginInsertRows({}, static_cast<int>(row), static_cast<int>(end - 1));
        m_clients.insert(row, end - row, ClientInfo());
        std::copy(wanted.begin() + row, wanted.begin() + end, m_clients.begin() + row);
        endInsertRows();
        row = end - 1;
    }
}

void ClientsModel::update(const QList<ClientInfo> &wanted)
{
    for (qsizetype row = 0; row < wanted.size(); ++row) {
        if (m_clients.at(row) == wanted.at(row))
            continue;
        m_clients[row] = wanted.at(row);
        Q_EMIT dataChanged(index(static_cast<int>(row), 0), index(static_cast<int>(row), ColumnCount - 1));
    }
}

int ClientsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_clients.size());
}

int ClientsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClientsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ClientInfo &client = m_clients.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return cellText(client, index.column());
    case Qt::ToolTipRole:
        return tr("Client %1 at %2, asked for %3").arg(client.id).arg(client.address, client.target);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isCount(index.column()) ? Qt::AlignRight : Qt::AlignLeft));
    case ClientIdRole:
        return client.id;
    default:
        return {};
    }
}

QVariant ClientsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case AddressColumn:
        return tr("Address");
    case SinceColumn:
        return tr("Since");
    case ReceivedColumn:
        return tr("Received");
    case SentColumn:
        return tr("Sent");
    default:
        return {};
    }
}

} // namespace framewatch
