// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/traffic.h"

#include <QTcpSocket>

#ifdef Q_OS_LINUX
#include <linux/sockios.h>
#include <sys/ioctl.h>
#endif

namespace framewatch {

qint64 bytesUnderWay(const QTcpSocket &socket)
{
#ifdef Q_OS_LINUX
    int bytes = 0;
    if (socket.socketDescriptor() != -1 &&
        ioctl(static_cast<int>(socket.socketDescriptor()), SIOCOUTQ, &bytes) == 0)
        return bytes;
#else
    Q_UNUSED(socket)
#endif
    return 0;
}

} // namespace framewatch
