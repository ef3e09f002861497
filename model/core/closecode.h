// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 6455 §7.4 and the IANA registry of close codes, as data.
#pragma once

#include <QString>

namespace framewatch {

/// Codes our own side has a name for.
namespace CloseCode {
inline constexpr int Normal = 1000;
inline constexpr int GoingAway = 1001;
inline constexpr int ProtocolError = 1002;
inline constexpr int UnsupportedData = 1003;
inline constexpr int NoStatus = 1005; ///< a close frame without a code; never on the wire
inline constexpr int Abnormal = 1006; ///< no close frame at all; never on the wire
inline constexpr int InvalidPayload = 1007;
inline constexpr int PolicyViolation = 1008;
inline constexpr int MessageTooBig = 1009;
inline constexpr int InternalError = 1011;
} // namespace CloseCode

/// Whether a close frame may carry it: 1000–1003, 1007–1014, 3000–4999 (RFC 6455 §7.4).
bool isValidCloseCode(int code);
/// "Going Away"; a range's name ("Application code") where IANA has none; never empty.
QString closeCodeName(int code);
/// What it means, one plain clause without a full stop: "it is shutting down".
QString closeCodeMeaning(int code);

} // namespace framewatch
