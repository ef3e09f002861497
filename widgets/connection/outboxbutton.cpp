// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/outboxbutton.h"

#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/popup.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>

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

OutboxButton::OutboxButton(QWidget *parent)
    : QPushButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    StyleHint::set(this, StyleHint::Small);
    setToolTip(tr("Messages that wait for an open connection"));
    connect(this, &QPushButton::clicked, this, [this] {
        build();
        m_popup->toggle();
    });
    hide();
}

void OutboxButton::setOutbox(const OutboxView &outbox)
{
    m_outbox = outbox;
    setText(outbox.count == 1 ? tr("1 waits") : tr("%1 wait").arg(Figures::count(outbox.count)));
    setVisible(outbox.count > 0);
    if (!m_popup)
        return;
    fill();
    if (outbox.count == 0)
        m_popup->hide();
}

void OutboxButton::build()
{
    if (m_popup)
        return;
    m_popup = new Popup(this, Popup::Side::Above);
    m_list = new QListWidget;
    m_hint = Parts::label({}, StyleHint::Caption);
    m_cancel = Parts::button(tr("Remove"));
    m_send = Parts::button(tr("Send anyway"), StyleHint::Accent);
    QPushButton *clear = Parts::button(tr("Remove all"));
    m_list->setFixedSize(ListSize);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setAccessibleName(tr("Waiting messages"));
    StyleHint::set(m_list, StyleHint::Mono);
    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap);
    row->addWidget(m_hint);
    row->addStretch(1);
    for (QPushButton *button : {m_cancel, clear, m_send})
        row->addWidget(button);
    m_popup->column()->addWidget(Parts::label(tr("Outbox"), StyleHint::Heading));
    m_popup->column()->addWidget(m_list);
    m_popup->column()->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        for (const QListWidgetItem *item : m_list->selectedItems())
            Q_EMIT cancelRequested(item->data(IdRole).toLongLong());
    });
    connect(clear, &QPushButton::clicked, this, &OutboxButton::clearRequested);
    connect(m_send, &QPushButton::clicked, this, &OutboxButton::sendRequested);
    connect(m_list, &QListWidget::itemSelectionChanged, this,
            [this] { m_cancel->setEnabled(!m_list->selectedItems().isEmpty()); });
    fill();
}

void OutboxButton::fill()
{
    QList<qint64> selected;
    for (const QListWidgetItem *item : m_list->selectedItems())
        selected.append(item->data(IdRole).toLongLong());
    m_list->clear();
    for (const OutboxView::Item &item : std::as_const(m_outbox.items)) {
        auto *line = new QListWidgetItem(lineOf(item), m_list);
        line->setData(IdRole, item.id);
        line->setSelected(selected.contains(item.id));
    }
    const qsizetype more = m_outbox.count - m_outbox.items.size();
    m_hint->setText(more > 0 ? tr("%1, and %2 more").arg(Figures::size(m_outbox.bytes), Figures::count(more))
                             : Figures::size(m_outbox.bytes));
    m_cancel->setEnabled(!m_list->selectedItems().isEmpty());
    m_send->setVisible(m_outbox.held);
}

} // namespace framewatch
