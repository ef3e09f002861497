// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/outbox.h"

#include <algorithm>

namespace framewatch {

Result<bool> Outbox::add(const OutgoingMessage &message)
{
    if (count() >= MaxMessages)
        return Error{ErrorCode::Invalid, tr("Not queued: %1 messages wait already").arg(count()), {}};
    if (!isEmpty() && m_bytes + message.payload.size() > MaxBytes)
        return Error{ErrorCode::Invalid, tr("Not queued: what waits already has %1 MiB").arg(m_bytes >> 20), {}};
    m_waiting.push_back({++m_lastId, message});
    m_bytes += message.payload.size();
    return true;
}

bool Outbox::cancel(qint64 id)
{
    const auto it = std::find_if(m_waiting.begin(), m_waiting.end(), [id](const Waiting &waiting) { return waiting.id == id; });
    if (it == m_waiting.end())
        return false;
    m_bytes -= it->message.payload.size();
    m_waiting.erase(it);
    return true;
}

qsizetype Outbox::clear()
{
    const qsizetype number = count();
    m_waiting.clear();
    m_bytes = 0;
    return number;
}

OutboxView Outbox::view() const
{
    OutboxView view;
    view.count = count();
    view.bytes = m_bytes;
    for (const Waiting &waiting : m_waiting) {
        if (view.items.size() == OutboxView::MaxItems)
            break;
        const QByteArray &payload = waiting.message.payload;
        view.items.append({waiting.id, waiting.message.text, payload.size(), payload.left(OutboxView::MaxPreview)});
    }
    return view;
}

std::optional<OutgoingMessage> Outbox::handOver()
{
    if (isEmpty())
        return std::nullopt;
    m_handed.push_back(std::move(m_waiting.front()));
    m_waiting.pop_front();
    m_bytes -= m_handed.back()->message.payload.size();
    return m_handed.back()->message;
}

void Outbox::seenOnWire()
{
    if (m_handed.empty())
        return;
    m_handed.pop_front();
    ++m_seen;
}

void Outbox::takeBack()
{
    for (auto it = m_handed.rbegin(); it != m_handed.rend(); ++it) {
        if (!*it)
            continue;
        m_bytes += (*it)->message.payload.size();
        m_waiting.push_front(std::move(**it));
    }
    m_seen += qint64(m_handed.size());
    m_handed.clear();
}

} // namespace framewatch
