// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Counts and sizes as people read them.
#pragma once

#include <QString>

namespace framewatch::NumberText {

/// "1,204,331": with the system's group separators; a system without any gets commas.
QString grouped(qint64 number);
/// "182 bytes", "1 byte".
QString bytes(qint64 count);
/// "64 KiB", "1.5 MiB", "100 MiB": at most one decimal, binary units, bytes below 1 KiB.
QString binarySize(qint64 count);
/// Microseconds as milliseconds: "0.4 ms", "12 ms", "1,204 ms".
QString milliseconds(qint64 microseconds);

} // namespace framewatch::NumberText
