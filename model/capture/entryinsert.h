// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The statement behind CaptureWriter::append().
#pragma once

#include "model/capture/prepared.h"
#include "model/core/entry.h"

#include <array>
#include <optional>

namespace framewatch {

/// Most of a row is as it was in the row before (connection, direction, kind, flags, often the size and the
/// header), and binding all of it would be a sixth of the work: only what changed is bound.
class EntryInsert
{
public:
    /// SQLite takes at most 1e9 bytes a row; longer payloads are cut here and flagged Truncated.
    static constexpr qsizetype LongestPayload = 900'000'000;

    /// Throws SQLite::Exception.
    explicit EntryInsert(sqlite3 *database);
    /// The id is SQLite's next one, which it finds faster than whether one of ours is free. SQLITE_DONE or an
    /// error code.
    int run(const EntryView &entry);

private:
    enum Parameter { Connection = 1, TimeNs, DirectionNumber, Kind, Size, Flags, Frames, Note, Payload };

    void bindChanged(Parameter parameter, qint64 value);
    void bindFrames(QByteArrayView frames);
    void bindPayload(const EntryView &entry, QByteArrayView payload);

    Prepared m_statement;
    std::array<std::optional<qint64>, Flags + 1> m_numbers; // as bound, by parameter
    std::array<char, 14> m_frames{};                        // the header of a message in one frame, as bound
    qsizetype m_framesSize = 0;                             // 0: something else is bound
    bool m_hasNote = false;                                 // one is bound
};

} // namespace framewatch
