// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedproxy.h"

#include <QHostAddress>
#include <QTcpSocket>
#include <QtEndian>

namespace framewatch::test {

namespace {

constexpr qint64 HighWater = 64 * 1024;

} // namespace

struct ScriptedProxy::Client
{
    enum class State { Greeting, Password, Request, Relay };

    State state = State::Greeting;
    QTcpSocket *socket = nullptr;
    QTcpSocket *out = nullptr;
    QByteArray seen;
};

ScriptedProxy::ScriptedProxy(QNetworkProxy::ProxyType type, QObject *parent)
    : QObject(parent)
    , m_type(type)
{
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedProxy::accept);
    if (!m_server.listen(QHostAddress::LocalHost, 0))
        qFatal("cannot listen");
}

QNetworkProxy ScriptedProxy::proxy(const QString &withUser, const QString &withPassword) const
{
    return QNetworkProxy(m_type, QStringLiteral("127.0.0.1"), m_server.serverPort(), withUser, withPassword);
}

void ScriptedProxy::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        if (instead) {
            instead(*socket);
            continue;
        }
        auto client = std::make_shared<Client>();
        client->socket = socket;
        client->out = new QTcpSocket(socket);
        client->out->setReadBufferSize(HighWater);
        socket->setReadBufferSize(HighWater);
        connect(socket, &QTcpSocket::readyRead, this, [this, client] { read(*client); });
    }
}

void ScriptedProxy::read(Client &client)
{
    if (client.state == Client::State::Relay) {
        pump(*client.socket, *client.out, false);
        return;
    }
    client.seen += client.socket->readAll();
    while (client.state != Client::State::Relay &&
           (m_type == QNetworkProxy::Socks5Proxy ? socks(client) : http(client))) {
    }
}

bool ScriptedProxy::socks(Client &client)
{
    switch (client.state) {
    case Client::State::Greeting:
        return socksGreeting(client);
    case Client::State::Password:
        return socksPassword(client);
    case Client::State::Request:
        return socksRequest(client);
    case Client::State::Relay:
        break;
    }
    return false;
}

bool ScriptedProxy::socksGreeting(Client &client)
{
    if (client.seen.size() < 2 || client.seen.size() < 2 + client.seen.at(1))
        return false;
    const char method = user.isEmpty() ? 0 : 2;
    const bool offered = client.seen.mid(2, client.seen.at(1)).contains(method);
    client.seen.remove(0, 2 + client.seen.at(1));
    client.socket->write(QByteArray("\x05", 1) + (offered ? method : '\xff'));
    client.state = method ? Client::State::Password : Client::State::Request;
    return true;
}

bool ScriptedProxy::socksPassword(Client &client) // RFC 1929
{
    if (client.seen.size() < 2)
        return false;
    const qsizetype nameSize = quint8(client.seen.at(1));
    if (client.seen.size() < 3 + nameSize ||
        client.seen.size() < 3 + nameSize + quint8(client.seen.at(2 + nameSize)))
        return false;
    const qsizetype passwordSize = quint8(client.seen.at(2 + nameSize));
    const bool right =
        client.seen.mid(2, nameSize) == user && client.seen.mid(3 + nameSize, passwordSize) == password;
    client.seen.remove(0, 3 + nameSize + passwordSize);
    client.socket->write(QByteArray("\x01", 1) + (right ? '\0' : '\1'));
    if (!right)
        client.socket->disconnectFromHost();
    client.state = Client::State::Request;
    return right;
}

bool ScriptedProxy::socksRequest(Client &client)
{
    if (client.seen.size() < 5)
        return false;
    const char type = client.seen.at(3);
    const qsizetype start = type == 3 ? 5 : 4;
    const qsizetype size = type == 3 ? quint8(client.seen.at(4)) : type == 1 ? 4 : 16;
    if (client.seen.size() < start + size + 2)
        return false;
    const QByteArray raw = client.seen.mid(start, size);
    const QByteArray host =
        type == 3   ? raw
        : type == 1 ? QHostAddress(qFromBigEndian<quint32>(raw.constData())).toString().toLatin1()
                    : QHostAddress(reinterpret_cast<const quint8 *>(raw.constData())).toString().toLatin1();
    const quint16 port = qFromBigEndian<quint16>(client.seen.constData() + start + size);
    client.seen.remove(0, start + size + 2);
    const QByteArray answer =
        QByteArray("\x05", 1) + char(socksReply) + QByteArray("\0\x01\x7f\0\0\x01\0\x50", 8);
    if (socksReply == 0) {
        connectOut(client, host, port, answer);
        return true;
    }
    asked.append(host + ':' + QByteArray::number(port));
    client.socket->write(answer);
    client.socket->disconnectFromHost();
    return false;
}

bool ScriptedProxy::http(Client &client)
{
    const qsizetype end = client.seen.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = client.seen.left(end);
    client.seen.remove(0, end + 4);
    const QByteArray target = head.split(' ').value(1);
    const QByteArray expected = "Basic " + QByteArray(user + ':' + password).toBase64();
    if (!httpRefusal.isEmpty() || (!user.isEmpty() && !head.contains(expected))) {
        asked.append(target);
        client.socket->write(
            !httpRefusal.isEmpty()
                ? httpRefusal
                : QByteArray("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: "
                             "Basic realm=\"test\"\r\nContent-Length: 0\r\n\r\n"));
        return false;
    }
    const qsizetype colon = target.lastIndexOf(':');
    connectOut(client, target.left(colon), target.mid(colon + 1).toUShort(),
               "HTTP/1.1 200 Connection established\r\n\r\n");
    return true;
}

void ScriptedProxy::connectOut(Client &client, const QByteArray &host, quint16 port, const QByteArray &answer)
{
    asked.append(host + ':' + QByteArray::number(port));
    client.state = Client::State::Relay;
    QTcpSocket *socket = client.socket;
    QTcpSocket *out = client.out;
    connect(out, &QTcpSocket::connected, this, [socket, answer] { socket->write(answer); });
    connect(out, &QTcpSocket::readyRead, this, [this, socket, out] { pump(*out, *socket, true); });
    connect(socket, &QTcpSocket::bytesWritten, this, [this, socket, out] { pump(*out, *socket, true); });
    connect(out, &QTcpSocket::disconnected, socket, &QTcpSocket::disconnectFromHost);
    connect(socket, &QTcpSocket::disconnected, out, &QTcpSocket::disconnectFromHost);
    out->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void ScriptedProxy::pump(QTcpSocket &from, QTcpSocket &to, bool down)
{
    while (from.bytesAvailable() > 0 && to.bytesToWrite() < HighWater) {
        const QByteArray bytes = from.read(HighWater);
        to.write(bytes);
        if (down)
            relayedDown += bytes.size();
    }
}

} // namespace framewatch::test
