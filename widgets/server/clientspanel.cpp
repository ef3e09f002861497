// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/clientspanel.h"

#include "model/core/closecode.h"
#include "model/server/clientsmodel.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTableView>

namespace framewatch {

namespace {

enum class Target : int { All, Selected };

/// Counts under their headings; the model aligns them for a table without room.
class LeftDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->displayAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    }
};

} // namespace

ClientsPanel::ClientsPanel(Theme &theme, LocalServer &server, QWidget *parent)
    : QWidget(parent)
    , m_server(server)
    , m_model(new ClientsModel(this))
    , m_table(new QTableView)
    , m_hint(Parts::wrappingLabel({}, StyleHint::Secondary))
    , m_message(new QLineEdit)
    , m_target(new QComboBox)
    , m_send(Parts::button(tr("Send")))
    , m_close(Parts::button(tr("Close client"), StyleHint::Quiet))
{
    Q_UNUSED(theme)
    auto *ground = new QWidget;
    StyleHint::set(ground, StyleHint::Panel);
    ground->setAttribute(Qt::WA_StyledBackground);
    m_stack = new QStackedLayout(ground);
    m_hint->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_table);

    auto *column = Parts::bare<QVBoxLayout>(0, this);
    column->addWidget(makeTools());
    column->addWidget(Parts::line(Qt::Horizontal));
    column->addWidget(ground, 1);
    makeTable();

    connect(&server, &LocalServer::clientsChanged, this, &ClientsPanel::refresh);
    connect(&server, &LocalServer::started, this, &ClientsPanel::refresh);
    connect(&server, &LocalServer::stopped, this, &ClientsPanel::refresh);
    refresh();
}

QWidget *ClientsPanel::makeTools()
{
    StyleHint::set(m_message, StyleHint::Mono);
    m_message->setPlaceholderText(tr("Message from the server"));
    m_message->setAccessibleName(tr("Message from the server"));
    m_target->addItem(tr("to all clients"), int(Target::All));
    m_target->addItem(tr("to the selected client"), int(Target::Selected));
    m_target->setAccessibleName(tr("Receiver"));
    connect(m_message, &QLineEdit::returnPressed, this, &ClientsPanel::send);
    connect(m_send, &QPushButton::clicked, this, &ClientsPanel::send);
    connect(m_close, &QPushButton::clicked, this, &ClientsPanel::closeSelected);

    auto *tools = new QWidget;
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap, tools);
    row->setContentsMargins(Metrics::Margin, Metrics::Gap, Metrics::Margin, Metrics::Gap);
    row->addWidget(m_message, 1);
    row->addWidget(m_target);
    row->addWidget(m_send);
    row->addWidget(m_close);
    return tools;
}

void ClientsPanel::makeTable()
{
    m_table->setModel(m_model);
    StyleHint::set(m_table, StyleHint::Mono);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    StyleHint::set(m_table, StyleHint::Clients);
    m_table->setItemDelegate(new LeftDelegate(m_table));
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setAccessibleName(tr("Clients"));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Metrics::LogRow);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (const auto &[column, width] : {std::pair{0, 240}, std::pair{1, 130}, std::pair{2, 170}})
        m_table->setColumnWidth(column, width);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ClientsPanel::refreshButtons);
}

void ClientsPanel::refresh()
{
    const auto clients = m_server.clients();
    m_model->setClients(clients);
    m_hint->setText(m_server.isRunning() ? tr("No clients yet. Connect one to %1").arg(m_server.url())
                                         : tr("The local server is not running"));
    m_stack->setCurrentWidget(clients.isEmpty() ? static_cast<QWidget *>(m_hint) : m_table);
    refreshButtons();
}

void ClientsPanel::refreshButtons()
{
    m_send->setEnabled(m_model->rowCount() > 0);
    m_close->setEnabled(selectedClient() != 0);
}

void ClientsPanel::send()
{
    const bool toAll = m_target->currentData().toInt() == int(Target::All);
    const int client = toAll ? 0 : selectedClient();
    if (m_message->text().isEmpty() || m_server.clients().isEmpty() || (!toAll && client == 0))
        return;
    m_server.sendText(client, m_message->text());
}

void ClientsPanel::closeSelected()
{
    if (const int client = selectedClient())
        m_server.closeClient(client, CloseCode::Normal, {});
}

int ClientsPanel::selectedClient() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? 0 : m_model->clientAt(rows.constFirst().row()).id;
}

} // namespace framewatch
