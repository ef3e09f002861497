// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/rowlist.h"

#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace framewatch {

namespace {

QList<QWidget *> tabStopsIn(const QWidget *owner)
{
    QList<QWidget *> stops = owner->findChildren<QWidget *>();
    stops.removeIf([owner](const QWidget *widget) {
        return !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() ||
               widget->window() != owner->window();
    });
    return stops;
}

} // namespace

RowList::RowList(Theme &theme, const QString &addText, Order order, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_order(order)
    , m_column(Parts::bare<QVBoxLayout>(Metrics::Grid + 2, this))
    , m_add(Parts::button(addText, StyleHint::Small))
{
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &RowList::addRequested);
}

void RowList::add(QWidget *content, bool enabled)
{
    auto *frame = new QWidget;
    auto *line = Parts::bare<QHBoxLayout>(Metrics::Grid + 2, frame);
    auto *check = new QCheckBox;
    check->setChecked(enabled);
    check->setToolTip(tr("Used when ticked"));
    check->setAccessibleName(tr("Use this row"));
    content->setEnabled(enabled);
    check->setFixedHeight(Metrics::Field); // beside the first line of a tall row
    line->addWidget(check, 0, Qt::AlignTop);
    line->addWidget(content, 1);
    const auto addButton = [&](const QString &icon, const QString &tip, auto action) {
        auto *button = new QToolButton;
        button->setIcon(m_theme.icon(icon, ThemeRole::Secondary));
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setFixedHeight(Metrics::Field);
        line->addWidget(button, 0, Qt::AlignTop);
        connect(button, &QToolButton::clicked, this, action);
    };
    if (m_order == Order::Movable) {
        addButton(QStringLiteral("chevron-up"), tr("Earlier"), [this, content] { move(content, -1); });
        addButton(QStringLiteral("chevron-down"), tr("Later"), [this, content] { move(content, 1); });
    }
    addButton(QStringLiteral("close"), tr("Remove"), [this, content] { remove(content); });
    connect(check, &QCheckBox::toggled, this, [this, content](bool on) {
        content->setEnabled(on);
        Q_EMIT edited();
    });
    m_column->insertWidget(int(m_rows.size()), frame);
    m_rows.append({frame, content, check});
    orderTabs();
}

void RowList::orderTabs()
{
    QWidget *before = this;
    setFocusPolicy(Qt::TabFocus); // only what takes the focus can be put in order
    for (const Row &row : std::as_const(m_rows)) {
        const QList<QWidget *> stops = tabStopsIn(row.frame);
        for (QWidget *stop : stops)
            setTabOrder(std::exchange(before, stop), stop);
    }
    setTabOrder(before, m_add);
    setFocusPolicy(Qt::NoFocus);
}

void RowList::clear()
{
    for (const Row &row : std::exchange(m_rows, {}))
        delete row.frame;
}

bool RowList::isEnabled(qsizetype at) const
{
    return m_rows.at(at).enabled->isChecked();
}

qsizetype RowList::indexOf(const QWidget *content) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [content](const Row &row) { return row.content == content; });
    return it - m_rows.begin();
}

void RowList::remove(QWidget *content)
{
    const Row row = m_rows.takeAt(indexOf(content));
    row.frame->hide();
    row.frame->deleteLater(); // we are inside of its button's signal
    Q_EMIT edited();
}

void RowList::move(QWidget *content, int by)
{
    const qsizetype from = indexOf(content);
    const qsizetype to = from + by;
    if (to < 0 || to >= m_rows.size())
        return;
    m_rows.move(from, to);
    m_column->insertWidget(int(to), m_rows.at(to).frame);
    orderTabs();
    Q_EMIT edited();
}

} // namespace framewatch
