// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Closing with a code and a reason of the user's.
#pragma once

#include "widgets/theme/popup.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace framewatch {

/// Offers every code that a close frame may carry (RFC 6455 §7.4) and a reason of up to 123 bytes.
class ClosePopup final : public Popup
{
    Q_OBJECT

public:
    explicit ClosePopup(QWidget *anchor);

Q_SIGNALS:
    void closeRequested(int code, const QString &reason);

private:
    int code() const; ///< 0: what was typed is none
    void check();
    void accept();

    QComboBox *m_code;
    QLineEdit *m_reason;
    QLabel *m_meaning;
    QLabel *m_size;
    QPushButton *m_close;
};

} // namespace framewatch
