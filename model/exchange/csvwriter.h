// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Entries as comma-separated values (RFC 4180).
#pragma once

#include "model/core/entry.h"

namespace framewatch::CsvWriter {

QByteArray header(); ///< with its line end, as row()
/// See Exporter for what stands in a payload.
QByteArray row(const Entry &entry);

} // namespace framewatch::CsvWriter
