// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A payload for the clipboard and for files. No widget in it: it runs in the pool.
#pragma once

#include "model/core/entry.h"
#include "widgets/inspector/metaline.h"

namespace framewatch::PayloadActions {

QString copyText(const Entry &entry, MetaLine::Copy what);
/// Writes the payload; an empty text, or what went wrong.
QString save(const Entry &entry, const QString &path);
/// "message-7.json", ".txt" or ".bin".
QString suggestedName(const Entry &entry, bool json);

} // namespace framewatch::PayloadActions
