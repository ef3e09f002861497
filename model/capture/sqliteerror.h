// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's result codes in our words.
#pragma once

#include "model/core/result.h"

#include <QString>

struct sqlite3;

namespace SQLite {
class Exception;
}

namespace framewatch::SqliteError {

/// An Error that names the file. `otherwise` is the code for what is neither a full disk nor damage.
Error from(const SQLite::Exception &exception, const QString &path, ErrorCode otherwise);
/// The same for a result code of the C API, with the connection's message as detail.
Error from(int resultCode, sqlite3 *database, const QString &path, ErrorCode otherwise);

} // namespace framewatch::SqliteError
