// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The SQL function behind a filter's words.
#pragma once

struct sqlite3;

namespace framewatch::FilterSql {

/// framewatch_contains(needle, bytes): 1 if the text or blob holds needle, blind to the case of ASCII letters;
/// NULL holds nothing. LIKE does not do: it stops at a NUL, ignores blobs, and is slower by a factor.
inline constexpr const char *Contains = "framewatch_contains";

/// Adds it to the connection. Throws SQLite::Exception.
void install(sqlite3 *database);

} // namespace framewatch::FilterSql
