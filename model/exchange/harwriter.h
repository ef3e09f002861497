// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of an HTTP Archive 1.2.
#pragma once

#include "model/core/connectionrecord.h"
#include "model/core/entry.h"

namespace framewatch::HarWriter {

QByteArray begin(); ///< up to the first entry of the log
QByteArray end();
/// A connection up to the first of its _webSocketMessages.
QByteArray beginConnection(const ConnectionRecord &connection);
QByteArray endConnection();
/// A text or binary message: type, time, opcode, data.
QByteArray message(const Entry &entry);

} // namespace framewatch::HarWriter
