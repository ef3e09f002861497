// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// When to try again, as data.
#pragma once

#include "model/core/result.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

#include <chrono>
#include <initializer_list>
#include <optional>
#include <utility>

namespace framewatch {

/// Numbers and ranges of them: "1002,1003,1007-1010".
class CodeSet
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::CodeSet)

public:
    using Range = std::pair<int, int>; ///< both ends included

    CodeSet() = default;
    CodeSet(std::initializer_list<Range> ranges) : m_ranges(ranges) {}

    bool contains(int code) const;
    bool isEmpty() const { return m_ranges.isEmpty(); }
    /// Invalid unless numbers and ranges within lowest … highest, separated by commas; empty text is an empty set.
    static Result<CodeSet> fromText(const QString &text, int lowest, int highest);
    QString toText() const;
    bool operator==(const CodeSet &) const = default;

private:
    QList<Range> m_ranges;
};

/// Why a connection ended, or an attempt failed.
struct ReconnectCause
{
    bool wasOpen = false;
    int closeCode = 0;               ///< if it was open: RFC 6455 §7.4; 1006 for a drop
    int httpStatus = 0;              ///< of a refused handshake that was HTTP
    ErrorCode error = ErrorCode::None; ///< why an attempt failed
    bool violation = false;          ///< the peer broke the protocol
    bool badRedirect = false;        ///< a redirect that was to be followed leads nowhere
    std::optional<std::chrono::milliseconds> retryAfter; ///< of a 429 or 503 (RFC 9110 §10.2.3)
};

/// Whether and when. Delay before the attempt after n failed ones in a row: first × 2^n, at most longest, drawn
/// between 0 and that with Jitter. A connection that was open for stableAfter starts the count again; with 0 s a server
/// that closes each time is met again after the first delay each time.
struct ReconnectPolicy
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::ReconnectPolicy)

public:
    static constexpr std::chrono::milliseconds LongestDelay = std::chrono::hours(24);

    enum class Backoff : quint8 {
        Fixed,    ///< always first
        Doubling,
        Jitter,   ///< full jitter: anything from 0 to what Doubling would wait
    };

    bool enabled = true;
    Backoff backoff = Backoff::Doubling;
    std::chrono::milliseconds first{3000};
    std::chrono::milliseconds longest{30000};
    std::chrono::milliseconds stableAfter{0};
    int maxAttempts = 0; ///< failed attempts in a row, the first counted; 0: no limit
    CodeSet finalCloseCodes{{1002, 1003}, {1007, 1010}}; ///< close codes that end it for good
    CodeSet finalStatuses{{400, 401}, {403, 404}};       ///< HTTP statuses that do
    /// Try again after an attempt that failed on its way: name lookup, refused, unreachable, timed out, or
    /// TLS for any reason but the certificate. A drop of an open connection is close code 1006 instead.
    bool retryNetwork = true;
    bool retryCertificate = false; ///< the same after a certificate that was not trusted

    /// The delay after `failures` failed attempts in a row (0: the connection was open and ended), from 0 to
    /// LongestDelay. draw: 0 … 1, used with Jitter.
    std::chrono::milliseconds delayAfter(int failures, double draw) const;
    /// Whether one more attempt is allowed after so many failed ones in a row.
    bool allowsAfter(int failures) const;
    /// Whether such an end is one to come back from, and if not, why: a clause for the user ("1008 is final").
    /// Attempts and their limit are not looked at.
    bool retries(const ReconnectCause &cause, QString *why = nullptr) const;

    /// Reads off | DELAY | DELAY..MAX | DELAY..MAX~ (with jitter); a number is seconds, "250ms", "3s", "2m" name the
    /// unit. One DELAY is fixed. Usage otherwise.
    static Result<ReconnectPolicy> fromText(const QString &text);
    QString toText() const;
    bool operator==(const ReconnectPolicy &) const = default;
};

} // namespace framewatch
