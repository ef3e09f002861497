// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A stored HTTP head, taken apart for exports.
#pragma once

#include <QByteArray>
#include <QList>

#include <utility>

namespace framewatch {

/// Takes what is there: the head was judged when it came in. Names and values are as sent, in their order.
struct HttpHead
{
    explicit HttpHead(const QByteArray &raw);

    QByteArray startLine;
    QList<std::pair<QByteArray, QByteArray>> headers;

    /// First value of a header, name in any case; empty if there is none.
    QByteArray value(QByteArrayView name) const;
    /// Of a status line: 503, 0 if it is none.
    int status() const;
    QByteArray statusText() const;
    /// "HTTP/1.1"
    QByteArray version() const;
};

} // namespace framewatch
