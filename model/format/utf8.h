// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The little this room needs to know of UTF-8 (RFC 3629), without decoding.
#pragma once

#include <QByteArrayView>

namespace framewatch::Utf8 {

/// Bytes of the character at `at`: 1–4, 0 if it is not well formed (overlong, a surrogate, beyond U+10FFFF,
/// cut off).
int sequenceLength(const char *at, const char *end);
/// Length of the text in UTF-16 units; a byte that is not UTF-8 counts as one, as U+FFFD would.
qsizetype utf16Length(QByteArrayView text);

} // namespace framewatch::Utf8
