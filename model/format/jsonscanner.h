// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The tokenizer behind JsonFormat: RFC 8259 over UTF-8, one token a call.
#pragma once

#include "model/format/jsonformat.h"

#include <bitset>

namespace framewatch {

/// Reads a text once, from front to back, and checks grammar and UTF-8 on the way. It neither recurses nor
/// allocates: what is open is one bit a level, object or array. Does not own the text.
class JsonScanner
{
public:
    static constexpr int MaxDepth = 512;

    explicit JsonScanner(QByteArrayView json);

    /// The next token, false at the end and at the first problem.
    bool next(JsonFormat::Token &token);
    /// Where the last token ended.
    qsizetype consumed() const { return m_consumed - m_begin; }
    bool failed() const { return m_sentence != nullptr; }
    /// Line and column are counted here, once, so that valid text does not pay for them.
    JsonFormat::Problem problem() const;

private:
    /// What may come next.
    enum class Expect : quint8 {
        TopValue,
        FirstElement,
        Element,
        FirstKey,
        Key,
        Colon,
        MemberValue,
        AfterElement,
        AfterMember,
        End
    };

    bool value(JsonFormat::Token &token);
    bool open(JsonFormat::Token &token, bool object);
    bool close(JsonFormat::Token &token);
    bool key(JsonFormat::Token &token);
    bool punctuation(JsonFormat::Token &token, JsonFormat::TokenKind kind, Expect then);
    bool string(JsonFormat::Token &token, JsonFormat::TokenKind kind);
    bool escape(const char *&at);
    bool number(JsonFormat::Token &token);
    bool digits(const char *&at, const char *sentence);
    bool literal(JsonFormat::Token &token);
    bool finish(JsonFormat::Token &token, JsonFormat::TokenKind kind, const char *end);
    void afterValue();

    bool fail(const char *at, const char *sentence);
    bool failAtEnd();
    bool failKey();
    bool failValue();

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    const char *m_consumed;
    const char *m_problemAt = nullptr;
    const char *m_sentence = nullptr;
    std::bitset<MaxDepth> m_objects; // level by level: is it an object?
    int m_depth = 0;
    Expect m_expect = Expect::TopValue;
};

} // namespace framewatch
