// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/cmdwords.h"

#include <QRegularExpression>

namespace framewatch {

namespace {

/// What cmd hands on: without carets, and no more than one command. A caret before a line end joins the
/// lines; with an empty line after it, it stands for a line end.
QString withoutCarets(QString line)
{
    line.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    QString out;
    bool quoted = false;
    for (qsizetype at = 0; at < line.size(); ++at) {
        const QChar c = line[at];
        if (c == u'^' && !quoted) {
            ++at;
            if (at < line.size() && line[at] == u'\n')
                ++at;
            if (at < line.size())
                out += line[at];
            continue;
        }
        if (c == u'"')
            quoted = !quoted;
        const bool ends = c == u'\n' || (!quoted && QStringView(u"&|<>").contains(c));
        if (ends && !out.trimmed().isEmpty())
            break;
        out += c;
    }
    return out;
}

/// As the run-time library of C does it there: backslashes mean something before a quote only.
class Arguments
{
public:
    explicit Arguments(const QString &line)
        : m_line(line)
    {
    }

    bool split()
    {
        while (m_at < m_line.size())
            step();
        endWord();
        return !m_quoted;
    }
    QStringList words() const { return m_words; }

private:
    void step()
    {
        const QChar c = m_line[m_at];
        if (c == u'\\')
            return backslashes();
        ++m_at;
        if (c == u'"') {
            quote();
        } else if (c.isSpace() && !m_quoted) {
            endWord();
        } else {
            add(c);
        }
    }

    void backslashes()
    {
        qsizetype count = 0;
        while (m_at < m_line.size() && m_line[m_at] == u'\\') {
            ++m_at;
            ++count;
        }
        const bool beforeQuote = m_at < m_line.size() && m_line[m_at] == u'"';
        for (qsizetype i = 0; i < (beforeQuote ? count / 2 : count); ++i)
            add(u'\\');
        if (beforeQuote && count % 2 == 1) {
            add(u'"');
            ++m_at;
        }
    }

    void quote()
    {
        m_inWord = true;
        if (m_quoted && m_at < m_line.size() && m_line[m_at] == u'"') { // two of them are one
            add(u'"');
            ++m_at;
            return;
        }
        m_quoted = !m_quoted;
    }

    void add(QChar c)
    {
        m_word += c;
        m_inWord = true;
    }
    void endWord()
    {
        if (m_inWord)
            m_words.append(m_word);
        m_word.clear();
        m_inWord = false;
    }

    QString m_line;
    qsizetype m_at = 0;
    QString m_word;
    bool m_inWord = false;
    bool m_quoted = false;
    QStringList m_words;
};

} // namespace

bool CmdWords::isOne(const QString &line)
{
    static const QRegularExpression carets(
        QStringLiteral(R"(\A\s*[^\s'"]+[^'"\n]*(\^"|\^\r?\n)|"[ \t]*\^\r?\n)"));
    return carets.match(line).hasMatch();
}

Result<QStringList> CmdWords::split(const QString &line)
{
    Arguments arguments(withoutCarets(line));
    if (!arguments.split())
        return Error{ErrorCode::Invalid, tr("A quote is not closed"), {}};
    return arguments.words();
}

} // namespace framewatch
