// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A payload made ready for a CodeView: laid out, coloured, folded. No widget in it: it runs in the pool.
#pragma once

#include <QByteArray>
#include <QList>

namespace framewatch {

struct PayloadText
{
    /// The numbers are style numbers of CodeView.
    enum Style : quint8 { Plain = 0, Key, String, Number, Literal, Punctuation, Name };

    QByteArray text;         ///< UTF-8 or what came instead of it
    QList<qsizetype> breaks; ///< see LongLines
    QByteArray styles;       ///< a Style for each byte of text; empty: all plain
    QList<int> depths;       ///< nesting at the start of each line; empty: nothing to fold
    bool json = false;

    /// Longer text is shown plain: colours cost memory and time nobody would see.
    static constexpr qsizetype MaxColoured = 4 * 1024 * 1024;
    /// Longer lines take an editor too long to lay out.
    static constexpr qsizetype MaxLine = 4000;

    /// `partial`: the payload goes on behind these bytes, so that its JSON cannot be whole.
    static PayloadText fromPayload(const QByteArray &payload, bool pretty, bool partial);
    /// Verbatim HTTP heads: names of headers coloured.
    static PayloadText fromHeads(const QByteArray &heads);
};

} // namespace framewatch
