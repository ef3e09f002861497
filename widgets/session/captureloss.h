// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a capture that goes on after a failure.
#pragma once

#include <QString>

namespace framewatch {

/// "12 entries were not stored; a note stands in their place."
QString captureLossText(qint64 missed);

} // namespace framewatch
