// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How many messages wait.
#pragma once

#include "model/connection/outbox.h"

#include <QPushButton>

namespace framewatch {

class OutboxPopup;

/// Hidden while nothing waits. A click shows what does.
class OutboxButton final : public QPushButton
{
    Q_OBJECT

public:
    explicit OutboxButton(QWidget *parent = nullptr);

    void setOutbox(const OutboxView &outbox);

Q_SIGNALS:
    void cancelRequested(qint64 id); ///< see OutboxPopup
    void clearRequested();
    void sendRequested();

private:
    void showPopup();

    OutboxView m_outbox;
    OutboxPopup *m_popup = nullptr; // made when first asked for
};

} // namespace framewatch
