// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What everything in the server's thread shares.
#pragma once

#include "model/core/clock.h"
#include "model/core/entrysink.h"
#include "model/server/serversettings.h"

#include <QSslConfiguration>

namespace framewatch {

/// Owned by ServerWorker, outlives whatever refers to it; used in the server's thread only.
struct ServerContext
{
    ServerSettings settings;
    SystemClock clock;
    std::unique_ptr<EntrySink> sink; ///< may be empty: nothing is captured
    QSslConfiguration tls;
    QByteArray scratch; ///< what one read takes; no one keeps a view into it
    int lastId = 0;     ///< number of the newest connection
    int compressing = 0; ///< clients with whom compression was agreed on
    qint64 waiting = 0;  ///< bytes that wait for all clients, as of their latest messages

    explicit ServerContext(ServerSettings s)
        : settings(std::move(s))
        , scratch(64 * 1024, Qt::Uninitialized)
    {
    }
};

/// "ws://127.0.0.1:8080", IPv6 in brackets.
QString serverUrl(bool secure, const QHostAddress &host, quint16 port);
/// "127.0.0.1:8080"; an IPv4 address that came over IPv6 as IPv4.
QString addressText(const QHostAddress &host, quint16 port);

} // namespace framewatch
