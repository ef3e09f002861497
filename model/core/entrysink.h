// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the wire puts what it saw. The capture implements it; tests collect into a list.
#pragma once

#include "model/core/connectionrecord.h"
#include "model/core/entry.h"

namespace framewatch {

/// Lives in the I/O thread of its session and is called there only. Nothing here blocks for longer than a disk write.
class EntrySink
{
public:
    virtual ~EntrySink();

    /// Stores a new connection and returns its number, counted from 1; record.id is ignored.
    virtual int addConnection(const ConnectionRecord &record) = 0;
    /// Replaces what is stored of connection record.id.
    virtual void updateConnection(const ConnectionRecord &record) = 0;
    /// Stores an entry after all others and returns its id; 0 if it could not be stored.
    virtual qint64 append(const EntryView &entry) = 0;
    /// Makes what was appended visible to readers now, instead of within 30 ms.
    virtual void flush() = 0;
};

} // namespace framewatch
