// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/sqliteerror.h"

#include <QDir>

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace framewatch::SqliteError {

namespace {

ErrorCode codeFor(int resultCode, ErrorCode otherwise)
{
    switch (resultCode & 0xff) {
    case SQLITE_FULL:
        return ErrorCode::DiskFull;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return ErrorCode::DamagedCapture;
    default:
        return otherwise;
    }
}

QString sentence(ErrorCode code, int resultCode, const QString &path)
{
    const QString name = QDir::toNativeSeparators(path);
    switch (code) {
    case ErrorCode::DiskFull:
        return QStringLiteral("The disk is full: “%1” cannot grow any further").arg(name);
    case ErrorCode::DamagedCapture:
        return QStringLiteral("The capture “%1” is damaged").arg(name);
    case ErrorCode::FileUnreadable:
        return QStringLiteral("The capture “%1” cannot be read: %2")
            .arg(name, QString::fromUtf8(sqlite3_errstr(resultCode)));
    default:
        return QStringLiteral("The capture “%1” cannot be written: %2")
            .arg(name, QString::fromUtf8(sqlite3_errstr(resultCode)));
    }
}

Error make(int resultCode, const QString &detail, const QString &path, ErrorCode otherwise)
{
    const ErrorCode code = codeFor(resultCode, otherwise);
    return {code, sentence(code, resultCode, path), detail};
}

} // namespace

Error from(const SQLite::Exception &exception, const QString &path, ErrorCode otherwise)
{
    return make(exception.getErrorCode(), QString::fromUtf8(exception.what()), path, otherwise);
}

Error from(int resultCode, sqlite3 *database, const QString &path, ErrorCode otherwise)
{
    return make(resultCode, QString::fromUtf8(sqlite3_errmsg(database)), path, otherwise);
}

} // namespace framewatch::SqliteError
