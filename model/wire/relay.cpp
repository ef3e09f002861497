// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/relay.h"

#include <QRandomGenerator>
#include <QSslSocket>

namespace framewatch {

namespace {

constexpr qint64 HighWater = 1 << 20;       // bytes waiting for one side before the other is not read
constexpr qsizetype ReadChunk = 128 * 1024; // one read from a socket
constexpr qsizetype LargePiece = 256 * 1024;
constexpr qint64 NoLimit = 1LL << 40;
constexpr int FailFlushMs = 1000; // how long our close frame may take to leave after a violation

std::array<quint8, 4> makeMaskKey()
{
    const quint32 word = QRandomGenerator::system()->generate();
    return {quint8(word), quint8(word >> 8), quint8(word >> 16), quint8(word >> 24)};
}

// A message in one frame, all of it in the last `taken` bytes.
bool isWholeFrame(const FrameDecoder::Piece &piece, qsizetype taken)
{
    const FrameHeader &header = piece.header;
    return header.fin && !header.rsv1() && header.opcode != Opcode::Continuation && piece.first && piece.last
           && taken == qsizetype(header.rawSize) + piece.data.size();
}

QString milliseconds(qint64 ns)
{
    return Relay::tr("%1 ms").arg(static_cast<double>(ns) / 1e6, 0, 'f', ns < 10'000'000 ? 2 : 1);
}

} // namespace

Relay::Relay(EntrySink &sink, const Clock &clock, const Config &config, std::unique_ptr<QTcpSocket> upstream,
             std::unique_ptr<QTcpSocket> loopback, QObject *parent)
    : QObject(parent)
    , m_sink(sink)
    , m_clock(clock)
    , m_config(config)
    , m_upstream(std::move(upstream))
    , m_loopback(std::move(loopback))
    , m_inFrames(Sender::Server, config.deflate.has_value())
    , m_inMessages(config.maxMessage, Inflater::from(Sender::Server, config.deflate))
    , m_outMessages(NoLimit)
    , m_buffer(ReadChunk, Qt::Uninitialized)
{
    if (config.deflate)
        m_deflater.emplace(*config.deflate, Sender::Client, config.threshold, makeMaskKey);
    m_closeTimer.setSingleShot(true);
    connect(&m_closeTimer, &QTimer::timeout, this, &Relay::closeTimedOut);
}

Relay::~Relay()
{
    // Their destructors emit disconnected().
    m_upstream->disconnect(this);
    m_loopback->disconnect(this);
}

void Relay::start()
{
    m_loopback->setReadBufferSize(HighWater);
    connect(m_upstream.get(), &QTcpSocket::readyRead, this, &Relay::readUpstream);
    if (auto *tls = qobject_cast<QSslSocket *>(m_upstream.get())) {
        connect(tls, &QSslSocket::bytesWritten, this, &Relay::readLoopback);
        connect(tls, &QSslSocket::encryptedBytesWritten, this, &Relay::taken);
    } else {
        connect(m_upstream.get(), &QTcpSocket::bytesWritten, this, &Relay::taken);
    }
    connect(m_upstream.get(), &QTcpSocket::disconnected, this, [this] {
        m_upstreamGone = true;
        readUpstream();
    });
    connect(m_loopback.get(), &QTcpSocket::readyRead, this, &Relay::readLoopback);
    connect(m_loopback.get(), &QTcpSocket::bytesWritten, this, &Relay::pumpLarge);
    connect(m_loopback.get(), &QTcpSocket::disconnected, this, [this] {
        readLoopback();
        readUpstream(); // nobody holds it back any more
    });
    m_upstreamGone = m_upstream->state() == QAbstractSocket::UnconnectedState;
    readUpstream();
    readLoopback();
}

void Relay::setPaused(bool paused)
{
    if (m_paused == paused)
        return;
    m_paused = paused;
    if (!paused)
        QMetaObject::invokeMethod(this, &Relay::readUpstream, Qt::QueuedConnection);
}

QString Relay::closeNote(int code)
{
    return tr("%1: %2").arg(closeCodeName(code), closeCodeMeaning(code));
}

qint64 Relay::bytesToSend() const
{
    return bytesInSocket() + (m_deflater ? m_deflater->left() : 0);
}

qint64 Relay::bytesInSocket() const
{
    // TLS takes all it is given at once and keeps it encrypted.
    const auto *tls = qobject_cast<const QSslSocket *>(m_upstream.get());
    return m_upstream->bytesToWrite() + (tls ? tls->encryptedBytesToWrite() : 0);
}

// ---- from the network

bool Relay::mayRead() const
{
    if (m_closeReceived || m_failed)
        return true; // only the end is waited for
    if (!m_large.isEmpty() || (m_paused && !m_closeSent))
        return false;
    return m_loopback->state() != QAbstractSocket::ConnectedState || m_loopback->bytesToWrite() < HighWater;
}

void Relay::readUpstream()
{
    if (m_reading || m_ended)
        return;
    m_reading = true;
    bool drained = false;
    while (!m_ended && !drained && mayRead()) {
        if (!m_rest.isEmpty()) {
            takeFromUpstream(std::exchange(m_rest, {}));
            continue;
        }
        const qint64 size = m_upstream->isOpen() ? m_upstream->read(m_buffer.data(), m_buffer.size()) : -1;
        drained = size <= 0;
        m_received += std::max<qint64>(size, 0);
        if (drained || m_closeReceived || m_failed)
            continue; // §5.5.1: nothing counts after a close frame
        m_readTime = m_clock.unixNs();
        takeFromUpstream(QByteArrayView(m_buffer.constData(), size));
    }
    m_reading = false;
    if (drained && m_upstreamGone && !m_ended)
        upstreamGone();
}

void Relay::takeFromUpstream(QByteArrayView input)
{
    // Frames that lie whole in the input and are whole messages go on as they are, many at a time: [pending, done).
    const char *pending = input.data();
    const char *done = pending;
    while (!m_closeReceived && m_large.isEmpty()) {
        const auto piece = m_inFrames.next(input);
        if (!piece)
            break;
        const auto message = m_inMessages.add(*piece);
        if (m_inMessages.failed())
            break;
        if (message && message->kind != EntryKind::Close && isWholeFrame(*piece, input.data() - done)) {
            takeReceived(*message);
            done = input.data();
            continue;
        }
        forward(pending, done);
        pending = done = input.data();
        if (message)
            takeReceived(*message);
        if (message && message->kind != EntryKind::Close)
            forwardMessage(*message);
    }
    forward(pending, done);
    if (!m_large.isEmpty())
        m_rest = input;
    if (m_inFrames.failed())
        fail(m_inFrames.violation());
    else if (m_inMessages.failed())
        fail(m_inMessages.violation());
}

void Relay::takeReceived(const MessageAssembler::Message &message)
{
    if (message.kind == EntryKind::Close) {
        receivedClose(message);
        return;
    }
    QString note;
    qint64 rttNs = -1;
    if (message.kind == EntryKind::Pong)
        note = matchPong(message.payload, rttNs);
    record(Direction::Received, message, {}, note);
    if (message.kind == EntryKind::Pong)
        Q_EMIT pongReceived(message.payload.toByteArray(), rttNs);
    else if (message.kind != EntryKind::Ping)
        Q_EMIT messageReceived(message.kind, QByteArray::fromRawData(message.payload.data(), message.payload.size()));
}

void Relay::forward(const char *begin, const char *end)
{
    if (end > begin && m_loopback->state() == QAbstractSocket::ConnectedState)
        m_loopback->write(begin, end - begin);
}

void Relay::forwardMessage(const MessageAssembler::Message &message)
{
    if (m_loopback->state() != QAbstractSocket::ConnectedState)
        return;
    m_loopback->write(encodeFrameHeader(static_cast<Opcode>(message.kind), quint64(message.payload.size())));
    if (message.payload.size() <= LargePiece) {
        m_loopback->write(message.payload.data(), message.payload.size());
        return;
    }
    // The assembler keeps the bytes until the next piece, and no piece is taken before this has gone.
    m_large = message.payload;
    pumpLarge();
}

void Relay::pumpLarge()
{
    while (!m_large.isEmpty() && m_loopback->bytesToWrite() < HighWater) {
        const qsizetype size = std::min(LargePiece, m_large.size());
        m_loopback->write(m_large.data(), size);
        m_large = m_large.sliced(size);
        if (m_large.isEmpty())
            m_inMessages.release(); // before QWebSocket makes a QString of it
    }
    readUpstream();
}

QString Relay::matchPong(QByteArrayView payload, qint64 &rttNs)
{
    const auto it = std::find_if(m_pings.begin(), m_pings.end(), [&](const SentPing &ping) { return ping.payload == payload; });
    if (it == m_pings.end())
        return tr("nobody asked for it");
    rttNs = m_clock.monotonicNs() - it->at;
    m_pings.erase(m_pings.begin(), it + 1); // §5.5.3: a pong answers all pings before it
    return milliseconds(rttNs);
}

// ---- closing

void Relay::receivedClose(const MessageAssembler::Message &message)
{
    record(Direction::Received, message, {}, closeNote(message.closeCode));
    m_closeReceived = true;
    m_end.closeCode = message.closeCode;
    m_end.closeReason = message.closeReason;
    m_end.by = m_closeSent ? EndedBy::Us : EndedBy::Peer;
    if (!m_closeSent)
        sendClose(message.closeCode, {});
    m_end.clean = true;
    dropLoopback();
}

void Relay::close(int code, const QString &reason)
{
    if (!m_closeSent && !m_ended)
        sendClose(code, reason);
}

void Relay::sendClose(int code, const QString &reason)
{
    recordUnsent();
    const std::array<quint8, 4> key = makeMaskKey();
    const QByteArray payload = closePayload(code, reason);
    m_upstream->write(encodeFrame(Opcode::Close, payload, true, &key));
    m_closeSent = true;
    m_end.sentCode = code;
    m_readTime = m_clock.unixNs();
    record(Direction::Sent, EntryKind::Close, payload, encodeFrameHeader(Opcode::Close, quint64(payload.size()), true, &key),
           {}, closeNote(code));
    m_closeTimer.start(m_config.closeTimeout);
    Q_EMIT closing();
}

void Relay::fail(const Violation &violation)
{
    m_failed = true;
    const EntryFlags flags = violation.closeCode == CloseCode::InvalidPayload ? EntryFlag::InvalidUtf8 : EntryFlags();
    recordUnfinished(flags);
    record(Direction::Received, EntryKind::Violation, violation.payload, violation.header, flags, violation.sentence);
    m_end.closeCode = violation.closeCode;
    m_end.by = EndedBy::Us;
    m_end.error = violation.sentence;
    m_end.violation = true;
    if (!m_closeSent)
        sendClose(violation.closeCode, {});
    dropLoopback();
    m_closeTimer.start(FailFlushMs);
    m_upstream->disconnectFromHost(); // §7.1.7; disconnected() follows once the close frame has left
}

void Relay::upstreamGone()
{
    if (!m_closeReceived && !m_failed) {
        m_readTime = m_clock.unixNs();
        recordUnfinished();
        m_end.by = m_closeSent ? EndedBy::Us : EndedBy::Network;
        if (m_closeSent)
            m_end.error = tr("the server dropped the connection instead of answering the close frame");
        else if (m_upstream->error() != QAbstractSocket::RemoteHostClosedError)
            m_end.error = m_upstream->errorString();
    }
    finish(m_end);
}

void Relay::recordUnfinished(EntryFlags flags)
{
    recordUnsent();
    for (const auto &rest : {m_inMessages.unfinished(), m_inMessages.unfinishedControl()}) {
        if (rest)
            record(Direction::Received, *rest, flags | EntryFlag::Incomplete, tr("the connection ended inside this message"));
    }
}

/// A message of ours that is on the wire in part, and stays so.
void Relay::recordUnsent()
{
    const auto rest = m_deflater ? m_deflater->takeUnfinished() : std::nullopt;
    if (rest)
        record(Direction::Sent, *rest, EntryFlag::Incomplete, tr("the connection ended inside this message"));
}

void Relay::closeTimedOut()
{
    if (!m_closeReceived && !m_failed) {
        m_readTime = m_clock.unixNs();
        recordUnfinished();
        m_end.by = EndedBy::Timeout;
        m_end.error = tr("the server did not answer the close frame within %1 s")
                          .arg(static_cast<double>(m_config.closeTimeout.count()) / 1000.0);
    }
    finish(m_end);
}

void Relay::abort(EndedBy by, const QString &error)
{
    if (m_ended)
        return;
    if (!m_closeReceived) {
        m_readTime = m_clock.unixNs();
        recordUnfinished();
        m_end.by = by;
        m_end.error = error;
    }
    finish(m_end);
}

void Relay::dropLoopback()
{
    m_large = {};
    if (m_loopback->state() == QAbstractSocket::ConnectedState)
        m_loopback->disconnectFromHost();
}

void Relay::finish(RelayEnd end)
{
    if (m_ended)
        return;
    m_ended = true;
    m_closeTimer.stop();
    m_upstream->disconnect(this);
    m_loopback->disconnect(this);
    m_upstream->abort();
    m_loopback->abort();
    Q_EMIT ended(end);
}

qint64 Relay::record(Direction direction, const MessageAssembler::Message &message, EntryFlags flags, const QString &note)
{
    flags.setFlag(EntryFlag::Compressed, message.compressed);
    return record(direction, message.kind, message.payload, message.frames, flags, note);
}

qint64 Relay::record(Direction direction, EntryKind kind, QByteArrayView payload, QByteArrayView frames, EntryFlags flags,
                     const QString &note)
{
    return m_sink.append({m_config.connection, m_readTime, direction, kind, flags, payload.size(), frames, payload, note});
}

} // namespace framewatch
