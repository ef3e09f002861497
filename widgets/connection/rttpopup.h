// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Round-trip times of a connection, and a ping by hand.
#pragma once

#include "model/connection/rttstats.h"
#include "widgets/theme/popup.h"

class QLabel;
class QLineEdit;

namespace framewatch {

class RttChart;
class Theme;

class RttPopup final : public Popup
{
    Q_OBJECT

public:
    RttPopup(Theme &theme, QWidget *anchor);

    void setStats(const RttStats &stats);

Q_SIGNALS:
    void pingRequested(const QByteArray &payload); ///< at most 125 bytes (RFC 6455 §5.5)

private:
    void ping();

    RttChart *m_chart;
    QLabel *m_figures[4]; // now, min, mean, p99
    QLabel *m_hint;
    QLineEdit *m_payload;
};

} // namespace framewatch
