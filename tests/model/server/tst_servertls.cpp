// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/servertls.h"

#include "tests/model/server/servertest.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSslSocket>
#include <QWebSocket>

using namespace framewatch;
using namespace framewatch::test;

class TestServerTls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void echo();
    void longMessage();
    void plainHttpGetsAnAnswer();
    void untrustedIsRecorded();
    void plainClientIsRecorded();
    void handshakeTooSlow();
    void closeIsEchoed();
    void badFiles_data();
    void badFiles();
};

namespace {

QString dataFile(const char *name)
{
    return QFINDTESTDATA(QStringLiteral("../../data/server/") + QString::fromLatin1(name));
}

ServerIdentity secured()
{
    return loadServerIdentity(dataFile("test-only-cert.pem"), dataFile("test-only-key.pem")).value();
}

QSslConfiguration trusting()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setCaCertificates(secured().certificates);
    return configuration;
}

struct TlsServer : RunningServer
{
    TlsServer() { settings.identity = secured(); }
};

} // namespace

void TestServerTls::echo()
{
    TlsServer running;
    QVERIFY(running.start());
    QCOMPARE(running.server.url(), QStringLiteral("wss://127.0.0.1:%1").arg(running.port()));
    QWebSocket client;
    client.setSslConfiguration(trusting());
    QSignalSpy texts(&client, &QWebSocket::textMessageReceived);
    client.open(QUrl(running.server.url()));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.sendTextMessage(QStringLiteral("over TLS"));
    QTRY_COMPARE(texts.size(), 1);
    QCOMPARE(texts.first().first().toString(), QStringLiteral("over TLS"));
    const ConnectionRecord record = running.recording.connections().value(0);
    QVERIFY(record.url.startsWith(QStringLiteral("wss://")));
    QVERIFY(record.tlsUs);
    const QJsonObject tls = QJsonDocument::fromJson(record.tls).object();
    QVERIFY(tls.value(QStringLiteral("protocol")).toString().startsWith(QStringLiteral("TLS 1.")));
    QVERIFY(!tls.value(QStringLiteral("cipher")).toString().isEmpty());
}

void TestServerTls::longMessage()
{
    TlsServer running;
    running.settings.limits.pauseAbove = 1 << 20; // reading pauses and goes on
    QVERIFY(running.start());
    QWebSocket client;
    client.setSslConfiguration(trusting());
    QSignalSpy binaries(&client, &QWebSocket::binaryMessageReceived);
    client.open(QUrl(running.server.url()));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    const QByteArray bytes(3'000'000, 'x');
    for (int i = 0; i < 5; ++i)
        client.sendBinaryMessage(bytes);
    QTRY_COMPARE_WITH_TIMEOUT(binaries.size(), 5, 30'000);
    QVERIFY(binaries.last().first().toByteArray() == bytes);
}

void TestServerTls::plainHttpGetsAnAnswer()
{
    TlsServer running;
    QVERIFY(running.start());
    QSslSocket client;
    client.setSslConfiguration(trusting());
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), running.port());
    client.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    const QByteArray answer = client.readAll();
    QVERIFY(answer.startsWith("HTTP/1.1 426 Upgrade Required\r\n"));
    QVERIFY(answer.contains("wss://127.0.0.1:"));
    QTRY_COMPARE(running.recording.story(), QStringList{QStringLiteral("1 refused")});
    QVERIFY(!running.recording.connections().first().tls.isEmpty());
}

void TestServerTls::untrustedIsRecorded()
{
    TlsServer running;
    QVERIFY(running.start());
    QSslSocket client; // does not know the certificate
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), running.port());
    connect(&client, &QSslSocket::sslErrors, &client, &QSslSocket::abort);
    QTRY_COMPARE(running.recording.story(), QStringList{QStringLiteral("1 error")});
    const QString note = running.recording.entries().first().note;
    QVERIFY2(note.contains(QStringLiteral("TLS handshake")), qPrintable(note));
}

void TestServerTls::plainClientIsRecorded()
{
    TlsServer running;
    QVERIFY(running.start());
    RawClient client;
    client.open(running.port());
    QTRY_VERIFY(client.isGone());
    QTRY_COMPARE(running.recording.story(), QStringList{QStringLiteral("1 error")});
}

void TestServerTls::handshakeTooSlow()
{
    TlsServer running;
    running.settings.limits.headTimeout = std::chrono::milliseconds(50);
    QVERIFY(running.start());
    RawClient client;
    client.connectTo(running.port());
    QTRY_COMPARE(running.recording.story(), QStringList{QStringLiteral("1 error")});
    QTRY_VERIFY(client.isGone());
}

void TestServerTls::closeIsEchoed()
{
    TlsServer running;
    QVERIFY(running.start());
    QSslSocket client;
    client.setSslConfiguration(trusting());
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), running.port());
    client.write(RawClient::request() + RawClient::frame(Opcode::Text, "x") +
                 RawClient::frame(Opcode::Close, closePayload(4321, {})));
    QTRY_COMPARE(client.state(), QAbstractSocket::UnconnectedState);
    QVERIFY(client.readAll().endsWith(encodeFrame(Opcode::Text, "x") +
                                      encodeFrame(Opcode::Close, closePayload(4321, {}))));
    QTRY_COMPARE(running.recording.connections().value(0).closeCode, 4321);
}

void TestServerTls::badFiles_data()
{
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("message"); // %1: certificate, %2: key
    const QString good = dataFile("test-only-cert.pem");
    const QString goodKey = dataFile("test-only-key.pem");
    const QString missing = QStringLiteral("no-such-file.pem");
    QTest::addRow("no certificate") << missing << goodKey
                                    << QStringLiteral("%1 cannot be read: No such file or directory");
    QTest::addRow("no key") << good << missing << QStringLiteral("%2 cannot be read: No such file or directory");
    QTest::addRow("key as certificate")
        << goodKey << goodKey << QStringLiteral("%1 holds no certificate in PEM format");
    QTest::addRow("certificate as key")
        << good << good << QStringLiteral("%2 holds no private key in PEM format");
    QTest::addRow("other key") << good << dataFile("test-only-other-key.pem")
                               << QStringLiteral("%2 holds a key that does not belong to the certificate in %1");
}

void TestServerTls::badFiles()
{
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, message);
    const auto result = loadServerIdentity(certificate, key);
    QVERIFY(!result.ok());
    QCOMPARE(result.error().message,
             message.replace(QStringLiteral("%1"), certificate).replace(QStringLiteral("%2"), key));
}

QTEST_GUILESS_MAIN(TestServerTls)
#include "tst_servertls.moc"
