// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What can still be read of a damaged capture, as a new one.
#pragma once

#include "model/core/result.h"

#include <QString>

#include <stop_token>

/// Reads the pages themselves, so neither a broken header nor a broken tree hides the rows of those that are
/// whole. The damaged file and what stands beside it are left as they are. Threads: any.
namespace framewatch::CaptureSalvage {

struct Report
{
    qint64 entries = 0;      ///< recovered, some with the end of their payload missing
    qint64 cut = 0;          ///< of these
    qint64 missing = 0;      ///< numbers between recovered ones, or before them
    bool endMissing = false; ///< there may have been more after the last one
    int connections = 0;
};

/// Whether a file that could not be opened for the given reason is a capture that rows can be read from: a
/// look at its first mebibyte.
bool isPossible(const QString &path, const Error &reason);

/// Writes what can be read into a new capture at `to`, numbered without gaps; a note stands where rows are
/// missing. FileExists: there is one already. DamagedCapture: nothing could be read. FileUnreadable,
/// FileUnwritable, DiskFull as they say. After an error, or when it was stopped, there is no new capture.
Result<Report> run(const QString &from, const QString &to, std::stop_token stop = {});

/// A name beside path that is free: "night salvaged.fwcap", "night salvaged 2.fwcap" …
QString freeName(const QString &path);

} // namespace framewatch::CaptureSalvage
