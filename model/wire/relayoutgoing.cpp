// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Relay's way from QWebSocket to the network.
#include "model/core/logging.h"
#include "model/wire/relay.h"

#include <QTcpSocket>

namespace framewatch {

namespace {

constexpr qint64 HighWater = 1 << 20;       // bytes waiting for the network before QWebSocket is not read
constexpr qsizetype ReadChunk = 128 * 1024; // one read from it

} // namespace

Traffic Relay::traffic() const
{
    const qint64 underWay = bytesUnderWay(*m_upstream);
    return {m_received, m_taken - underWay, bytesToSend() + underWay};
}

void Relay::taken(qint64 bytes)
{
    m_taken += bytes;
    if (m_closeSent && !m_closeReceived && !m_failed)
        m_closeTimer.start(m_config.closeTimeout); // our close frame may still be on its way
    readLoopback();
}

void Relay::readLoopback()
{
    deflateRest();
    while (!m_ended && !isDeflating() && m_loopback->isOpen() && m_loopback->bytesAvailable() > 0 &&
           bytesInSocket() < HighWater) {
        const QByteArray bytes = m_loopback->read(ReadChunk);
        if (m_closeSent || m_upstreamGone)
            continue;
        if (!m_deflater) {
            takeFromLoopback(bytes);
            continue;
        }
        m_undeflated = bytes;
        m_undeflatedRest = m_undeflated;
        deflateRest();
    }
    const bool isDrained = m_loopback->state() == QAbstractSocket::UnconnectedState &&
                           m_loopback->bytesAvailable() == 0 && !isDeflating();
    if (isDrained && !m_upstreamGone)
        close(CloseCode::GoingAway, {}); // QWebSocket went without a word
}

void Relay::takeFromLoopback(QByteArrayView input)
{
    const char *begin = input.data();
    const char *taken = begin;
    while (!m_closeSent) {
        const auto piece = m_outFrames.next(input);
        if (!piece)
            break;
        taken = input.data();
        if (const auto message = m_outMessages.add(*piece))
            takeSent(*message);
    }
    if (m_outFrames.failed() || m_outMessages.failed()) {
        encodingFailed();
        return;
    }
    m_upstream->write(begin, (m_closeSent ? taken : input.data() + input.size()) - begin);
}

bool Relay::isDeflating() const
{
    return m_deflater && (m_deflater->isBusy() || !m_undeflatedRest.isEmpty()) && !m_closeSent &&
           !m_upstreamGone;
}

/// The same with compression. A message in several frames gives way after each: the network, by
/// bytesWritten(), and with it the event loop, say when the next is wanted.
void Relay::deflateRest()
{
    while (!m_ended && isDeflating() && bytesInSocket() < HighWater) {
        const auto step = m_deflater->next(m_undeflatedRest);
        if (!step)
            break;
        m_upstream->write(step->header.data(), step->header.size());
        m_upstream->write(step->data.data(), step->data.size());
        if (step->sent)
            takeSent(*step->sent);
        if (m_deflater->isBusy())
            return;
    }
    if (m_deflater && m_deflater->failed())
        encodingFailed();
}

void Relay::encodingFailed()
{
    qCWarning(lcWire) << "QWebSocket broke the protocol";
    abort(EndedBy::Us, tr("Framewatch failed to encode a frame"));
}

void Relay::takeSent(const MessageAssembler::Message &message)
{
    const bool isClose = message.kind == EntryKind::Close;
    m_readTime = m_clock.unixNs();
    record(Direction::Sent, message, {}, isClose ? closeNote(message.closeCode) : QString());
    if (isMessage(message.kind))
        Q_EMIT messageSent();
    if (message.kind == EntryKind::Ping) {
        m_pings.push_back({message.payload.toByteArray(), m_clock.monotonicNs()});
        if (m_pings.size() > MaxOutstandingPings)
            m_pings.pop_front();
    }
    if (isClose) {
        m_closeSent = true;
        m_end.sentCode = message.closeCode;
        m_closeTimer.start(m_config.closeTimeout);
        Q_EMIT closing();
    }
}

} // namespace framewatch
