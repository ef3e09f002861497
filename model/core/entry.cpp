// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/entry.h"

namespace framewatch {

QString kindName(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Text:
        return QStringLiteral("text");
    case EntryKind::Binary:
        return QStringLiteral("binary");
    case EntryKind::Close:
        return QStringLiteral("close");
    case EntryKind::Ping:
        return QStringLiteral("ping");
    case EntryKind::Pong:
        return QStringLiteral("pong");
    case EntryKind::Connecting:
        return QStringLiteral("connecting");
    case EntryKind::Open:
        return QStringLiteral("open");
    case EntryKind::Refused:
        return QStringLiteral("refused");
    case EntryKind::Closed:
        return QStringLiteral("closed");
    case EntryKind::Waiting:
        return QStringLiteral("waiting");
    case EntryKind::Error:
        return QStringLiteral("error");
    case EntryKind::Violation:
        return QStringLiteral("violation");
    case EntryKind::Note:
        return QStringLiteral("note");
    }
    return {};
}

QString directionName(Direction direction)
{
    switch (direction) {
    case Direction::None:
        return QStringLiteral("none");
    case Direction::Sent:
        return QStringLiteral("sent");
    case Direction::Received:
        return QStringLiteral("received");
    }
    return {};
}

} // namespace framewatch
