// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Nanoseconds since 1970 as ISO 8601 in UTC.
#pragma once

#include <QByteArray>

namespace framewatch::UtcTime {

/// "2026-11-20T09:00:00.123456789Z", with `decimals` (0–9) digits of the second, cut and not rounded.
QByteArray iso8601(qint64 unixNs, int decimals = 9);
/// "1795165200.123456789": seconds as a decimal number, no digit lost.
QByteArray seconds(qint64 unixNs);

} // namespace framewatch::UtcTime
