// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/shellwords.h"

namespace framewatch {

namespace {

/// Reads words one after the other; stands at m_at.
class Splitter
{
public:
    explicit Splitter(const QString &line)
        : m_line(line)
    {
    }

    Result<QStringList> split()
    {
        while (m_at < m_line.size() && !m_ended) {
            if (!step())
                return Error{ErrorCode::Invalid, ShellWords::tr("A quote is not closed"), {}};
        }
        endWord();
        return m_words;
    }

private:
    QChar next(qsizetype ahead = 1) const
    {
        return m_at + ahead < m_line.size() ? m_line[m_at + ahead] : QChar();
    }
    void add(QStringView text)
    {
        m_word += text;
        m_inWord = true;
    }
    void endWord()
    {
        if (m_inWord)
            m_words.append(m_word);
        m_word.clear();
        m_inWord = false;
    }

    bool step()
    {
        const QChar c = m_line[m_at];
        if (c == u'\\')
            return backslash();
        if (c == u'\'')
            return single();
        if (c == u'"')
            return doubled();
        if (c == u'$' && next() == u'\'')
            return dollar();
        if (QStringView(u";|&\n").contains(c) || (c == u'#' && !m_inWord))
            m_ended = !m_words.isEmpty() || m_inWord || c != u'\n';
        else if (c.isSpace())
            endWord();
        else
            add(QStringView(&c, 1));
        ++m_at;
        return true;
    }

    bool backslash()
    {
        const bool crlf = next() == u'\r' && next(2) == u'\n';
        if (next() != u'\n' && !crlf && m_at + 1 < m_line.size())
            add(QStringView(m_line).sliced(m_at + 1, 1));
        m_at += crlf ? 3 : 2;
        return true;
    }

    bool single()
    {
        const qsizetype end = m_line.indexOf(u'\'', m_at + 1);
        if (end < 0)
            return false;
        add(QStringView(m_line).sliced(m_at + 1, end - m_at - 1));
        m_at = end + 1;
        return true;
    }

    bool doubled()
    {
        add({});
        for (++m_at; m_at < m_line.size(); ++m_at) {
            const QChar c = m_line[m_at];
            if (c == u'"') {
                ++m_at;
                return true;
            }
            if (c == u'\\' && next() == u'\n') {
                ++m_at;
            } else if (c == u'\\' && next() == u'\r' && next(2) == u'\n') {
                m_at += 2;
            } else if (c == u'\\' && QStringView(u"$`\"\\!").contains(next())) {
                add(QStringView(m_line).sliced(m_at + 1, 1));
                ++m_at;
            } else {
                add(QStringView(&c, 1));
            }
        }
        return false;
    }

    /// $'…': C escapes. Bytes by number are UTF-8.
    bool dollar()
    {
        QByteArray bytes;
        for (m_at += 2; m_at < m_line.size();) {
            const QChar c = m_line[m_at];
            if (c == u'\'') {
                ++m_at;
                add(QString::fromUtf8(bytes));
                return true;
            }
            if (c == u'\\') {
                escape(bytes);
                continue;
            }
            const qsizetype length = c.isHighSurrogate() ? 2 : 1;
            bytes += m_line.mid(m_at, length).toUtf8();
            m_at += length;
        }
        return false;
    }

    void escape(QByteArray &bytes)
    {
        static const QString letters = QStringLiteral("abefnrtvE");
        static const QByteArray meanings("\a\b\x1b\f\n\r\t\v\x1b");
        const QChar c = next();
        m_at += 2;
        if (const qsizetype letter = letters.indexOf(c); letter >= 0)
            bytes += meanings[letter];
        else if (c == u'x')
            bytes += char(number(16, 2));
        else if (c == u'u' || c == u'U')
            addCharacter(bytes, number(16, c == u'u' ? 4 : 8));
        else if (c >= u'0' && c <= u'7') {
            --m_at;
            bytes += char(number(8, 3));
        } else
            bytes += QString(c).toUtf8();
    }

    static void addCharacter(QByteArray &bytes, char32_t code)
    {
        bytes += QString::fromUcs4(&code, 1).toUtf8();
    }

    char32_t number(int base, int digits)
    {
        qsizetype length = 0;
        bool isNumber = false;
        while (length < digits && m_at + length < m_line.size() &&
               (m_line.mid(m_at + length, 1).toUInt(&isNumber, base), isNumber))
            ++length;
        const uint value = m_line.mid(m_at, length).toUInt(nullptr, base);
        m_at += length;
        return value;
    }

    QString m_line;
    qsizetype m_at = 0;
    QString m_word;
    bool m_inWord = false;
    bool m_ended = false;
    QStringList m_words;
};

} // namespace

Result<QStringList> ShellWords::split(const QString &line)
{
    return Splitter(line).split();
}

} // namespace framewatch
