// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps one WebSocket open for as long as the user wants it.
#pragma once

#include "model/connection/attemptchain.h"
#include "model/connection/connectionlog.h"
#include "model/connection/connectionsettings.h"
#include "model/connection/connectionstatus.h"
#include "model/connection/conversation.h"
#include "model/connection/keepalive.h"
#include "model/connection/reconnectschedule.h"
#include "model/connection/sleepwatch.h"
#include "model/core/clock.h"
#include "model/core/entrysink.h"

#include <QObject>

#include <functional>
#include <memory>

namespace framewatch {

/// States Idle → Connecting → Open → Closing → Idle, with Waiting between attempts. Each attempt is a fresh Link; what
/// it reports comes from the tap. Lives in the session's I/O thread, as do its signals.
class ConnectionManager final : public QObject
{
    Q_OBJECT

public:
    /// makeLink: WireLink unless a test says otherwise.
    ConnectionManager(EntrySink &sink, const Clock &clock, LinkFactory makeLink = {}, QObject *parent = nullptr);
    ~ConnectionManager() override;

    /// Used from the next attempt on; the reconnect policy, also of a wait under way, and the keep-alive at once.
    void setSettings(const ConnectionSettings &settings);
    /// Sends every received message back; reads slower when the peer does not take them.
    void setEcho(bool on) { m_talk.setEcho(on); }
    /// Where jitter comes from: values from 0 to 1.
    void setDraw(std::function<double()> draw) { m_schedule.setDraw(std::move(draw)); }
    /// What the system says of its network. While offline nothing is tried, except to loopback; back online at once.
    void setOnline(bool online);

    /// Idle: connects. Waiting: tries now. Closing: connects once it is closed, unless close() follows. Else nothing.
    void open();
    /// Ends what is under way and does not come back. Open: a close frame with code (RFC 6455 §7.4) and reason, at most
    /// 123 bytes of it; a second call drops the connection. The outbox stays.
    void close(int code, const QString &reason);

    /// Sends behind what waits in the outbox. While not open it waits there, and unless whenNotOpen is Queue the
    /// connection is opened; while Waiting at once for the first message, the others wait for their turn. Invalid: the
    /// outbox is full.
    Result<bool> send(const OutgoingMessage &message);
    /// Sends ahead of the outbox; false unless Open. keep: if the connection ends before it is on the wire, it waits for
    /// the next one.
    bool sendNow(const OutgoingMessage &message, bool keep) { return m_talk.sendNow(message, keep); }
    /// At most 125 bytes; false unless Open.
    bool ping(const QByteArray &payload);
    /// Takes one message, or all, out of the outbox.
    void cancelQueued(qint64 id) { m_talk.cancelQueued(id); }
    void clearQueued() { m_talk.clearQueued(); }
    /// Open, and a step at open failed: sends what waits all the same.
    void sendQueued();

    /// Bytes accepted and not yet taken by the network.
    qint64 bytesToSend() const { return m_link ? m_link->bytesToSend() : 0; }
    OutboxView outbox() const { return m_talk.outbox(); }
    const ConnectionStatus &status() const { return m_status; }

Q_SIGNALS:
    void statusChanged(const framewatch::ConnectionStatus &status);
    void outboxChanged();
    /// After the steps of each open, or when the user goes on without them; before the outbox goes out. isFirst: since
    /// the user asked to connect.
    void opened(bool isFirst);
    void messageReceived(framewatch::EntryKind kind, const QByteArray &payload); ///< valid during the call only
    void finished(const framewatch::ConnectionStatus &status); ///< Idle again, and none but the user connects again
    /// A server set cookies, which go with later attempts: to be kept out of what is stored from now on, this
    /// very answer too.
    void secretsFound(const QList<QByteArray> &secrets);

private:
    void startAttempt();
    void noteExpiredTokens();
    void startLink();
    bool redirected(const TapEnd &end);
    void connectLink();
    void showPhase();
    void linkOpened();
    void stepFailed(const QString &sentence);
    void pong(const QByteArray &payload, qint64 rttNs);
    void beginClosing();
    void ended(const TapEnd &end);
    void count(const TapEnd &end);
    void waitOrFinish();
    void wait();
    void startWait(std::chrono::milliseconds delay);
    void retune();
    bool mustStayOffline() const;
    void fallSilent();
    void finish(bool failed);
    void openAgain();
    void setState(ConnectionState state);

    const Clock &m_clock;
    ConnectionLog m_log;
    LinkFactory m_makeLink;
    ConnectionSettings m_settings;
    ReconnectSchedule m_schedule;
    AttemptChain m_chain;
    QStringList m_expired; // tokens the log was told of
    ConnectionStatus m_status;
    Conversation m_talk;
    KeepAlive m_keepAlive;
    SleepWatch m_sleep;
    std::unique_ptr<Alarm> m_retry;
    std::unique_ptr<Link> m_link;
    bool m_isFine = false;   // the last end was one to be content with
    bool m_saidOpened = false; // opened() was emitted since the user asked to connect
    bool m_userClosed = false;
    bool m_openAgain = false; // asked for while closing
    bool m_online = true;
};

} // namespace framewatch
