// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The first bytes of a file: is it a capture at all?
#pragma once

#include "model/core/result.h"

#include <QString>

namespace framewatch {

/// What the header of an SQLite file says, read without a database connection and so without touching anything.
struct CaptureHeader
{
    bool wal = false; ///< journal mode WAL: content may stand in a file beside it

    /// FileUnreadable, NotACapture or DamagedCapture, naming the file.
    static Result<CaptureHeader> read(const QString &path);
};

} // namespace framewatch
