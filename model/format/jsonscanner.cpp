// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/jsonscanner.h"

#include "model/format/utf8.h"

#include <cstring>

namespace framewatch {

using JsonFormat::Token;
using JsonFormat::TokenKind;

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHexDigit(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
}

bool isPlain(char c) // neither the end of a string nor anything to look at
{
    return static_cast<uchar>(c) >= 0x20 && static_cast<uchar>(c) < 0x80 && c != '"' && c != '\\';
}

/// Past the plain characters from `at` on: eight at a time, for payloads are mostly strings.
const char *skipPlain(const char *at, const char *end)
{
    constexpr quint64 ones = 0x0101010101010101ULL;
    constexpr quint64 tops = 0x8080808080808080ULL;
    while (end - at >= 8) {
        quint64 word;
        std::memcpy(&word, at, sizeof word);
        const quint64 quote = word ^ (ones * uchar('"'));
        const quint64 slash = word ^ (ones * uchar('\\'));
        const quint64 special = ((word - ones * 0x20) | (quote - ones) | (slash - ones) | word) & tops;
        if (special)
            break;
        at += 8;
    }
    while (at < end && isPlain(*at))
        ++at;
    return at;
}

} // namespace

JsonScanner::JsonScanner(QByteArrayView json)
    : m_begin(json.data())
    , m_at(m_begin)
    , m_end(m_begin + json.size())
    , m_consumed(m_begin)
{
}

bool JsonScanner::next(Token &token)
{
    if (m_sentence)
        return false;
    while (m_at < m_end && isSpace(*m_at))
        ++m_at;
    if (m_at == m_end)
        return failAtEnd();
    switch (m_expect) {
    case Expect::TopValue:
    case Expect::Element:
    case Expect::MemberValue:
        return value(token);
    case Expect::FirstElement:
        return *m_at == ']' ? close(token) : value(token);
    case Expect::FirstKey:
        return *m_at == '}' ? close(token) : key(token);
    case Expect::Key:
        return key(token);
    case Expect::Colon:
        if (*m_at == ':')
            return punctuation(token, TokenKind::Colon, Expect::MemberValue);
        return fail(m_at, "expected ':' after a key");
    case Expect::AfterElement:
        if (*m_at == ',')
            return punctuation(token, TokenKind::Comma, Expect::Element);
        return *m_at == ']' ? close(token) : fail(m_at, "expected ',' or ']' after an element");
    case Expect::AfterMember:
        if (*m_at == ',')
            return punctuation(token, TokenKind::Comma, Expect::Key);
        return *m_at == '}' ? close(token) : fail(m_at, "expected ',' or '}' after a member");
    case Expect::End:
        return fail(m_at, "nothing may follow the value");
    }
    return false;
}

bool JsonScanner::value(Token &token)
{
    switch (*m_at) {
    case '{':
        return open(token, true);
    case '[':
        return open(token, false);
    case '"':
        return string(token, TokenKind::String);
    case 't':
    case 'f':
    case 'n':
        return literal(token);
    default:
        return *m_at == '-' || isDigit(*m_at) ? number(token) : failValue();
    }
}

bool JsonScanner::open(Token &token, bool object)
{
    if (m_depth == MaxDepth)
        return fail(m_at, "nested deeper than 512 levels");
    m_objects[static_cast<size_t>(m_depth++)] = object;
    return punctuation(token, object ? TokenKind::Brace : TokenKind::Bracket,
                       object ? Expect::FirstKey : Expect::FirstElement);
}

bool JsonScanner::close(Token &token)
{
    --m_depth;
    afterValue();
    return finish(token, *m_at == '}' ? TokenKind::Brace : TokenKind::Bracket, m_at + 1);
}

bool JsonScanner::key(Token &token)
{
    if (*m_at != '"')
        return failKey();
    if (!string(token, TokenKind::Key))
        return false;
    m_expect = Expect::Colon;
    return true;
}

bool JsonScanner::punctuation(Token &token, TokenKind kind, Expect then)
{
    m_expect = then;
    return finish(token, kind, m_at + 1);
}

bool JsonScanner::string(Token &token, TokenKind kind)
{
    const char *at = m_at + 1;
    for (;;) {
        at = skipPlain(at, m_end);
        if (at == m_end)
            return fail(m_at, "a string is not closed");
        if (*at == '"')
            break;
        if (*at == '\\') {
            if (!escape(at))
                return false;
        } else if (static_cast<uchar>(*at) < 0x20) {
            return fail(at, *at == '\n' || *at == '\r' ? "a string is not closed before the end of its line"
                                                       : "a control character in a string needs an escape");
        } else if (const int length = Utf8::sequenceLength(at, m_end)) {
            at += length;
        } else {
            return fail(at, "invalid UTF-8");
        }
    }
    afterValue();
    return finish(token, kind, at + 1);
}

bool JsonScanner::escape(const char *&at)
{
    const qsizetype left = m_end - at;
    if (left < 2)
        return fail(m_at, "a string is not closed");
    if (at[1] == 'u') {
        for (qsizetype i = 2; i < 6; ++i) {
            if (i >= left || !isHexDigit(at[i]))
                return fail(at, "\\u needs four hexadecimal digits");
        }
        at += 6;
        return true;
    }
    if (!std::strchr("\"\\/bfnrt", at[1]) || at[1] == '\0')
        return fail(at, "unknown escape: only \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u0000 are known");
    at += 2;
    return true;
}

bool JsonScanner::number(Token &token)
{
    const char *at = m_at;
    if (*at == '-')
        ++at;
    if (at < m_end && *at == '0') {
        ++at;
        if (at < m_end && isDigit(*at))
            return fail(m_at, "numbers do not start with 0");
    } else if (!digits(at, "expected a digit after '-'")) {
        return false;
    }
    if (at < m_end && *at == '.' && !digits(++at, "expected a digit after '.'"))
        return false;
    if (at < m_end && (*at == 'e' || *at == 'E')) {
        ++at;
        if (at < m_end && (*at == '+' || *at == '-'))
            ++at;
        if (!digits(at, "expected a digit in the exponent"))
            return false;
    }
    afterValue();
    return finish(token, TokenKind::Number, at);
}

bool JsonScanner::digits(const char *&at, const char *sentence)
{
    const char *const start = at;
    while (at < m_end && isDigit(*at))
        ++at;
    return at > start || fail(at, sentence);
}

bool JsonScanner::literal(Token &token)
{
    const QByteArrayView word = *m_at == 't' ? "true" : *m_at == 'f' ? "false" : "null";
    const char *const end = m_at + word.size();
    if (m_end - m_at < word.size() || QByteArrayView(m_at, word.size()) != word ||
        (end < m_end && isLetter(*end)))
        return failValue();
    afterValue();
    return finish(token, TokenKind::Literal, end);
}

bool JsonScanner::finish(Token &token, TokenKind kind, const char *end)
{
    token = {kind, m_at - m_begin, end - m_at};
    m_at = m_consumed = end;
    return true;
}

void JsonScanner::afterValue()
{
    if (m_depth == 0)
        m_expect = Expect::End;
    else
        m_expect = m_objects[static_cast<size_t>(m_depth - 1)] ? Expect::AfterMember : Expect::AfterElement;
}

bool JsonScanner::fail(const char *at, const char *sentence)
{
    m_problemAt = at;
    m_sentence = sentence;
    return false;
}

bool JsonScanner::failAtEnd()
{
    switch (m_expect) {
    case Expect::End:
        return false; // no problem: this is where a good text ends
    case Expect::TopValue:
        return fail(m_at, "expected a value, the text is empty");
    case Expect::Colon:
        return fail(m_at, "the text ends where ':' is expected");
    case Expect::MemberValue:
        return fail(m_at, "the text ends where a value is expected");
    case Expect::FirstKey:
    case Expect::Key:
    case Expect::AfterMember:
        return fail(m_at, "an object is not closed: expected '}'");
    case Expect::FirstElement:
    case Expect::Element:
    case Expect::AfterElement:
        return fail(m_at, "an array is not closed: expected ']'");
    }
    return false;
}

bool JsonScanner::failKey()
{
    if (*m_at == '}' && m_expect == Expect::Key)
        return fail(m_consumed - 1, "trailing comma before '}'");
    if (*m_at == '\'')
        return fail(m_at, "a key needs double quotes, not single ones");
    if (*m_at == '/')
        return fail(m_at, "JSON has no comments");
    if (isLetter(*m_at))
        return fail(m_at, "a key needs double quotes");
    return fail(m_at, m_expect == Expect::Key ? "expected a key in double quotes"
                                              : "expected a key in double quotes or '}'");
}

bool JsonScanner::failValue()
{
    if (m_at == m_begin && QByteArrayView(m_at, m_end - m_at).startsWith("\xEF\xBB\xBF"))
        return fail(m_at, "JSON does not start with a byte order mark");
    if (static_cast<uchar>(*m_at) >= 0x80)
        return fail(m_at, Utf8::sequenceLength(m_at, m_end) ? "expected a value" : "invalid UTF-8");
    if (*m_at == ']' && m_expect == Expect::Element)
        return fail(m_consumed - 1, "trailing comma before ']'");
    if (*m_at == '\'')
        return fail(m_at, "a string needs double quotes, not single ones");
    if (*m_at == '/')
        return fail(m_at, "JSON has no comments");
    if (*m_at == '+')
        return fail(m_at, "numbers do not start with '+'");
    if (*m_at == '.')
        return fail(m_at, "a number needs a digit before '.'");
    if (isLetter(*m_at))
        return fail(m_at, "expected a value: the only words are true, false and null");
    return fail(m_at, m_expect == Expect::MemberValue ? "expected a value after ':'" : "expected a value");
}

JsonFormat::Problem JsonScanner::problem() const
{
    Q_ASSERT(m_sentence);
    const QByteArrayView before(m_begin, m_problemAt - m_begin);
    qsizetype lineStart = 0;
    int line = 1;
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i] == '\n' || (before[i] == '\r' && m_begin + i + 1 < m_end && m_begin[i + 1] != '\n')) {
            ++line;
            lineStart = i + 1;
        }
    }
    const qsizetype column = Utf8::utf16Length(before.sliced(lineStart));
    return {before.size(), line, static_cast<int>(column) + 1, QString::fromLatin1(m_sentence)};
}

} // namespace framewatch
