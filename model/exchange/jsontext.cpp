// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/jsontext.h"

#include <QString>

#include <array>
#include <charconv>

namespace framewatch::JsonText {

namespace {

constexpr auto C1Lead = uchar(0xC2); // of U+0080…U+00BF, of which the first half are controls

constexpr std::array<bool, 256> specials()
{
    std::array<bool, 256> table{};
    for (size_t c = 0; c < 0x20; ++c)
        table[c] = true;
    table['"'] = table['\\'] = table[0x7F] = table[C1Lead] = true;
    return table;
}

/// Collects bytes on the stack: one append to a QByteArray costs more than copying a dozen bytes does.
class Chunk
{
public:
    explicit Chunk(QByteArray &out)
        : m_out(out)
    {
    }
    ~Chunk() { flush(); }
    Chunk(const Chunk &) = delete;
    Chunk &operator=(const Chunk &) = delete;

    void put(char c)
    {
        if (m_used > m_bytes.size() - LongestEscape)
            flush();
        m_bytes[m_used++] = c;
    }

    void escape(char c)
    {
        static constexpr QByteArrayView plain = "\"\\\b\f\n\r\t";
        static constexpr QByteArrayView letters = "\"\\bfnrt";
        const qsizetype found = plain.indexOf(c);
        put('\\');
        if (found >= 0)
            m_bytes[m_used++] = letters[found];
        else
            hex(static_cast<uchar>(c));
    }

private:
    static constexpr size_t LongestEscape = 6;

    void hex(uchar code)
    {
        static constexpr char digits[] = "0123456789abcdef";
        for (const char c : {'u', '0', '0', digits[code >> 4], digits[code & 0xF]})
            m_bytes[m_used++] = c;
    }

    void flush()
    {
        m_out.append(m_bytes.data(), static_cast<qsizetype>(m_used));
        m_used = 0;
    }

    QByteArray &m_out;
    std::array<char, 512> m_bytes;
    size_t m_used = 0;
};

} // namespace

void appendString(QByteArray &out, QByteArrayView utf8)
{
    static constexpr std::array<bool, 256> special = specials();
    Chunk chunk(out);
    chunk.put('"');
    const char *const end = utf8.end();
    for (const char *at = utf8.begin(); at < end; ++at) {
        if (!special[static_cast<uchar>(*at)])
            chunk.put(*at);
        else if (static_cast<uchar>(*at) != C1Lead)
            chunk.escape(*at);
        else if (at + 1 < end && static_cast<uchar>(at[1]) < 0xA0)
            chunk.escape(*++at); // U+0080…U+009F have the number of their second byte
        else
            chunk.put(*at);
    }
    chunk.put('"');
}

void appendString(QByteArray &out, QStringView text)
{
    appendString(out, QByteArrayView(text.toUtf8()));
}

void appendBase64(QByteArray &out, const QByteArray &bytes)
{
    out.append('"');
    out.append(bytes.toBase64());
    out.append('"');
}

void appendNumber(QByteArray &out, qint64 number)
{
    std::array<char, 24> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end - digits.data());
}

QByteArray fromHttp(const QByteArray &bytes)
{
    return bytes.isValidUtf8() ? bytes : QString::fromLatin1(bytes).toUtf8();
}

} // namespace framewatch::JsonText
