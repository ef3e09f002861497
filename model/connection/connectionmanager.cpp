// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/connectionmanager.h"

#include "model/connection/attemptsettings.h"
#include "model/connection/maskgenerator.h"

#include <QNetworkProxy>
#include <QStringConverter>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace framewatch {

namespace {

constexpr qint64 EchoHighWater = 4 << 20; // bytes not taken by the peer before we stop reading
constexpr qint64 EchoLowWater = 1 << 20;

ConnectPhase phaseOf(WireTap::Phase phase)
{
    switch (phase) {
    case WireTap::Phase::Lookup:
        return ConnectPhase::Lookup;
    case WireTap::Phase::Tcp:
        return ConnectPhase::Tcp;
    case WireTap::Phase::Tls:
        return ConnectPhase::Tls;
    case WireTap::Phase::Upgrade:
    case WireTap::Phase::Joining:
        return ConnectPhase::Upgrade;
    case WireTap::Phase::Open:
        break;
    }
    return ConnectPhase::None;
}

} // namespace

ConnectionManager::ConnectionManager(EntrySink &sink, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_sink(sink)
    , m_clock(clock)
{
    m_keepAlive.setParent(this);
    m_retry.setParent(this);
    m_retry.setSingleShot(true);
    m_retry.setTimerType(Qt::PreciseTimer);
    connect(&m_retry, &QTimer::timeout, this, &ConnectionManager::startAttempt);
    connect(&m_keepAlive, &KeepAlive::pingDue, this, &ConnectionManager::ping);
    connect(&m_keepAlive, &KeepAlive::peerDead, this, [this] {
        const double seconds = static_cast<double>(m_settings.pongDeadline.count()) / 1000.0;
        if (m_tap)
            m_tap->abort(EndedBy::Timeout, tr("no answer to a ping within %1 s").arg(seconds));
    });
}

ConnectionManager::~ConnectionManager() = default;

void ConnectionManager::setSettings(const ConnectionSettings &settings)
{
    const bool pingsChanged = settings.pingInterval != m_settings.pingInterval || settings.pongDeadline != m_settings.pongDeadline;
    m_settings = settings;
    if (m_status.state == ConnectionState::Open && pingsChanged)
        m_keepAlive.start(settings.pingInterval, settings.pongDeadline);
}

void ConnectionManager::open()
{
    if (m_status.state == ConnectionState::Waiting) {
        m_retry.stop();
        startAttempt();
    } else if (m_status.state == ConnectionState::Idle) {
        m_failures = 0;
        m_userClosed = false;
        const int last = m_status.connection;
        m_status = {};
        m_status.connection = last;
        startAttempt();
    }
}

void ConnectionManager::startAttempt()
{
    m_status.url = m_settings.url;
    m_status.attempt = m_failures + 1;
    m_status.maxAttempts = m_settings.reconnect.maxAttempts;
    m_status.rttNs.reset();
    const auto settings = attemptSettings(m_settings);
    if (!settings) { // trying again cannot help
        note(EntryKind::Error, settings.error().message, 0);
        m_status.cause = settings.error().message;
        finish(true);
        return;
    }
    m_status.secure = settings.value().request.endpoint.secure;
    m_status.verified = m_settings.tls.verify;
    m_tap = new WireTap(m_sink, m_clock, [this] { return m_socket ? m_socket->localPort() : quint16(0); }, this);
    connect(m_tap, &WireTap::phaseChanged, this, &ConnectionManager::showPhase);
    connect(m_tap, &WireTap::ready, this, &ConnectionManager::openSocket);
    connect(m_tap, &WireTap::messageReceived, this, &ConnectionManager::received);
    connect(m_tap, &WireTap::pongReceived, this, [this](const QByteArray &payload, qint64 rttNs) {
        m_keepAlive.pongReceived(payload);
        if (rttNs < 0)
            return;
        m_status.rttNs = rttNs;
        Q_EMIT statusChanged(m_status);
    });
    connect(m_tap, &WireTap::closing, this, [this] {
        m_keepAlive.stop();
        setState(ConnectionState::Closing);
    });
    connect(m_tap, &WireTap::ended, this, &ConnectionManager::ended);
    m_tap->start(settings.value());
    m_status.connection = m_tap->record().id;
    m_status.phase = ConnectPhase::Lookup;
    setState(ConnectionState::Connecting);
}

void ConnectionManager::showPhase()
{
    if (m_status.state != ConnectionState::Connecting)
        return;
    m_status.phase = phaseOf(m_tap->phase());
    Q_EMIT statusChanged(m_status);
}

void ConnectionManager::openSocket(const QUrl &loopback)
{
    m_socket = new QWebSocket(QString(), QWebSocketProtocol::Version13, this);
    m_socket->setProxy(QNetworkProxy::NoProxy);
    m_socket->setMaskGenerator(new MaskGenerator(m_socket));
    m_socket->setMaxAllowedIncomingFrameSize(QWebSocket::maxIncomingFrameSize());
    m_socket->setMaxAllowedIncomingMessageSize(QWebSocket::maxIncomingMessageSize());
    m_socket->setOutgoingFrameSize(QWebSocket::maxOutgoingFrameSize());
    connect(m_socket, &QWebSocket::connected, this, &ConnectionManager::socketConnected);
    connect(m_socket, &QWebSocket::bytesWritten, this, &ConnectionManager::throttleEcho);
    QWebSocketHandshakeOptions options;
    if (const QString name = m_tap->record().subprotocol; !name.isEmpty())
        options.setSubprotocols({name});
    m_socket->open(loopback, options);
}

void ConnectionManager::socketConnected()
{
    const bool isFirst = !m_status.everOpen;
    m_failures = 0;
    m_status.everOpen = true;
    m_status.phase = ConnectPhase::None;
    m_status.openedNs = m_clock.unixNs();
    m_status.subprotocol = m_tap->record().subprotocol;
    m_status.attempt = 0;
    m_status.cause.clear();
    if (m_userClosed) // closed while joining
        return;
    setState(ConnectionState::Open);
    m_keepAlive.start(m_settings.pingInterval, m_settings.pongDeadline);
    if (const QString message = m_settings.auth.message(); !message.isEmpty())
        sendText(message.toUtf8());
    Q_EMIT opened(isFirst);
    for (const auto &[kind, payload] : std::exchange(m_early, {}))
        kind == EntryKind::Text ? sendText(payload) : sendBinary(payload);
}

void ConnectionManager::received(EntryKind kind, const QByteArray &payload)
{
    if (m_echo && m_status.state == ConnectionState::Connecting) {
        m_early.append({kind, QByteArray(payload.constData(), payload.size())}); // came with the 101
    } else if (m_echo) {
        const bool sent = kind == EntryKind::Text ? sendText(payload) : sendBinary(payload);
        Q_UNUSED(sent) // false while closing: there is nobody to echo to
        throttleEcho();
    }
    Q_EMIT messageReceived(kind, payload);
}

void ConnectionManager::throttleEcho()
{
    if (!m_echo || !m_tap || !m_socket)
        return;
    // Only QWebSocket's buffer grows without bound, and its bytesWritten() says when it has shrunk.
    const qint64 waiting = m_socket->bytesToWrite();
    if (waiting > EchoHighWater)
        m_tap->setPaused(true);
    else if (waiting < EchoLowWater)
        m_tap->setPaused(false);
}

bool ConnectionManager::sendText(const QByteArray &utf8)
{
    if (m_status.state != ConnectionState::Open)
        return false;
    QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom); // a BOM is sent as it is
    m_socket->sendTextMessage(decoder(utf8));
    return true;
}

bool ConnectionManager::sendBinary(const QByteArray &bytes)
{
    if (m_status.state != ConnectionState::Open)
        return false;
    // A view of foreign bytes must not outlive this call; the socket masks a copy of its own.
    m_socket->sendBinaryMessage(bytes);
    return true;
}

bool ConnectionManager::ping(const QByteArray &payload)
{
    if (m_status.state != ConnectionState::Open)
        return false;
    m_socket->ping(payload);
    return true;
}

qint64 ConnectionManager::bytesToSend() const
{
    return (m_socket ? m_socket->bytesToWrite() : 0) + (m_tap ? m_tap->bytesToSend() : 0);
}

void ConnectionManager::close(int code, const QString &reason)
{
    const bool again = m_userClosed;
    m_userClosed = true;
    switch (m_status.state) {
    case ConnectionState::Idle:
        return;
    case ConnectionState::Waiting:
        m_retry.stop();
        note(EntryKind::Note, tr("Stopped trying to connect again"), 0);
        m_status.cause.clear();
        finish(false);
        return;
    case ConnectionState::Connecting:
        m_tap->close(code, reason); // cancels, or closes what QWebSocket has yet to notice is open
        return;
    case ConnectionState::Open:
        m_keepAlive.stop();
        setState(ConnectionState::Closing);
        m_tap->setPaused(false);
        m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
        return;
    case ConnectionState::Closing:
        if (again)
            m_tap->abort(EndedBy::Us, tr("Dropped by us while closing"));
        return;
    }
}

void ConnectionManager::ended(const TapEnd &end)
{
    m_keepAlive.stop();
    dropSocket();
    m_tap->disconnect(this);
    m_tap->deleteLater();
    m_tap = nullptr;
    m_status.endedBy = end.by;
    m_status.violation = end.violation;
    m_status.rttNs.reset();
    m_early.clear();
    if (end.wasOpen) {
        m_status.everOpen = true; // it may have gone before QWebSocket had joined
        m_status.closeCode = end.closeCode;
    }
    m_status.cause = end.sentence;
    if (m_userClosed) {
        m_status.cause.clear();
        finish(false);
        return;
    }
    waitOrFinish(end);
}

void ConnectionManager::dropSocket()
{
    if (!m_socket)
        return;
    m_socket->disconnect(this);
    m_socket->abort();
    m_socket->deleteLater();
    m_socket = nullptr;
}

void ConnectionManager::waitOrFinish(const TapEnd &end)
{
    if (!end.wasOpen)
        ++m_failures;
    const bool mayRetry = (m_status.everOpen || m_settings.retryFirst) && m_settings.reconnect.allowsAfter(m_failures);
    if (mayRetry && !end.violation) {
        wait();
        return;
    }
    const bool isFine = end.clean && (end.closeCode == CloseCode::Normal || end.closeCode == CloseCode::GoingAway);
    finish(!isFine);
}

void ConnectionManager::wait()
{
    const auto delay = m_settings.reconnect.delayAfter(m_failures > 0 ? m_failures - (m_status.everOpen ? 0 : 1) : 0, 1.0);
    m_status.attempt = m_failures + 1;
    m_status.maxAttempts = m_settings.reconnect.maxAttempts;
    m_status.retryAtNs = m_clock.unixNs() + std::chrono::nanoseconds(delay).count();
    const QString seconds = QString::number(static_cast<double>(delay.count()) / 1000.0, 'f', 1);
    note(EntryKind::Waiting,
         m_status.maxAttempts > 0 ? tr("Attempt %1 of %2 in %3 s").arg(m_status.attempt).arg(m_status.maxAttempts).arg(seconds)
                                  : tr("Attempt %1 in %2 s").arg(m_status.attempt).arg(seconds),
         m_status.connection);
    m_retry.start(delay);
    setState(ConnectionState::Waiting);
}

void ConnectionManager::finish(bool failed)
{
    m_status.failed = failed;
    m_status.attempt = 0;
    m_sink.flush();
    setState(ConnectionState::Idle);
    Q_EMIT finished(m_status);
}

void ConnectionManager::setState(ConnectionState state)
{
    m_status.state = state;
    if (state != ConnectionState::Waiting)
        m_status.retryAtNs = 0;
    if (state != ConnectionState::Connecting)
        m_status.phase = ConnectPhase::None;
    Q_EMIT statusChanged(m_status);
}

void ConnectionManager::note(EntryKind kind, const QString &sentence, int connection)
{
    EntryView entry;
    entry.connection = connection;
    entry.timeNs = m_clock.unixNs();
    entry.kind = kind;
    entry.note = sentence;
    m_sink.append(entry);
}

} // namespace framewatch
