// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/jsonformat.h"

#include "model/format/jsonscanner.h"

namespace framewatch::JsonFormat {

namespace {

bool opens(char bracket)
{
    return bracket == '{' || bracket == '[';
}

/// Deeper levels are indented as this one: else a hostile payload grows to 500 times its size.
constexpr int DeepestIndent = 64;

/// Lays tokens out as they come.
class Layout
{
public:
    Layout(QByteArrayView json, int indent)
        : m_json(json)
        , m_indent(indent)
    {
        m_out.reserve(json.size() + json.size() / 4);
    }

    void add(const Token &token)
    {
        const QByteArrayView text = m_json.sliced(token.position, token.length);
        const bool bracket = token.kind == TokenKind::Brace || token.kind == TokenKind::Bracket;
        const bool closes = bracket && !opens(text.front());
        if (closes)
            --m_depth;
        if (m_afterOpen ? !closes : (closes || m_afterComma))
            breakLine();
        m_out.append(text);
        if (token.kind == TokenKind::Colon)
            m_out.append(' ');
        m_afterComma = token.kind == TokenKind::Comma;
        m_afterOpen = bracket && !closes;
        m_depth += m_afterOpen ? 1 : 0;
    }

    QByteArray take(qsizetype consumed)
    {
        m_out.append(m_json.sliced(consumed));
        return std::move(m_out);
    }

private:
    void breakLine()
    {
        m_out.append('\n');
        m_out.append(static_cast<qsizetype>(qMin(m_depth, DeepestIndent)) * m_indent, ' ');
    }

    QByteArrayView m_json;
    QByteArray m_out;
    int m_indent;
    int m_depth = 0;
    bool m_afterOpen = false; // "{}" and "[]" stay on one line
    bool m_afterComma = false;
};

} // namespace

std::optional<Problem> validate(QByteArrayView json)
{
    JsonScanner scanner(json);
    Token token;
    while (scanner.next(token)) {
    }
    if (scanner.failed())
        return scanner.problem();
    return std::nullopt;
}

bool looksLikeJson(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    return !trimmed.isEmpty() && opens(trimmed.front()) && !validate(trimmed);
}

QByteArray pretty(QByteArrayView json, int indent)
{
    JsonScanner scanner(json);
    Layout layout(json, qMax(indent, 0));
    Token token;
    while (scanner.next(token))
        layout.add(token);
    // White space after a good text goes; what follows the last token of a bad one stays.
    return layout.take(scanner.failed() ? scanner.consumed() : json.size());
}

QByteArray minified(QByteArrayView json)
{
    JsonScanner scanner(json);
    QByteArray out;
    out.reserve(json.size());
    Token token;
    while (scanner.next(token))
        out.append(json.sliced(token.position, token.length));
    return scanner.failed() ? json.toByteArray() : out;
}

QList<Token> tokens(QByteArrayView json, qsizetype maxTokens)
{
    JsonScanner scanner(json);
    QList<Token> list;
    Token token;
    while ((maxTokens < 0 || list.size() < maxTokens) && scanner.next(token))
        list.append(token);
    return list;
}

} // namespace framewatch::JsonFormat
