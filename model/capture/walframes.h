// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What of a WAL is whole (https://www.sqlite.org/fileformat2.html, section 4).
#pragma once

#include <QHash>

namespace framewatch {

class VfsFile;

/// Where the latest committed version of each page begins in the file, by page number. Ends at the first
/// frame whose checksum is wrong; empty if it is no WAL of pages of this size.
QHash<quint32, qint64> committedFrames(const VfsFile &wal, qint64 pageSize);

} // namespace framewatch
