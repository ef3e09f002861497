// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A socket that a proxy has connected, without Qt's proxy engine round it.
#pragma once

#include <functional>

class QObject;
class QTcpSocket;

namespace framewatch {

/// Qt's SOCKS5 engine reads all that comes into a buffer without a limit, so that a peer we are not reading
/// from would fill our memory. Once the proxy has connected us, nothing but bytes goes over its TCP
/// connection: so that connection is moved to `plain`, a fresh QTcpSocket or QSslSocket, whose read buffer
/// has the limit that was set. Bytes that came with the proxy's answer come along. Call it while `proxied` is
/// connected and plain is not.
///
/// False where a descriptor cannot be moved (no POSIX, or another Qt has built its sockets otherwise), and
/// for a QSslSocket if the peer spoke first, which TLS servers do not: then plain is as it was and proxied
/// may go on.
bool moveTunnel(QTcpSocket &proxied, QTcpSocket &plain);

/// Qt's HTTP engine collects a proxy's answer without a limit too. Call it after proxied.connectToHost():
/// tooMuch is called, in the context of `context`, once a proxy has sent MostPieces and has not connected us;
/// a piece is what one read brings, at most 64 KiB, so that is 16 MiB of an answer that should have a few
/// hundred bytes.
void boundProxyAnswer(QTcpSocket &proxied, QObject &context, std::function<void()> tooMuch);
inline constexpr int MostPieces = 256;

} // namespace framewatch
