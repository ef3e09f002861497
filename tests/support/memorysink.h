// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// An EntrySink that keeps everything in lists.
#pragma once

#include "model/core/entrysink.h"

#include <QList>

namespace framewatch::test {

class MemorySink final : public EntrySink
{
public:
    int addConnection(const ConnectionRecord &record) override;
    void updateConnection(const ConnectionRecord &record) override;
    qint64 append(const EntryView &entry) override;
    void flush() override {}

    QList<ConnectionRecord> connections; // connections[i].id == i + 1
    QList<Entry> entries;                // entries[i].id == i + 1
};

} // namespace framewatch::test
