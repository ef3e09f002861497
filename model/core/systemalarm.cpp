// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/systemalarm.h"

#include <algorithm>

namespace framewatch {

using std::chrono::milliseconds;

SystemAlarm::SystemAlarm(milliseconds longestPiece)
    : m_longestPiece(longestPiece)
{
    m_timer.setParent(this); // so that it changes threads with us
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &SystemAlarm::pieceEnded);
}

void SystemAlarm::start(milliseconds delay)
{
    m_left = std::max(delay, milliseconds(0));
    startPiece();
}

void SystemAlarm::startPiece()
{
    const milliseconds piece = std::min(m_left, m_longestPiece);
    m_left -= piece;
    m_timer.start(piece);
}

void SystemAlarm::pieceEnded()
{
    if (m_left.count() > 0)
        startPiece();
    else
        Q_EMIT rang();
}

} // namespace framewatch
