// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/utf8validator.h"

#include <cstring>

namespace framewatch {

namespace {

constexpr quint64 HighBits = 0x8080808080808080;

quint64 load8(const char *at)
{
    quint64 word;
    std::memcpy(&word, at, sizeof word);
    return word;
}

/// First byte from at on that is not ASCII, found eight bytes (32 while it goes well) at a time.
const char *skipAscii(const char *at, const char *end)
{
    while (end - at >= 32 && !((load8(at) | load8(at + 8) | load8(at + 16) | load8(at + 24)) & HighBits))
        at += 32;
    while (end - at >= 8 && !(load8(at) & HighBits))
        at += 8;
    while (at != end && static_cast<qint8>(*at) >= 0)
        ++at;
    return at;
}

/// Skips whole characters of two bytes, and of three bytes without a special rule: most of what is not ASCII.
const char *skipCommon(const char *at, const char *end)
{
    while (end - at >= 3) {
        const auto b0 = static_cast<quint8>(at[0]);
        const auto b1 = static_cast<quint8>(at[1]);
        if ((b1 & 0xC0) != 0x80)
            return at;
        if (b0 >= 0xC2 && b0 < 0xE0) {
            at += 2;
        } else if (b0 > 0xE0 && b0 < 0xF0 && b0 != 0xED) {
            if ((static_cast<quint8>(at[2]) & 0xC0) != 0x80)
                return at;
            at += 3;
        } else {
            return at;
        }
    }
    return at;
}

} // namespace

qsizetype Utf8Validator::feed(QByteArrayView bytes)
{
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    while (at != end) {
        if (m_missing == 0) {
            at = skipAscii(at, end);
            at = skipCommon(at, end);
            if (at == end)
                break;
        }
        const auto byte = static_cast<quint8>(*at);
        if (!(m_missing ? proceed(byte) : begin(byte))) {
            reset();
            return at - bytes.begin();
        }
        ++at;
    }
    return -1;
}

/// Table 3-7 of the Unicode standard: the second byte has its own range after some leads.
bool Utf8Validator::begin(quint8 lead)
{
    if (lead < 0x80)
        return true;
    if (lead < 0xC2 || lead > 0xF4)
        return false;
    m_missing = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
    m_low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    m_high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return true;
}

bool Utf8Validator::proceed(quint8 byte)
{
    if (byte < m_low || byte > m_high)
        return false;
    --m_missing;
    m_low = 0x80;
    m_high = 0xBF;
    return true;
}

} // namespace framewatch
