// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/schema.h"

#include "model/capture/capturefile.h"
#include "model/core/entry.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

namespace framewatch::Schema {

namespace {

constexpr const char *Tables = R"(
CREATE TABLE connection(id INTEGER PRIMARY KEY, url TEXT, started_ns INTEGER,
    request BLOB, response BLOB, body BLOB, peer TEXT, subprotocol TEXT, tls TEXT,
    dns_us INTEGER, tcp_us INTEGER, tls_us INTEGER, upgrade_us INTEGER,
    ended_ns INTEGER, close_code INTEGER, close_reason TEXT, ended_by TEXT, error TEXT);
CREATE TABLE entry(id INTEGER PRIMARY KEY, connection INTEGER, time_ns INTEGER, direction INTEGER,
    kind INTEGER, size INTEGER, flags INTEGER, frames BLOB, note TEXT, payload);
CREATE TABLE kind(id INTEGER PRIMARY KEY, name TEXT);
CREATE VIEW log AS SELECT entry.id AS id,
    strftime('%Y-%m-%dT%H:%M:%S', time_ns / 1000000000, 'unixepoch')
        || printf('.%09dZ', time_ns % 1000000000) AS time,
    connection,
    CASE direction WHEN 1 THEN 'sent' WHEN 2 THEN 'received' ELSE 'none' END AS direction,
    kind.name AS kind, size, flags, note, payload
FROM entry LEFT JOIN kind ON kind.id = entry.kind;
)";

void fillKinds(SQLite::Database &database)
{
    SQLite::Statement insert(database, "INSERT INTO kind(id, name) VALUES(?, ?)");
    for (int number = 0; number < 256; ++number) {
        const QString name = kindName(static_cast<EntryKind>(number));
        if (name.isEmpty())
            continue;
        insert.bind(1, number);
        insert.bind(2, name.toStdString());
        insert.exec();
        insert.reset();
    }
}

} // namespace

void create(SQLite::Database &database)
{
    SQLite::Transaction transaction(database);
    database.exec("PRAGMA application_id = " + std::to_string(CaptureFile::ApplicationId));
    database.exec("PRAGMA user_version = " + std::to_string(CaptureFile::SchemaVersion));
    database.exec(Tables);
    fillKinds(database);
    transaction.commit();
}

bool isComplete(SQLite::Database &database)
{
    SQLite::Statement count(database, "SELECT count(*) FROM sqlite_master WHERE type = 'table' "
                                      "AND name IN ('connection', 'entry', 'kind')");
    return count.executeStep() && count.getColumn(0).getInt() == 3;
}

} // namespace framewatch::Schema
