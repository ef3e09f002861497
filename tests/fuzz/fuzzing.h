// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the fuzzers share. The first bytes of an input are options, the rest is what the peer sends.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <cstdio>
#include <cstdlib>

namespace framewatch::fuzz {

/// A property that must hold whatever the input; libFuzzer keeps the input that breaks it.
#define FUZZ_REQUIRE(condition)                                                                              \
    do {                                                                                                     \
        if (!(condition)) {                                                                                  \
            std::fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #condition);                     \
            std::abort();                                                                                    \
        }                                                                                                    \
    } while (false)

inline QByteArrayView viewOf(const quint8 *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

inline quint8 takeByte(QByteArrayView &input)
{
    if (input.isEmpty())
        return 0;
    const auto byte = static_cast<quint8>(input.front());
    input = input.sliced(1);
    return byte;
}

/// Cuts bytes into pieces whose sizes follow from seed: 0 is one piece, 1 is byte by byte. Each piece is a
/// block of its own, so that reading beyond it is seen.
inline QList<QByteArray> cut(QByteArrayView bytes, quint8 seed)
{
    QList<QByteArray> pieces;
    quint32 state = seed;
    while (!bytes.isEmpty()) {
        state = state * 1664525 + 1013904223;
        const qsizetype wanted = seed == 0   ? bytes.size()
                                 : seed == 1 ? 1
                                             : qsizetype(state >> 16) % (seed + 1);
        const qsizetype size = std::min(bytes.size(), wanted);
        pieces.append(bytes.first(size).toByteArray());
        bytes = bytes.sliced(size);
    }
    return pieces;
}

} // namespace framewatch::fuzz
