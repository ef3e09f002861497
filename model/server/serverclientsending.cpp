// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// ServerClient's way from QWebSocket to the client.
#include "model/core/closecode.h"
#include "model/server/serverclient.h"

#include <QSslSocket>
#include <QWebSocket>

namespace framewatch {

namespace {

constexpr qint64 CrowdedShare = 64;
constexpr qint64 DeflateAhead = 1 << 20; // bytes that may wait for the network before more is compressed

bool isData(const FrameHeader &header)
{
    return header.opcode == Opcode::Text || header.opcode == Opcode::Binary;
}

} // namespace

void ServerClient::tapWritten(QByteArrayView bytes)
{
    if (m_phase == Phase::Upgrading)
        return takeResponse(bytes);
    if (m_phase != Phase::Open)
        return; // nothing may follow our close frame (RFC 6455 §5.5.1)
    if (m_deflater)
        return deflate(bytes);
    write(bytes);
    while (const auto piece = m_sentDecoder.next(bytes))
        takeSent(*piece);
}

void ServerClient::tapClosed()
{
    if (m_phase == Phase::Upgrading)
        failHandshake(QStringLiteral("The WebSocket handshake failed"));
    else if (m_phase == Phase::Open)
        close(CloseCode::InternalError, QStringLiteral("The server's WebSocket failed"));
}

qint64 ServerClient::tapPending() const
{
    return socketPending() + m_undeflatedBytes;
}

qint64 ServerClient::socketPending() const
{
    if (!m_socket)
        return 0;
    return m_socket->bytesToWrite() + (m_tls ? m_tls->encryptedBytesToWrite() : 0);
}

void ServerClient::write(QByteArrayView bytes)
{
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->write(bytes.data(), bytes.size());
}

/// Gathers the head, so that a line of ours can be put before its end.
void ServerClient::takeResponse(QByteArrayView bytes)
{
    QByteArray &head = m_record.response;
    head.append(bytes);
    if (!head.endsWith("\r\n\r\n"))
        return;
    if (m_agreement && head.startsWith("HTTP/1.1 101 "))
        head.insert(head.size() - 2, QByteArray(Deflate::HeaderName) + ": " + m_agreement->answer + "\r\n");
    write(head);
}

/// A short write is done with at once. A long one, and what comes after it, waits its turn.
void ServerClient::deflate(QByteArrayView bytes)
{
    if (!isDeflating() && bytes.size() <= MessageDeflater::PlainPerFrame) {
        while (const auto step = m_deflater->next(bytes)) {
            write(step->header);
            write(step->data);
            if (step->sent)
                sent(*step->sent);
        }
        return;
    }
    m_undeflated.push_back(bytes.toByteArray());
    m_undeflatedBytes += bytes.size();
    if (m_undeflated.size() == 1)
        m_undeflatedRest = m_undeflated.front();
    deflateQueued();
}

bool ServerClient::isDeflating() const
{
    return !m_undeflated.empty();
}

/// One frame of a long message at a time: the network, and with it the event loop, says by bytesWritten()
/// when the next is wanted. allAtOnce does not wait for it.
void ServerClient::deflateQueued(bool allAtOnce)
{
    if (std::exchange(m_inDeflater, true))
        return;
    bool mayGoOn = true;
    while (mayGoOn && isDeflating() && m_phase == Phase::Open &&
           (allAtOnce || socketPending() < DeflateAhead)) {
        const auto step = m_deflater->next(m_undeflatedRest);
        if (!step) {
            m_undeflatedBytes -= m_undeflated.front().size();
            m_undeflated.pop_front();
            m_undeflatedRest = m_undeflated.empty() ? QByteArrayView() : QByteArrayView(m_undeflated.front());
            continue;
        }
        write(step->header);
        write(step->data);
        if (step->sent)
            sent(*step->sent);
        mayGoOn = allAtOnce || !m_deflater->isBusy();
    }
    m_inDeflater = false;
}

/// A message that is on the wire in part, and stays so.
void ServerClient::recordUnsent()
{
    if (const auto rest = m_deflater ? m_deflater->takeUnfinished() : std::nullopt)
        m_log.message(Direction::Sent, *rest, EntryFlag::Incomplete);
    m_undeflated.clear();
    m_undeflatedRest = {};
    m_undeflatedBytes = 0;
}

void ServerClient::takeSent(FrameDecoder::Piece piece)
{
    // QWebSocket writes a header, then the payload: that payload is to be taken as it stands, not gathered.
    if (piece.data.isEmpty() && !piece.last) {
        m_headerHeld = m_headerHeld || piece.first;
        return;
    }
    piece.first = std::exchange(m_headerHeld, false) || piece.first;
    if (piece.first && piece.last && piece.header.fin && isData(piece.header))
        sent({static_cast<EntryKind>(piece.header.opcode), piece.data, piece.header.rawView(), 0, {}});
    else if (const auto message = m_sentAssembler.add(piece))
        sent(*message);
}

void ServerClient::sent(const MessageAssembler::Message &message)
{
    m_log.message(Direction::Sent, message);
    if (isMessage(message.kind)) {
        ++m_info.sentMessages;
        m_info.sentBytes += message.payload.size();
        Q_EMIT changed();
    } else if (message.kind == EntryKind::Close) {
        // QWebSocket gave up of its own accord.
        m_sentCode = message.closeCode;
        m_phase = Phase::Closing;
        m_closeTimer.start(m_context.settings.limits.closeTimeout);
    }
}

void ServerClient::sendCloseFrame(int code, const QString &reason)
{
    recordUnsent(); // nothing may follow it
    const QByteArray frame = encodeFrame(Opcode::Close, closePayload(code, reason));
    write(frame);
    const qsizetype header = 2; // a close frame is short
    MessageAssembler::Message message;
    message.kind = EntryKind::Close;
    message.frames = QByteArrayView(frame).first(header);
    message.payload = QByteArrayView(frame).sliced(header);
    message.closeCode = code;
    message.closeReason =
        QString::fromUtf8(message.payload.sliced(std::min<qsizetype>(2, message.payload.size())));
    m_log.message(Direction::Sent, message);
    m_sentCode = code;
}

qint64 ServerClient::countPending()
{
    const qint64 pending = tapPending();
    m_context.waiting += pending - std::exchange(m_counted, pending);
    return pending;
}

bool ServerClient::hasRoom()
{
    if (m_phase != Phase::Open || !m_webSocket)
        return false;
    const qint64 pending = countPending();
    const ServerLimits &limits = m_context.settings.limits;
    const bool isCrowded = m_context.waiting > limits.dropAllAbove;
    if (pending <= (isCrowded ? limits.dropAbove / CrowdedShare : limits.dropAbove))
        return true;
    m_log.event(EntryKind::Note,
                QStringLiteral("Too slow: %1 bytes wait for this client, so it is closed").arg(pending));
    close(1013, QStringLiteral("Too slow: too many bytes wait to be read"));
    return false;
}

/// What was sent goes out before a close frame does, unless the client leaves too much unread. It may end with
/// the close frame of QWebSocket, after which the phase is Closing and no other may follow.
void ServerClient::sendQueued()
{
    if (tapPending() <= m_context.settings.limits.dropAbove)
        deflateQueued(true);
}

void ServerClient::sendText(const QString &text)
{
    if (hasRoom())
        m_webSocket->sendTextMessage(text);
}

void ServerClient::sendBinary(const QByteArray &bytes)
{
    if (hasRoom())
        m_webSocket->sendBinaryMessage(bytes);
}

void ServerClient::close(int code, const QString &reason)
{
    if (m_phase != Phase::Open)
        return;
    sendQueued();
    if (m_phase == Phase::Open) {
        sendCloseFrame(isValidCloseCode(code) ? code : CloseCode::Normal, reason);
        m_phase = Phase::Closing;
        m_closeTimer.start(m_context.settings.limits.closeTimeout);
    }
    // What waits unread may hold the client's answer.
    m_paused = false;
    QMetaObject::invokeMethod(this, &ServerClient::read, Qt::QueuedConnection);
}

void ServerClient::abandon(const QString &why)
{
    if (m_phase == Phase::Upgrading)
        failHandshake(why);
    else
        finish({CloseCode::Abnormal, {}, m_sentCode ? EndedBy::Timeout : EndedBy::Us, m_sentCode, why});
}

} // namespace framewatch
