// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/localserver.h"

#include "tests/model/server/servertest.h"

#include <QTcpServer>
#include <QWebSocket>

using namespace framewatch;
using namespace framewatch::test;

/// The public face, with QWebSocket as the client wherever it can be one.
class TestLocalServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presets_data();
    void presets();
    void binary_data();
    void binary();
    void broadcastReachesAll();
    void othersOnly();
    void ruleAppliesToTheNextMessage();
    void clientsAreListed();
    void changesAreThrottled();
    void sendToOneAndToAll();
    void closeOne();
    void portInUse();
    void noSuchAddress();
    void restart();
    void stopWithClients();
    void stopAtOnce();
    void worksWithoutASink();
    void subprotocol();
};

namespace {

struct Client
{
    QWebSocket socket;
    QStringList texts;
    QByteArrayList binaries;

    explicit Client(const LocalServer &server, const QString &path = {})
    {
        QObject::connect(&socket, &QWebSocket::textMessageReceived, &socket,
                         [this](const QString &t) { texts += t; });
        QObject::connect(&socket, &QWebSocket::binaryMessageReceived, &socket,
                         [this](const QByteArray &b) { binaries += b; });
        socket.open(QUrl(server.url() + path));
    }
    bool isOpen() const { return socket.state() == QAbstractSocket::ConnectedState; }
};

const QString Json = QStringLiteral(R"({"type":"response","message":"Got your message!"})");

} // namespace

void TestLocalServer::presets_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QStringList>("answers");
    const QString hello = QStringLiteral("Hello, Server!");
    const QString greeting = QStringLiteral("Welcome to WebSocket server!");
    QTest::addRow("echo") << QStringLiteral("echo") << hello << QStringList{hello};
    QTest::addRow("N1") << QStringLiteral("server-echo") << hello
                        << QStringList{greeting, QStringLiteral("Server Echo: Hello, Server!")};
    QTest::addRow("N2") << QStringLiteral("short-echo") << hello
                        << QStringList{QStringLiteral("Echo: Hello, Server!")};
    QTest::addRow("N3") << QStringLiteral("upper") << QStringLiteral("Hey, How are you?")
                        << QStringList{QStringLiteral("HEY, HOW ARE YOU?")};
    QTest::addRow("N4") << QStringLiteral("broadcast") << hello
                        << QStringList{QStringLiteral("Broadcast: Hello, Server!")};
    QTest::addRow("N5") << QStringLiteral("json-chat")
                        << QStringLiteral(R"({"type":"chat","message":"Hello, everyone!"})")
                        << QStringList{Json};
    QTest::addRow("empty") << QStringLiteral("echo") << QString() << QStringList{QString()};
    const QString mark = QStringLiteral("\uFEFFmarked \u00E9\U0001F600");
    QTest::addRow("byte order mark") << QStringLiteral("short-echo") << mark
                                     << QStringList{QStringLiteral("Echo: ") + mark};
}

void TestLocalServer::presets()
{
    QFETCH(QString, rule);
    QFETCH(QString, message);
    QFETCH(QStringList, answers);
    RunningServer running(rule);
    QVERIFY(running.start());
    Client client(running.server);
    QTRY_VERIFY(client.isOpen());
    client.socket.sendTextMessage(message);
    QTRY_COMPARE(client.texts.size(), answers.size());
    QCOMPARE(client.texts, answers);
}

void TestLocalServer::binary_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QByteArray>("answer");
    const QByteArray bytes("a\0\xFFz", 4);
    QTest::addRow("echo") << QStringLiteral("echo") << bytes;
    QTest::addRow("server-echo") << QStringLiteral("server-echo") << "Server Echo: " + bytes;
    QTest::addRow("short-echo") << QStringLiteral("short-echo") << "Echo: " + bytes;
    QTest::addRow("upper") << QStringLiteral("upper") << bytes;
    QTest::addRow("broadcast") << QStringLiteral("broadcast") << "Broadcast: " + bytes;
    QTest::addRow("json-chat") << QStringLiteral("json-chat") << Json.toUtf8();
}

void TestLocalServer::binary()
{
    QFETCH(QString, rule);
    QFETCH(QByteArray, answer);
    RunningServer running(rule);
    QVERIFY(running.start());
    Client client(running.server);
    QTRY_VERIFY(client.isOpen());
    client.socket.sendBinaryMessage(QByteArray("a\0\xFFz", 4));
    QTRY_COMPARE(client.binaries.size(), 1);
    QCOMPARE(client.binaries.first(), answer);
}

void TestLocalServer::broadcastReachesAll()
{
    RunningServer running(QStringLiteral("broadcast"));
    QVERIFY(running.start());
    Client a(running.server), b(running.server), c(running.server);
    QTRY_COMPARE(running.server.clients().size(), 3);
    QTRY_VERIFY(a.isOpen() && b.isOpen() && c.isOpen());
    b.socket.sendTextMessage(QStringLiteral("Hi"));
    const QStringList expected{QStringLiteral("Broadcast: Hi")};
    QTRY_COMPARE(a.texts, expected);
    QTRY_COMPARE(b.texts, expected);
    QTRY_COMPARE(c.texts, expected);
}

void TestLocalServer::othersOnly()
{
    RunningServer running;
    running.settings.rule.audience = Audience::Others;
    QVERIFY(running.start());
    Client a(running.server), b(running.server);
    QTRY_COMPARE(running.server.clients().size(), 2);
    QTRY_VERIFY(a.isOpen() && b.isOpen());
    a.socket.sendTextMessage(QStringLiteral("from a"));
    b.socket.sendTextMessage(QStringLiteral("from b"));
    QTRY_COMPARE(b.texts, QStringList{QStringLiteral("from a")});
    QTRY_COMPARE(a.texts, QStringList{QStringLiteral("from b")});
}

void TestLocalServer::ruleAppliesToTheNextMessage()
{
    RunningServer running;
    QVERIFY(running.start());
    Client client(running.server);
    QTRY_VERIFY(client.isOpen());
    client.socket.sendTextMessage(QStringLiteral("one"));
    QTRY_COMPARE(client.texts.size(), 1);
    running.server.setRule(*ReplyRule::preset(QStringLiteral("upper")));
    QCOMPARE(running.server.rule().name, QStringLiteral("upper"));
    client.socket.sendTextMessage(QStringLiteral("two"));
    QTRY_COMPARE(client.texts, (QStringList{QStringLiteral("one"), QStringLiteral("TWO")}));
}

void TestLocalServer::clientsAreListed()
{
    RunningServer running(QStringLiteral("short-echo"));
    QVERIFY(running.start());
    auto a = std::make_unique<Client>(running.server, QStringLiteral("/first?x=1"));
    QTRY_COMPARE(running.server.clients().size(), 1);
    Client b(running.server, QStringLiteral("/second"));
    QTRY_COMPARE(running.server.clients().size(), 2);
    QTRY_VERIFY(a->isOpen());
    a->socket.sendTextMessage(QStringLiteral("12345"));
    QTRY_COMPARE(running.server.clients().value(0).sentMessages, 1);
    const ClientInfo info = running.server.clients().value(0);
    QCOMPARE(info.id, 1);
    QCOMPARE(info.target, QStringLiteral("/first?x=1"));
    QCOMPARE(info.address, QStringLiteral("127.0.0.1:%1").arg(a->socket.localPort()));
    QCOMPARE(info.receivedMessages, 1);
    QCOMPARE(info.receivedBytes, 5);
    QCOMPARE(info.sentBytes, 11);
    QVERIFY(info.sinceNs > 0);
    a.reset();
    QTRY_COMPARE(running.server.clients().size(), 1);
    QCOMPARE(running.server.clients().value(0).id, 2);
    QCOMPARE(running.server.clients().value(0).target, QStringLiteral("/second"));
}

void TestLocalServer::changesAreThrottled()
{
    RunningServer running;
    QVERIFY(running.start());
    Client client(running.server);
    QTRY_VERIFY(client.isOpen());
    QSignalSpy changed(&running.server, &LocalServer::clientsChanged);
    QElapsedTimer timer;
    timer.start();
    constexpr int Messages = 20'000;
    for (int i = 0; i < Messages; ++i)
        client.socket.sendTextMessage(QStringLiteral("x"));
    // The trailing one tells the last count.
    QTRY_COMPARE(running.server.clients().value(0).sentMessages, Messages);
    QVERIFY2(changed.size() <= timer.elapsed() / 100 + 2, qPrintable(QString::number(changed.size())));
}

void TestLocalServer::sendToOneAndToAll()
{
    RunningServer running(QStringLiteral("silent"));
    QVERIFY(running.start());
    Client a(running.server);
    QTRY_COMPARE(running.server.clients().size(), 1);
    Client b(running.server);
    QTRY_COMPARE(running.server.clients().size(), 2);
    const int second = running.server.clients().value(1).id;
    QTRY_VERIFY(a.isOpen() && b.isOpen());
    running.server.sendText(second, QStringLiteral("only b"));
    running.server.sendText(0, QStringLiteral("all"));
    running.server.sendBinary(0, "bytes");
    running.server.sendText(4711, QStringLiteral("nobody"));
    QTRY_COMPARE(b.binaries, QByteArrayList{"bytes"});
    QTRY_COMPARE(a.binaries, QByteArrayList{"bytes"});
    QCOMPARE(a.texts, QStringList{QStringLiteral("all")});
    QCOMPARE(b.texts, (QStringList{QStringLiteral("only b"), QStringLiteral("all")}));
}

void TestLocalServer::closeOne()
{
    RunningServer running;
    QVERIFY(running.start());
    Client a(running.server);
    QTRY_COMPARE(running.server.clients().size(), 1);
    Client b(running.server);
    QTRY_COMPARE(running.server.clients().size(), 2);
    QTRY_VERIFY(a.isOpen() && b.isOpen());
    QSignalSpy gone(&a.socket, &QWebSocket::disconnected);
    running.server.closeClient(running.server.clients().value(0).id, 4001, QStringLiteral("enough"));
    QTRY_COMPARE(gone.size(), 1);
    QCOMPARE(int(a.socket.closeCode()), 4001);
    QCOMPARE(a.socket.closeReason(), QStringLiteral("enough"));
    QTRY_COMPARE(running.server.clients().size(), 1);
    QVERIFY(b.isOpen());
    const ConnectionRecord record = running.recording.connections().value(0);
    QCOMPARE(record.closeCode, 4001);
    QCOMPARE(record.endedBy, EndedBy::Us);
    QVERIFY(record.endedNs > 0);
}

void TestLocalServer::portInUse()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    RunningServer running;
    running.settings.port = other.serverPort();
    QSignalSpy failed(&running.server, &LocalServer::failed);
    running.server.start(running.settings);
    QVERIFY(failed.wait());
    const QString message = failed.first().first().value<Error>().message;
    QVERIFY2(message.contains(QStringLiteral("127.0.0.1:%1").arg(other.serverPort())), qPrintable(message));
    QVERIFY(!running.server.isRunning());
    QVERIFY(running.server.url().isEmpty());
    running.settings.port = 0;
    QVERIFY(running.start());
}

void TestLocalServer::noSuchAddress()
{
    RunningServer running;
    running.settings.host = QHostAddress(QStringLiteral("192.0.2.1"));
    QSignalSpy failed(&running.server, &LocalServer::failed);
    running.server.start(running.settings);
    QVERIFY(failed.wait());
    QCOMPARE(failed.first().first().value<Error>().message,
             QStringLiteral("Cannot listen on 192.0.2.1:0: this computer does not have this address"));
}

void TestLocalServer::restart()
{
    RunningServer running;
    QVERIFY(running.start());
    const quint16 first = running.port();
    QSignalSpy stopped(&running.server, &LocalServer::stopped);
    running.settings.port = first;
    running.settings.rule = *ReplyRule::preset(QStringLiteral("upper"));
    QVERIFY(running.start());
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(running.port(), first);
    QCOMPARE(running.server.url(), QStringLiteral("ws://127.0.0.1:%1").arg(first));
    Client client(running.server);
    QTRY_VERIFY(client.isOpen());
    client.socket.sendTextMessage(QStringLiteral("again"));
    QTRY_COMPARE(client.texts, QStringList{QStringLiteral("AGAIN")});
}

void TestLocalServer::stopWithClients()
{
    RunningServer running;
    running.settings.limits.stopTimeout = std::chrono::milliseconds(200); // nobody answers while stop() waits
    QVERIFY(running.start());
    Client a(running.server), b(running.server);
    RawClient raw;
    raw.open(running.port());
    QTRY_COMPARE(running.server.clients().size(), 3);
    QTRY_VERIFY(a.isOpen() && b.isOpen() && raw.isOpen());
    QSignalSpy stopped(&running.server, &LocalServer::stopped);
    QElapsedTimer timer;
    timer.start();
    running.server.stop();
    QVERIFY(timer.elapsed() < 3000);
    QCOMPARE(stopped.size(), 1);
    QVERIFY(!running.server.isRunning());
    QVERIFY(running.server.clients().isEmpty());
    QTRY_COMPARE(int(a.socket.closeCode()), 1001);
    QTRY_COMPARE(int(b.socket.closeCode()), 1001);
    QTRY_COMPARE(raw.closeCode(), 1001);
    for (const ConnectionRecord &record : running.recording.connections())
        QVERIFY(record.endedNs > 0);
    running.server.stop();
    QCOMPARE(stopped.size(), 1);
}

void TestLocalServer::stopAtOnce()
{
    RunningServer running;
    QSignalSpy started(&running.server, &LocalServer::started);
    for (int i = 0; i < 20; ++i) {
        running.server.start(running.settings);
        running.server.stop();
    }
    QVERIFY(running.start());
    QCOMPARE(started.size(), 1);
}

void TestLocalServer::worksWithoutASink()
{
    LocalServer server;
    QSignalSpy started(&server, &LocalServer::started);
    server.start({});
    QVERIFY(started.wait());
    Client client(server);
    QTRY_VERIFY(client.isOpen());
    client.socket.sendTextMessage(QStringLiteral("x"));
    QTRY_COMPARE(client.texts.size(), 1);
    QTRY_COMPARE(server.clients().size(), 1);
    QCOMPARE(server.clients().value(0).id, 1);
}

void TestLocalServer::subprotocol()
{
    RunningServer running;
    QVERIFY(running.start());
    RawClient a, b, none;
    a.open(running.port(), "Sec-WebSocket-Protocol: chat.v2, chat.v1\r\n");
    b.open(running.port(), "Sec-WebSocket-Protocol: other\r\nSec-WebSocket-Protocol: chat.v2\r\n");
    none.open(running.port());
    QTRY_VERIFY(a.isOpen() && b.isOpen() && none.isOpen());
    QVERIFY(a.head.contains("Sec-WebSocket-Protocol: chat.v2\r\n"));
    QVERIFY(b.head.contains("Sec-WebSocket-Protocol: other\r\n"));
    QVERIFY(!none.head.contains("Sec-WebSocket-Protocol"));
    QTRY_COMPARE(running.recording.connections().size(), 3);
    QStringList chosen;
    for (const ConnectionRecord &record : running.recording.connections())
        chosen.append(record.subprotocol);
    chosen.sort();
    QCOMPARE(chosen, (QStringList{QString(), QStringLiteral("chat.v2"), QStringLiteral("other")}));
}

QTEST_GUILESS_MAIN(TestLocalServer)
#include "tst_localserver.moc"
