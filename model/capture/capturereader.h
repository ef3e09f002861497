// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a capture while it is written or after.
#pragma once

#include "model/core/connectionrecord.h"
#include "model/core/entry.h"
#include "model/core/result.h"

#include <QList>

#include <memory>
#include <stop_token>

namespace SQLite {
class Database;
}

namespace framewatch {

/// One SQLite connection, read-only. Use in the thread that opened it; any number may be open at once.
/// Ids of a capture run from 1 without gaps, so ranges of ids are ranges of rows.
class CaptureReader
{
public:
    static Result<std::unique_ptr<CaptureReader>> open(const QString &path);
    ~CaptureReader();
    CaptureReader(const CaptureReader &) = delete;
    CaptureReader &operator=(const CaptureReader &) = delete;

    QString path() const;
    qint64 lastId() const; ///< 0: empty
    /// Why the latest reading that failed did; what it gave back was then incomplete.
    Error lastError() const;

    /// Counts as CaptureProgress has them, computed by a scan of the whole file; zeros if it was stopped before its end.
    struct Totals
    {
        qint64 sentMessages = 0, sentBytes = 0, receivedMessages = 0, receivedBytes = 0;
    };
    Totals totals(std::stop_token stop = {}) const;

    /// Entries with ids from..from+count-1, in order, payloads cut to payloadLimit bytes (-1: whole). A cut
    /// payload is read without loading the rest, so a page with a 100 MiB message costs no more than any
    /// other.
    QList<Entry> entries(qint64 from, int count, qint64 payloadLimit) const;
    /// The given ids, in their order.
    QList<Entry> entries(const QList<qint64> &ids, qint64 payloadLimit) const;
    std::optional<Entry> entry(qint64 id, qint64 payloadLimit = -1) const;

    QList<ConnectionRecord> connections() const;
    std::optional<ConnectionRecord> connection(int id) const;

    /// For filters and exports, which speak SQL themselves.
    SQLite::Database &database() const;
    /// PRAGMA quick_check; the Error says what is damaged.
    Result<bool> check() const;

private:
    CaptureReader();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
