// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/httphead.h"

namespace framewatch {

HttpHead::HttpHead(const QByteArray &raw)
{
    bool first = true;
    for (QByteArray line : raw.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        const qsizetype colon = line.indexOf(':');
        if (std::exchange(first, false))
            startLine = line;
        else if ((line.startsWith(' ') || line.startsWith('\t')) && !headers.isEmpty())
            headers.last().second += ' ' + line.trimmed(); // a folded line (RFC 9112 §5.2)
        else if (colon >= 0)
            headers.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
}

QByteArray HttpHead::value(QByteArrayView name) const
{
    for (const auto &[each, text] : headers) {
        if (name.compare(each, Qt::CaseInsensitive) == 0)
            return text;
    }
    return {};
}

int HttpHead::status() const
{
    return startLine.startsWith("HTTP/") ? startLine.split(' ').value(1).toInt() : 0;
}

QByteArray HttpHead::statusText() const
{
    const qsizetype code = startLine.indexOf(' ');
    const qsizetype text = code < 0 ? -1 : startLine.indexOf(' ', code + 1);
    return text < 0 ? QByteArray() : startLine.sliced(text + 1);
}

QByteArray HttpHead::version() const
{
    const QList<QByteArray> words = startLine.split(' ');
    return startLine.startsWith("HTTP/") ? words.first() : words.last();
}

} // namespace framewatch
