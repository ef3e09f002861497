// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/qwebsocketfeed.h"

namespace framewatch {

namespace {

constexpr QByteArrayView ByteOrderMark("\xEF\xBB\xBF");
constexpr std::array<quint8, 4> NoMask{};

} // namespace

QByteArray qwebsocketPrefix(EntryKind kind, QByteArrayView payload, Sender from)
{
    const bool marked = kind == EntryKind::Text && payload.startsWith(ByteOrderMark);
    const auto length = static_cast<quint64>(payload.size() + (marked ? ByteOrderMark.size() : 0));
    QByteArray prefix = encodeFrameHeader(static_cast<Opcode>(kind), length, true,
                                          from == Sender::Client ? &NoMask : nullptr);
    if (marked)
        prefix.append(ByteOrderMark);
    return prefix;
}

} // namespace framewatch
