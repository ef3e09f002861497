// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/binarytext.h"

namespace framewatch::BinaryText {

namespace {

constexpr int Base64LineLength = 76;

int hexValue(char16_t c)
{
    if (c >= u'0' && c <= u'9')
        return c - u'0';
    if (c >= u'a' && c <= u'f')
        return c - u'a' + 10;
    if (c >= u'A' && c <= u'F')
        return c - u'A' + 10;
    return -1;
}

int base64Value(char16_t c)
{
    if (c >= u'A' && c <= u'Z')
        return c - u'A';
    if (c >= u'a' && c <= u'z')
        return c - u'a' + 26;
    if (c >= u'0' && c <= u'9')
        return c - u'0' + 52;
    if (c == u'+' || c == u'-')
        return 62;
    return c == u'/' || c == u'_' ? 63 : -1;
}

bool isHexSeparator(QChar c)
{
    return c.isSpace() || QStringView(u",;:-").contains(c);
}

Problem problemAt(QStringView text, qsizetype position, const QString &sentence)
{
    const QStringView before = text.first(position);
    const qsizetype lineStart = before.lastIndexOf(u'\n') + 1;
    const auto line = static_cast<int>(before.count(u'\n')) + 1;
    return {position, line, static_cast<int>(position - lineStart) + 1, sentence};
}

QString described(QChar c)
{
    return c.isPrint() ? QStringLiteral("'%1'").arg(c)
                       : QStringLiteral("U+%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
}

class HexReader
{
public:
    explicit HexReader(QStringView text)
        : m_text(text)
    {
        m_decoded.bytes.reserve(text.size() / 2);
    }

    Decoded read()
    {
        while (m_at < m_text.size() && !m_decoded.problem) {
            if (isHexSeparator(m_text[m_at]))
                ++m_at;
            else
                run();
        }
        return std::move(m_decoded);
    }

private:
    qsizetype digitsFrom(qsizetype start) const
    {
        qsizetype end = start;
        while (end < m_text.size() && hexValue(m_text[end].unicode()) >= 0)
            ++end;
        return end;
    }

    /// Digits without anything between them, after 0x perhaps.
    void run()
    {
        const bool prefixed =
            m_text[m_at] == u'0' && m_at + 1 < m_text.size() && (m_text[m_at + 1].unicode() | 0x20) == u'x';
        const qsizetype start = prefixed ? m_at + 2 : m_at;
        const qsizetype end = digitsFrom(start);
        if (end < m_text.size() && !isHexSeparator(m_text[end]))
            return fail(end, QStringLiteral("%1 is not a hexadecimal digit").arg(described(m_text[end])));
        if (end == start)
            return fail(m_at, QStringLiteral("expected hexadecimal digits after 0x"));
        if (prefixed && end == start + 1)
            m_decoded.bytes.append(static_cast<char>(hexValue(m_text[start].unicode())));
        else
            pairs(start, end);
        m_at = end;
    }

    void pairs(qsizetype start, qsizetype end)
    {
        for (qsizetype i = start; i + 1 < end; i += 2)
            m_decoded.bytes.append(
                static_cast<char>(hexValue(m_text[i].unicode()) * 16 + hexValue(m_text[i + 1].unicode())));
        if ((end - start) % 2)
            fail(end - 1, QStringLiteral("a byte needs two hexadecimal digits"));
    }

    void fail(qsizetype position, const QString &sentence)
    {
        m_decoded.problem = problemAt(m_text, position, sentence);
    }

    QStringView m_text;
    qsizetype m_at = 0;
    Decoded m_decoded;
};

class Base64Reader
{
public:
    explicit Base64Reader(QStringView text)
        : m_text(text)
    {
        m_decoded.bytes.reserve(text.size() / 4 * 3 + 3);
    }

    Decoded read()
    {
        for (qsizetype i = 0; i < m_text.size() && !m_decoded.problem; ++i) {
            if (!m_text[i].isSpace())
                take(i);
        }
        if (!m_decoded.problem)
            finish();
        return std::move(m_decoded);
    }

private:
    void take(qsizetype position)
    {
        const QChar c = m_text[position];
        m_last = position;
        if (c == u'=') {
            ++m_padding;
            if (m_digits % 4 < 2 || m_digits % 4 + m_padding > 4)
                fail(position, QStringLiteral("'=' is not expected here"));
            return;
        }
        const int value = base64Value(c.unicode());
        if (value < 0)
            return fail(position, QStringLiteral("%1 is not a Base64 digit").arg(described(c)));
        if (m_padding)
            return fail(position, QStringLiteral("nothing may follow the padding"));
        m_bits = (m_bits << 6) | static_cast<quint32>(value);
        // The 2nd, 3rd and 4th digit of a group each complete a byte; 4, 2 and 0 bits are left over.
        if (const auto place = static_cast<int>(m_digits++ % 4); place > 0)
            m_decoded.bytes.append(static_cast<char>(m_bits >> (6 - 2 * place)));
    }

    void finish()
    {
        if (m_padding && m_digits % 4 + m_padding != 4)
            fail(m_last, QStringLiteral("another '=' is expected"));
        else if (m_digits % 4 == 1)
            fail(m_last, QStringLiteral("the last group needs at least two digits"));
    }

    void fail(qsizetype position, const QString &sentence)
    {
        m_decoded.problem = problemAt(m_text, position, sentence);
    }

    QStringView m_text;
    Decoded m_decoded;
    quint32 m_bits = 0;
    qsizetype m_digits = 0;
    qsizetype m_padding = 0;
    qsizetype m_last = 0;
};

} // namespace

Decoded fromHex(QStringView text)
{
    return HexReader(text).read();
}

Decoded fromBase64(QStringView text)
{
    return Base64Reader(text).read();
}

QString toHex(QByteArrayView bytes, int bytesPerLine)
{
    static constexpr char digits[] = "0123456789abcdef";
    QString text;
    text.reserve(bytes.size() * 3);
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        if (i > 0)
            text += i % bytesPerLine ? u' ' : u'\n';
        const auto byte = static_cast<uchar>(bytes[i]);
        text += QLatin1Char(digits[byte >> 4]);
        text += QLatin1Char(digits[byte & 0xF]);
    }
    return text;
}

QString toBase64(const QByteArray &bytes)
{
    const QByteArray whole = bytes.toBase64();
    QString text;
    text.reserve(whole.size() + whole.size() / Base64LineLength);
    for (qsizetype i = 0; i < whole.size(); i += Base64LineLength) {
        if (i > 0)
            text += u'\n';
        text += QLatin1String(whole.constData() + i, qMin<qsizetype>(Base64LineLength, whole.size() - i));
    }
    return text;
}

} // namespace framewatch::BinaryText
