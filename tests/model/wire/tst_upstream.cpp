// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/upstream.h"

#include "tests/support/certificateforge.h"

#include <QFile>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

namespace {

Endpoint endpointOf(const QTcpServer &server, bool secure, const QString &host = QStringLiteral("127.0.0.1"))
{
    Endpoint endpoint;
    endpoint.secure = secure;
    endpoint.host = host;
    endpoint.port = server.serverPort();
    return endpoint;
}

} // namespace

class TestUpstream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void connectsToAnAddress();
    void looksANameUp();
    void namesAnUnknownHost();
    void refusesAnUntrustedCertificate();
    void takesItWithTheRightAuthority();
    void takesItUnverified();
    void failsWithoutTlsOnTheOtherSide();

private:
    void listen(QTcpServer &server);
    std::unique_ptr<QSslServer> tlsServer();
    SystemClock m_clock;
    CertificateForge m_forge;
    ForgedCertificate m_certificate;
};

void TestUpstream::initTestCase()
{
    m_certificate = m_forge.make({});
}

void TestUpstream::listen(QTcpServer &server)
{
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
}

std::unique_ptr<QSslServer> TestUpstream::tlsServer()
{
    auto server = std::make_unique<QSslServer>();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    QFile key(m_certificate.keyFile);
    configuration.setLocalCertificateChain(QSslCertificate::fromPath(m_certificate.certFile));
    configuration.setPrivateKey(key.open(QIODevice::ReadOnly) ? QSslKey(&key, QSsl::Ec) : QSslKey());
    server->setSslConfiguration(configuration);
    listen(*server);
    return server;
}

void TestUpstream::connectsToAnAddress()
{
    QTcpServer server;
    listen(server);
    Upstream upstream(m_clock);
    QSignalSpy connected(&upstream, &Upstream::connected);
    upstream.open(endpointOf(server, false), {});
    QCOMPARE(connected.count(), 0);
    QVERIFY(connected.wait());
    QVERIFY(!upstream.timing().dnsUs);
    QVERIFY(upstream.timing().tcpUs);
    QVERIFY(!upstream.timing().tlsUs);
    QVERIFY(upstream.tlsFacts().isEmpty());
    const auto socket = upstream.takeSocket();
    QCOMPARE(socket->peerPort(), server.serverPort());
}

void TestUpstream::looksANameUp()
{
    QTcpServer server;
    listen(server);
    Upstream upstream(m_clock);
    QSignalSpy connected(&upstream, &Upstream::connected);
    upstream.open(endpointOf(server, false, QStringLiteral("localhost")), {}); // ::1, which nobody serves, may come first
    QVERIFY(connected.wait());
    QVERIFY(upstream.timing().dnsUs);
}

void TestUpstream::namesAnUnknownHost()
{
    Upstream upstream(m_clock);
    QSignalSpy failed(&upstream, &Upstream::failed);
    Endpoint endpoint;
    endpoint.host = QStringLiteral("no-such-host.invalid");
    upstream.open(endpoint, {});
    QVERIFY(failed.wait(20000));
    const auto error = failed.constFirst().constFirst().value<Error>();
    QCOMPARE(error.code, ErrorCode::Name);
    QVERIFY(error.message.contains(u"no-such-host.invalid"));
}

void TestUpstream::refusesAnUntrustedCertificate()
{
    const auto server = tlsServer();
    Upstream upstream(m_clock);
    QSignalSpy failed(&upstream, &Upstream::failed);
    upstream.open(endpointOf(*server, true), {});
    QVERIFY(failed.wait());
    const auto error = failed.constFirst().constFirst().value<Error>();
    QCOMPARE(error.code, ErrorCode::Certificate);
    QCOMPARE(error.message, QStringLiteral("The certificate of 127.0.0.1 is not trusted: it is self-signed"));
    QVERIFY(upstream.tlsFacts().contains("\"chain\":[{")); // what was refused is known
}

void TestUpstream::takesItWithTheRightAuthority()
{
    const auto server = tlsServer();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.addCaCertificates(QSslCertificate::fromPath(m_certificate.certFile));
    Upstream upstream(m_clock);
    QSignalSpy connected(&upstream, &Upstream::connected);
    upstream.open(endpointOf(*server, true, QStringLiteral("localhost")), {configuration, {}, {}});
    QVERIFY(connected.wait());
    QVERIFY(upstream.timing().tlsUs);
    QVERIFY(upstream.tlsFacts().contains("\"verified\":true"));
}

void TestUpstream::takesItUnverified()
{
    const auto server = tlsServer();
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    Upstream upstream(m_clock);
    QSignalSpy connected(&upstream, &Upstream::connected);
    upstream.open(endpointOf(*server, true), {configuration, {}, {}});
    QVERIFY(connected.wait());
    QVERIFY(upstream.tlsFacts().contains("\"verified\":false"));
}

void TestUpstream::failsWithoutTlsOnTheOtherSide()
{
    QTcpServer server;
    listen(server);
    connect(&server, &QTcpServer::newConnection, this, [&server] { server.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    Upstream upstream(m_clock);
    QSignalSpy failed(&upstream, &Upstream::failed);
    upstream.open(endpointOf(server, true), {});
    QVERIFY(failed.wait());
    QCOMPARE(failed.constFirst().constFirst().value<Error>().code, ErrorCode::Tls);
}

QTEST_GUILESS_MAIN(TestUpstream)
#include "tst_upstream.moc"
