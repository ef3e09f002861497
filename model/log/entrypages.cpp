// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/entrypages.h"

#include <algorithm>

namespace framewatch {

EntryPages::EntryPages(qint64 payloadLimit)
    : m_payloadLimit(payloadLimit)
    , m_pages(Pages)
{
}

const Entry *EntryPages::entryAt(int row, const VisibleRows &rows, const CaptureReader *reader)
{
    const qint64 id = rows.idAt(row);
    const Page *found = id > 0 ? page(row / RowsPerPage, rows, reader) : nullptr;
    if (!found)
        return nullptr;
    // Nearly always the row's own place; an entry that could not be read shifts those behind it.
    const auto at = std::lower_bound(found->entries.cbegin(), found->entries.cend(), id,
                                     [](const Entry &entry, qint64 wanted) { return entry.id < wanted; });
    return at != found->entries.cend() && at->id == id ? &*at : nullptr;
}

// The last page grows with the log and is read again then.
const EntryPages::Page *EntryPages::page(int number, const VisibleRows &rows, const CaptureReader *reader)
{
    const int wanted = std::min(RowsPerPage, rows.count() - number * RowsPerPage);
    const Page *kept = m_pages.object(number);
    if ((kept && kept->rows >= wanted) || !reader)
        return kept;
    m_pages.insert(number, new Page{read(number, rows, *reader), wanted});
    return m_pages.object(number);
}

QList<Entry> EntryPages::read(int number, const VisibleRows &rows, const CaptureReader &reader) const
{
    const int first = number * RowsPerPage;
    if (rows.isFiltered())
        return reader.entries(rows.ids(first, RowsPerPage), m_payloadLimit);
    const int count = std::min(RowsPerPage, rows.count() - first);
    return reader.entries(rows.idAt(first), count, m_payloadLimit);
}

void EntryPages::clear()
{
    m_pages.clear();
}

} // namespace framewatch
