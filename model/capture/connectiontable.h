// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ConnectionRecord to and from table connection.
#pragma once

#include "model/capture/prepared.h"
#include "model/core/connectionrecord.h"

namespace framewatch::ConnectionTable {

/// Inserts or replaces the row with record.id. Returns SQLITE_DONE or an error code. Throws
/// SQLite::Exception.
int store(sqlite3 *database, const ConnectionRecord &record);

inline constexpr QByteArrayView Select =
    "SELECT id, url, started_ns, request, response, body, peer, subprotocol, tls, "
    "dns_us, tcp_us, tls_us, upgrade_us, ended_ns, close_code, close_reason, "
    "ended_by, error FROM connection";
/// The row a statement made of Select stands on.
ConnectionRecord read(const Prepared &row);

} // namespace framewatch::ConnectionTable
