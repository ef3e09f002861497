// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as people read them.
#pragma once

#include <QString>

namespace framewatch::Figures {

/// "1,204,331"
QString count(qint64 number);
/// "0 B", "45 B", "1.1 KB", "219 MB" (1 KB = 1000 bytes), three digits at most.
QString size(qint64 bytes);
/// "00:12:04"; hours go on past 99.
QString clock(qint64 ns);
/// "0.04 ms", "0.4 ms", "12 ms", "1.2 s"
QString latency(qint64 ns);
/// "2.8 s", never negative
QString seconds(qint64 ns);
/// Local time of day, "12:04".
QString timeOfDay(qint64 unixNs);

} // namespace framewatch::Figures
