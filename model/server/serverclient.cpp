// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/serverclient.h"

#include "model/core/closecode.h"
#include "model/core/logging.h"
#include "model/server/lingeringclose.h"
#include "model/server/qwebsocketfeed.h"
#include "model/wire/extensionlist.h"

#include <QSslSocket>
#include <QWebSocket>

namespace framewatch {

namespace {

constexpr qint64 NoLimit = 1LL << 40;
constexpr qsizetype BatchBytes = 16 * 1024; // a longer message goes on its own, without a copy
constexpr int BatchMessages = 64; // so that answers that are much longer than questions are noticed in time
constexpr qint64 ReadAhead = 256 * 1024; // what the socket may buffer; the rest waits in the network

QString firstOffered(const RequestHead &request)
{
    return QString::fromLatin1(request.tokens("Sec-WebSocket-Protocol").value(0));
}

std::optional<Deflate::Agreement> agreementOf(const ServerContext &context, const QByteArray &head)
{
    const ServerSettings &settings = context.settings;
    if (!settings.compress || context.compressing >= settings.limits.compressing)
        return std::nullopt;
    return Deflate::accept(headerValues(head, Deflate::HeaderName));
}

std::optional<DeflateTerms> termsOf(const std::optional<Deflate::Agreement> &agreement)
{
    return agreement ? std::optional(agreement->terms) : std::nullopt;
}

} // namespace

ServerClient::ServerClient(Arrival arrival, ServerContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_socket(std::move(arrival.socket))
    , m_tls(qobject_cast<QSslSocket *>(m_socket.get()))
    , m_record(std::move(arrival.record))
    , m_agreement(agreementOf(context, m_record.request))
    , m_headNs(arrival.headNs)
    , m_key(arrival.request.header("Sec-WebSocket-Key"))
    , m_log(context)
    , m_decoder(Sender::Client, m_agreement.has_value())
    , m_assembler(context.settings.maxMessage, Inflater::from(Sender::Client, termsOf(m_agreement)))
    , m_rest(std::move(arrival.early))
    , m_sentAssembler(NoLimit)
{
    if (m_agreement) {
        ++m_context.compressing;
        m_deflater.emplace(m_agreement->terms, Sender::Server, context.settings.compressAbove);
    }
    m_record.subprotocol = firstOffered(arrival.request);
    m_info.address = m_record.peer;
    m_info.target = QString::fromUtf8(arrival.request.target);
    m_socket->setReadBufferSize(ReadAhead);
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ServerClient::read);
    connect(m_socket.get(), &QTcpSocket::bytesWritten, this, &ServerClient::resume);
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &ServerClient::socketGone);
    if (m_tls)
        connect(m_tls, &QSslSocket::encryptedBytesWritten, this, &ServerClient::resume);
    m_closeTimer.setSingleShot(true);
    connect(&m_closeTimer, &QTimer::timeout, this,
            [this] { abandon(QStringLiteral("the client did not answer the close frame")); });
    // It may have gone while nobody listened.
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        QMetaObject::invokeMethod(this, &ServerClient::socketGone, Qt::QueuedConnection);
}

ServerClient::~ServerClient()
{
    m_context.waiting -= m_counted;
    if (m_agreement)
        --m_context.compressing;
    if (m_socket)
        m_socket->disconnect(this);
    if (m_tap)
        m_tap->end();
    delete m_webSocket; // before the tap, to which it keeps a plain pointer
}

TapSocket *ServerClient::prepareTap(const QByteArray &target)
{
    m_tap = new TapSocket(*this, *m_socket, this);
    // The client's own head has been judged. QWebSocketServer gets its gist: it would refuse heads that are
    // legal, and takes of several subprotocols one that any of its clients offered.
    QByteArray head = "GET " + target +
                      " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                      "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " +
                      m_key + "\r\n";
    if (!m_record.subprotocol.isEmpty())
        head += "Sec-WebSocket-Protocol: " + m_record.subprotocol.toLatin1() + "\r\n";
    m_tap->feed(head + "\r\n");
    return m_tap;
}

void ServerClient::open(QWebSocket *socket)
{
    m_webSocket = socket;
    const qint64 most = m_context.settings.maxMessage + 16; // a byte order mark may be added
    socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(most));
    socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(most));
    socket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    connect(socket, &QWebSocket::textMessageReceived, this, &ServerClient::textReceived);
    connect(socket, &QWebSocket::binaryMessageReceived, this, &ServerClient::binaryReceived);
    m_record.upgradeUs = (m_context.clock.monotonicNs() - m_headNs) / 1000;
    m_phase = Phase::Open;
    m_log.begin(m_record);
    m_log.event(EntryKind::Open, QStringLiteral("Client %1 opened %2").arg(m_info.address, m_info.target));
    m_info.id = m_log.id();
    m_info.sinceNs = m_context.clock.unixNs();
    QMetaObject::invokeMethod(this, &ServerClient::read, Qt::QueuedConnection);
}

// From the client

bool ServerClient::canRead()
{
    if (m_phase == Phase::Open && tapPending() > m_context.settings.limits.pauseAbove)
        m_paused = true;
    return !m_paused && (m_phase == Phase::Open || m_phase == Phase::Closing);
}

void ServerClient::read()
{
    if (m_reading)
        return;
    m_reading = true;
    while (canRead()) {
        if (!m_rest.isEmpty()) {
            take(std::exchange(m_rest, {}));
            continue;
        }
        const qint64 size = m_socket->read(m_context.scratch.data(), m_context.scratch.size());
        if (size <= 0)
            break;
        take(QByteArrayView(m_context.scratch).first(size));
    }
    m_reading = false;
}

void ServerClient::take(QByteArrayView bytes)
{
    while (canRead()) {
        const auto piece = m_decoder.next(bytes);
        if (!piece)
            break;
        if (const auto message = m_assembler.add(*piece))
            received(*message);
        else if (m_assembler.failed())
            violated(m_assembler.violation());
    }
    if (m_decoder.failed() && canRead())
        violated(m_decoder.violation());
    deliver();
    if (m_phase != Phase::Ended && !m_decoder.failed() && !m_assembler.failed())
        m_rest = bytes.toByteArray();
}

void ServerClient::received(const MessageAssembler::Message &message)
{
    m_log.message(Direction::Received, message);
    if (isMessage(message.kind)) {
        ++m_info.receivedMessages;
        m_info.receivedBytes += message.payload.size();
        Q_EMIT changed();
    }
    if (message.kind == EntryKind::Close)
        peerClosed(message);
    else if (m_phase == Phase::Open && message.kind != EntryKind::Pong)
        handToWebSocket(message);
}

void ServerClient::handToWebSocket(const MessageAssembler::Message &message)
{
    const QByteArray prefix = qwebsocketPrefix(message.kind, message.payload, Sender::Client);
    if (message.payload.size() > BatchBytes) {
        m_batched = 0;
        m_tap->deliver(prefix, message.payload);
        return;
    }
    m_tap->feed(prefix);
    m_tap->feed(message.payload);
    if (++m_batched >= BatchMessages || m_tap->fed() >= BatchBytes)
        deliver();
}

void ServerClient::deliver()
{
    if (m_batched == 0)
        return;
    m_batched = 0;
    if (m_phase == Phase::Open)
        m_tap->deliver();
}

void ServerClient::peerClosed(const MessageAssembler::Message &message)
{
    const int code = message.closeCode;
    const QString reason = message.closeReason;
    deliver(); // what came before the close frame is answered before it
    const int ours = m_sentCode;
    if (m_phase == Phase::Open)
        sendQueued();
    if (m_phase == Phase::Open)
        sendCloseFrame(code, {});
    finish({code, reason, ours ? EndedBy::Us : EndedBy::Peer, ours, {}});
}

void ServerClient::violated(const Violation &violation)
{
    deliver();
    if (m_phase == Phase::Ended)
        return;
    m_log.violation(violation);
    const QString reason = violation.sentence;
    if (m_phase == Phase::Open)
        sendCloseFrame(violation.closeCode, reason);
    finish({violation.closeCode, reason, EndedBy::Us, m_sentCode, reason});
}

// The end

void ServerClient::resume()
{
    deflateQueued();
    countPending();
    if (!m_paused || tapPending() > m_context.settings.limits.pauseAbove / 4)
        return;
    m_paused = false;
    read();
}

void ServerClient::socketGone()
{
    if (m_phase == Phase::Upgrading)
        return failHandshake(QStringLiteral("The client hung up during the handshake"));
    m_paused = false;
    read(); // its last words
    const bool closed = m_socket && m_socket->error() == QAbstractSocket::RemoteHostClosedError;
    QString error = m_socket && !closed ? m_socket->errorString() : QString();
    if (m_sentCode)
        error = QStringLiteral("the client hung up without answering");
    finish({CloseCode::Abnormal, {}, m_sentCode ? EndedBy::Us : EndedBy::Network, m_sentCode, error});
}

void ServerClient::recordUnfinished()
{
    if (const auto message = m_assembler.unfinished())
        m_log.message(Direction::Received, *message, EntryFlag::Incomplete);
    if (const auto control = m_assembler.unfinishedControl())
        m_log.message(Direction::Received, *control, EntryFlag::Incomplete);
    recordUnsent();
}

void ServerClient::finish(const ClientEnd &end)
{
    if (m_phase == Phase::Ended)
        return;
    m_phase = Phase::Ended;
    recordUnfinished();
    m_log.end(end);
    release();
}

void ServerClient::failHandshake(const QString &sentence)
{
    m_phase = Phase::Ended;
    m_record.endedBy = EndedBy::Network;
    m_log.failed(m_record, EntryKind::Error, sentence);
    release();
}

void ServerClient::release()
{
    m_closeTimer.stop();
    m_socket->disconnect(this);
    if (m_webSocket) {
        m_webSocket->disconnect(this);
        m_webSocket->deleteLater(); // asked for before the tap's, and so done before it
    }
    if (m_tap)
        m_tap->end();
    m_tls = nullptr;
    new LingeringClose(std::move(m_socket), m_context.settings.limits.lingerTime, parent());
    Q_EMIT ended();
}

} // namespace framewatch
