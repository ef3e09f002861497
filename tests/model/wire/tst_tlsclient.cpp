// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/tlsclient.h"

#include "tests/support/certificateforge.h"
#include "tests/support/opensslserver.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

namespace {

QList<QSslCertificate> certificatesOf(const ForgedCertificate &forged)
{
    return QSslCertificate::fromPath(forged.certFile);
}

QSslKey keyOf(const ForgedCertificate &forged)
{
    QFile file(forged.keyFile);
    return file.open(QIODevice::ReadOnly) ? QSslKey(&file, QSsl::Ec) : QSslKey();
}

QByteArray fingerprint(const ForgedCertificate &forged)
{
    return certificatesOf(forged).constFirst().digest(QCryptographicHash::Sha256);
}

/// A TLS server with a certificate, and one handshake with it.
struct Rig
{
    Rig(const ForgedCertificate &certificate, const QList<QSslCertificate> &rest = {})
    {
        serverTls.setLocalCertificateChain(certificatesOf(certificate) + rest);
        serverTls.setPrivateKey(keyOf(certificate));
    }

    void shakeHands(const QString &host = QStringLiteral("localhost"))
    {
        server.setSslConfiguration(serverTls);
        QVERIFY(server.listen(QHostAddress::LocalHost, 0));
        client = std::make_unique<TlsClient>(socket, setup, host);
        QObject::connect(client.get(), &TlsClient::encrypted, client.get(), [this] { encrypted = true; });
        QObject::connect(client.get(), &TlsClient::failed, client.get(),
                         [this](const Error &e) { error = e; });
        QObject::connect(&socket, &QTcpSocket::connected, client.get(), &TlsClient::start);
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        QTRY_VERIFY(encrypted || error);
    }
    QJsonObject facts() const { return QJsonDocument::fromJson(client->facts()).object(); }
    QJsonObject leaf() const { return facts().value(QStringLiteral("chain")).toArray().first().toObject(); }

    QSslConfiguration serverTls = QSslConfiguration::defaultConfiguration();
    QSslServer server;
    QSslSocket socket;
    TlsSetup setup;
    std::unique_ptr<TlsClient> client;
    bool encrypted = false;
    Error error;
};

} // namespace

class TestTlsClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trustsItsAuthority();
    void refuses_data();
    void refuses();
    void takesAPinnedCertificate_data();
    void takesAPinnedCertificate();
    void aPinOfAnotherDoesNotHelp();
    void aPinOfTheAuthorityDoesNotHelp();
    void recordsWhatItDoesNotVerify();
    void asksForAnotherName();
    void saysThatAClientCertificateIsWanted_data();
    void saysThatAClientCertificateIsWanted();
    void showsItsClientCertificate();
    void saysThatNoVersionIsCommon();
    void saysThatOldVersionsAreRefused();
    void saysThatTheAnswerIsNotTls();
    void standsALongChain();

private:
    void trust(Rig &rig) { rig.setup.configuration.addCaCertificates(certificatesOf(m_authority)); }

    CertificateForge m_forge;
    ForgedCertificate m_authority;
    QHash<QString, ForgedCertificate> m_made;
};

void TestTlsClient::initTestCase()
{
    CertificateOrder authority;
    authority.name = QStringLiteral("Test Authority");
    authority.authority = true;
    m_authority = m_forge.make(authority);
    const auto make = [this](const char *name, auto change) {
        CertificateOrder order;
        order.name = QString::fromLatin1(name);
        order.issuer = m_authority;
        change(order);
        m_made.insert(order.name, m_forge.make(order));
    };
    make("good", [](CertificateOrder &) {});
    make("client", [](CertificateOrder &order) { order.names = QStringLiteral("DNS:client"); });
    make("expired", [](CertificateOrder &order) { order.until = QStringLiteral("20210501000000Z"); });
    make("early", [](CertificateOrder &order) { order.from = QStringLiteral("20980601000000Z"); });
    make("other",
         [](CertificateOrder &order) { order.names = QStringLiteral("DNS:a.example,DNS:b.example"); });
    make("alone", [](CertificateOrder &order) { order.issuer = {}; });
    make("both", [](CertificateOrder &order) {
        order.issuer = {};
        order.until = QStringLiteral("20210501000000Z");
    });
}

void TestTlsClient::trustsItsAuthority()
{
    Rig rig(m_made[QStringLiteral("good")], certificatesOf(m_authority));
    trust(rig);
    rig.shakeHands();
    QVERIFY2(rig.encrypted, qPrintable(rig.error.message));
    QVERIFY(!rig.client->untrusted());
    QCOMPARE(rig.facts().value(QStringLiteral("verified")), QJsonValue(true));
    QVERIFY(rig.facts().value(QStringLiteral("protocol")).toString().startsWith(u"TLS 1."));
    QVERIFY(!rig.facts().value(QStringLiteral("cipher")).toString().isEmpty());
    QVERIFY(!rig.facts().contains(QStringLiteral("errors")));
    QCOMPARE(rig.facts().value(QStringLiteral("chain")).toArray().size(), 2);
    const QJsonObject leaf = rig.leaf();
    QCOMPARE(leaf.value(QStringLiteral("subject")).toString(), QStringLiteral("good"));
    QCOMPARE(leaf.value(QStringLiteral("issuer")).toString(), QStringLiteral("Test Authority"));
    QCOMPARE(leaf.value(QStringLiteral("sha256")).toString(),
             QString::fromLatin1(fingerprint(m_made[QStringLiteral("good")]).toHex(':')));
    QCOMPARE(leaf.value(QStringLiteral("key")).toString(), QStringLiteral("EC 256"));
    QCOMPARE(leaf.value(QStringLiteral("from")).toString(), QStringLiteral("2020-01-01T00:00:00Z"));
    QCOMPARE(leaf.value(QStringLiteral("to")).toString(), QStringLiteral("2099-01-01T00:00:00Z"));
    QCOMPARE(leaf.value(QStringLiteral("serial")).toString(),
             QString::fromLatin1(certificatesOf(m_made[QStringLiteral("good")]).constFirst().serialNumber()));
    QCOMPARE(leaf.value(QStringLiteral("names")).toArray(),
             QJsonArray({QStringLiteral("127.0.0.1"), QStringLiteral("localhost")}));
}

void TestTlsClient::refuses_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("trusting");
    QTest::addColumn<QString>("reason");
    const QString local = QStringLiteral("localhost");
    QTest::newRow("expired") << QStringLiteral("expired") << local << true
                             << QStringLiteral("it expired on 2021-05-01");
    QTest::newRow("not yet") << QStringLiteral("early") << local << true
                             << QStringLiteral("it is not valid before 2098-06-01");
    QTest::newRow("wrong host") << QStringLiteral("other") << local << true
                                << QStringLiteral("it is for a.example, b.example, not for localhost");
    QTest::newRow("self-signed") << QStringLiteral("alone") << local << true
                                 << QStringLiteral("it is self-signed");
    QTest::newRow("unknown issuer") << QStringLiteral("good") << local << false
                                    << QStringLiteral(
                                           "its issuer, Test Authority, is not known on this computer");
    QTest::newRow("address") << QStringLiteral("good") << QStringLiteral("127.0.0.2") << true
                             << QStringLiteral("it is for 127.0.0.1, localhost, not for 127.0.0.2");
}

void TestTlsClient::refuses()
{
    QFETCH(QString, certificate);
    QFETCH(QString, host);
    QFETCH(bool, trusting);
    QFETCH(QString, reason);
    Rig rig(m_made[certificate]);
    if (trusting)
        trust(rig);
    rig.shakeHands(host);
    QCOMPARE(rig.error.code, ErrorCode::Certificate);
    QCOMPARE(rig.error.message, QStringLiteral("The certificate of %1 is not trusted: %2").arg(host, reason));
    QVERIFY(rig.client->untrusted());
    QCOMPARE(rig.client->untrusted()->fingerprint, fingerprint(m_made[certificate]));
    QCOMPARE(rig.client->untrusted()->subject, certificate);
    QCOMPARE(rig.client->untrusted()->reason, reason);
    QCOMPARE(rig.facts().value(QStringLiteral("verified")), QJsonValue(false));
    QCOMPARE(rig.facts().value(QStringLiteral("errors")).toArray(), QJsonArray{reason});
    QCOMPARE(rig.leaf().value(QStringLiteral("subject")).toString(), certificate);
    QVERIFY(rig.facts().value(QStringLiteral("protocol")).toString().startsWith(u"TLS 1."));
}

void TestTlsClient::takesAPinnedCertificate_data()
{
    QTest::addColumn<QString>("certificate");
    for (const char *name : {"good", "expired", "other", "alone", "both"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestTlsClient::takesAPinnedCertificate()
{
    QFETCH(QString, certificate);
    Rig rig(m_made[certificate]);
    rig.setup.pins = {QByteArray(32, 'x'), fingerprint(m_made[certificate])};
    rig.shakeHands();
    QVERIFY2(rig.encrypted, qPrintable(rig.error.message));
    QCOMPARE(rig.facts().value(QStringLiteral("pinned")), QJsonValue(true));
    QCOMPARE(rig.facts().value(QStringLiteral("verified")), QJsonValue(false));
    QVERIFY(!rig.facts().value(QStringLiteral("errors")).toArray().isEmpty());
}

void TestTlsClient::aPinOfAnotherDoesNotHelp()
{
    Rig rig(m_made[QStringLiteral("expired")]);
    trust(rig);
    rig.setup.pins = {fingerprint(m_made[QStringLiteral("good")])};
    rig.shakeHands();
    QCOMPARE(rig.error.code, ErrorCode::Certificate);
}

void TestTlsClient::aPinOfTheAuthorityDoesNotHelp()
{
    Rig rig(m_made[QStringLiteral("good")], certificatesOf(m_authority)); // anybody can send that along
    rig.setup.pins = {fingerprint(m_authority)};
    rig.shakeHands();
    QCOMPARE(rig.error.code, ErrorCode::Certificate);
    QCOMPARE(rig.client->untrusted()->reason,
             QStringLiteral("its authority, Test Authority, is not trusted on this computer"));
}

void TestTlsClient::recordsWhatItDoesNotVerify()
{
    Rig rig(m_made[QStringLiteral("both")]);
    rig.setup.configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
    rig.shakeHands();
    QVERIFY(rig.encrypted);
    QCOMPARE(rig.facts().value(QStringLiteral("verified")), QJsonValue(false));
    QVERIFY(!rig.facts().contains(QStringLiteral("pinned")));
    QVERIFY(
        rig.facts().value(QStringLiteral("errors")).toArray().contains(QStringLiteral("it is self-signed")));
    QVERIFY(rig.facts()
                .value(QStringLiteral("errors"))
                .toArray()
                .contains(QStringLiteral("it expired on 2021-05-01")));
    QVERIFY(!rig.client->untrusted());
}

void TestTlsClient::asksForAnotherName()
{
    Rig rig(m_made[QStringLiteral("other")]);
    trust(rig);
    rig.setup.serverName = QStringLiteral("b.example");
    rig.shakeHands();
    QVERIFY2(rig.encrypted, qPrintable(rig.error.message));
    QCOMPARE(rig.facts().value(QStringLiteral("verified")), QJsonValue(true));

    Rig wrong(m_made[QStringLiteral("good")]); // right for the host, but that is not what was asked for
    trust(wrong);
    wrong.setup.serverName = QStringLiteral("b.example");
    wrong.shakeHands();
    QCOMPARE(wrong.error.code, ErrorCode::Certificate);
    QCOMPARE(wrong.client->untrusted()->reason,
             QStringLiteral("it is for 127.0.0.1, localhost, not for b.example"));
}

void TestTlsClient::saysThatAClientCertificateIsWanted_data()
{
    QTest::addColumn<bool>("shown");
    QTest::addColumn<QString>("why");
    QTest::newRow("none") << false
                          << QStringLiteral("the server ended the handshake: no cipher in common, or it asks "
                                            "for a client certificate and none was given");
    QTest::newRow("one of nobody's") << true
                                     << QStringLiteral("the server does not accept the client certificate");
}

void TestTlsClient::saysThatAClientCertificateIsWanted()
{
    QFETCH(bool, shown);
    QFETCH(QString, why);
    const ForgedCertificate good = m_made[QStringLiteral("good")];
    OpensslServer server({QStringLiteral("-cert"), good.certFile, QStringLiteral("-key"), good.keyFile,
                          QStringLiteral("-Verify"), QStringLiteral("1"),
                          QStringLiteral("-verify_return_error"), QStringLiteral("-tls1_2")});
    TlsSetup setup; // with TLS 1.3 it is told after the handshake: see tst_wiretaptls
    setup.configuration.addCaCertificates(certificatesOf(m_authority));
    if (shown) {
        setup.configuration.setLocalCertificateChain(certificatesOf(m_made[QStringLiteral("alone")]));
        setup.configuration.setPrivateKey(keyOf(m_made[QStringLiteral("alone")]));
    }
    QSslSocket socket;
    TlsClient client(socket, setup, QStringLiteral("localhost"));
    QSignalSpy failed(&client, &TlsClient::failed);
    connect(&socket, &QTcpSocket::connected, &client, &TlsClient::start);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.constFirst().constFirst().value<Error>();
    QCOMPARE(error.code, ErrorCode::Tls);
    QCOMPARE(error.message, QStringLiteral("TLS with localhost failed: %1").arg(why));
}

void TestTlsClient::showsItsClientCertificate()
{
    Rig rig(m_made[QStringLiteral("good")]);
    trust(rig);
    rig.serverTls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    rig.serverTls.setCaCertificates(certificatesOf(m_authority));
    rig.setup.configuration.setLocalCertificateChain(certificatesOf(m_made[QStringLiteral("client")]));
    rig.setup.configuration.setPrivateKey(keyOf(m_made[QStringLiteral("client")]));
    QString subject;
    QObject::connect(&rig.server, &QTcpServer::pendingConnectionAvailable, &rig.server, [&] {
        auto *socket = qobject_cast<QSslSocket *>(rig.server.nextPendingConnection());
        subject = socket->peerCertificate().subjectDisplayName();
    });
    rig.shakeHands();
    QVERIFY2(rig.encrypted, qPrintable(rig.error.message));
    QTRY_COMPARE(subject, QStringLiteral("client"));
}

void TestTlsClient::saysThatNoVersionIsCommon()
{
    Rig rig(m_made[QStringLiteral("good")]);
    trust(rig);
    rig.serverTls.setProtocol(QSsl::TlsV1_2);
    rig.setup.configuration.setProtocol(QSsl::TlsV1_3OrLater);
    rig.shakeHands();
    QCOMPARE(rig.error.code, ErrorCode::Tls);
    QCOMPARE(
        rig.error.message,
        QStringLiteral(
            "TLS with localhost failed: the server speaks none of the TLS versions that are allowed here"));
}

void TestTlsClient::saysThatOldVersionsAreRefused()
{
    const ForgedCertificate good = m_made[QStringLiteral("good")];
    OpensslServer server({QStringLiteral("-cert"), good.certFile, QStringLiteral("-key"), good.keyFile,
                          QStringLiteral("-tls1_1"), QStringLiteral("-cipher"),
                          QStringLiteral("ALL:@SECLEVEL=0")});
    TlsSetup setup;
    setup.configuration.addCaCertificates(certificatesOf(m_authority));
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    setup.configuration.setProtocol(QSsl::TlsV1_0OrLater);
    QT_WARNING_POP
    QSslSocket socket;
    TlsClient client(socket, setup, QStringLiteral("localhost"));
    QSignalSpy failed(&client, &TlsClient::failed);
    QSignalSpy encrypted(&client, &TlsClient::encrypted);
    connect(&socket, &QTcpSocket::connected, &client, &TlsClient::start);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
    QTRY_COMPARE(failed.size() + encrypted.size(), 1);
    if (!encrypted.isEmpty()) { // a system that still allows it
        QVERIFY(client.facts().contains("TLS 1.1"));
        return;
    }
    QCOMPARE(failed.constFirst().constFirst().value<Error>().message,
             QStringLiteral("TLS with localhost failed: no TLS version in common; the system's OpenSSL may "
                            "refuse TLS 1.0 and 1.1 "
                            "whatever is allowed here"));
}

void TestTlsClient::saysThatTheAnswerIsNotTls()
{
    QTcpServer server;
    connect(&server, &QTcpServer::newConnection, this,
            [&server] { server.nextPendingConnection()->write("HTTP/1.1 400 Bad Request\r\n\r\n"); });
    QVERIFY(server.listen(QHostAddress::LocalHost, 0));
    QSslSocket socket;
    TlsClient client(socket, {}, QStringLiteral("localhost"));
    QSignalSpy failed(&client, &TlsClient::failed);
    connect(&socket, &QTcpSocket::connected, &client, &TlsClient::start);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
    QTRY_COMPARE(failed.size(), 1);
    const auto error = failed.constFirst().constFirst().value<Error>();
    QCOMPARE(error.code, ErrorCode::Tls);
    QCOMPARE(error.message, QStringLiteral("TLS with localhost failed: the answer is not TLS; perhaps the "
                                           "server speaks plain ws on this port"));
}

void TestTlsClient::standsALongChain()
{
    Rig rig(m_made[QStringLiteral("good")],
            QList<QSslCertificate>(50, certificatesOf(m_authority).constFirst()));
    rig.shakeHands();
    QCOMPARE(rig.error.code, ErrorCode::Certificate);
    QCOMPARE(rig.facts().value(QStringLiteral("chain")).toArray().size(), 51);
    QVERIFY(rig.client->untrusted()->reason.size() < 1000);
}

QTEST_GUILESS_MAIN(TestTlsClient)
#include "tst_tlsclient.moc"
