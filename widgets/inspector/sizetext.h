// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes in words.
#pragma once

#include <QString>

namespace framewatch::SizeText {

/// "182 bytes", "1 byte", with group separators.
QString bytes(qint64 count);
/// "64 KiB", "1.5 MiB", "100 MiB": binary units, at most one decimal.
QString binary(qint64 count);

} // namespace framewatch::SizeText
