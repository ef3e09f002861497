// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is said over a link: the steps at open, then what waits in the outbox, heartbeats and echoes.
#pragma once

#include "model/connection/connectionsettings.h"
#include "model/connection/echo.h"
#include "model/connection/link.h"
#include "model/connection/opensequence.h"
#include "model/connection/outbox.h"
#include "model/core/clock.h"
#include "model/core/redactor.h"

#include <QObject>

#include <deque>
#include <memory>
#include <utility>

namespace framewatch {

/// Outlives links: the outbox stays from one to the next. Knows nothing of attempts; its owner says when a link is open
/// and when nothing more can be sent over it. I/O thread.
class Conversation final : public QObject
{
    Q_OBJECT

public:
    explicit Conversation(const Clock &clock, QObject *parent = nullptr);

    /// The heartbeat is used at once.
    void setSettings(const ConnectionSettings &settings);
    /// Sends every received message back; reads slower when the peer does not take them.
    void setEcho(bool on) { m_echoes = on; }

    /// A link that is about to open: listens to it.
    void attach(Link &link);
    /// It is open: the steps of these settings begin.
    void start(const ConnectionSettings &settings);
    /// What must not be said by itself over this link: no heartbeat that holds it, and a message that waits with it is
    /// held until sendQueued(). Forgotten with the link.
    void forbid(const Redactor &forbidden) { m_forbidden = forbidden; }
    /// Nothing more can be sent.
    void stop();
    /// The link has ended: what it was given and did not bring to the wire waits again.
    void detach();

    bool isOpen() const { return m_open; }
    /// Sends behind what waits; true. False: it waits. Invalid: the outbox is full.
    Result<bool> send(const OutgoingMessage &message);
    /// Sends ahead of what waits; false unless open. keep: if the link ends before it is on the wire, it waits. What is
    /// forbidden becomes an error instead.
    bool sendNow(const OutgoingMessage &message, bool keep);
    void cancelQueued(qint64 id);
    void clearQueued();
    /// A step failed: goes on as if all had been done. A message is held for the secret in it: over this link messages
    /// may hold some from now on; the heartbeat may not. False if neither.
    bool sendQueued();
    OutboxView outbox() const;

Q_SIGNALS:
    void outboxChanged();
    void messageReceived(framewatch::EntryKind kind, const QByteArray &payload); ///< valid during the call only
    void ticked(const QString &sentence);     ///< a step is done, its message on the wire
    void stepFailed(const QString &sentence); ///< the outbox waits for the user
    void withheld(const QString &sentence);   ///< a message was not sent
    void stepsDone();                         ///< once a link, before the outbox goes out

private:
    void received(EntryKind kind, const QByteArray &payload);
    void tellTicks();
    void beReady();
    void beat();
    void hold(const QString &why);
    void put(const OutgoingMessage &message);
    void flushOutbox();

    ConnectionSettings m_settings;
    Outbox m_outbox;
    Echo m_echo{m_outbox};
    OpenSequence m_sequence;
    std::unique_ptr<Alarm> m_heartbeat;
    QList<std::pair<EntryKind, QByteArray>> m_early; // came before steps could wait for them
    std::deque<std::pair<qint64, QString>> m_ticks; // and how much must be on the wire before they are told
    Link *m_link = nullptr;    // not owned
    bool m_open = false;       // may send
    bool m_stopped = false;    // was open
    bool m_ready = false;      // open, and the steps are done
    bool m_stepFailed = false; // open, and the user is asked
    Redactor m_forbidden;
    bool m_announced = false;  // stepsDone() was emitted for this link
    bool m_secretHeld = false;     // that is why the user is asked
    bool m_secretsAllowed = false; // by the user, over this link
    bool m_echoes = false;
};

} // namespace framewatch
