// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// All entries of a capture, a few at a time.
#pragma once

#include "model/capture/capturereader.h"

#include <functional>

namespace framewatch {

/// Reads pages of entries with their small payloads, and large payloads one at a time, so that memory holds
/// one page and one message at most.
class EntryPages
{
public:
    static constexpr int PageSize = 256;
    static constexpr qint64 SmallPayload = 32 * 1024;

    explicit EntryPages(const CaptureReader &reader);

    /// Calls `visit` for ids from..to in order until it returns false. With a connection, only its entries.
    /// The Error is the capture's.
    using Visitor = std::function<bool(const Entry &)>;
    Error visit(qint64 from, qint64 to, const Visitor &visitor) const;

private:
    bool show(const Entry &entry, const Visitor &visitor, Error &error) const;

    const CaptureReader &m_reader;
};

} // namespace framewatch
