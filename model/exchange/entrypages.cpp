// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/entrypages.h"

namespace framewatch {

namespace {

bool isCut(const Entry &entry)
{
    return entry.size > EntryPages::SmallPayload && entry.payload.size() <= EntryPages::SmallPayload;
}

} // namespace

EntryPages::EntryPages(const CaptureReader &reader)
    : m_reader(reader)
{
}

Error EntryPages::visit(qint64 from, qint64 to, const Visitor &visitor) const
{
    Error error;
    while (from <= to) {
        const int count = static_cast<int>(qMin<qint64>(PageSize, to - from + 1));
        const QList<Entry> page = m_reader.entries(from, count, SmallPayload);
        for (const Entry &entry : page) {
            if (!show(entry, visitor, error))
                return error;
        }
        if (m_reader.lastError())
            return m_reader.lastError();
        from += count;
    }
    return error;
}

bool EntryPages::show(const Entry &entry, const Visitor &visitor, Error &error) const
{
    if (!isCut(entry))
        return visitor(entry);
    const std::optional<Entry> whole = m_reader.entry(entry.id);
    if (whole)
        return visitor(*whole);
    error = m_reader.lastError();
    return false;
}

} // namespace framewatch
