// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/outboxbutton.h"

#include "widgets/connection/outboxpopup.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/stylehint.h"

namespace framewatch {

OutboxButton::OutboxButton(QWidget *parent)
    : QPushButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    StyleHint::set(this, StyleHint::Small);
    setToolTip(tr("Messages that wait for an open connection"));
    connect(this, &QPushButton::clicked, this, &OutboxButton::showPopup);
    hide();
}

void OutboxButton::setOutbox(const OutboxView &outbox)
{
    m_outbox = outbox;
    setText(outbox.count == 1 ? tr("1 waits") : tr("%1 wait").arg(Figures::count(outbox.count)));
    setVisible(outbox.count > 0);
    if (m_popup)
        m_popup->setOutbox(outbox);
}

void OutboxButton::showPopup()
{
    if (!m_popup) {
        m_popup = new OutboxPopup(this);
        connect(m_popup, &OutboxPopup::cancelRequested, this, &OutboxButton::cancelRequested);
        connect(m_popup, &OutboxPopup::clearRequested, this, &OutboxButton::clearRequested);
        connect(m_popup, &OutboxPopup::sendRequested, this, &OutboxButton::sendRequested);
    }
    m_popup->setOutbox(m_outbox);
    m_popup->toggle();
}

} // namespace framewatch
