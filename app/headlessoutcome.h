// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a headless run went, and the exit code that says so.
#pragma once

#include "model/core/connectionrecord.h"

namespace framewatch {

namespace ExitCode {
inline constexpr int Done = 0;
inline constexpr int NoWindow = 1; ///< with a window only
inline constexpr int Usage = 2;
inline constexpr int NeverOpen = 3; ///< refused, unreachable, TLS, timeout
inline constexpr int File = 4;      ///< capture, output or saved capture could not be written or read
inline constexpr int Lost = 5;      ///< and not regained, or ended by a violation
} // namespace ExitCode

/// Who asked the run to end.
enum class StopReason : quint8 { None, Signal, Duration, Count, Failure /* nobody reads the output */ };

struct HeadlessOutcome
{
    bool fileFailed = false; ///< capture or output
    StopReason stop = StopReason::None;
    bool everOpen = false;
    bool openAtStop = false; ///< when stop came
    bool reconnects = true;
    EndedBy endedBy = EndedBy::Nobody; ///< of the last connection
    int closeCode = 0;                 ///< of the last connection

    /// A signal and a reached count are success. --duration is, if there was an open connection to close: a
    /// run that never opened or was still waiting to regain a lost connection reports that.
    int exitCode() const;
};

} // namespace framewatch
