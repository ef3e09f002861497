// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One attempt to open a WebSocket, from name lookup to the end of TCP, recorded.
#pragma once

#include "model/core/clock.h"
#include "model/core/entrysink.h"
#include "model/core/result.h"
#include "model/wire/handshake.h"
#include "model/wire/relay.h"
#include "model/wire/upstream.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace framewatch {

class Loopback;
class Upgrade;

/// What an attempt needs to know.
struct TapSettings
{
    QString url;                ///< as the user typed it, for the record
    Handshake::Request request; ///< without a key
    TlsSetup tls;
    Route route;
    std::chrono::milliseconds handshakeTimeout{10000}; ///< name lookup to QWebSocket's joining; 0: none
    std::chrono::milliseconds closeTimeout{3000};
    qint64 maxMessage = 256LL << 20; ///< bytes
    qsizetype compressAbove = 1024;  ///< bytes of a message of ours from which on it is compressed, if that was agreed on
};

/// How an attempt ended.
struct TapEnd : RelayEnd
{
    bool wasOpen = false;
    ErrorCode code = ErrorCode::None; ///< why it never opened
    int httpStatus = 0;               ///< of a refusal
    std::optional<std::chrono::milliseconds> retryAfter; ///< of a 429 or 503: see retryafter.h
    QByteArray location;                                 ///< of a redirect: the header's value
    std::optional<UntrustedCertificate> untrusted;       ///< with ErrorCode::Certificate
    QString sentence;                 ///< for the user, without a full stop: "Lost: 1006, dropped without a close frame"
};

/// Makes the upstream handshake itself, records it, then lets one QWebSocket in over loopback and relays (Relay).
/// Writes the connection and every entry of it into the sink, its end too. One object an attempt. I/O thread.
class WireTap final : public QObject
{
    Q_OBJECT

public:
    enum class Phase : quint8 { Lookup, Tcp, Tls, Upgrade, Joining, Open };

    /// peerPort: the local port of the QWebSocket that may join, asked when somebody knocks.
    WireTap(EntrySink &sink, const Clock &clock, std::function<quint16()> peerPort, QObject *parent = nullptr);
    ~WireTap() override;

    /// Once. ended() follows at some time, never from inside the call.
    void start(const TapSettings &settings);
    /// Ends at once. Before open it is a cancelled attempt, after it a drop of ours.
    void abort(EndedBy by, const QString &error);
    /// A close frame of ours, for an owner whose QWebSocket cannot send it. Before open: abort.
    void close(int code, const QString &reason);
    /// See Relay::setPaused.
    void setPaused(bool paused);

    Phase phase() const { return m_phase; }
    const ConnectionRecord &record() const { return m_record; }
    qint64 bytesToSend() const;
    Traffic traffic() const;

Q_SIGNALS:
    void phaseChanged();
    /// The server answered, and the answer is not recorded yet: what it makes a secret can still be kept out.
    void answered(const framewatch::Handshake::Response &response);
    /// The server said 101: a QWebSocket may open this URL, asking for record().subprotocol if there is one.
    void ready(const QUrl &loopback);
    void messageReceived(framewatch::EntryKind kind, const QByteArray &payload); ///< see Relay
    void messageSent();                                                          ///< see Relay
    void pongReceived(const QByteArray &payload, qint64 rttNs);                  ///< see Relay
    void closing();
    void ended(const framewatch::TapEnd &end);

private:
    void enter(Phase phase);
    void connected();
    void accepted(const Handshake::Accepted &terms);
    void refused(const Error &error);
    void joined();
    void relayEnded(const RelayEnd &end);
    void timedOut();
    void failBeforeOpen(EntryKind kind, EndedBy by, const Error &error);
    void note(EntryKind kind, const QString &sentence);
    void end(TapEnd end);
    QString openSentence() const;
    QString whatWasWaitedFor() const;

    EntrySink &m_sink;
    const Clock &m_clock;
    TapSettings m_settings;
    ConnectionRecord m_record;
    std::unique_ptr<Upstream> m_upstream;
    std::unique_ptr<QTcpSocket> m_socket; // between Upstream and Relay
    std::unique_ptr<Upgrade> m_upgrade;
    std::unique_ptr<Loopback> m_loopback;
    std::unique_ptr<Relay> m_relay;
    QTimer m_timer;
    std::optional<DeflateTerms> m_deflate;
    qint64 m_upgradeStart = 0;
    Phase m_phase = Phase::Lookup;
    bool m_ended = false;
};

} // namespace framewatch
