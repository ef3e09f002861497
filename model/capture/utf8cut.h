// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace framewatch {

/// The first `limit` bytes, or up to three fewer where the limit would split a character.
inline QByteArrayView utf8Cut(QByteArrayView text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    const auto continues = [&text](qsizetype at) { return (static_cast<uchar>(text[at]) & 0xc0) == 0x80; };
    qsizetype end = limit;
    while (end > 0 && limit - end < 3 && continues(end))
        --end;
    return text.first(continues(end) ? limit : end);
}

} // namespace framewatch
