// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/outboxpopup.h"

#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

namespace framewatch {

namespace {

constexpr QSize ListSize{420, 180};
constexpr int IdRole = Qt::UserRole;

QString lineOf(const OutboxView::Item &item)
{
    const QString text = item.text ? QString::fromUtf8(item.preview).simplified()
                                   : QString::fromLatin1(item.preview.toHex(' '));
    return QStringLiteral("%1   %2").arg(Figures::size(item.size), -8).arg(text);
}

} // namespace

OutboxPopup::OutboxPopup(QWidget *anchor)
    : Popup(anchor, Side::Above)
    , m_list(new QListWidget)
    , m_hint(Parts::label({}, StyleHint::Caption))
    , m_cancel(Parts::button(tr("Remove")))
    , m_send(Parts::button(tr("Send anyway"), StyleHint::Accent))
{
    QPushButton *clear = Parts::button(tr("Remove all"));
    m_list->setFixedSize(ListSize);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAccessibleName(tr("Waiting messages"));
    StyleHint::set(m_list, StyleHint::Mono);
    StyleHint::set(m_list, StyleHint::Rows);
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap);
    row->addWidget(m_hint);
    row->addStretch(1);
    for (QPushButton *button : {m_cancel, clear, m_send})
        row->addWidget(button);
    column()->addWidget(Parts::label(tr("Outbox"), StyleHint::Heading));
    column()->addWidget(m_list);
    column()->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, &OutboxPopup::cancelSelected);
    connect(clear, &QPushButton::clicked, this, &OutboxPopup::clearRequested);
    connect(m_send, &QPushButton::clicked, this, &OutboxPopup::sendRequested);
    connect(m_list, &QListWidget::itemSelectionChanged, this, [this] { m_cancel->setEnabled(!selected().isEmpty()); });
    m_cancel->setEnabled(false);
}

QList<qint64> OutboxPopup::selected() const
{
    QList<qint64> ids;
    for (const QListWidgetItem *item : m_list->selectedItems())
        ids.append(item->data(IdRole).toLongLong());
    return ids;
}

void OutboxPopup::cancelSelected()
{
    for (const qint64 id : selected())
        Q_EMIT cancelRequested(id);
}

void OutboxPopup::setOutbox(const OutboxView &outbox)
{
    const QList<qint64> kept = selected();
    m_list->clear();
    for (const OutboxView::Item &item : outbox.items) {
        auto *line = new QListWidgetItem(lineOf(item), m_list);
        line->setData(IdRole, item.id);
        line->setSelected(kept.contains(item.id));
    }
    const qsizetype more = outbox.count - outbox.items.size();
    m_hint->setText(more > 0 ? tr("%1, and %2 more").arg(Figures::size(outbox.bytes), Figures::count(more))
                             : Figures::size(outbox.bytes));
    m_send->setVisible(outbox.held);
    if (outbox.count == 0)
        hide();
}

} // namespace framewatch
