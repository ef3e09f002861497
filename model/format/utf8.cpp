// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/utf8.h"

namespace framewatch::Utf8 {

namespace {

bool isContinuation(const char *at, const char *end)
{
    return at < end && (static_cast<uchar>(*at) & 0xC0) == 0x80;
}

/// Second bytes that would make the character overlong, a surrogate or too large (RFC 3629 §4).
bool isForbiddenPair(uchar first, uchar second)
{
    return (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
           (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
}

int lengthByFirstByte(uchar first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

} // namespace

int sequenceLength(const char *at, const char *end)
{
    if (at >= end)
        return 0;
    const int length = lengthByFirstByte(static_cast<uchar>(*at));
    for (int i = 1; i < length; ++i) {
        if (!isContinuation(at + i, end))
            return 0;
    }
    if (length > 2 && isForbiddenPair(static_cast<uchar>(at[0]), static_cast<uchar>(at[1])))
        return 0;
    return length;
}

qsizetype utf16Length(QByteArrayView text)
{
    qsizetype units = 0;
    const char *at = text.begin();
    while (at < text.end()) {
        const int length = sequenceLength(at, text.end());
        units += length == 4 ? 2 : 1;
        at += length ? length : 1;
    }
    return units;
}

} // namespace framewatch::Utf8
