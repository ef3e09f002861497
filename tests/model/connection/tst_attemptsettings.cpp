// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/attemptsettings.h"

#include <QFile>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;

class TestAttemptSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheTargetAsTyped();
    void offersCompression();
    void makesBasicFromUserinfo();
    void setsTlsUp_data();
    void setsTlsUp();
    void setsTheRouteUp();
    void wantsAWholeProxy();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
};

void TestAttemptSettings::takesTheTargetAsTyped()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://host:81/a%2fb?c=%7e&d#frag");
    settings.subprotocols = {QStringLiteral("chat")};
    settings.maxMessage = 77;
    const auto tap = attemptSettings(settings);
    QVERIFY(tap);
    QCOMPARE(tap.value().request.endpoint.target, QByteArray("/a%2fb?c=%7e&d"));
    QCOMPARE(tap.value().request.endpoint.port, 81);
    QCOMPARE(tap.value().url, settings.url);
    QCOMPARE(tap.value().maxMessage, 77);
}

void TestAttemptSettings::offersCompression()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://host/");
    settings.compression.serverMaxWindowBits = 10;
    settings.compression.threshold = 7;
    const auto tap = attemptSettings(settings);
    QCOMPARE(tap.value().request.extensions,
             QByteArray("permessage-deflate; server_max_window_bits=10; client_max_window_bits"));
    QCOMPARE(tap.value().compressAbove, 7);
    settings.compression.enabled = false;
    QCOMPARE(attemptSettings(settings).value().request.extensions, QByteArray());
}

void TestAttemptSettings::makesBasicFromUserinfo()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://me:p%40ss@host/");
    const auto tap = attemptSettings(settings);
    QVERIFY(tap);
    const QByteArray head = Handshake::buildRequest(tap.value().request).value();
    QVERIFY(head.contains("\r\nAuthorization: Basic " + QByteArray("me:p@ss").toBase64() + "\r\n"));
    settings.headers = {{"authorization", "own"}};
    QVERIFY(!Handshake::buildRequest(attemptSettings(settings).value().request).value().contains("Basic"));
}

void TestAttemptSettings::setsTlsUp_data()
{
    QTest::addColumn<TlsSettings::Version>("minimum");
    QTest::addColumn<QSsl::SslProtocol>("protocol");
    QT_WARNING_PUSH
    QT_WARNING_DISABLE_DEPRECATED
    QTest::newRow("1.0") << TlsSettings::Version::Tls10 << QSsl::TlsV1_0OrLater;
    QTest::newRow("1.1") << TlsSettings::Version::Tls11 << QSsl::TlsV1_1OrLater;
    QT_WARNING_POP
    QTest::newRow("1.2") << TlsSettings::Version::Tls12 << QSsl::TlsV1_2OrLater;
    QTest::newRow("1.3") << TlsSettings::Version::Tls13 << QSsl::TlsV1_3OrLater;
}

void TestAttemptSettings::setsTlsUp()
{
    QFETCH(TlsSettings::Version, minimum);
    ConnectionSettings settings;
    settings.url = QStringLiteral("wss://host/");
    settings.tls.minimum = minimum;
    settings.tls.serverName = QStringLiteral("other.example");
    settings.tls.pins = {QByteArray(32, 'p')};
    const TlsSetup verifying = attemptSettings(settings).value().tls;
    QTEST(verifying.configuration.protocol(), "protocol");
    QCOMPARE(verifying.configuration.peerVerifyMode(), QSslSocket::VerifyPeer);
    QCOMPARE(verifying.serverName, settings.tls.serverName);
    QCOMPARE(verifying.pins, settings.tls.pins);
    settings.tls.verify = false;
    QCOMPARE(attemptSettings(settings).value().tls.configuration.peerVerifyMode(), QSslSocket::QueryPeer);
}

void TestAttemptSettings::setsTheRouteUp()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://host/");
    const Route direct = attemptSettings(settings).value().route;
    QVERIFY(!direct.system && !direct.usesProxy());
    QCOMPARE(direct.proxy.type(), QNetworkProxy::NoProxy);
    QCOMPARE(direct.family, QAbstractSocket::AnyIPProtocol);
    settings.network.proxy = NetworkSettings::Proxy::Socks5;
    settings.network.proxyHost = QStringLiteral("p");
    settings.network.proxyPort = 1080;
    settings.network.proxyUser = QStringLiteral("me");
    settings.network.proxyPassword = QStringLiteral("pw");
    settings.network.family = NetworkSettings::Family::IPv6;
    const Route socks = attemptSettings(settings).value().route;
    QCOMPARE(socks.proxy, QNetworkProxy(QNetworkProxy::Socks5Proxy, QStringLiteral("p"), 1080,
                                        QStringLiteral("me"), QStringLiteral("pw")));
    QCOMPARE(Routes::describe(socks.proxy), QStringLiteral("SOCKS5 proxy p:1080"));
    QCOMPARE(socks.family, QAbstractSocket::IPv6Protocol);
    settings.network.proxy = NetworkSettings::Proxy::System;
    const Route system = attemptSettings(settings).value().route;
    QVERIFY(system.system && !system.usesProxy()); // asked at the attempt
}

void TestAttemptSettings::wantsAWholeProxy()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://host/");
    settings.network.proxy = NetworkSettings::Proxy::Http;
    settings.network.proxyHost = QStringLiteral("p");
    QCOMPARE(attemptSettings(settings).error().message, QStringLiteral("The proxy needs a host and a port"));
    settings.network.proxyHost.clear();
    settings.network.proxyPort = 80;
    QVERIFY(!attemptSettings(settings));
}

void TestAttemptSettings::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("caFile");
    QTest::addColumn<QString>("word");
    QTest::newRow("scheme") << QStringLiteral("ftp://host/") << QByteArray("v") << QString() << QStringLiteral("ftp");
    QTest::newRow("port") << QStringLiteral("ws://host:99999/") << QByteArray("v") << QString() << QStringLiteral("99999");
    QTest::newRow("header") << QStringLiteral("ws://host/") << QByteArray("a\r\nEvil: 1") << QString() << QStringLiteral("X-Own");
    QTest::newRow("missing CA") << QStringLiteral("wss://host/") << QByteArray("v") << QStringLiteral("missing.pem") << QStringLiteral("missing.pem");
    QTest::newRow("empty CA") << QStringLiteral("wss://host/") << QByteArray("v") << QStringLiteral("empty.pem") << QStringLiteral("empty.pem");
}

void TestAttemptSettings::namesWhatIsWrong()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, header);
    QFETCH(QString, caFile);
    QFETCH(QString, word);
    QTemporaryDir folder;
    QFile empty(folder.filePath(QStringLiteral("empty.pem")));
    QVERIFY(empty.open(QIODevice::WriteOnly));
    ConnectionSettings settings;
    settings.url = url;
    settings.headers = {{"X-Own", header}};
    settings.tls.caFile = caFile.isEmpty() ? caFile : folder.filePath(caFile);
    const auto tap = attemptSettings(settings);
    QVERIFY(!tap);
    QVERIFY2(tap.error().message.contains(word), qPrintable(tap.error().message));
}

QTEST_GUILESS_MAIN(TestAttemptSettings)
#include "tst_attemptsettings.moc"
