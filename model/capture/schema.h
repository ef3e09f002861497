// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of a capture.
#pragma once

namespace SQLite {
class Database;
}

namespace framewatch::Schema {

/// Makes the tables, the names of kinds and the view in an empty database, in one transaction. Throws
/// SQLite::Exception.
void create(SQLite::Database &database);
/// Whether all tables are there. Throws SQLite::Exception.
bool isComplete(SQLite::Database &database);

} // namespace framewatch::Schema
