// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Records of a damaged capture as entries and connections.
#pragma once

#include "model/capture/rawpage.h"
#include "model/core/connectionrecord.h"
#include "model/core/entry.h"

#include <optional>

namespace framewatch::RawRows {

/// None if these are not the columns of table entry. What is cut off its payload is flagged. The views are
/// those of values.
std::optional<EntryView> entry(const QList<RawValue> &values, bool isCut);
/// None if these are not the columns of table connection.
std::optional<ConnectionRecord> connection(qint64 id, const QList<RawValue> &values);

} // namespace framewatch::RawRows
