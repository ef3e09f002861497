// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Entries as JSON Lines (one object a line).
#pragma once

#include "model/core/connectionrecord.h"
#include "model/core/entry.h"

#include <optional>

namespace framewatch::JsonLines {

/// One line with its line end. connection is needed for refused entries (status, headers, body); `withClient` adds
/// "client": the connection's number, as the local server's entries have it.
QByteArray line(const Entry &entry, const ConnectionRecord *connection, bool withClient = false);

} // namespace framewatch::JsonLines
