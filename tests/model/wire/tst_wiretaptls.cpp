// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A wire tap over TLS: what the end and the record say of certificates.
#include "model/wire/wiretap.h"

#include "tests/support/certificateforge.h"
#include "tests/support/memorysink.h"
#include "tests/support/opensslserver.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QSslKey>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

class TestWireTapTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsAnUntrustedCertificate();
    void saysThatAClientCertificateIsWanted_data();
    void saysThatAClientCertificateIsWanted();

private:
    TapEnd attempt(const OpensslServer &server, const TlsSetup &setup);
    QStringList identity() const;

    CertificateForge m_forge;
    ForgedCertificate m_certificate;
    MemorySink m_sink;
};

void TestWireTapTls::initTestCase()
{
    m_certificate = m_forge.make({});
}

QStringList TestWireTapTls::identity() const
{
    return {QStringLiteral("-cert"), m_certificate.certFile, QStringLiteral("-key"), m_certificate.keyFile};
}

TapEnd TestWireTapTls::attempt(const OpensslServer &server, const TlsSetup &setup)
{
    SystemClock clock;
    m_sink.connections.clear();
    WireTap tap(m_sink, clock, [] { return quint16(0); });
    QSignalSpy ended(&tap, &WireTap::ended);
    TapSettings settings;
    settings.url = QStringLiteral("wss://127.0.0.1:%1/").arg(server.port());
    settings.request.endpoint = Handshake::parseUrl(settings.url).value();
    settings.tls = setup;
    tap.start(settings);
    return ended.wait() ? ended.constFirst().constFirst().value<TapEnd>() : TapEnd();
}

void TestWireTapTls::tellsAnUntrustedCertificate()
{
    const OpensslServer server(identity());
    const TapEnd end = attempt(server, {});
    QCOMPARE(end.code, ErrorCode::Certificate);
    QCOMPARE(end.sentence, QStringLiteral("The certificate of 127.0.0.1 is not trusted: it is self-signed"));
    QVERIFY(end.untrusted);
    QCOMPARE(
        end.untrusted->fingerprint,
        QSslCertificate::fromPath(m_certificate.certFile).constFirst().digest(QCryptographicHash::Sha256));
    const QJsonObject facts = QJsonDocument::fromJson(m_sink.connections.constFirst().tls).object();
    QCOMPARE(facts.value(QStringLiteral("errors")).toArray(),
             QJsonArray{QStringLiteral("it is self-signed")});
    QCOMPARE(facts.value(QStringLiteral("chain")).toArray().size(), 1);
}

void TestWireTapTls::saysThatAClientCertificateIsWanted_data()
{
    QTest::addColumn<bool>("shown");
    QTest::addColumn<QString>("why");
    QTest::newRow("none")
        << false
        << QStringLiteral("No WebSocket: the server asks for a client certificate, and none was given");
    QTest::newRow("one of nobody's")
        << true << QStringLiteral("No WebSocket: the server does not accept the client certificate");
}

void TestWireTapTls::saysThatAClientCertificateIsWanted()
{
    QFETCH(bool, shown);
    QFETCH(QString, why);
    const OpensslServer server(identity() + QStringList{QStringLiteral("-Verify"), QStringLiteral("1"),
                                                        QStringLiteral("-verify_return_error"),
                                                        QStringLiteral("-tls1_3")});
    TlsSetup setup;
    setup.configuration.addCaCertificates(QSslCertificate::fromPath(m_certificate.certFile));
    if (shown) {
        CertificateOrder order;
        order.name = QStringLiteral("nobody");
        const ForgedCertificate client = m_forge.make(order);
        QFile key(client.keyFile);
        QVERIFY(key.open(QIODevice::ReadOnly));
        setup.configuration.setLocalCertificateChain(QSslCertificate::fromPath(client.certFile));
        setup.configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
    }
    const TapEnd end = attempt(server, setup);
    QCOMPARE(end.sentence, why);
    QCOMPARE(end.code, ErrorCode::Tls);
    QVERIFY(!end.untrusted);
}

QTEST_GUILESS_MAIN(TestWireTapTls)
#include "tst_wiretaptls.moc"
