// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The head of an HTTP request as the local server reads it (RFC 9112 §2–5). Bytes in, values out.
#pragma once

#include "model/core/result.h"
#include "model/wire/handshake.h"

namespace framewatch {

struct RequestHead
{
    QByteArray method;
    QByteArray target; ///< byte for byte as it came
    int major = 0;     ///< HTTP version
    int minor = 0;
    HeaderList headers; ///< values trimmed; no folded lines

    /// First value of the header, case-insensitively; empty if there is none.
    QByteArray header(QByteArrayView name) const;
    /// How many lines of that name there are.
    qsizetype count(QByteArrayView name) const;
    /// All its values, split at commas, trimmed, empty ones left out.
    QList<QByteArray> tokens(QByteArrayView name) const;
    /// Whether a comma-separated list of it holds the token, case-insensitively.
    bool hasToken(QByteArrayView name, QByteArrayView token) const;
};

/// Bytes of the head at the front, blank line included; 0 if it has not all come. searchFrom: bytes known to
/// hold no end. A bare LF ends a line here too, so that a sloppy client gets its answer at once;
/// parseRequestHead refuses it.
qsizetype requestHeadSize(QByteArrayView bytes, qsizetype searchFrom = 0);

/// What is wrong with the first bytes of a head that has not all come, if no further byte can put it right.
std::optional<Error> hopelessHead(QByteArrayView bytes);

/// Parses a whole head. Protocol says what is malformed, in a sentence for whoever sent it.
Result<RequestHead> parseRequestHead(QByteArrayView head);

/// An HTTP token (RFC 9110 §5.6.2): a method, a header name, a subprotocol.
bool isHttpToken(QByteArrayView text);

} // namespace framewatch
