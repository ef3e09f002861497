// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/loopback.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace framewatch;

class TestLoopback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsItsOwnSocketIn();
    void turnsOthersAway_data();
    void turnsOthersAway();
    void hasANewNonceEachTime();
};

void TestLoopback::letsItsOwnSocketIn()
{
    QWebSocket socket;
    Loopback loopback([&socket] { return socket.localPort(); });
    loopback.setSubprotocol(QStringLiteral("chat"));
    QVERIFY(loopback.listen());
    QCOMPARE(loopback.url().host(), QStringLiteral("127.0.0.1"));
    QSignalSpy joined(&loopback, &Loopback::joined);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("chat")});
    socket.open(loopback.url(), options);
    QVERIFY(joined.wait());
    const auto tap = loopback.takeSocket();
    QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(socket.subprotocol(), QStringLiteral("chat"));
    QCOMPARE(tap->peerPort(), socket.localPort());
    socket.sendTextMessage(QStringLiteral("x"));
    QTRY_COMPARE(tap->bytesAvailable(), 7);

    QTcpSocket late;
    late.connectToHost(QHostAddress::LocalHost, quint16(loopback.url().port()));
    QTRY_COMPARE(late.error(), QAbstractSocket::ConnectionRefusedError);
}

void TestLoopback::turnsOthersAway_data()
{
    QTest::addColumn<QByteArray>("request"); // NONCE stands for the path
    QTest::newRow("wrong path") << QByteArray("GET /00000000000000000000000000000000 HTTP/1.1\r\n\r\n");
    QTest::newRow("right path, wrong port") << QByteArray("GET NONCE HTTP/1.1\r\nSec-WebSocket-Key: x\r\n\r\n");
    QTest::newRow("endless head") << QByteArray(9000, 'a');
    QTest::newRow("nonsense") << QByteArray("\r\n\r\n");
}

void TestLoopback::turnsOthersAway()
{
    QFETCH(QByteArray, request);
    Loopback loopback([] { return quint16(1); });
    QVERIFY(loopback.listen());
    QSignalSpy joined(&loopback, &Loopback::joined);
    QTcpSocket stranger;
    stranger.connectToHost(QHostAddress::LocalHost, quint16(loopback.url().port()));
    stranger.write(request.replace("NONCE", loopback.url().path().toLatin1()));
    QTRY_COMPARE(stranger.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(stranger.readAll(), QByteArray());
    QCOMPARE(joined.count(), 0);
}

void TestLoopback::hasANewNonceEachTime()
{
    Loopback one([] { return quint16(1); });
    Loopback two([] { return quint16(1); });
    QCOMPARE(one.url().path().size(), 33);
    QVERIFY(one.url().path() != two.url().path());
}

QTEST_GUILESS_MAIN(TestLoopback)
#include "tst_loopback.moc"
