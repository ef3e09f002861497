// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that wait for an open connection.
#pragma once

#include "model/core/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>
#include <QMetaType>

#include <deque>
#include <optional>

namespace framewatch {

/// A text or binary message of the user's.
struct OutgoingMessage
{
    bool text = true;
    QByteArray payload; ///< UTF-8 if text
};

/// What the window shows of an outbox.
struct OutboxView
{
    struct Item
    {
        qint64 id = 0;
        bool text = true;
        qint64 size = 0;    ///< payload bytes
        QByteArray preview; ///< its first bytes
    };
    static constexpr qsizetype MaxItems = 100;
    static constexpr qsizetype MaxPreview = 200; ///< bytes

    qsizetype count = 0;
    qint64 bytes = 0;
    bool held = false;  ///< open, but it waits for the user: a step at open failed
    QList<Item> items;  ///< the first MaxItems, oldest first
};

/// First in, first out, bounded. What was handed to the connection stays until it is seen on the wire; what had not got
/// there when the connection ended goes back to the front. So nothing is lost and nothing goes out twice. No I/O.
class Outbox
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::Outbox)

public:
    static constexpr qsizetype MaxMessages = 100'000;
    static constexpr qint64 MaxBytes = 512LL << 20;

    /// Puts it last. Refused (Invalid) when it would be over a bound; nothing is dropped for it.
    Result<bool> add(const OutgoingMessage &message);
    bool isEmpty() const { return m_waiting.empty(); }
    qsizetype count() const { return qsizetype(m_waiting.size()); }
    /// Takes one out by its id; false if it is not waiting (any more).
    bool cancel(qint64 id);
    /// Takes out all that wait; returns how many.
    qsizetype clear();
    OutboxView view() const;

    /// The payload of the next one; nullptr if none waits.
    const QByteArray *front() const { return m_waiting.empty() ? nullptr : &m_waiting.front().message.payload; }
    /// The next one, which counts as handed over from now on; nothing if none waits.
    std::optional<OutgoingMessage> handOver();
    /// Counts a message as handed over that never waited.
    void handOver(const OutgoingMessage &message) { m_handed.push_back(Waiting{++m_lastId, message}); }
    /// Something went the same way that is not to be repeated (an echo, a heartbeat).
    void passBy() { m_handed.push_back({}); }
    /// The oldest that was handed over, or went by, is on the wire.
    void seenOnWire();
    /// Counts since the start: what was handed over or went by, and what of that is on the wire or given up.
    qint64 handedCount() const { return m_seen + qint64(m_handed.size()); }
    qint64 seenCount() const { return m_seen; }
    /// The connection is gone: what was handed over and not seen waits again, in its order.
    void takeBack();

private:
    struct Waiting
    {
        qint64 id = 0;
        OutgoingMessage message;
    };

    std::deque<Waiting> m_waiting;
    std::deque<std::optional<Waiting>> m_handed;
    qint64 m_bytes = 0; // of m_waiting
    qint64 m_lastId = 0;
    qint64 m_seen = 0;
};

} // namespace framewatch

Q_DECLARE_METATYPE(framewatch::OutboxView)
