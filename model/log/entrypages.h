// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The few rows a view looks at, kept in memory.
#pragma once

#include "model/capture/capturereader.h"
#include "model/log/visiblerows.h"

#include <QCache>

namespace framewatch {

/// Reads rows in pages and forgets the page that was not looked at for longest. Memory stays below Pages ×
/// RowsPerPage × the preview's size.
class EntryPages
{
public:
    static constexpr int RowsPerPage = 128;
    static constexpr int Pages = 64;

    explicit EntryPages(qint64 payloadLimit);
    /// Null if there is no such row or it cannot be read. Valid until the next call.
    const Entry *entryAt(int row, const VisibleRows &rows, const CaptureReader *reader);
    void clear();

private:
    struct Page
    {
        QList<Entry> entries; // may lack some that could not be read
        int rows = 0;         // that were asked for
    };

    const Page *page(int number, const VisibleRows &rows, const CaptureReader *reader);
    QList<Entry> read(int number, const VisibleRows &rows, const CaptureReader &reader) const;

    qint64 m_payloadLimit;
    QCache<int, Page> m_pages;
};

} // namespace framewatch
