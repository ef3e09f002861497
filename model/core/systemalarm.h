// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An alarm by the computer's clock.
#pragma once

#include "model/core/alarm.h"

#include <QTimer>

namespace framewatch {

/// For delays of any length: QTimer counts milliseconds in 31 bits, so that a longer one is waited for in
/// pieces.
class SystemAlarm final : public Alarm
{
public:
    static constexpr std::chrono::milliseconds LongestPiece = std::chrono::hours(24);

    explicit SystemAlarm(std::chrono::milliseconds longestPiece = LongestPiece);

    /// A negative delay counts as 0.
    void start(std::chrono::milliseconds delay) override;
    void stop() override { m_timer.stop(); }
    bool isActive() const override { return m_timer.isActive(); }

private:
    void startPiece();
    void pieceEnded();

    QTimer m_timer;
    const std::chrono::milliseconds m_longestPiece;
    std::chrono::milliseconds m_left{0}; // after the piece under way
};

} // namespace framewatch
