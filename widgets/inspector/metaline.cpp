// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/metaline.h"

#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace framewatch {

namespace {

constexpr int Height = 32;

} // namespace

MetaLine::MetaLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(Metrics::Margin, 0, Metrics::Gap, 1);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    addCopyMenu();
    setFixedHeight(Height);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void MetaLine::addCopyMenu()
{
    auto *menu = new QMenu(this);
    const auto add = [this, menu](const QString &text, Copy what) {
        QAction *action = menu->addAction(text);
        connect(action, &QAction::triggered, this, [this, what] { Q_EMIT copyRequested(what); });
        return action;
    };
    add(tr("Payload"), Copy::Payload);
    m_copyPretty = add(tr("Pretty JSON"), Copy::Pretty);
    add(tr("Hex"), Copy::Hex);
    add(tr("Base64"), Copy::Base64);
    menu->addSeparator();
    connect(menu->addAction(tr("Save payload…")), &QAction::triggered, this, &MetaLine::saveRequested);
    m_copy = new QToolButton(this);
    m_copy->setText(tr("Copy"));
    m_copy->setToolTip(tr("Copy the whole payload"));
    m_copy->setPopupMode(QToolButton::InstantPopup);
    StyleHint::set(m_copy, StyleHint::Quiet);
    m_copy->setObjectName(QStringLiteral("inspectorCopy"));
    m_copy->setMenu(menu);
    m_layout->addWidget(m_copy);
}

void MetaLine::setParts(Direction direction, const QStringList &parts)
{
    m_direction = direction;
    m_parts = parts;
    setAccessibleName(text());
    update();
}

QString MetaLine::text() const
{
    return m_parts.join(QStringLiteral("  "));
}

void MetaLine::setAbilities(bool copy, bool pretty)
{
    m_copy->setVisible(copy);
    m_copyPretty->setEnabled(pretty);
}

int MetaLine::paintDirection(QPainter &painter, int x) const
{
    if (m_direction == Direction::None)
        return x;
    const bool sent = m_direction == Direction::Sent;
    const QColor color = m_theme.color(sent ? ThemeRole::Sent : ThemeRole::Received);
    const int middle = (height() - 1) / 2;
    const int rise = sent ? 5 : -5;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF(
        {QPointF(x, middle + rise), QPointF(x + 11, middle + rise), QPointF(x + 5.5, middle - rise)}));
    return x + 15;
}

void MetaLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, m_theme.color(ThemeRole::Line));
    const int end = m_layout->itemAt(0)->geometry().right();
    const QFontMetrics metrics(font());
    int x = paintDirection(painter, Metrics::Margin);
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const int width = metrics.horizontalAdvance(m_parts[i]);
        if (x + width > end)
            break;
        const bool coloured = i == 0 && m_direction != Direction::None;
        painter.setPen(m_theme.color(!coloured                        ? ThemeRole::Secondary
                                     : m_direction == Direction::Sent ? ThemeRole::Sent
                                                                      : ThemeRole::Received));
        painter.drawText(QRect(x, 0, width + 1, height() - 1), Qt::AlignVCenter | Qt::AlignLeft, m_parts[i]);
        x += width + Metrics::Gap;
    }
}

} // namespace framewatch
