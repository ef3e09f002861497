// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/payloadblob.h"

#include <sqlite3.h>

#include <algorithm>

namespace framewatch {

PayloadBlob::PayloadBlob(sqlite3 *database)
    : m_database(database)
{
}

PayloadBlob::~PayloadBlob()
{
    sqlite3_blob_close(m_blob);
}

QByteArray PayloadBlob::read(qint64 id, qint64 limit)
{
    if (!moveTo(id))
        return {};
    const qint64 length = std::min<qint64>(limit, sqlite3_blob_bytes(m_blob));
    QByteArray bytes(static_cast<qsizetype>(length), Qt::Uninitialized);
    const int result = sqlite3_blob_read(m_blob, bytes.data(), static_cast<int>(length), 0);
    return result == SQLITE_OK ? bytes : QByteArray();
}

// A handle that failed to move is of no further use.
bool PayloadBlob::moveTo(qint64 id)
{
    if (m_blob && sqlite3_blob_reopen(m_blob, id) == SQLITE_OK)
        return true;
    sqlite3_blob_close(m_blob);
    m_blob = nullptr;
    return sqlite3_blob_open(m_database, "main", "entry", "payload", id, 0, &m_blob) == SQLITE_OK;
}

} // namespace framewatch
