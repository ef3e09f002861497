// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/serverclient.h"

#include "model/server/incomingclient.h"
#include "model/server/tcplistener.h"
#include "tests/model/server/rawclient.h"
#include "tests/support/memorysink.h"

#include <QRandomGenerator>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketServer>
#include <QtEndian>

using namespace framewatch;
using namespace framewatch::test;

/// One client of the local server, and what its QWebSocket writes.
class TestServerClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsOneCloseFrame_data();
    void sendsOneCloseFrame();
};

namespace {

constexpr qsizetype LongMessage = 8 << 20;

/// Does in this thread what ServerWorker does for a client.
class Fixture
{
public:
    explicit Fixture(RawClient &peer)
    {
        auto sink = std::make_unique<MemorySink>();
        m_sink = sink.get();
        m_context.sink = std::move(sink);
        QObject::connect(&m_webSockets, &QWebSocketServer::newConnection, &m_clients,
                         [this] { client->open(m_webSockets.nextPendingConnection()); });
        m_listener.listen(QHostAddress(QHostAddress::LocalHost), 0);
        peer.open(m_listener.serverPort(), "Sec-WebSocket-Extensions: permessage-deflate\r\n");
    }

    ServerClient *client = nullptr;
    TapSocket *tap = nullptr;

    bool isOpen() const { return client && client->isOpen(); }
    QList<int> sentCloseCodes() const
    {
        QList<int> codes;
        for (const Entry &entry : m_sink->entries) {
            if (entry.kind == EntryKind::Close && entry.direction == Direction::Sent)
                codes.append(qFromBigEndian<quint16>(entry.payload.constData()));
        }
        return codes;
    }

private:
    void take(std::unique_ptr<QTcpSocket> socket)
    {
        auto *incoming = new IncomingClient(std::move(socket), m_context, &m_clients);
        QObject::connect(incoming, &IncomingClient::arrived, &m_clients, [this, incoming] {
            client = new ServerClient(incoming->takeArrival(), m_context, &m_clients);
            tap = client->prepareTap("/1");
            m_webSockets.handleConnection(tap);
        });
    }

    ServerContext m_context{ServerSettings()};
    MemorySink *m_sink;
    QWebSocketServer m_webSockets{QStringLiteral("test"), QWebSocketServer::NonSecureMode};
    QObject m_clients;
    TcpListener m_listener{false, [this](std::unique_ptr<QTcpSocket> socket) { take(std::move(socket)); }};
};

/// More than is compressed at once; does not get shorter by it.
QByteArray longFrame()
{
    QList<quint32> noise(LongMessage / 4);
    QRandomGenerator(6455).fillRange(noise.data(), noise.size());
    const auto *bytes = reinterpret_cast<const char *>(noise.constData());
    return encodeFrame(Opcode::Binary, QByteArrayView(bytes, LongMessage));
}

} // namespace

void TestServerClient::sendsOneCloseFrame_data()
{
    QTest::addColumn<QString>("next");
    QTest::newRow("and its socket is closed") << QStringLiteral("tap");
    QTest::newRow("and we close") << QStringLiteral("us");
    QTest::newRow("and the client closes") << QStringLiteral("peer");
}

// QWebSocket gave up, and its close frame waits behind a long message (RFC 6455 §5.5.1).
void TestServerClient::sendsOneCloseFrame()
{
    QFETCH(QString, next);
    RawClient peer;
    Fixture f(peer);
    QTRY_VERIFY(peer.terms && f.isOpen());
    f.tap->write(longFrame());
    f.tap->write(encodeFrame(Opcode::Close, closePayload(1009, {})));
    QCOMPARE(f.sentCloseCodes(), QList<int>());
    if (next == QLatin1String("tap")) {
        f.tap->close();
    } else if (next == QLatin1String("us")) {
        f.client->close(1001, {});
    } else {
        peer.sendClose(1001);
        peer.socket.flush(); // it is read before all of the message is on its way
    }
    QTRY_COMPARE(f.sentCloseCodes(), QList<int>{1009});
    QTRY_COMPARE_WITH_TIMEOUT(peer.messages.size(), 2, 30'000);
    QCOMPARE(peer.messages[0].payload.size(), LongMessage);
    QCOMPARE(peer.closeCode(), 1009);
    if (next != QLatin1String("peer"))
        peer.sendClose(1009);
    QTRY_VERIFY(peer.isGone());
    QCOMPARE(peer.messages.size(), 2);
    QCOMPARE(f.sentCloseCodes(), QList<int>{1009});
}

QTEST_GUILESS_MAIN(TestServerClient)
#include "tst_serverclient.moc"
