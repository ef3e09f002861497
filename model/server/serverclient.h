// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One client of the local server, from its handshake to its end.
#pragma once

#include "model/server/clientlog.h"
#include "model/server/incomingclient.h"
#include "model/server/tapsocket.h"
#include "model/wire/outgoingdeflater.h"

#include <QPointer>

#include <deque>

class QSslSocket;
class QWebSocket;

namespace framewatch {

/// Stands between a client's socket and the QWebSocket that talks to it. What crosses the wire is decoded and
/// recorded here; QWebSocket gets whole messages, each in one frame, and what it answers goes out. The
/// closing handshake is done here and not by QWebSocket, which changes codes: it would answer 1012–1014 with
/// 1002, and nothing with 1000.
///
/// permessage-deflate (RFC 7692), which QWebSocketServer does not know, is answered and done here too: our
/// line is added to its 101, QWebSocket gets messages as they were sent, and its own are compressed on their
/// way out: long ones a frame at a time, as the client reads, so that the other clients of this thread do not
/// wait.
///
/// Reads nothing while more than ServerLimits::pauseAbove bytes wait for this client. Emits ended() once; the
/// socket's last bytes are then somebody else's care, and the owner destroys this later.
class ServerClient final : public QObject, private TapSocket::Owner
{
    Q_OBJECT

public:
    ServerClient(Arrival arrival, ServerContext &context, QObject *parent);
    ~ServerClient() override;

    /// For QWebSocketServer::handleConnection(). A handshake request with the given target waits in it.
    TapSocket *prepareTap(const QByteArray &target);
    /// The subprotocol we accept: the first that the client offers.
    QString subprotocol() const { return m_record.subprotocol; }
    /// QWebSocketServer has accepted it. Reading begins when control returns to the event loop.
    void open(QWebSocket *socket);

    int id() const { return m_log.id(); }
    bool isOpen() const { return m_phase == Phase::Open; }
    const ClientInfo &info() const { return m_info; }

    /// Nothing happens if it is not open. A client that leaves too much unread is closed with 1013 instead:
    /// much less is too much when many clients do.
    void sendText(const QString &text);
    void sendBinary(const QByteArray &bytes);
    /// Sends a close frame and waits for the answer, for ServerLimits::closeTimeout.
    void close(int code, const QString &reason);
    /// Ends it now.
    void abandon(const QString &why);

Q_SIGNALS:
    void textReceived(const QString &text);
    void binaryReceived(const QByteArray &bytes);
    void changed(); ///< info() has changed
    void ended();

private:
    enum class Phase : quint8 { Upgrading, Open, Closing, Ended };

    // TapSocket::Owner
    void tapWritten(QByteArrayView bytes) override;
    void tapClosed() override;
    qint64 tapPending() const override;

    // From the client
    bool canRead();
    void read();
    void take(QByteArrayView bytes);
    void received(const MessageAssembler::Message &message);
    void handToWebSocket(const MessageAssembler::Message &message);
    void deliver();
    void peerClosed(const MessageAssembler::Message &message);
    void violated(const Violation &violation);

    // To the client
    void write(QByteArrayView bytes);
    void takeResponse(QByteArrayView bytes);
    void takeSent(FrameDecoder::Piece piece);
    void deflate(QByteArrayView bytes);
    bool isDeflating() const;
    void deflateQueued(bool allAtOnce = false);
    void sendQueued();
    qint64 socketPending() const;
    qint64 countPending();
    void recordUnsent();
    void sent(const MessageAssembler::Message &message);
    void sendCloseFrame(int code, const QString &reason);
    bool hasRoom();

    void resume();
    void socketGone();
    void recordUnfinished();
    void finish(const ClientEnd &end);
    void failHandshake(const QString &sentence);
    void release();

    ServerContext &m_context;
    std::unique_ptr<QTcpSocket> m_socket;
    QSslSocket *m_tls; // m_socket, if it is one
    QPointer<TapSocket> m_tap;
    QPointer<QWebSocket> m_webSocket;
    Phase m_phase = Phase::Upgrading;
    ConnectionRecord m_record; // until it is open
    std::optional<Deflate::Agreement> m_agreement; // on compression
    qint64 m_headNs;
    QByteArray m_key; // Sec-WebSocket-Key
    ClientLog m_log;
    ClientInfo m_info;
    QTimer m_closeTimer;

    FrameDecoder m_decoder;
    MessageAssembler m_assembler;
    QByteArray m_rest; // read, not decoded yet
    int m_batched = 0; // messages fed to the tap and not delivered yet
    bool m_paused = false;
    bool m_reading = false;

    FrameDecoder m_sentDecoder{Sender::Server};
    MessageAssembler m_sentAssembler;
    std::optional<OutgoingDeflater> m_deflater; // instead of these two
    std::deque<QByteArray> m_undeflated;        // what QWebSocket wrote; the first is in the deflater's hands
    QByteArrayView m_undeflatedRest;            // of the first
    qint64 m_undeflatedBytes = 0;
    qint64 m_counted = 0; // our part of ServerContext::waiting
    bool m_inDeflater = false;
    bool m_headerHeld = false; // a sent frame's header has come, nothing of its payload
    int m_sentCode = 0;        // of our close frame
};

} // namespace framewatch
