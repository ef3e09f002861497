// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/clientlog.h"

#include "model/core/closecode.h"

namespace framewatch {

namespace {

QString codeWords(int code, const QString &reason)
{
    const QString words = QStringLiteral("%1 %2").arg(code).arg(closeCodeName(code));
    return reason.isEmpty() ? words : QStringLiteral("%1 (“%2”)").arg(words, reason);
}

QString closedByServer(const ClientEnd &end)
{
    const QString ours = QStringLiteral("Closed by the server: ");
    if (end.code == CloseCode::Abnormal)
        return QStringLiteral("%1%2; %3").arg(ours, codeWords(end.sentCode, {}), end.error);
    if (end.code == end.sentCode)
        return ours + codeWords(end.code, end.reason);
    return QStringLiteral("%1%2; the client answered %3")
        .arg(ours, codeWords(end.sentCode, {}), codeWords(end.code, end.reason));
}

} // namespace

QString clientEndSentence(const ClientEnd &end)
{
    if (end.sentCode != 0)
        return closedByServer(end);
    if (end.code != CloseCode::Abnormal)
        return QStringLiteral("Closed by the client: %1, %2")
            .arg(codeWords(end.code, end.reason), closeCodeMeaning(end.code));
    const QString lost = QStringLiteral("Lost: 1006, dropped without a close frame");
    return end.error.isEmpty() ? lost : QStringLiteral("%1 (%2)").arg(lost, end.error);
}

void ClientLog::begin(const ConnectionRecord &record)
{
    m_record = record;
    const int stored = m_context.sink ? m_context.sink->addConnection(record) : 0;
    // A sink that is full gives no numbers, but clients still need theirs.
    m_record.id = stored > 0 ? stored : m_context.lastId + 1;
    m_context.lastId = std::max(m_context.lastId, m_record.id);
}

void ClientLog::append(EntryView view)
{
    if (!m_context.sink)
        return;
    view.connection = m_record.id;
    view.timeNs = m_context.clock.unixNs();
    m_context.sink->append(view);
}

void ClientLog::event(EntryKind kind, const QString &note)
{
    EntryView view;
    view.kind = kind;
    view.note = note;
    append(view);
}

void ClientLog::message(Direction direction, const MessageAssembler::Message &message, EntryFlags flags)
{
    EntryView view;
    view.direction = direction;
    view.kind = message.kind;
    view.flags = flags;
    view.flags.setFlag(EntryFlag::Compressed, message.compressed);
    view.size = message.payload.size();
    view.frames = message.frames;
    view.payload = message.payload;
    if (message.kind == EntryKind::Close)
        view.note = codeWords(message.closeCode, message.closeReason);
    append(view);
}

void ClientLog::violation(const Violation &violation)
{
    EntryView view;
    view.direction = Direction::Received;
    view.kind = EntryKind::Violation;
    view.size = violation.payload.size();
    view.frames = violation.header;
    view.payload = violation.payload;
    view.note = violation.sentence;
    append(view);
}

void ClientLog::end(const ClientEnd &end)
{
    event(EntryKind::Closed, clientEndSentence(end));
    m_record.endedNs = m_context.clock.unixNs();
    m_record.closeCode = end.code;
    m_record.closeReason = end.reason;
    m_record.endedBy = end.by;
    m_record.error = end.error;
    if (m_context.sink)
        m_context.sink->updateConnection(m_record);
}

void ClientLog::failed(ConnectionRecord record, EntryKind kind, const QString &note)
{
    record.error = note;
    record.endedNs = m_context.clock.unixNs();
    begin(record);
    event(kind, note);
}

} // namespace framewatch
