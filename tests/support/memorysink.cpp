// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/memorysink.h"

namespace framewatch::test {

int MemorySink::addConnection(const ConnectionRecord &record)
{
    connections.append(record);
    connections.last().id = static_cast<int>(connections.size());
    return connections.last().id;
}

void MemorySink::updateConnection(const ConnectionRecord &record)
{
    Q_ASSERT(record.id >= 1 && record.id <= connections.size());
    connections[record.id - 1] = record;
}

qint64 MemorySink::append(const EntryView &view)
{
    Entry entry;
    entry.id = entries.size() + 1;
    entry.connection = view.connection;
    entry.timeNs = view.timeNs;
    entry.direction = view.direction;
    entry.kind = view.kind;
    entry.flags = view.flags;
    entry.size = view.size;
    entry.frames = view.frames.toByteArray();
    entry.payload = view.payload.toByteArray();
    entry.note = view.note;
    entries.append(entry);
    return entry.id;
}

} // namespace framewatch::test
