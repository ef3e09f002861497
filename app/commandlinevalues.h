// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Values as they stand on the command line, read strictly.
#pragma once

#include "app/commandline.h"

namespace framewatch::CommandLine {

/// A Usage error with this clause.
Error usage(const QString &clause);

/// "Name: value"; blanks round the value are dropped. Line breaks, NUL and a name that is no token are
/// refused.
Result<std::pair<QByteArray, QByteArray>> header(const QString &text);
/// A token of RFC 9110 §5.6.2, as header names and subprotocols are.
bool isToken(QStringView text);
/// Line breaks or NUL, which would end a header early.
bool breaksHeader(QStringView text);
/// A whole number from 1.
Result<qint64> count(const QString &text);
/// Seconds, decimals allowed, from 0 to about 23 days; rounded up to the millisecond.
Result<std::chrono::milliseconds> seconds(const QString &text);
/// [HOST:]PORT; HOST is an IP address (IPv6 in brackets) or localhost.
Result<ServeOption> serveAddress(const QString &text);
/// The proxy's part of the settings: none, system, http://[user:password@]host:port or
/// socks5://[user:password@]host[:port] (port 1080). User and password are percent-decoded.
Result<NetworkSettings> proxy(const QString &text);
/// FORMAT:FILE
Result<ExportOption> exportTarget(const QString &text);

} // namespace framewatch::CommandLine
