// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// When a server that refused wants to be asked again.
#pragma once

#include "model/wire/handshake.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace framewatch {

inline constexpr std::chrono::hours LongestRetryAfter{24};

/// The three forms of a date in HTTP (RFC 9110 §5.6.7); invalid for any other text. UTC. A year of two digits is the
/// one nearest to now that is not more than 50 years ahead.
QDateTime httpDate(const QByteArray &text, const QDateTime &now);

/// Retry-After of a 429 or 503 (RFC 9110 §10.2.3): seconds, or a date relative to nowNs (Unix). 0 for a date that has
/// passed, at most LongestRetryAfter; empty for another status, no header, or one that is neither.
std::optional<std::chrono::milliseconds> retryAfter(const Handshake::Response &response, qint64 nowNs);

} // namespace framewatch
