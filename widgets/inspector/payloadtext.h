// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A payload made ready for a CodeView: laid out, coloured, folded. No widget in it: it runs in the pool.
#pragma once

#include <QByteArray>
#include <QList>

#include <memory>

namespace framewatch {

class TextDocument;

struct PayloadText
{
    /// The numbers are style numbers of CodeView.
    enum Style : quint8 { Plain = 0, Key, String, Number, Literal, Punctuation, Name };

    QByteArray text;         ///< UTF-8 or what came instead of it
    QList<qsizetype> breaks; ///< see LongLines
    QByteArray styles;       ///< a Style for each byte of text; empty: all plain
    QList<int> depths;       ///< nesting at the start of each line; empty: nothing to fold
    bool json = false;
    std::shared_ptr<TextDocument> document; ///< filled with the text, which is empty then

    /// Longer text is shown plain: colours cost memory and time nobody would see.
    static constexpr qsizetype MaxColoured = 4 * 1024 * 1024;
    /// Longer text is not laid out: nobody reads a million lines, and they take three times the memory.
    static constexpr qsizetype MaxPretty = 32 * 1024 * 1024;
    /// Lines that take an editor too long to lay out are broken after so many bytes …
    static constexpr qsizetype MaxLine = 1000;
    /// … unless the text is so short that it does not matter.
    static constexpr qsizetype NeverBroken = 32 * 1024;

    /// `partial`: the payload goes on behind these bytes, so that its JSON cannot be whole.
    static PayloadText fromPayload(const QByteArray &payload, bool pretty, bool partial);
    /// Moves text that is too long to be coloured into the document: in the pool, to spare the window the
    /// copy.
    void fill(const std::shared_ptr<TextDocument> &to);
    bool isEmpty() const { return text.isEmpty() && !document; }
    /// Verbatim HTTP heads: names of headers coloured.
    static PayloadText fromHeads(const QByteArray &heads);
};

} // namespace framewatch
