// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/framebytes.h"

#include <limits>

namespace framewatch {

namespace {

constexpr quint64 Most = std::numeric_limits<qint64>::max();

quint64 bigEndian(QByteArrayView bytes)
{
    quint64 value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<quint8>(byte);
    return value;
}

} // namespace

qint64 frameBytes(QByteArrayView frames)
{
    quint64 sum = 0;
    while (frames.size() >= 2) {
        const auto second = static_cast<quint8>(frames[1]);
        const int form = second & 0x7F;
        const qsizetype extended = form == 127 ? 8 : form == 126 ? 2 : 0;
        const qsizetype size = 2 + extended + (second & 0x80 ? 4 : 0);
        if (frames.size() < size)
            break;
        const quint64 length = extended ? bigEndian(frames.sliced(2, extended)) : static_cast<quint64>(form);
        sum += std::min(length, Most - sum);
        frames = frames.sliced(size);
    }
    return static_cast<qint64>(sum);
}

} // namespace framewatch
