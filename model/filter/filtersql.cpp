// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filtersql.h"

#include "model/filter/bytesearch.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace framewatch::FilterSql {

namespace {

// As a blob, whatever it is: SQLite would copy a text to put a NUL behind it.
QByteArrayView bytesOf(sqlite3_value *value)
{
    const void *bytes = sqlite3_value_blob(value);
    return {static_cast<const char *>(bytes), static_cast<qsizetype>(sqlite3_value_bytes(value))};
}

void destroySearch(void *search)
{
    delete static_cast<ByteSearch *>(search);
}

// The needle is the same for all rows of a statement: it is prepared once and kept beside the statement.
const ByteSearch *searchFor(sqlite3_context *context, sqlite3_value *needle)
{
    if (const void *kept = sqlite3_get_auxdata(context, 0))
        return static_cast<const ByteSearch *>(kept);
    sqlite3_set_auxdata(context, 0, new ByteSearch(bytesOf(needle)), destroySearch);
    return static_cast<const ByteSearch *>(sqlite3_get_auxdata(context, 0));
}

void contains(sqlite3_context *context, int, sqlite3_value **values)
{
    const ByteSearch *search = searchFor(context, values[0]);
    if (!search)
        return sqlite3_result_error_nomem(context);
    sqlite3_result_int(context, search->isIn(bytesOf(values[1])) ? 1 : 0);
}

} // namespace

void install(sqlite3 *database)
{
    const int result = sqlite3_create_function_v2(database, Contains, 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                                  nullptr, contains, nullptr, nullptr, nullptr);
    if (result != SQLITE_OK)
        throw SQLite::Exception(database, result);
}

} // namespace framewatch::FilterSql
