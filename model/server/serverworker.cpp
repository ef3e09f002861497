// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/serverworker.h"

#include "model/core/closecode.h"
#include "model/core/logging.h"
#include "model/server/lingeringclose.h"
#include "model/server/serverclient.h"
#include "model/server/tcplistener.h"

#include <QSslSocket>
#include <QWebSocket>
#include <QWebSocketServer>

namespace framewatch {

using namespace std::chrono_literals;

namespace {

constexpr auto PublishEvery = 100ms;
constexpr qint64 HeadReadAhead = Handshake::MaxHead + 1;

QString listenReason(QAbstractSocket::SocketError error, const QString &otherwise)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return QStringLiteral("another program is using this port");
    case QAbstractSocket::SocketAddressNotAvailableError:
        return QStringLiteral("this computer does not have this address");
    case QAbstractSocket::SocketAccessError:
        return QStringLiteral("the system does not allow it (ports below 1024 need privileges)");
    default:
        return otherwise;
    }
}

} // namespace

ServerWorker::ServerWorker(const ServerSettings &settings, EntrySinkFactory makeSink,
                           std::shared_ptr<const SharedRule> rule)
    : m_context(settings)
    , m_makeSink(std::move(makeSink))
    , m_sharedRule(std::move(rule))
    , m_publishTimer(this)
    , m_stopTimer(this)
{
    // QWebSocket takes messages up to 2 GiB less 2.
    m_context.settings.maxMessage = std::clamp<qint64>(settings.maxMessage, 0, (2LL << 30) - 32);
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(PublishEvery);
    m_stopTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &ServerWorker::publish);
    connect(&m_stopTimer, &QTimer::timeout, this, &ServerWorker::tearDown);
}

ServerWorker::~ServerWorker() = default;

// Start

void ServerWorker::start()
{
    const ServerSettings &settings = m_context.settings;
    m_incoming = new QObject(this);
    m_ending = new QObject(this);
    if (settings.secure())
        prepareTls(*settings.identity);
    m_webSockets =
        std::make_unique<QWebSocketServer>(QStringLiteral("Framewatch"), QWebSocketServer::NonSecureMode);
    m_webSockets->setMaxPendingConnections(settings.limits.handshakes);
    connect(m_webSockets.get(), &QWebSocketServer::newConnection, this, &ServerWorker::takeWebSockets);
    m_listener = std::make_unique<TcpListener>(
        settings.secure(), [this](std::unique_ptr<QTcpSocket> socket) { takeConnection(std::move(socket)); });
    if (!m_listener->listen(settings.host, settings.port)) {
        const Error error = listenError();
        tearDown();
        Q_EMIT failed(error);
        return;
    }
    if (m_makeSink)
        m_context.sink = m_makeSink();
    Q_EMIT listening(serverUrl(settings.secure(), m_listener->serverAddress(), m_listener->serverPort()),
                     m_listener->serverPort());
}

void ServerWorker::prepareTls(const ServerIdentity &identity)
{
    m_context.tls = QSslConfiguration::defaultConfiguration();
    m_context.tls.setLocalCertificateChain(identity.certificates);
    m_context.tls.setPrivateKey(identity.key);
    m_context.tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_context.tls.setProtocol(QSsl::TlsV1_2OrLater);
}

Error ServerWorker::listenError() const
{
    const QString where = addressText(m_context.settings.host, m_context.settings.port);
    const QString why = listenReason(m_listener->serverError(), m_listener->errorString());
    return {ErrorCode::Network, QStringLiteral("Cannot listen on %1: %2").arg(where, why),
            m_listener->errorString()};
}

// From a connection to a client

void ServerWorker::takeConnection(std::unique_ptr<QTcpSocket> socket)
{
    const ServerLimits &limits = m_context.settings.limits;
    if (m_handshakes >= limits.handshakes || m_clients.size() >= static_cast<std::size_t>(limits.clients))
        return turnAway(std::move(socket));
    ++m_handshakes;
    socket->setReadBufferSize(HeadReadAhead);
    auto *incoming = new IncomingClient(std::move(socket), m_context, m_incoming);
    connect(incoming, &IncomingClient::gone, this, [this, incoming] {
        --m_handshakes;
        incoming->deleteLater();
    });
    connect(incoming, &IncomingClient::arrived, this, [this, incoming] {
        upgrade(incoming->takeArrival());
        incoming->deleteLater();
    });
}

void ServerWorker::turnAway(std::unique_ptr<QTcpSocket> socket)
{
    qCDebug(lcServer, "too many connections: one turned away");
    if (!m_context.settings.secure())
        socket->write(IncomingClient::busyAnswer(m_context, *socket));
    socket->disconnectFromHost();
    // Not lingering: that is what there is too much of. A socket that is still sending ends itself.
    if (socket->state() != QAbstractSocket::UnconnectedState) {
        connect(socket.get(), &QTcpSocket::disconnected, socket.get(), &QObject::deleteLater);
        socket.release()->setParent(m_incoming);
    }
}

void ServerWorker::upgrade(Arrival arrival)
{
    const QByteArray target = '/' + QByteArray::number(++m_lastTarget);
    auto *client = new ServerClient(std::move(arrival), m_context, m_ending);
    m_upgrading.insert(target, client);
    connect(client, &ServerClient::ended, this, [this, client, target] { ended(client, target); });
    TapSocket *tap = client->prepareTap(target);
    // It will pick from this list when control returns to the event loop: every upgrade under way must find
    // its own.
    QStringList subprotocols;
    for (const ServerClient *upgrading : std::as_const(m_upgrading)) {
        if (!upgrading->subprotocol().isEmpty())
            subprotocols.append(upgrading->subprotocol());
    }
    m_webSockets->setSupportedSubprotocols(subprotocols);
    m_webSockets->handleConnection(tap);
}

void ServerWorker::takeWebSockets()
{
    while (QWebSocket *socket = m_webSockets->nextPendingConnection()) {
        ServerClient *client = m_upgrading.take(socket->requestUrl().path().toLatin1());
        if (client)
            opened(*client, socket);
        else
            socket->deleteLater(); // its client has gone meanwhile
    }
}

void ServerWorker::opened(ServerClient &client, QWebSocket *socket)
{
    --m_handshakes;
    client.open(socket);
    m_clients.push_back(&client);
    connect(&client, &ServerClient::changed, this, &ServerWorker::markChanged);
    connect(&client, &ServerClient::textReceived, this,
            [this, &client](const QString &text) { answerText(client, text); });
    connect(&client, &ServerClient::binaryReceived, this,
            [this, &client](const QByteArray &bytes) { answerBinary(client, bytes); });
    if (const QString greeting = rule().greeting; !greeting.isEmpty())
        client.sendText(greeting);
    if (m_stopping)
        client.close(CloseCode::GoingAway, QStringLiteral("The server is stopping"));
    markChanged();
}

void ServerWorker::ended(ServerClient *client, const QByteArray &target)
{
    if (m_upgrading.remove(target) > 0)
        --m_handshakes;
    std::erase(m_clients, client);
    client->disconnect(this);
    client->deleteLater();
    markChanged();
    if (m_context.sink)
        m_context.sink->flush();
    if (m_stopping)
        QMetaObject::invokeMethod(this, &ServerWorker::checkDown, Qt::QueuedConnection);
}

// Answers

const ReplyRule &ServerWorker::rule()
{
    m_sharedRule->refresh(m_rule, m_ruleVersion);
    return m_rule;
}

template <typename Send>
void ServerWorker::toAudience(Audience audience, ServerClient &from, Send send)
{
    if (audience == Audience::Sender)
        return send(from);
    if (audience == Audience::Nobody)
        return;
    // Sending may end a client and so change the list.
    const std::vector<ServerClient *> clients = m_clients;
    for (ServerClient *client : clients) {
        if (audience == Audience::All || client != &from)
            send(*client);
    }
}

void ServerWorker::answerText(ServerClient &from, const QString &text)
{
    const ReplyRule &r = rule();
    if (r.audience == Audience::Nobody)
        return;
    const QString answer = r.applyToText(text);
    toAudience(r.audience, from, [&answer](ServerClient &client) { client.sendText(answer); });
}

void ServerWorker::answerBinary(ServerClient &from, const QByteArray &bytes)
{
    const ReplyRule &r = rule();
    if (r.audience == Audience::Nobody)
        return;
    const QByteArray answer = r.applyToBinary(bytes);
    toAudience(r.audience, from, [&answer](ServerClient &client) { client.sendBinary(answer); });
}

template <typename Act>
void ServerWorker::forClients(int clientId, Act act)
{
    const std::vector<ServerClient *> clients = m_clients;
    for (ServerClient *client : clients) {
        if (clientId == 0 || client->id() == clientId)
            act(*client);
    }
}

void ServerWorker::sendText(int clientId, const QString &text)
{
    forClients(clientId, [&text](ServerClient &client) { client.sendText(text); });
}

void ServerWorker::sendBinary(int clientId, const QByteArray &bytes)
{
    forClients(clientId, [&bytes](ServerClient &client) { client.sendBinary(bytes); });
}

void ServerWorker::closeClient(int clientId, int code, const QString &reason)
{
    forClients(clientId, [&](ServerClient &client) { client.close(code, reason); });
}

// What the owner gets to see

void ServerWorker::markChanged()
{
    m_changed = true;
    if (!m_publishTimer.isActive() && !m_stopping)
        publish();
}

void ServerWorker::publish()
{
    if (!m_changed)
        return;
    m_changed = false;
    QList<ClientInfo> infos;
    infos.reserve(static_cast<qsizetype>(m_clients.size()));
    for (const ServerClient *client : m_clients)
        infos.append(client->info());
    Q_EMIT clientsChanged(infos);
    m_publishTimer.start();
}

// Stop

void ServerWorker::shutDown()
{
    m_stopping = true;
    if (!m_incoming)
        return; // never started, or down already
    m_listener->close();
    qDeleteAll(m_incoming->findChildren<IncomingClient *>());
    m_stopTimer.start(m_context.settings.limits.stopTimeout);
    forClients(0, [](ServerClient &client) {
        client.close(CloseCode::GoingAway, QStringLiteral("The server is stopping"));
    });
    checkDown();
}

/// Waits for closing handshakes, and for last answers to be read.
void ServerWorker::checkDown()
{
    if (!m_incoming || !m_clients.empty() || !m_upgrading.isEmpty())
        return;
    for (QObject *parent : {m_incoming, m_ending}) {
        const QList<LingeringClose *> lingering = parent->findChildren<LingeringClose *>();
        for (const LingeringClose *last : lingering)
            connect(last, &QObject::destroyed, this, &ServerWorker::checkDown,
                    Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
        if (!lingering.isEmpty())
            return;
    }
    tearDown();
}

void ServerWorker::tearDown()
{
    m_stopping = true;
    m_listener.reset();
    m_webSockets.reset(); // before the sockets it still holds plain pointers to
    forClients(
        0, [](ServerClient &client) { client.abandon(QStringLiteral("the client did not answer in time")); });
    delete std::exchange(m_incoming, nullptr);
    delete std::exchange(m_ending, nullptr);
    m_clients.clear();
    m_upgrading.clear();
    m_context.sink.reset();
    m_stopTimer.stop();
    m_publishTimer.stop();
    Q_EMIT down();
}

} // namespace framewatch
