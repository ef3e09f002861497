// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The messages that wait, one a line.
#pragma once

#include "model/connection/outbox.h"
#include "widgets/theme/popup.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace framewatch {

class OutboxPopup final : public Popup
{
    Q_OBJECT

public:
    explicit OutboxPopup(QWidget *anchor);

    /// Keeps the selection.
    void setOutbox(const OutboxView &outbox);

Q_SIGNALS:
    void cancelRequested(qint64 id);
    void clearRequested();
    void sendRequested(); ///< what is held, all the same

private:
    void cancelSelected();
    QList<qint64> selected() const;

    QListWidget *m_list;
    QLabel *m_hint;
    QPushButton *m_cancel;
    QPushButton *m_send;
};

} // namespace framewatch
