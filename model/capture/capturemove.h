// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A capture that was just closed by its writer goes to another place.
#pragma once

#include "model/core/result.h"

namespace framewatch::CaptureMove {

/// FileExists unless overwrite; FileUnwritable if somebody has the target open.
Result<bool> mayReplace(const QString &target, bool overwrite);

/// Also if its WAL could not be merged because its disk is full, and the target is on another one: both are
/// copied and merged there. On an error the capture is where it was.
Result<bool> move(const QString &from, const QString &to);

} // namespace framewatch::CaptureMove
