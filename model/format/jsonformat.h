// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as text: laid out, minified and checked without touching a token.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QString>

#include <optional>

namespace framewatch::JsonFormat {

enum class TokenKind : quint8 { Brace, Bracket, Colon, Comma, Key, String, Number, Literal };
struct Token
{
    TokenKind kind = TokenKind::Brace;
    qsizetype position = 0; ///< bytes
    qsizetype length = 0;
};

struct Problem
{
    qsizetype position = 0; ///< byte offset in the UTF-8 text
    int line = 1;           ///< from 1
    int column = 1;         ///< in characters (UTF-16 units), from 1
    QString sentence;       ///< "expected ',' or '}' after a member"
};

/// RFC 8259, any value at the top; depth at most 512. Empty: valid.
std::optional<Problem> validate(QByteArrayView json);
/// Quick guess whether text is worth showing as JSON: it starts with { or [ and is valid.
bool looksLikeJson(QByteArrayView text);
/// Laid out with `indent` spaces. Key order, duplicate keys, digits of numbers and escapes stay. Invalid JSON
/// comes back as it was, from the first problem on.
QByteArray pretty(QByteArrayView json, int indent = 2);
/// Without white space between tokens; invalid JSON comes back as it was.
QByteArray minified(QByteArrayView json);
/// Tokens in order, for colouring; stops at the first problem or after maxTokens.
QList<Token> tokens(QByteArrayView json, qsizetype maxTokens = -1);

} // namespace framewatch::JsonFormat
