// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the local server answers to a request that opens no WebSocket. Values only.
#pragma once

#include "model/server/requesthead.h"

#include <QDateTime>

#include <optional>

namespace framewatch {

/// Why a request opens no WebSocket.
struct Refusal
{
    int status = 400;
    QString sentence; ///< for whoever sent it, and for the log; no full stop at its end
};

struct HttpAnswer
{
    QByteArray head;
    QByteArray body; ///< as it goes out: empty for HEAD
};

namespace HttpAnswers {

/// Nothing if the request is a WebSocket handshake that RFC 6455 §4.2.1 allows. Else:
/// plain HTTP → 426, a method other than GET or HEAD → 405, another protocol version → 426, what is missing
/// or ill-formed → 400, an HTTP version that is not 1.x → 505.
std::optional<Refusal> judge(const RequestHead &request);

/// The whole answer: plain text that says what this is and how to connect (url), with its length, to be
/// followed by the end of the connection.
HttpAnswer make(const Refusal &refusal, const QString &url, const QDateTime &now, bool headOnly = false);

/// "426 Upgrade Required".
QString statusText(int status);

} // namespace HttpAnswers
} // namespace framewatch
