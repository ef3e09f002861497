// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// When to try again, as data.
#pragma once

#include "model/core/result.h"

#include <QCoreApplication>
#include <QString>

#include <chrono>

namespace framewatch {

/// Delay before attempt n after an end: first × 2^(n-1), at most longest. A connection that was open starts the count
/// again, so a server that closes each time is met again after the first delay each time.
struct ReconnectPolicy
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::ReconnectPolicy)

public:
    bool enabled = true;
    std::chrono::milliseconds first{3000};
    std::chrono::milliseconds longest{30000};
    int maxAttempts = 0; ///< failed attempts in a row, the first counted; 0: no limit

    /// The delay after `failures` failed attempts in a row (0: the connection was open and ended).
    std::chrono::milliseconds delayAfter(int failures) const;
    /// Whether one more attempt is allowed after so many failed ones in a row.
    bool allowsAfter(int failures) const;

    /// Reads off | DELAY | DELAY..MAX; a number is seconds, "250ms", "3s", "2m" name the unit. Usage otherwise.
    static Result<ReconnectPolicy> fromText(const QString &text);
    QString toText() const;
};

} // namespace framewatch
