// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/conversation.h"

#include "model/core/alarm.h"

namespace framewatch {

namespace {

constexpr qsizetype MaxEarly = 64; // messages that steps at open may still look at

} // namespace

Conversation::Conversation(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_sequence(clock)
    , m_heartbeat(clock.makeAlarm())
{
    m_sequence.setParent(this); // so that both change threads with us
    m_heartbeat->setParent(this);
    connect(m_heartbeat.get(), &Alarm::rang, this, &Conversation::beat);
    connect(&m_sequence, &OpenSequence::sendText, this, [this](const QString &text) {
        m_outbox.passBy();
        put({true, text.toUtf8()});
    });
    connect(&m_sequence, &OpenSequence::ticked, this, [this](const QString &sentence) {
        m_ticks.emplace_back(m_outbox.handedCount(), sentence);
        tellTicks();
    });
    connect(&m_sequence, &OpenSequence::failed, this, &Conversation::hold);
    connect(&m_sequence, &OpenSequence::finished, this, &Conversation::beReady);
}

void Conversation::setSettings(const ConnectionSettings &settings)
{
    const ConnectionSettings old = std::exchange(m_settings, settings);
    const bool beats = m_ready || m_heartbeat->isActive(); // it goes on while messages are held
    if (settings.heartbeatInterval == old.heartbeatInterval || !beats)
        return;
    m_heartbeat->stop();
    if (settings.heartbeatInterval.count() > 0)
        m_heartbeat->start(settings.heartbeatInterval);
}

// ---- the link

void Conversation::attach(Link &link)
{
    m_link = &link;
    m_stopped = false;
    connect(m_link, &Link::messageReceived, this, &Conversation::received);
    connect(m_link, &Link::messageSent, this, [this] {
        m_outbox.seenOnWire();
        tellTicks();
    });
    connect(m_link, &Link::bytesTaken, this, [this] {
        if (m_echoes)
            Echo::throttle(*m_link);
    });
}

void Conversation::start(const ConnectionSettings &settings)
{
    m_open = true;
    m_announced = false;
    m_sequence.start(settings.auth.message(), settings.openSteps);
    for (const auto &[kind, payload] : std::exchange(m_early, {}))
        m_sequence.received(kind, payload);
    if (m_open && m_echoes)
        m_echo.opened(*m_link);
}

void Conversation::stop()
{
    m_stopped = true;
    m_open = false;
    m_ready = false;
    m_stepFailed = false;
    m_secretHeld = false;
    m_heartbeat->stop();
    m_sequence.stop();
}

void Conversation::detach()
{
    stop();
    if (m_link)
        m_link->disconnect(this);
    m_link = nullptr;
    m_forbidden = {};
    m_secretsAllowed = false;
    m_early.clear();
    m_echo.clear();
    m_ticks.clear(); // what they tell of did not get there
    m_outbox.takeBack();
    if (!m_outbox.isEmpty())
        Q_EMIT outboxChanged();
}

void Conversation::received(EntryKind kind, const QByteArray &payload)
{
    const bool isEarly = !m_open && !m_stopped;
    if (isEarly && !m_settings.openSteps.isEmpty() && m_early.size() < MaxEarly)
        m_early.append({kind, QByteArray(payload.constData(), payload.size())});
    if (m_echoes && !m_stopped) // not while closing: nobody is there
        m_echo.received(*m_link, m_open, kind, payload);
    Q_EMIT messageReceived(kind, payload);
    m_sequence.received(kind, payload);
}

// A message is captured as it crosses the wire: its tick comes after it.
void Conversation::tellTicks()
{
    while (!m_ticks.empty() && m_ticks.front().first <= m_outbox.seenCount()) {
        const QString sentence = std::move(m_ticks.front().second);
        m_ticks.pop_front();
        Q_EMIT ticked(sentence);
    }
}

void Conversation::beReady()
{
    m_ready = true;
    if (m_settings.heartbeatInterval.count() > 0)
        m_heartbeat->start(m_settings.heartbeatInterval);
    if (!std::exchange(m_announced, true))
        Q_EMIT stepsDone();
    flushOutbox();
}

void Conversation::beat()
{
    m_heartbeat->start(m_settings.heartbeatInterval);
    const QByteArray text = m_settings.heartbeat.toUtf8();
    if (!m_forbidden.matches(text)) // else it was said when the redirect was followed
        sendNow({true, text}, false);
}

void Conversation::hold(const QString &why)
{
    m_ready = false;
    m_stepFailed = true;
    Q_EMIT stepFailed(why);
    Q_EMIT outboxChanged();
}

// ---- what the user says

Result<bool> Conversation::send(const OutgoingMessage &message)
{
    if (m_ready && m_outbox.isEmpty()) {
        m_outbox.handOver(message);
        put(message);
        return true;
    }
    const auto added = m_outbox.add(message);
    if (!added)
        return added;
    Q_EMIT outboxChanged();
    return false;
}

bool Conversation::sendNow(const OutgoingMessage &message, bool keep)
{
    if (!m_open)
        return false;
    if (!m_secretsAllowed && m_forbidden.matches(message.payload)) {
        Q_EMIT withheld(tr("Not sent to another origin: a message that holds a secret"));
        return true;
    }
    if (keep)
        m_outbox.handOver(message);
    else
        m_outbox.passBy();
    put(message);
    return true;
}

void Conversation::put(const OutgoingMessage &message)
{
    message.text ? m_link->sendText(message.payload) : m_link->sendBinary(message.payload);
}

void Conversation::flushOutbox()
{
    if (m_outbox.isEmpty() || !m_ready)
        return;
    while (m_ready) {
        const QByteArray *next = m_outbox.front();
        if (next && !m_secretsAllowed && m_forbidden.matches(*next)) {
            m_secretHeld = true;
            hold(tr("Held: the next message holds a secret, and a redirect led to another origin"));
            return;
        }
        const auto message = m_outbox.handOver();
        if (!message)
            break;
        put(*message);
    }
    Q_EMIT outboxChanged();
}

void Conversation::cancelQueued(qint64 id)
{
    if (m_outbox.cancel(id))
        Q_EMIT outboxChanged();
}

void Conversation::clearQueued()
{
    if (m_outbox.clear() > 0)
        Q_EMIT outboxChanged();
}

bool Conversation::sendQueued()
{
    if (!m_stepFailed)
        return false;
    m_stepFailed = false;
    if (std::exchange(m_secretHeld, false)) // told, the user knows where it goes
        m_secretsAllowed = true;
    beReady();
    return true;
}

OutboxView Conversation::outbox() const
{
    OutboxView view = m_outbox.view();
    view.held = m_stepFailed && view.count > 0;
    return view;
}

} // namespace framewatch
