// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Is it UTF-8 so far? Text of a message comes in pieces that may end inside a character (RFC 6455 §5.6,
// §8.1).
#pragma once

#include <QByteArrayView>

namespace framewatch {

/// Checks a stream of bytes against RFC 3629 and points at the first byte that cannot stand where it stands:
/// surrogates, overlong forms and values over U+10FFFF are found at the byte that makes them so. A value
/// class; no allocation.
class Utf8Validator
{
public:
    /// Takes the next bytes. Returns the position in bytes of the first one that is wrong, or -1. After a
    /// wrong byte the state is that of the start.
    qsizetype feed(QByteArrayView bytes);
    /// True if the bytes so far do not end inside a character.
    bool atBoundary() const { return m_missing == 0; }
    void reset() { *this = Utf8Validator(); }

private:
    // What the next byte of a character under way may be, and how many are to come.
    quint8 m_missing = 0;
    quint8 m_low = 0x80;
    quint8 m_high = 0xBF;

    bool begin(quint8 lead);
    bool proceed(quint8 byte);
};

} // namespace framewatch
