// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/incomingclient.h"

#include "model/server/clientlog.h"
#include "model/server/lingeringclose.h"
#include "model/wire/tlsfacts.h"

#include <QSslSocket>

namespace framewatch {

namespace {

/// "GET /chat", for the log; a request's own words are cut.
QString requestWords(const RequestHead &request)
{
    constexpr qsizetype Most = 200;
    const QString words = QString::fromUtf8(request.method + ' ' + request.target);
    return words.size() > Most ? words.first(Most) + u'…' : words;
}

} // namespace

IncomingClient::IncomingClient(std::unique_ptr<QTcpSocket> socket, ServerContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_socket(std::move(socket))
    , m_startedNs(context.clock.unixNs())
    , m_startedMonotonicNs(context.clock.monotonicNs())
{
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &IncomingClient::socketFailed);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, &IncomingClient::socketFailed);
    connect(&m_timer, &QTimer::timeout, this, &IncomingClient::timedOut);
    m_timer.setSingleShot(true);
    m_timer.start(m_context.settings.limits.headTimeout);
    if (m_context.settings.secure())
        startTls();
    else
        connect(m_socket.get(), &QTcpSocket::readyRead, this, &IncomingClient::readHead);
}

IncomingClient::~IncomingClient()
{
    if (m_socket)
        m_socket->disconnect(this);
}

QByteArray IncomingClient::busyAnswer(const ServerContext &context, const QTcpSocket &socket)
{
    const Refusal busy{503, QStringLiteral("Too many connections at once: try again later")};
    const QString url = serverUrl(false, socket.localAddress(), socket.localPort());
    const HttpAnswer answer =
        HttpAnswers::make(busy, url, QDateTime::fromMSecsSinceEpoch(context.clock.unixNs() / 1'000'000));
    return answer.head + answer.body;
}

void IncomingClient::startTls()
{
    auto *tls = qobject_cast<QSslSocket *>(m_socket.get());
    tls->setSslConfiguration(m_context.tls);
    connect(tls, &QSslSocket::encrypted, this, &IncomingClient::encrypted);
    // We only write when the client has asked for TLS.
    connect(tls, &QSslSocket::encryptedBytesWritten, this, [this] { m_tlsBegun = true; });
    tls->startServerEncryption();
}

void IncomingClient::encrypted()
{
    m_tlsUs = (m_context.clock.monotonicNs() - m_startedMonotonicNs) / 1000;
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &IncomingClient::readHead);
    readHead();
}

void IncomingClient::readHead()
{
    if (m_done)
        return;
    const qsizetype before = m_head.size();
    // One byte more than a head may have tells one that is too long.
    m_head += m_socket->read(Handshake::MaxHead + 1 - before);
    if (const qsizetype size = requestHeadSize(m_head, before); size > 0)
        return headComplete(size);
    if (m_head.size() > Handshake::MaxHead)
        return refuse({431, QStringLiteral("The request head is longer than 64 KiB")}, m_head);
    if (m_lineSeen)
        return;
    if (const auto error = hopelessHead(m_head))
        return refuse({400, error->message}, m_head);
    m_lineSeen = m_head.lastIndexOf('\n') > 0;
}

void IncomingClient::headComplete(qsizetype size)
{
    const QByteArray head = m_head.first(size);
    if (size > Handshake::MaxHead)
        return refuse({431, QStringLiteral("The request head is longer than 64 KiB")}, head);
    Result<RequestHead> request = parseRequestHead(head);
    if (!request)
        return refuse({400, request.error().message}, head);
    m_arrival.request = request.value();
    if (const auto refusal = HttpAnswers::judge(request.value()))
        return refuse(*refusal, head);
    m_done = true;
    m_timer.stop();
    m_socket->disconnect(this);
    m_arrival.early = m_head.sliced(size);
    m_arrival.record = newRecord(head);
    m_arrival.headNs = m_context.clock.monotonicNs();
    m_arrival.socket = std::move(m_socket);
    Q_EMIT arrived();
}

void IncomingClient::timedOut()
{
    if (m_context.settings.secure() && !m_tlsUs)
        return fail(QStringLiteral("The TLS handshake was not done in time"));
    if (!m_head.isEmpty())
        return refuse({408, QStringLiteral("The request head was not complete in time")}, m_head);
    fail(m_tlsUs ? QStringLiteral("No request came after the TLS handshake") : QString());
}

void IncomingClient::socketFailed()
{
    if (m_done)
        return;
    const auto error = m_socket->error();
    if (m_context.settings.secure() && !m_tlsUs && error != QAbstractSocket::RemoteHostClosedError)
        return fail(QStringLiteral("The TLS handshake failed: %1").arg(m_socket->errorString()));
    // What came with the end may still complete the head.
    readHead();
    if (m_done)
        return;
    if (!m_head.isEmpty())
        fail(QStringLiteral("The client hung up inside its request head"));
    else if (m_tlsBegun)
        fail(QStringLiteral("The client hung up in its TLS handshake: it may not trust the certificate"));
    else
        fail({});
}

/// Ends it without an answer; an empty sentence: it said nothing, so there is nothing to record.
void IncomingClient::fail(const QString &sentence)
{
    if (m_done)
        return;
    m_done = true;
    m_timer.stop();
    m_socket->disconnect(this);
    if (!sentence.isEmpty()) {
        ConnectionRecord record = newRecord(m_head);
        record.endedBy = EndedBy::Network;
        ClientLog(m_context).failed(record, EntryKind::Error, sentence);
    }
    m_socket.release()->deleteLater(); // it may be in the middle of telling us
    Q_EMIT gone();
}

void IncomingClient::refuse(const Refusal &refusal, QByteArrayView head)
{
    m_done = true;
    m_timer.stop();
    m_socket->disconnect(this);
    const RequestHead &request = m_arrival.request;
    const HttpAnswer answer = HttpAnswers::make(
        refusal, ownUrl(), QDateTime::fromMSecsSinceEpoch(m_context.clock.unixNs() / 1'000'000),
        request.method == "HEAD");
    ConnectionRecord record = newRecord(head);
    record.response = answer.head;
    record.body = answer.body;
    record.endedBy = EndedBy::Us;
    const QString words = request.method.isEmpty() ? QString() : requestWords(request) + QStringLiteral(": ");
    ClientLog(m_context).failed(record, EntryKind::Refused,
                                QStringLiteral("%1answered %2. %3")
                                    .arg(words, HttpAnswers::statusText(refusal.status), refusal.sentence));
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        m_socket->write(answer.head + answer.body);
    new LingeringClose(std::move(m_socket), m_context.settings.limits.lingerTime, parent());
    Q_EMIT gone();
}

ConnectionRecord IncomingClient::newRecord(QByteArrayView head) const
{
    ConnectionRecord record;
    const QByteArray &target = m_arrival.request.target;
    const QByteArray host = m_arrival.request.header("Host");
    const QString base =
        host.isEmpty() ? ownUrl()
                       : (m_context.settings.secure() ? QStringLiteral("wss://") : QStringLiteral("ws://")) +
                             QString::fromUtf8(host);
    record.url = base + (target.startsWith('/') ? QString::fromUtf8(target) : QStringLiteral("/"));
    record.startedNs = m_startedNs;
    record.request = head.toByteArray();
    record.peer = addressText(m_socket->peerAddress(), m_socket->peerPort());
    record.tlsUs = m_tlsUs;
    if (const auto *tls = qobject_cast<const QSslSocket *>(m_socket.get()); tls && m_tlsUs)
        record.tls = tlsFactsJson(*tls, {});
    return record;
}

QString IncomingClient::ownUrl() const
{
    return serverUrl(m_context.settings.secure(), m_socket->localAddress(), m_socket->localPort());
}

} // namespace framewatch
