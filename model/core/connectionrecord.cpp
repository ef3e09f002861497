// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/connectionrecord.h"

namespace framewatch {

QString endedByName(EndedBy by)
{
    switch (by) {
    case EndedBy::Nobody:
        return {};
    case EndedBy::Us:
        return QStringLiteral("us");
    case EndedBy::Peer:
        return QStringLiteral("peer");
    case EndedBy::Network:
        return QStringLiteral("network");
    case EndedBy::Timeout:
        return QStringLiteral("timeout");
    }
    return {};
}

EndedBy endedByFromName(const QString &name)
{
    for (const EndedBy by : {EndedBy::Us, EndedBy::Peer, EndedBy::Network, EndedBy::Timeout}) {
        if (endedByName(by) == name)
            return by;
    }
    return EndedBy::Nobody;
}

} // namespace framewatch
