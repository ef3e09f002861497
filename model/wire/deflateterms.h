// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// permessage-deflate (RFC 7692): what is offered, what is answered, what holds then. Values only.
#pragma once

#include "model/core/result.h"
#include "model/wire/compression.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace framewatch {

/// What both ends agreed on (§7.1).
struct DeflateTerms
{
    bool serverNoContextTakeover = false;
    bool clientNoContextTakeover = false;
    int serverMaxWindowBits = 15; ///< 8 … 15
    int clientMaxWindowBits = 15; ///< 8 … 15

    bool operator==(const DeflateTerms &) const = default;
};

namespace Deflate {

inline constexpr const char *HeaderName = "Sec-WebSocket-Extensions";

/// The value of our header; empty if compression is not enabled. client_max_window_bits is always in it, so
/// that a server may limit us (§7.1.2.2).
QByteArray offer(const CompressionSettings &settings);

/// A client's judgement. offered: values of the headers that went out; answered: of those that came back.
/// Nothing in the result: no extension was turned on. What we said of ourselves as a hint holds whether the
/// server repeats it or not. Refused names what is wrong with the answer, and the section; its message starts
/// small, to stand after a colon: an extension that was not offered or is not spoken, an unknown, repeated or
/// malformed parameter, a window larger than asked for, client_max_window_bits unasked, something that was
/// asked of the server and is not confirmed.
Result<std::optional<DeflateTerms>> judge(const QList<QByteArray> &offered,
                                          const QList<QByteArray> &answered);

/// The same for heads that were recorded; nothing also if they are not right.
std::optional<DeflateTerms> fromHeads(const QByteArray &request, const QByteArray &response);

/// What a server takes, and the value of its header.
struct Agreement
{
    DeflateTerms terms;
    QByteArray answer;
};
/// A server's choice: the first offer of permessage-deflate that is in order (§7.1). Every wish and hint in
/// it is granted. Nothing: none is to be had, so no extension is answered.
std::optional<Agreement> accept(const QList<QByteArray> &offered);

/// "permessage-deflate; server: window of 32 KiB, kept between messages; client: window of 1 KiB, new for
/// each message".
QString words(const DeflateTerms &terms);

} // namespace Deflate
} // namespace framewatch
