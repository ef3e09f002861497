// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Entries as text for people.
#pragma once

#include "model/core/connectionrecord.h"
#include "model/core/entry.h"

namespace framewatch::Transcript {

/// "== Connection 1: ws://… ==" and what is known of its handshake, before its first entry.
QByteArray heading(const ConnectionRecord &connection);
/// One line, more if the payload has some; control characters are escaped, binary is a hex dump.
QByteArray block(const Entry &entry);

} // namespace framewatch::Transcript
