// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Entries to store in tests.
#pragma once

#include "model/core/entry.h"

namespace framewatch::test {

/// 2026-11-20T09:00:00Z
inline constexpr qint64 SampleTimeNs = 1'795'165'200'000'000'000;

inline EntryView message(QByteArrayView payload, Direction direction = Direction::Received)
{
    EntryView view;
    view.connection = 1;
    view.timeNs = SampleTimeNs;
    view.direction = direction;
    view.kind = EntryKind::Text;
    view.size = payload.size();
    view.payload = payload;
    return view;
}

inline EntryView binary(QByteArrayView payload, Direction direction = Direction::Received)
{
    EntryView view = message(payload, direction);
    view.kind = EntryKind::Binary;
    return view;
}

inline EntryView lifecycle(EntryKind kind, const QString &note)
{
    EntryView view;
    view.connection = 1;
    view.timeNs = SampleTimeNs;
    view.kind = kind;
    view.note = note;
    return view;
}

} // namespace framewatch::test
