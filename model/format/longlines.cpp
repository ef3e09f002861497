// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/longlines.h"

#include <algorithm>

namespace framewatch::LongLines {

namespace {

bool continuesCharacter(char byte)
{
    return (static_cast<quint8>(byte) & 0xc0) == 0x80;
}

// Where to cut a line that starts at `start`: not inside a character, and always further on.
qsizetype cutPosition(QByteArrayView text, qsizetype start, qsizetype maxBytes)
{
    constexpr int LongestCharacter = 4;
    const qsizetype limit = start + maxBytes;
    for (qsizetype at = limit; at > limit - LongestCharacter && at > start; --at) {
        if (!continuesCharacter(text[at]))
            return at;
    }
    return limit;
}

// The next place a line is to be cut at, at or behind `start`; -1: none.
qsizetype nextCut(QByteArrayView text, qsizetype start, qsizetype maxBytes)
{
    while (text.size() - start > maxBytes) {
        const qsizetype lineEnd = QByteArrayView(text.sliced(start, maxBytes + 1)).lastIndexOf('\n');
        if (lineEnd < 0)
            return cutPosition(text, start, maxBytes);
        start += lineEnd + 1;
    }
    return -1;
}

} // namespace

Broken broken(const QByteArray &text, qsizetype maxBytes)
{
    qsizetype cut = nextCut(text, 0, maxBytes);
    if (cut < 0)
        return {text, {}};
    Broken result;
    result.text.reserve(text.size() + text.size() / maxBytes + 1);
    qsizetype done = 0;
    for (; cut >= 0; cut = nextCut(text, done, maxBytes)) {
        result.text.append(text.constData() + done, cut - done);
        result.breaks.append(result.text.size());
        result.text.append('\n');
        done = cut;
    }
    result.text.append(text.constData() + done, text.size() - done);
    return result;
}

QByteArray joined(QByteArrayView part, qsizetype start, const QList<qsizetype> &breaks)
{
    QByteArray result;
    result.reserve(part.size());
    qsizetype done = 0;
    for (auto it = std::lower_bound(breaks.begin(), breaks.end(), start);
         it != breaks.end() && *it < start + part.size(); ++it) {
        result.append(part.data() + done, *it - start - done);
        done = *it - start + 1;
    }
    return result.append(part.data() + done, part.size() - done);
}

} // namespace framewatch::LongLines
