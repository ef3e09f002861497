// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How far the bytes of a connection have got.
#pragma once

#include <QtGlobal>

class QTcpSocket;

namespace framewatch {

/// Counted at the network's side, of a connection that is open. It tells a slow peer from one that is gone.
struct Traffic
{
    qint64 received = 0; ///< bytes that came
    qint64 taken = 0;    ///< bytes of ours that the peer's system has; if ours cannot tell, that ours has
    qint64 waiting = 0;  ///< bytes of ours that are on their way there, about
};

/// Bytes that the system has from this socket and the peer's system has not yet; 0 where it does not say.
qint64 bytesUnderWay(const QTcpSocket &socket);

} // namespace framewatch
