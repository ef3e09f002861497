// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/bytesearch.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace framewatch {

namespace {

constexpr std::array<char, 256> foldTable()
{
    std::array<char, 256> table{};
    for (int byte = 0; byte < 256; ++byte)
        table[static_cast<size_t>(byte)] = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
    return table;
}

constexpr std::array<char, 256> Fold = foldTable();

char folded(char c)
{
    return Fold[static_cast<uchar>(c)];
}

// From the most to the least frequent in JSON and English; what is missing is rarer than all of these.
constexpr QByteArrayView Frequent("\"e,:ta0 1oin2s3rh4{}5dl6c7u8m9w.fgypb_-vk[]/xjqz");

int rarity(char c)
{
    const qsizetype at = Frequent.indexOf(folded(c));
    // Letters beyond ASCII come in runs that share their first byte: no rarer than a common letter.
    if (static_cast<uchar>(c) >= 0x80)
        return 12;
    return static_cast<int>(at < 0 ? Frequent.size() : at);
}

const char *findByte(const char *from, const char *end, char byte)
{
    const void *found = from < end ? std::memchr(from, byte, static_cast<size_t>(end - from)) : nullptr;
    return found ? static_cast<const char *>(found) : end;
}

} // namespace

ByteSearch::ByteSearch(QByteArrayView needle)
    : m_folded(needle.toByteArray())
{
    std::transform(m_folded.cbegin(), m_folded.cend(), m_folded.begin(), folded);
    if (m_folded.isEmpty())
        return;
    const auto rarer = [](char a, char b) { return rarity(a) < rarity(b); };
    m_anchor = std::max_element(m_folded.cbegin(), m_folded.cend(), rarer) - m_folded.cbegin();
    m_lower = m_folded[m_anchor];
    m_upper = m_lower >= 'a' && m_lower <= 'z' ? static_cast<char>(m_lower - 32) : m_lower;
}

bool ByteSearch::isIn(QByteArrayView text) const
{
    if (text.size() < m_folded.size() || m_folded.isEmpty())
        return m_folded.isEmpty();
    const char *const end = text.data() + text.size() - (m_folded.size() - 1 - m_anchor);
    const char *at = text.data() + m_anchor;
    const char *lower = findByte(at, end, m_lower);
    const char *upper = m_upper == m_lower ? end : findByte(at, end, m_upper);
    while ((at = std::min(lower, upper)) != end) {
        if (isAt(at - m_anchor))
            return true;
        (at == lower ? lower : upper) = findByte(at + 1, end, at == lower ? m_lower : m_upper);
    }
    return false;
}

bool ByteSearch::isAt(const char *text) const
{
    return std::equal(m_folded.cbegin(), m_folded.cend(), text,
                      [](char a, char b) { return a == folded(b); });
}

} // namespace framewatch
