// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/wirelink.h"

#include "model/connection/maskgenerator.h"

#include <QNetworkProxy>
#include <QStringConverter>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace framewatch {

WireLink::WireLink(EntrySink &sink, const Clock &clock)
    : m_tap(sink, clock, [this] { return m_socket ? m_socket->localPort() : quint16(0); })
{
    connect(&m_tap, &WireTap::phaseChanged, this, &Link::phaseChanged);
    connect(&m_tap, &WireTap::answered, this, &Link::answered);
    connect(&m_tap, &WireTap::ready, this, &WireLink::openSocket);
    connect(&m_tap, &WireTap::messageReceived, this, &Link::messageReceived);
    connect(&m_tap, &WireTap::messageSent, this, &Link::messageSent);
    connect(&m_tap, &WireTap::pongReceived, this, &Link::pongReceived);
    connect(&m_tap, &WireTap::closing, this, &Link::closing);
    connect(&m_tap, &WireTap::ended, this, &WireLink::end);
    m_stall.setParent(this); // so that it changes threads with us
    m_stall.setSingleShot(true);
    connect(&m_stall, &QTimer::timeout, this, &WireLink::closeStalled);
    connect(&m_tap, &WireTap::closing, &m_stall, &QTimer::stop); // its own timer runs from there
}

WireLink::~WireLink()
{
    if (m_socket)
        m_socket->disconnect(this); // its destructor speaks
}

void WireLink::start(const TapSettings &settings)
{
    m_stall.setInterval(settings.closeTimeout);
    m_tap.start(settings);
}

void WireLink::openSocket(const QUrl &loopback)
{
    m_socket = std::make_unique<QWebSocket>(QString(), QWebSocketProtocol::Version13);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setMaskGenerator(new MaskGenerator(m_socket.get()));
    m_socket->setMaxAllowedIncomingFrameSize(QWebSocket::maxIncomingFrameSize());
    m_socket->setMaxAllowedIncomingMessageSize(QWebSocket::maxIncomingMessageSize());
    m_socket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    connect(m_socket.get(), &QWebSocket::connected, this, [this] {
        m_connected = true;
        Q_EMIT opened();
    });
    connect(m_socket.get(), &QWebSocket::bytesWritten, this, &Link::bytesTaken);
    QWebSocketHandshakeOptions options;
    if (const QString name = m_tap.record().subprotocol; !name.isEmpty())
        options.setSubprotocols({name});
    m_socket->open(loopback, options);
}

void WireLink::sendText(const QByteArray &utf8)
{
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom); // a BOM is sent as it is
    m_socket->sendTextMessage(decoder(utf8));
}

void WireLink::sendBinary(const QByteArray &bytes)
{
    m_socket->sendBinaryMessage(bytes);
}

void WireLink::ping(const QByteArray &payload)
{
    m_socket->ping(payload);
}

void WireLink::setPaused(bool paused)
{
    m_tap.setPaused(paused);
}

void WireLink::close(int code, const QString &reason)
{
    m_tap.setPaused(false);
    if (!m_connected) {
        m_tap.close(code, reason); // cancels, or closes what QWebSocket has yet to notice is open
        return;
    }
    m_takenBefore = m_tap.traffic().taken;
    m_stall.start();
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason); // behind what was sent before
}

void WireLink::closeStalled()
{
    const qint64 before = std::exchange(m_takenBefore, m_tap.traffic().taken);
    if (m_takenBefore > before) {
        m_stall.start();
        return;
    }
    const double seconds = static_cast<double>(m_stall.interval()) / 1000.0;
    m_tap.abort(EndedBy::Timeout, tr("the server took nothing more for %1 s, and the close frame could not leave").arg(seconds));
}

void WireLink::abort(EndedBy by, const QString &error)
{
    m_tap.abort(by, error);
}

WireTap::Phase WireLink::phase() const
{
    return m_tap.phase();
}

const ConnectionRecord &WireLink::record() const
{
    return m_tap.record();
}

qint64 WireLink::bytesQueued() const
{
    return m_socket ? m_socket->bytesToWrite() : 0;
}

qint64 WireLink::bytesToSend() const
{
    return bytesQueued() + m_tap.bytesToSend();
}

Traffic WireLink::traffic() const
{
    Traffic traffic = m_tap.traffic();
    traffic.waiting += bytesQueued();
    return traffic;
}

void WireLink::end(const TapEnd &end)
{
    m_connected = false;
    m_stall.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
    Q_EMIT ended(end);
}

} // namespace framewatch
