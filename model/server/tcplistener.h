// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A QTcpServer that hands out each connection at once.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>

namespace framewatch {

/// Nothing is kept pending. When the system has no descriptors left, accepting pauses for a second instead of
/// for good.
class TcpListener final : public QTcpServer
{
public:
    using Taker = std::function<void(std::unique_ptr<QTcpSocket>)>;

    /// secure: sockets are QSslSockets, on which nobody has started TLS yet.
    TcpListener(bool secure, Taker take, QObject *parent = nullptr);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    bool m_secure;
    Taker m_take;
};

} // namespace framewatch
