// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/payloadtext.h"

#include "model/format/jsonformat.h"
#include "model/format/longlines.h"
#include "widgets/inspector/textdocument.h"

#include <algorithm>

namespace framewatch {

namespace {

PayloadText::Style styleOf(JsonFormat::TokenKind kind)
{
    switch (kind) {
    case JsonFormat::TokenKind::Key:
        return PayloadText::Key;
    case JsonFormat::TokenKind::String:
        return PayloadText::String;
    case JsonFormat::TokenKind::Number:
        return PayloadText::Number;
    case JsonFormat::TokenKind::Literal:
        return PayloadText::Literal;
    case JsonFormat::TokenKind::Brace:
    case JsonFormat::TokenKind::Bracket:
    case JsonFormat::TokenKind::Colon:
    case JsonFormat::TokenKind::Comma:
        break;
    }
    return PayloadText::Plain;
}

QByteArray jsonStyles(const QByteArray &text)
{
    QByteArray styles(text.size(), char(PayloadText::Plain));
    const QList<JsonFormat::Token> tokens = JsonFormat::tokens(text);
    for (const JsonFormat::Token &token : tokens)
        std::fill_n(styles.begin() + token.position, token.length, char(styleOf(token.kind)));
    return styles;
}

// Laid out text is indented by its depth: the fold levels are there already.
QList<int> indentDepths(const QByteArray &text, int indent)
{
    QList<int> depths;
    for (qsizetype at = 0; at >= 0 && at <= text.size();) {
        qsizetype blanks = at;
        while (blanks < text.size() && text[blanks] == ' ')
            ++blanks;
        depths.append(static_cast<int>((blanks - at) / indent));
        const qsizetype end = text.indexOf('\n', blanks);
        at = end < 0 ? -1 : end + 1;
    }
    return depths;
}

// Line ends that were put into the text go into its styles too.
QByteArray brokenStyles(const QByteArray &styles, const QList<qsizetype> &breaks)
{
    if (styles.isEmpty() || breaks.isEmpty())
        return styles;
    QByteArray result;
    result.reserve(styles.size() + breaks.size());
    qsizetype done = 0;
    for (qsizetype i = 0; i < breaks.size(); ++i) {
        const qsizetype upTo = breaks[i] - i;
        result.append(styles.constData() + done, upTo - done);
        result.append(char(PayloadText::Plain));
        done = upTo;
    }
    return result.append(styles.constData() + done, styles.size() - done);
}

bool startsLikeJson(const QByteArray &payload)
{
    const auto first = std::find_if_not(payload.begin(), payload.end(), [](char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    });
    return first != payload.end() && (*first == '{' || *first == '[');
}

void breakLines(PayloadText &result)
{
    if (result.text.size() <= PayloadText::NeverBroken)
        return;
    LongLines::Broken broken = LongLines::broken(result.text, PayloadText::MaxLine);
    if (broken.breaks.isEmpty())
        return;
    result.styles = brokenStyles(result.styles, broken.breaks);
    result.depths.clear();
    result.text = std::move(broken.text);
    result.breaks = std::move(broken.breaks);
}

QByteArray headStyles(const QByteArray &heads)
{
    QByteArray styles(heads.size(), char(PayloadText::Plain));
    for (qsizetype at = 0; at < heads.size();) {
        const qsizetype lineEnd = heads.indexOf('\n', at);
        const qsizetype end = lineEnd < 0 ? heads.size() : lineEnd;
        const qsizetype colon = heads.indexOf(':', at);
        const qsizetype blank = heads.indexOf(' ', at);
        const bool isHeader = colon > at && colon < end && (blank < 0 || blank > colon);
        if (isHeader)
            std::fill_n(styles.begin() + at, colon - at, char(PayloadText::Name));
        at = end + 1;
    }
    return styles;
}

} // namespace

PayloadText PayloadText::fromPayload(const QByteArray &payload, bool pretty, bool partial)
{
    constexpr int Indent = 2;
    PayloadText result;
    result.json = partial ? startsLikeJson(payload) : JsonFormat::looksLikeJson(payload);
    const bool layOut = result.json && pretty && payload.size() <= MaxPretty;
    result.text = layOut ? JsonFormat::pretty(payload, Indent) : payload;
    if (result.json && result.text.size() <= MaxColoured) {
        result.styles = jsonStyles(result.text);
        if (layOut)
            result.depths = indentDepths(result.text, Indent);
    }
    breakLines(result);
    return result;
}

void PayloadText::fill(const std::shared_ptr<TextDocument> &to)
{
    if (!to || text.size() <= MaxColoured)
        return;
    to->fill(text);
    text.clear();
    document = to;
}

PayloadText PayloadText::fromHeads(const QByteArray &heads)
{
    PayloadText result;
    result.text = heads;
    result.text.replace("\r\n", "\n");
    if (result.text.size() <= MaxColoured)
        result.styles = headStyles(result.text);
    breakLines(result);
    return result;
}

} // namespace framewatch
