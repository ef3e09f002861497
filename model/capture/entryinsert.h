// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The statement behind CaptureWriter::append().
#pragma once

#include "model/capture/prepared.h"
#include "model/core/entry.h"

namespace framewatch {

class EntryInsert
{
public:
    /// SQLite takes at most 1e9 bytes a row; longer payloads are cut here and flagged Truncated.
    static constexpr qsizetype LongestPayload = 900'000'000;

    /// Throws SQLite::Exception.
    explicit EntryInsert(sqlite3 *database);
    /// SQLITE_DONE or an error code.
    int run(qint64 id, const EntryView &entry);

private:
    void bindPayload(const EntryView &entry, QByteArrayView payload);

    Prepared m_statement;
};

} // namespace framewatch
