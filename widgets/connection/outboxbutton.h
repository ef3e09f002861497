// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How many messages wait, and which.
#pragma once

#include "model/connection/outbox.h"

#include <QPushButton>

class QLabel;
class QListWidget;

namespace framewatch {

class Popup;

/// Hidden while nothing waits.
class OutboxButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit OutboxButton(QWidget *parent = nullptr);

    void setOutbox(const OutboxView &outbox);

Q_SIGNALS:
    void cancelRequested(qint64 id);
    void clearRequested();
    void sendRequested(); ///< what is held, all the same

private:
    void build();
    void fill();

    OutboxView m_outbox;
    Popup *m_popup = nullptr; // made when first asked for
    QListWidget *m_list = nullptr;
    QLabel *m_hint = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace framewatch
