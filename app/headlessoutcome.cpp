// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessoutcome.h"

#include "model/core/closecode.h"

namespace framewatch {

int HeadlessOutcome::exitCode() const
{
    if (fileFailed)
        return ExitCode::File;
    if (stop == StopReason::Signal || stop == StopReason::Count)
        return ExitCode::Done;
    if (!everOpen)
        return ExitCode::NeverOpen;
    if (stop == StopReason::Duration)
        return openAtStop ? ExitCode::Done : ExitCode::Lost;
    const bool isClean =
        endedBy == EndedBy::Peer && (closeCode == CloseCode::Normal || closeCode == CloseCode::GoingAway);
    return isClean && !reconnects ? ExitCode::Done : ExitCode::Lost;
}

} // namespace framewatch
