// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Connections through proxies, and over one family of addresses.
#include "model/wire/route.h"

#include "model/wire/upstream.h"
#include "tests/support/certificateforge.h"
#include "tests/support/opensslserver.h"
#include "tests/support/scriptedproxy.h"

#include <QFile>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

Q_DECLARE_METATYPE(QNetworkProxy::ProxyType)

namespace {

constexpr auto Socks = QNetworkProxy::Socks5Proxy;
constexpr auto Http = QNetworkProxy::HttpProxy;

/// A far end that nobody can look up: only the proxy knows the way.
Endpoint endpointOf(quint16 port, const QString &host = QStringLiteral("far.invalid"))
{
    Endpoint endpoint;
    endpoint.host = host;
    endpoint.port = port;
    return endpoint;
}

/// One attempt.
struct Attempt
{
    explicit Attempt(const Endpoint &endpoint, const QNetworkProxy &proxy, const TlsSetup &tls = {})
        : upstream(clock)
    {
        QObject::connect(&upstream, &Upstream::connected, &upstream,
                         [this] { socket = upstream.takeSocket(); });
        QObject::connect(&upstream, &Upstream::failed, &upstream, [this](const Error &e) { error = e; });
        Route route;
        route.proxy = proxy;
        upstream.open(endpoint, tls, route);
    }
    bool isOver() const { return socket || error; }

    SystemClock clock;
    Upstream upstream;
    std::unique_ptr<QTcpSocket> socket;
    Error error;
};

qint64 residentKib()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

void bothKinds()
{
    QTest::addColumn<QNetworkProxy::ProxyType>("type");
    QTest::newRow("SOCKS5") << Socks;
    QTest::newRow("HTTP") << Http;
}

} // namespace

class TestRoute : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connects_data() { bothKinds(); }
    void connects();
    void speaksTls_data() { bothKinds(); }
    void speaksTls();
    void authenticates_data() { bothKinds(); }
    void authenticates();
    void keepsWhatThePeerSaidFirst_data() { bothKinds(); }
    void keepsWhatThePeerSaidFirst();
    void slowsThePeerDown_data() { bothKinds(); }
    void slowsThePeerDown();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void saysThatTheProxyIsAway_data() { bothKinds(); }
    void saysThatTheProxyIsAway();
    void saysThatTheProxyIsUnknown_data() { bothKinds(); }
    void saysThatTheProxyIsUnknown();
    void standsAHostileProxy_data();
    void standsAHostileProxy();
    void saysWhatAProxyMayWantThatHangsUp();
    void standsAnEndlessAnswer_data();
    void standsAnEndlessAnswer();
    void asksTheSystem();
    void keepsToAFamily_data();
    void keepsToAFamily();
};

void TestRoute::connects()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    ScriptedProxy proxy(type);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    Attempt attempt(endpointOf(server.serverPort()), proxy.proxy());
    QTRY_VERIFY2(attempt.isOver(), "nothing happened");
    QVERIFY2(attempt.socket, qPrintable(attempt.error.message));
    QCOMPARE(proxy.asked,
             QList<QByteArray>{"far.invalid:" +
                               QByteArray::number(server.serverPort())}); // the name: no lookup of ours
    QVERIFY(!attempt.upstream.timing().dnsUs);
    QVERIFY(attempt.upstream.timing().tcpUs);
    QTRY_VERIFY(server.hasPendingConnections());
    std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
    attempt.socket->write("up");
    QTRY_COMPARE(peer->bytesAvailable(), 2);
    QCOMPARE(peer->readAll(), QByteArray("up"));
    peer->write("down");
    QTRY_COMPARE(attempt.socket->bytesAvailable(), 4);
    QCOMPARE(attempt.socket->readAll(), QByteArray("down"));
    peer->disconnectFromHost();
    QTRY_COMPARE(attempt.socket->state(), QAbstractSocket::UnconnectedState);
}

void TestRoute::speaksTls()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    CertificateForge forge;
    CertificateOrder order;
    order.names = QStringLiteral("DNS:far.invalid");
    const ForgedCertificate certificate = forge.make(order);
    const OpensslServer server({QStringLiteral("-cert"), certificate.certFile, QStringLiteral("-key"),
                                certificate.keyFile, QStringLiteral("-rev")});
    ScriptedProxy proxy(type);
    TlsSetup tls;
    tls.configuration.addCaCertificates(QSslCertificate::fromPath(certificate.certFile));
    Endpoint endpoint = endpointOf(server.port());
    endpoint.secure = true;
    Attempt attempt(endpoint, proxy.proxy(), tls);
    QTRY_VERIFY(attempt.isOver());
    QVERIFY2(attempt.socket, qPrintable(attempt.error.message));
    attempt.socket->write("hello\n");
    QTRY_COMPARE(attempt.socket->bytesAvailable(), 6);
    QCOMPARE(attempt.socket->readAll(), QByteArray("olleh\n"));
}

void TestRoute::authenticates()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    ScriptedProxy proxy(type);
    proxy.user = "me";
    proxy.password = "p@ss";
    const QString name = Routes::describe(proxy.proxy());

    Attempt right(endpointOf(server.serverPort()), proxy.proxy(QStringLiteral("me"), QStringLiteral("p@ss")));
    QTRY_VERIFY(right.isOver());
    QVERIFY2(right.socket, qPrintable(right.error.message));
    Attempt wrong(endpointOf(server.serverPort()), proxy.proxy(QStringLiteral("me"), QStringLiteral("no")));
    QTRY_VERIFY(wrong.isOver());
    QCOMPARE(wrong.error.message, QStringLiteral("The %1 does not accept the user and password").arg(name));
    Attempt none(endpointOf(server.serverPort()), proxy.proxy());
    QTRY_VERIFY(none.isOver());
    QCOMPARE(none.error.message, QStringLiteral("The %1 asks for a user and password").arg(name));
}

void TestRoute::keepsWhatThePeerSaidFirst()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    ScriptedProxy proxy(type);
    QTcpSocket *client = nullptr;
    proxy.instead = [&client](QTcpSocket &socket) { client = &socket; };
    Attempt attempt(endpointOf(80), proxy.proxy());
    QTRY_VERIFY(client && client->bytesAvailable() > 0);
    if (type == Socks) {
        client->write(QByteArray("\x05\0", 2));
        QTRY_VERIFY(client->bytesAvailable() > 3);
        client->write(QByteArray("\x05\0\0\x01\x7f\0\0\x01\0\x50"
                                 "early",
                                 15));
    } else {
        client->write("HTTP/1.1 200 OK\r\n\r\nearly");
    }
    QTRY_VERIFY(attempt.isOver());
    QVERIFY2(attempt.socket, qPrintable(attempt.error.message));
    client->write(" and late");
    QByteArray got;
    QTRY_COMPARE(got += attempt.socket->readAll(), QByteArray("early and late"));
}

void TestRoute::slowsThePeerDown()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    ScriptedProxy proxy(type);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    Attempt attempt(endpointOf(server.serverPort()), proxy.proxy());
    QTRY_VERIFY(attempt.isOver());
    QVERIFY2(attempt.socket, qPrintable(attempt.error.message));
    QTRY_VERIFY(server.hasPendingConnections());
    std::unique_ptr<QTcpSocket> peer(server.nextPendingConnection());
    const qint64 before = residentKib();
    constexpr qint64 Flood = 256 << 20;
    qint64 sent = 0;
    const QByteArray piece(256 * 1024, 'x');
    const auto flood = [&] {
        while (sent < Flood && peer->bytesToWrite() < 4 * piece.size())
            sent += peer->write(piece);
    };
    connect(peer.get(), &QTcpSocket::bytesWritten, peer.get(), flood);
    flood();
    // Nobody reads: what has been sent comes to rest, at what the kernel and 1 MiB of ours hold.
    qint64 last = -1;
    QTRY_VERIFY_WITH_TIMEOUT(std::exchange(last, sent) == sent && attempt.socket->bytesAvailable() > 0,
                             20'000);
    QVERIFY2(sent < Flood / 2, qPrintable(QStringLiteral("%1 MiB went through").arg(sent >> 20)));
    QVERIFY(attempt.socket->bytesAvailable() <= 1 << 20);
    QVERIFY(residentKib() - before < 64 * 1024);
    qint64 read = 0;
    connect(attempt.socket.get(), &QTcpSocket::readyRead, attempt.socket.get(),
            [&] { read += attempt.socket->readAll().size(); });
    read += attempt.socket->readAll().size();
    QTRY_COMPARE_WITH_TIMEOUT(read, sent, 60'000); // all of it, once somebody does
    QVERIFY(sent >= Flood);
}

void TestRoute::saysWhatIsWrong_data()
{
    QTest::addColumn<QNetworkProxy::ProxyType>("type");
    QTest::addColumn<int>("reply");
    QTest::addColumn<QByteArray>("refusal");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("sentence"); // %1 the proxy
    const QString unreached = QStringLiteral(
        "The %1 does not reach far.invalid:80: it does not know the host, or may not connect to it");
    QTest::newRow("SOCKS: refused")
        << Socks << 5 << QByteArray() << ErrorCode::Network
        << QStringLiteral("The %1 cannot connect to far.invalid:80: the connection was refused");
    QTest::newRow("SOCKS: host") << Socks << 4 << QByteArray() << ErrorCode::Network
                                 << unreached; // Qt tells these three as one
    QTest::newRow("SOCKS: failure") << Socks << 1 << QByteArray() << ErrorCode::Network << unreached;
    QTest::newRow("SOCKS: rules") << Socks << 2 << QByteArray() << ErrorCode::Network << unreached;
    QTest::newRow("HTTP: host") << Http << 0 << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n")
                                << ErrorCode::Name
                                << QStringLiteral("The %1 cannot find the host of far.invalid:80");
    QTest::newRow("HTTP: forbidden") << Http << 0
                                     << QByteArray("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
                                     << ErrorCode::Network
                                     << QStringLiteral("The %1 denies connections to far.invalid:80");
    QTest::newRow("HTTP: bad gateway")
        << Http << 0 << QByteArray("HTTP/1.1 503 No\r\nContent-Length: 0\r\n\r\n") << ErrorCode::Network
        << QStringLiteral("The %1 cannot connect to far.invalid:80: the connection was refused");
}

void TestRoute::saysWhatIsWrong()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    QFETCH(int, reply);
    QFETCH(QByteArray, refusal);
    QFETCH(QString, sentence);
    ScriptedProxy proxy(type);
    proxy.socksReply = reply;
    proxy.httpRefusal = refusal;
    Attempt attempt(endpointOf(80), proxy.proxy());
    QTRY_VERIFY(attempt.isOver());
    QCOMPARE(attempt.error.message, sentence.arg(Routes::describe(proxy.proxy())));
    QTEST(attempt.error.code, "code");
}

void TestRoute::saysThatTheProxyIsAway()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    ScriptedProxy proxy(type);
    const QNetworkProxy gone = proxy.proxy();
    proxy.stopListening();
    Attempt attempt(endpointOf(80), gone);
    QTRY_VERIFY(attempt.isOver());
    QCOMPARE(attempt.error.message, QStringLiteral("The %1 refuses connections").arg(Routes::describe(gone)));
}

void TestRoute::saysThatTheProxyIsUnknown()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    const QNetworkProxy proxy(type, QStringLiteral("no-such-proxy.invalid"), 1080);
    Attempt attempt(endpointOf(80), proxy);
    QTRY_VERIFY_WITH_TIMEOUT(attempt.isOver(), 20'000);
    QCOMPARE(attempt.error.message,
             QStringLiteral("Cannot find the host of the %1").arg(Routes::describe(proxy)));
    QCOMPARE(attempt.error.code, ErrorCode::Name);
}

void TestRoute::standsAHostileProxy_data()
{
    QTest::addColumn<QNetworkProxy::ProxyType>("type");
    QTest::addColumn<QByteArray>("answer");
    for (const auto &[type, name] : {std::pair{Socks, "SOCKS5"}, std::pair{Http, "HTTP"}}) {
        const auto row = [type = type, name = name](const char *what, const QByteArray &answer) {
            QTest::addRow("%s: %s", name, what) << type << answer;
        };
        row("closes at once", {});
        row("garbage", "SSH-2.0-nothing of the kind\r\n\r\n");
        row("zeros", QByteArray(1000, '\0'));
    }
    QTest::newRow("SOCKS5: cut short") << Socks << QByteArray("\x05", 1);
    QTest::newRow("SOCKS5: unknown address") << Socks << QByteArray("\x05\0\x05\0\0\x7f", 6);
    QTest::newRow("HTTP: 407 without end") << Http
                                           << QByteArray("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic "
                                                         "realm=\"x\"\r\nContent-Length: 99999999\r\n\r\n");
    QTest::newRow("HTTP: length") << Http << QByteArray("HTTP/1.1 500 No\r\nContent-Length: -5\r\n\r\n");
    QTest::newRow("HTTP: cut short") << Http << QByteArray("HTTP/1.1 200");
}

void TestRoute::standsAHostileProxy()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    QFETCH(QByteArray, answer);
    ScriptedProxy proxy(type);
    proxy.instead = [&answer](QTcpSocket &client) {
        connect(&client, &QTcpSocket::readyRead, &client, [&client, &answer] {
            client.readAll();
            client.write(answer);
            client.disconnectFromHost();
        });
    };
    Attempt attempt(endpointOf(80), proxy.proxy());
    QTRY_VERIFY(attempt.isOver());
    QVERIFY(!attempt.socket);
    QVERIFY2(attempt.error.message.contains(Routes::describe(proxy.proxy())),
             qPrintable(attempt.error.message));
    QVERIFY(attempt.error.message.size() < 500);
}

void TestRoute::saysWhatAProxyMayWantThatHangsUp()
{
    ScriptedProxy proxy(Http);
    proxy.instead = [](QTcpSocket &client) {
        connect(&client, &QTcpSocket::readyRead, &client, [&client] {
            client.readAll();
            client.write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"x\"\r\n"
                         "Connection: close\r\nContent-Length: 0\r\n\r\n");
            client.disconnectFromHost();
        });
    };
    Attempt attempt(endpointOf(80), proxy.proxy());
    QTRY_VERIFY(attempt.isOver());
    QVERIFY2(attempt.error.message.contains(QStringLiteral("password")), qPrintable(attempt.error.message));
}

void TestRoute::standsAnEndlessAnswer_data()
{
    QTest::addColumn<QNetworkProxy::ProxyType>("type");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("piece");
    QTest::newRow("SOCKS5") << Socks << QByteArray() << QByteArray("xxxxxx");
    QTest::newRow("SOCKS5 zeros") << Socks << QByteArray("\x05\0", 2) << QByteArray(6, '\0');
    QTest::newRow("HTTP headers") << Http << QByteArray("HTTP/1.1 200 OK\r\n") << QByteArray("A: b\r\n");
    QTest::newRow("HTTP line") << Http << QByteArray("HTTP/1.1 200 ") << QByteArray("xxxxxx");
    QTest::newRow("HTTP body") << Http
                               << QByteArray("HTTP/1.1 407 No\r\nProxy-Authenticate: Basic "
                                             "realm=\"x\"\r\nContent-Length: 999999999\r\n\r\n")
                               << QByteArray("xxxxxx");
}

void TestRoute::standsAnEndlessAnswer()
{
    QFETCH(QNetworkProxy::ProxyType, type);
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, piece);
    ScriptedProxy proxy(type);
    const qint64 before = residentKib();
    qint64 sent = 0;
    proxy.instead = [&](QTcpSocket &client) {
        const auto flood = [&client, &sent, body = piece.repeated(10'000)] {
            while (client.bytesToWrite() < 1 << 20 && client.state() == QAbstractSocket::ConnectedState)
                sent += client.write(body);
        };
        connect(&client, &QTcpSocket::readyRead, &client, [&client, &sent, start, flood] {
            client.readAll();
            if (sent == 0)
                sent += client.write(start);
            flood();
        });
        connect(&client, &QTcpSocket::bytesWritten, &client, flood);
    };
    Attempt attempt(endpointOf(80), proxy.proxy(QStringLiteral("me"), QStringLiteral("no")));
    QTRY_VERIFY_WITH_TIMEOUT(attempt.isOver(), 20'000);
    QVERIFY(!attempt.socket);
    QVERIFY2(attempt.error.message.contains(Routes::describe(proxy.proxy())),
             qPrintable(attempt.error.message));
    QVERIFY(residentKib() - before < 64 * 1024);
}

void TestRoute::asksTheSystem()
{
    // Only that the answer is one that can be used: what it is, is the system's affair.
    Route route;
    route.system = true;
    const Route chosen = Routes::resolved(route, endpointOf(80, QStringLiteral("example.org")));
    QVERIFY(!chosen.system);
    QVERIFY(chosen.proxy.type() != QNetworkProxy::DefaultProxy);
}

void TestRoute::keepsToAFamily_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QAbstractSocket::NetworkLayerProtocol>("family");
    QTest::addColumn<QString>("sentence"); // empty: connects
    QTest::newRow("IPv4") << QStringLiteral("127.0.0.1") << QAbstractSocket::IPv4Protocol << QString();
    QTest::newRow("name") << QStringLiteral("localhost") << QAbstractSocket::IPv4Protocol << QString();
    QTest::newRow("IPv4 address for IPv6")
        << QStringLiteral("127.0.0.1") << QAbstractSocket::IPv6Protocol
        << QStringLiteral("127.0.0.1 is no IPv6 address, and only those are allowed");
    QTest::newRow("IPv6 address for IPv4")
        << QStringLiteral("::1") << QAbstractSocket::IPv4Protocol
        << QStringLiteral("::1 is no IPv4 address, and only those are allowed");
}

void TestRoute::keepsToAFamily()
{
    QFETCH(QString, host);
    QFETCH(QAbstractSocket::NetworkLayerProtocol, family);
    QFETCH(QString, sentence);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    SystemClock clock;
    Upstream upstream(clock);
    QSignalSpy connected(&upstream, &Upstream::connected);
    QSignalSpy failed(&upstream, &Upstream::failed);
    Route route;
    route.family = family;
    upstream.open(endpointOf(server.serverPort(), host), {}, route);
    QTRY_COMPARE(connected.size() + failed.size(), 1);
    QCOMPARE(connected.isEmpty() ? failed.constFirst().constFirst().value<Error>().message : QString(),
             sentence);
}

QTEST_GUILESS_MAIN(TestRoute)
#include "tst_route.moc"
