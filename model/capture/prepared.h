// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A prepared statement as SQLite's C API has it: binds views without a copy and answers by result codes.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace framewatch {

/// Must go before its connection does. Parameters and columns count as SQLite counts them: from 1 and from 0.
class Prepared
{
public:
    /// Throws SQLite::Exception.
    Prepared(sqlite3 *database, QByteArrayView sql);
    ~Prepared();
    Prepared(const Prepared &) = delete;
    Prepared &operator=(const Prepared &) = delete;

    void bind(int parameter, qint64 value);
    void bind(int parameter, const std::optional<qint64> &value); ///< none: NULL
    /// The bytes must live until the next bind or reset. A view without data is stored as empty, not as NULL.
    void bindText(int parameter, QByteArrayView utf8);
    void bindBlob(int parameter, QByteArrayView bytes);
    void bindNull(int parameter);

    /// SQLITE_ROW, SQLITE_DONE or an error code.
    int step();
    /// Ends the statement's hold on the database; bound values stay.
    int reset();
    /// step() and reset() of a statement without rows: SQLITE_DONE or an error code.
    int run();

    bool isNull(int column) const;
    qint64 number(int column) const;
    std::optional<qint64> optionalNumber(int column) const;
    /// Bytes of a text or blob, valid until the next step or reset.
    QByteArrayView bytes(int column) const;
    QString text(int column) const;

private:
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace framewatch
