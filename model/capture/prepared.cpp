// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/prepared.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace framewatch {

Prepared::Prepared(sqlite3 *database, QByteArrayView sql)
{
    const int result = sqlite3_prepare_v3(database, sql.data(), static_cast<int>(sql.size()),
                                          SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr);
    if (result != SQLITE_OK)
        throw SQLite::Exception(database, result);
}

Prepared::~Prepared()
{
    sqlite3_finalize(m_statement);
}

void Prepared::bind(int parameter, qint64 value)
{
    sqlite3_bind_int64(m_statement, parameter, value);
}

void Prepared::bind(int parameter, const std::optional<qint64> &value)
{
    if (value)
        bind(parameter, *value);
    else
        bindNull(parameter);
}

void Prepared::bindText(int parameter, QByteArrayView utf8)
{
    sqlite3_bind_text64(m_statement, parameter, utf8.data() ? utf8.data() : "",
                        static_cast<sqlite3_uint64>(utf8.size()), SQLITE_STATIC, SQLITE_UTF8);
}

void Prepared::bindBlob(int parameter, QByteArrayView bytes)
{
    sqlite3_bind_blob64(m_statement, parameter, bytes.data() ? bytes.data() : "",
                        static_cast<sqlite3_uint64>(bytes.size()), SQLITE_STATIC);
}

void Prepared::bindNull(int parameter)
{
    sqlite3_bind_null(m_statement, parameter);
}

int Prepared::step()
{
    return sqlite3_step(m_statement);
}

int Prepared::reset()
{
    return sqlite3_reset(m_statement);
}

int Prepared::run()
{
    const int stepped = step();
    const int result = reset();
    return result == SQLITE_OK ? stepped : result;
}

bool Prepared::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 Prepared::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

std::optional<qint64> Prepared::optionalNumber(int column) const
{
    return isNull(column) ? std::nullopt : std::optional(number(column));
}

// As a blob, whatever it is: SQLite would copy a text to put a NUL behind it.
QByteArrayView Prepared::bytes(int column) const
{
    const void *data = sqlite3_column_blob(m_statement, column);
    return {static_cast<const char *>(data),
            static_cast<qsizetype>(sqlite3_column_bytes(m_statement, column))};
}

QString Prepared::text(int column) const
{
    return QString::fromUtf8(bytes(column));
}

} // namespace framewatch
