// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/entryfacts.h"

#include "model/core/closecode.h"
#include "model/core/framebytes.h"
#include "model/wire/deflateterms.h"
#include "model/wire/extensionlist.h"
#include "widgets/inspector/sizetext.h"
#include "widgets/theme/figures.h"

#include <QCoreApplication>
#include <QDateTime>

namespace framewatch::EntryFacts {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EntryFacts)
};

QString timeText(qint64 ns)
{
    return QDateTime::fromMSecsSinceEpoch(ns / 1'000'000).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString codeText(int code)
{
    return QStringLiteral("%1 %2").arg(code).arg(closeCodeName(code));
}

QString endedByText(EndedBy by)
{
    switch (by) {
    case EndedBy::Us:
        return Words::tr("us");
    case EndedBy::Peer:
        return Words::tr("the server");
    case EndedBy::Network:
        return Words::tr("the network");
    case EndedBy::Timeout:
        return Words::tr("a timeout");
    case EndedBy::Nobody:
        break;
    }
    return {};
}

void addCode(Facts &facts, int code, const QString &reason)
{
    facts.append({Words::tr("Code"), codeText(code)});
    if (!reason.isEmpty())
        facts.append({Words::tr("Reason"), reason});
    facts.append({Words::tr("Meaning"), closeCodeMeaning(code)});
}

QByteArray statusLine(const QByteArray &response)
{
    const qsizetype end = response.indexOf('\n');
    return (end < 0 ? response : response.first(end)).trimmed();
}

Facts refusedFacts(const ConnectionRecord &connection)
{
    Facts facts{{Words::tr("Answer"), QString::fromUtf8(statusLine(connection.response)), true}};
    if (!connection.peer.isEmpty())
        facts.append({Words::tr("Server"), connection.peer, true});
    if (!connection.body.isEmpty())
        facts.append({Words::tr("Body"), SizeText::bytes(connection.body.size())});
    return facts;
}

/// What came of an offer of compression; nothing if there was none, or no answer that could take it.
std::optional<Fact> compressionFact(const ConnectionRecord &connection)
{
    if (!connection.response.startsWith("HTTP/1.1 101"))
        return {};
    if (const auto terms = Deflate::fromHeads(connection.request, connection.response))
        return Fact{Words::tr("Compression"), Deflate::words(*terms)};
    if (headerValues(connection.request, Deflate::HeaderName).isEmpty())
        return {};
    return Fact{Words::tr("Compression"), Words::tr("offered, not agreed on")};
}

QString lastingText(qint64 ns)
{
    constexpr qint64 NsPerSecond = 1'000'000'000;
    return ns < NsPerSecond ? Figures::latency(ns) : Figures::clock(ns);
}

} // namespace

CloseFrame closeFrame(const QByteArray &payload)
{
    if (payload.size() < 2)
        return {CloseCode::NoStatus, {}};
    const int code = static_cast<quint8>(payload[0]) << 8 | static_cast<quint8>(payload[1]);
    return {code, QString::fromUtf8(payload.mid(2))};
}

QString headline(const Entry &entry)
{
    if (entry.kind == EntryKind::Close) {
        const QString from = entry.direction == Direction::Sent ? Words::tr("Close frame sent: %1")
                                                                : Words::tr("Close frame received: %1");
        return from.arg(codeText(closeFrame(entry.payload).code));
    }
    return isEvent(entry.kind) ? entry.note : QString();
}

Facts ofEntry(const Entry &entry, const std::optional<ConnectionRecord> &connection)
{
    Facts facts;
    if (entry.kind == EntryKind::Close) {
        const CloseFrame frame = closeFrame(entry.payload);
        addCode(facts, frame.code, frame.reason);
        if (!entry.note.isEmpty())
            facts.append({Words::tr("Note"), entry.note});
    } else if (entry.kind == EntryKind::Refused && connection) {
        facts = refusedFacts(*connection);
    } else if (entry.kind == EntryKind::Closed && connection) {
        facts = ofEnd(*connection);
    }
    if (entry.kind == EntryKind::Violation && !entry.frames.isEmpty())
        facts.append({Words::tr("Header"), QString::fromLatin1(entry.frames.toHex(' ')), true});
    if (isEvent(entry.kind)) {
        facts.append({Words::tr("Time"), timeText(entry.timeNs), true});
        if (connection)
            facts.append({Words::tr("URL"), connection->url, true});
    }
    return facts;
}

QStringList summary(const Entry &entry, qsizetype frames, bool utf8, bool json)
{
    QStringList parts;
    if (isEvent(entry.kind))
        return parts;
    if (entry.direction != Direction::None)
        parts.append(entry.direction == Direction::Sent ? Words::tr("sent") : Words::tr("received"));
    parts.append(SizeText::bytes(entry.size));
    if (entry.flags.testFlag(EntryFlag::Compressed))
        parts.append(Words::tr("%1 compressed").arg(SizeText::bytes(frameBytes(entry.frames))));
    parts.append(frames == 1 ? Words::tr("1 frame") : Words::tr("%1 frames").arg(Figures::count(frames)));
    if (entry.kind == EntryKind::Binary)
        parts.append(Words::tr("binary"));
    else if (entry.kind == EntryKind::Text)
        parts.append((utf8 ? Words::tr("UTF-8") : Words::tr("not UTF-8")) +
                     (json ? Words::tr(", JSON") : QString()));
    else
        parts.append(kindName(entry.kind));
    return parts;
}

QStringList remarks(const Entry &entry)
{
    QStringList list;
    if (entry.flags.testFlag(EntryFlag::Incomplete))
        list.append(Words::tr("The connection ended inside this message."));
    if (entry.flags.testFlag(EntryFlag::Truncated))
        list.append(Words::tr("The capture keeps %1 of its %2.")
                        .arg(SizeText::bytes(entry.payload.size()), SizeText::bytes(entry.size)));
    if (entry.flags.testFlag(EntryFlag::InvalidUtf8))
        list.append(Words::tr("Not valid UTF-8: such bytes stand in boxes."));
    if (entry.flags.testFlag(EntryFlag::Redacted))
        list.append(Words::tr("Secrets in it were replaced by * before it was stored."));
    return list;
}

Facts ofConnection(const ConnectionRecord &connection)
{
    Facts facts{{Words::tr("URL"), connection.url, true}};
    if (!connection.peer.isEmpty())
        facts.append({Words::tr("Server"), connection.peer, true});
    if (!connection.subprotocol.isEmpty())
        facts.append({Words::tr("Subprotocol"), connection.subprotocol, true});
    if (const auto compression = compressionFact(connection))
        facts.append(*compression);
    facts.append({Words::tr("Started"), timeText(connection.startedNs), true});
    if (!connection.error.isEmpty() && connection.endedNs == 0)
        facts.append({Words::tr("Error"), connection.error, false, true});
    return facts;
}

Facts ofEnd(const ConnectionRecord &connection)
{
    Facts facts;
    if (connection.endedNs == 0)
        return facts;
    const qint64 lasted = connection.endedNs - connection.startedNs;
    facts.append({Words::tr("Ended"),
                  Words::tr("%1, after %2").arg(timeText(connection.endedNs), lastingText(lasted)), true});
    const QString by = endedByText(connection.endedBy);
    if (!by.isEmpty())
        facts.append({Words::tr("Ended by"), by});
    if (connection.closeCode != 0)
        addCode(facts, connection.closeCode, connection.closeReason);
    if (!connection.error.isEmpty())
        facts.append({Words::tr("Error"), connection.error, false, true});
    return facts;
}

} // namespace framewatch::EntryFacts
