// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The end of a TCP connection whose last bytes shall arrive.
#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

class QTcpSocket;

namespace framewatch {

/// Takes a socket, lets its bytes go out, says that no more will come, and throws away what still comes until
/// the other side has closed too: closing with bytes unread would reset the connection, and the last answer
/// could be lost on its way. Destroys itself and the socket then, after time at most.
class LingeringClose final : public QObject
{
    Q_OBJECT

public:
    LingeringClose(std::unique_ptr<QTcpSocket> socket, std::chrono::milliseconds time, QObject *parent);
    ~LingeringClose() override;

private:
    void discard();
    void halfCloseWhenSent();

    std::unique_ptr<QTcpSocket> m_socket;
    QTimer m_timer;
    bool m_halfClosed = false;
};

} // namespace framewatch
