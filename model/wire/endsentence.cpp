// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/endsentence.h"

#include "model/wire/relay.h"

namespace framewatch {

namespace {

QString codeWords(int code)
{
    return Relay::tr("%1 %2").arg(code).arg(closeCodeName(code));
}

QString quoted(const QString &reason)
{
    return reason.isEmpty() ? QString() : Relay::tr(" (“%1”)").arg(reason);
}

QString closedByUs(const RelayEnd &end)
{
    const QString ours = Relay::tr("Closed by us: %1").arg(codeWords(end.sentCode));
    if (!end.clean)
        return Relay::tr("%1; %2").arg(ours, end.error);
    if (end.closeCode == end.sentCode)
        return ours + quoted(end.closeReason);
    return Relay::tr("%1; the server answered %2").arg(ours, codeWords(end.closeCode)) + quoted(end.closeReason);
}

} // namespace

QString endSentence(const RelayEnd &end)
{
    if (end.violation)
        return Relay::tr("Ended by us with %1: the server broke the protocol").arg(codeWords(end.closeCode));
    if (end.clean && end.by == EndedBy::Peer)
        return Relay::tr("Closed by the server: %1, %2").arg(codeWords(end.closeCode), closeCodeMeaning(end.closeCode))
               + quoted(end.closeReason);
    if (end.sentCode != 0)
        return closedByUs(end);
    if (end.by == EndedBy::Us)
        return end.error.isEmpty() ? Relay::tr("Dropped by us without a close frame") : end.error;
    const QString lost = Relay::tr("Lost: 1006, %1");
    if (end.by == EndedBy::Timeout)
        return lost.arg(end.error);
    return end.error.isEmpty() ? lost.arg(Relay::tr("dropped without a close frame"))
                               : lost.arg(Relay::tr("dropped without a close frame (%1)").arg(end.error));
}

} // namespace framewatch
