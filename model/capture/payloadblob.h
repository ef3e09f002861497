// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The beginning of a payload without its rest.
#pragma once

#include <QByteArray>

struct sqlite3;
struct sqlite3_blob;

namespace framewatch {

/// Opened at the first read and moved from row to row by the next ones. Holds a read transaction from then
/// on: keep it no longer than a page of rows takes.
class PayloadBlob
{
public:
    explicit PayloadBlob(sqlite3 *database);
    ~PayloadBlob();
    PayloadBlob(const PayloadBlob &) = delete;
    PayloadBlob &operator=(const PayloadBlob &) = delete;

    /// Up to limit bytes of the entry's payload; empty if it has none or cannot be read.
    QByteArray read(qint64 id, qint64 limit);

private:
    bool moveTo(qint64 id);

    sqlite3 *m_database;
    sqlite3_blob *m_blob = nullptr;
};

} // namespace framewatch
