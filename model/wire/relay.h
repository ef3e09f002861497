// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Frames between the network and QWebSocket, recorded on their way.
#pragma once

#include "model/core/clock.h"
#include "model/core/closecode.h"
#include "model/core/entrysink.h"
#include "model/wire/framedecoder.h"
#include "model/wire/messageassembler.h"
#include "model/wire/outgoingdeflater.h"
#include "model/wire/traffic.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>

class QTcpSocket;

namespace framewatch {

/// How a relayed connection ended.
struct RelayEnd
{
    int closeCode = CloseCode::Abnormal; ///< the peer's; ours after a violation; 1005 and 1006 as RFC 6455 §7.1.5
    QString closeReason;
    int sentCode = 0; ///< code of our own close frame; 0: none sent
    EndedBy by = EndedBy::Network;
    bool clean = false; ///< both close frames were seen
    QString error;      ///< why it is not clean
    bool violation = false;
};

/// From the upgrade to the end of TCP. It records what crossed the wire, in order, and hands QWebSocket whole messages,
/// each as one frame: so neither its stall timer nor its per-fragment decoding can bite. It answers the peer's close
/// frame itself with the peer's code (RFC 6455 §5.5.1), sends ours on, keeps the connection for the peer's answer up to
/// closeTimeout after the last byte of ours has left, fails a connection that breaks a rule (§7.1.7), and stops reading a side whose other side is behind.
///
/// With permessage-deflate (RFC 7692) QWebSocket gets what was sent, and what it sends is compressed here; recorded are
/// the messages as they were sent, and the headers of the frames that crossed the wire.
/// Lives in the I/O thread.
class Relay final : public QObject
{
    Q_OBJECT

public:
    struct Config
    {
        int connection = 0;
        qint64 maxMessage = 256LL << 20;
        std::chrono::milliseconds closeTimeout{3000};
        std::optional<DeflateTerms> deflate; ///< agreed on in the handshake
        qsizetype threshold = 1024;          ///< bytes of a message of ours from which on it is compressed
    };

    Relay(EntrySink &sink, const Clock &clock, const Config &config, std::unique_ptr<QTcpSocket> upstream,
          std::unique_ptr<QTcpSocket> loopback, QObject *parent = nullptr);
    ~Relay() override;

    void start();
    /// Stops reading the network (back-pressure from the owner); TCP slows the peer.
    void setPaused(bool paused);
    /// Sends a close frame of our own, unless one went out; for owners whose QWebSocket is gone.
    void close(int code, const QString &reason);
    /// Ends at once, without a close frame.
    void abort(EndedBy by, const QString &error);
    /// Bytes not yet taken by the network; those of a message that is being compressed as they are before it.
    qint64 bytesToSend() const;
    Traffic traffic() const;

Q_SIGNALS:
    /// A whole text or binary message came; payload is valid during the call only.
    void messageReceived(framewatch::EntryKind kind, const QByteArray &payload);
    void messageSent(); ///< a text or binary message of ours is recorded and goes to the network
    void pongReceived(const QByteArray &payload, qint64 rttNs); ///< rttNs -1: nobody asked for it
    void closing(); ///< a close frame went out or came in: nothing more can be sent
    void ended(const framewatch::RelayEnd &end);

private:
    static constexpr std::size_t MaxOutstandingPings = 64;

    static QString closeNote(int code);
    qint64 bytesInSocket() const;
    bool mayRead() const;
    void readUpstream();
    void takeFromUpstream(QByteArrayView input);
    void takeReceived(const MessageAssembler::Message &message);
    void forward(const char *begin, const char *end);
    void forwardMessage(const MessageAssembler::Message &message);
    void pumpLarge();
    void taken(qint64 bytes);
    void readLoopback();
    void takeFromLoopback(QByteArrayView input);
    bool isDeflating() const;
    void deflateRest();
    void encodingFailed();
    void takeSent(const MessageAssembler::Message &message);
    void receivedClose(const MessageAssembler::Message &message);
    void sendClose(int code, const QString &reason);
    void fail(const Violation &violation);
    void upstreamGone();
    void recordUnfinished(EntryFlags flags = {});
    void recordUnsent();
    void closeTimedOut();
    void dropLoopback();
    void finish(RelayEnd end);
    qint64 record(Direction direction, const MessageAssembler::Message &message, EntryFlags flags, const QString &note);
    qint64 record(Direction direction, EntryKind kind, QByteArrayView payload, QByteArrayView frames,
                  EntryFlags flags = {}, const QString &note = {});
    QString matchPong(QByteArrayView payload, qint64 &rttNs);

    EntrySink &m_sink;
    const Clock &m_clock;
    const Config m_config;
    std::unique_ptr<QTcpSocket> m_upstream;
    std::unique_ptr<QTcpSocket> m_loopback;
    FrameDecoder m_inFrames;
    MessageAssembler m_inMessages;
    FrameDecoder m_outFrames{Sender::Client};
    MessageAssembler m_outMessages;
    std::optional<OutgoingDeflater> m_deflater; // instead of these two
    QByteArray m_undeflated;
    QByteArrayView m_undeflatedRest; // not taken yet; points into m_undeflated
    QByteArray m_buffer;
    QByteArrayView m_large; // rest of a message too large for one write; points into m_inMessages
    QByteArrayView m_rest;  // what came after it, not taken yet; points into m_buffer
    QTimer m_closeTimer;
    RelayEnd m_end;
    struct SentPing
    {
        QByteArray payload;
        qint64 at; // monotonic
    };
    std::deque<SentPing> m_pings;
    qint64 m_received = 0; // bytes from the network
    qint64 m_taken = 0;    // bytes that the system took for it
    qint64 m_readTime = 0; // Unix, of the bytes being taken
    bool m_paused = false;
    bool m_reading = false;
    bool m_upstreamGone = false;
    bool m_closeSent = false;
    bool m_closeReceived = false;
    bool m_failed = false;
    bool m_ended = false;
};

} // namespace framewatch
