// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedpeer.h"

#include "model/wire/handshake.h"

#include <QTcpSocket>

#include <sys/socket.h>

namespace framewatch::test {

ScriptedPeer::ScriptedPeer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedPeer::accept);
    if (!m_server.listen(QHostAddress::LocalHost, 0))
        qFatal("cannot listen");
}

QString ScriptedPeer::url(const QString &target) const
{
    return QStringLiteral("ws://127.0.0.1:%1%2").arg(m_server.serverPort()).arg(target);
}

QByteArray ScriptedPeer::headerOf(const QByteArray &head, const QByteArray &name)
{
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0 && line.left(colon).compare(name, Qt::CaseInsensitive) == 0)
            return line.mid(colon + 1).trimmed();
    }
    return {};
}

QByteArray ScriptedPeer::acceptedAnswer(const QByteArray &head, const QByteArray &more)
{
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
           + Handshake::acceptFor(headerOf(head, "Sec-WebSocket-Key")) + "\r\n" + more + "\r\n";
}

QByteArray ScriptedPeer::deflatingAnswer(const QByteArray &head, const QByteArray &terms)
{
    const auto agreement = Deflate::accept({headerOf(head, Deflate::HeaderName)});
    const QByteArray value = !terms.isEmpty() ? terms : agreement ? agreement->answer : QByteArray();
    return acceptedAnswer(head, QByteArray(Deflate::HeaderName) + ": " + value + "\r\n");
}

void ScriptedPeer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        m_socket = socket;
        m_head.clear();
        m_upgraded = false;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            ++clientsGone;
            socket->deleteLater();
            Q_EMIT clientGone();
        });
    }
}

void ScriptedPeer::read(QTcpSocket *socket)
{
    if (socket != m_socket || !m_reading)
        return;
    if (m_upgraded) {
        decode(socket->readAll());
        return;
    }
    m_head += socket->readAll();
    const qsizetype size = Handshake::headSize(m_head);
    if (size == 0)
        return;
    const QByteArray rest = m_head.mid(size);
    m_head.truncate(size);
    heads.append(m_head);
    m_upgraded = true;
    const QByteArray answer = onHead ? onHead(m_head) : acceptedAnswer(m_head);
    terms = Deflate::fromHeads(m_head, answer);
    m_frames.emplace(Sender::Client, terms.has_value());
    m_messages.emplace(1LL << 32, Inflater::from(Sender::Client, terms));
    send(answer);
    Q_EMIT upgraded();
    decode(rest);
}

void ScriptedPeer::decode(QByteArrayView bytes)
{
    while (const auto piece = m_frames->next(bytes)) {
        const auto message = m_messages->add(*piece);
        if (!message)
            continue;
        received.append({message->kind, message->payload.toByteArray(), message->closeCode, message->compressed,
                         message->frames.toByteArray()});
        if (message->kind == EntryKind::Close && answersClose) {
            send(encodeFrame(Opcode::Close, message->payload));
            endTcp();
        }
        Q_EMIT messageCame();
    }
}

void ScriptedPeer::send(const QByteArray &bytes)
{
    if (m_socket && m_socket->isOpen())
        m_socket->write(bytes);
}

void ScriptedPeer::endTcp()
{
    if (m_socket)
        m_socket->disconnectFromHost();
}

void ScriptedPeer::resetTcp()
{
    if (!m_socket)
        return;
    const linger now{1, 0};
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket->abort();
}

void ScriptedPeer::setReading(bool on)
{
    m_reading = on;
    if (!m_socket)
        return;
    m_socket->setReadBufferSize(on ? 0 : 1);
    if (on)
        read(m_socket);
}

} // namespace framewatch::test
