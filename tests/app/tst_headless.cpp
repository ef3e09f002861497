// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// --headless from outside: connections, exit codes, signals, the server.
#include "model/capture/capturereader.h"
#include "tests/app/program.h"
#include "tests/support/scriptedpeer.h"

#include <QElapsedTimer>
#include <QTest>

#include <csignal>

using namespace framewatch;
using namespace framewatch::test;

namespace {

QStringList words(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

QString bigPort()
{
    return QStringLiteral("ws://127.0.0.1:1/");
} // nobody listens on port 1

} // namespace

class TestHeadless : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usage_data();
    void usage();
    void helpAndVersion();
    void demo();
    void talksAndStopsAfterCount();
    void authenticatesByNameAndPassword();
    void sendsInOrder();
    void eachOpenRepeats();
    void echoes();
    void echoesAGreeting();
    void quietPrintsNothing();
    void peerCloses_data();
    void peerCloses();
    void neverOpen_data();
    void neverOpen();
    void reconnectsOnceOpen();
    void givesUpAfterMaxAttempts();
    void signalClosesCleanly_data();
    void signalClosesCleanly();
    void signalBeforeOpen();
    void secondSignalEndsAtOnce();
    void durationEndsOpen();
    void durationCountsWaiting();
    void serves();
    void servesItself();
    void serverPortTaken();
    void manyMessagesInOrder();
};

void TestHeadless::usage_data()
{
    QTest::addColumn<QString>("line");
    for (const char *line :
         {"", "--nonsense", "--count 0 ws://h", "ftp://h", "ws://h ws://i", "--send-file /nonexistent ws://h",
          "--token-file /nonexistent ws://h", "--proxy http://p ws://h", "--quiet"})
        QTest::newRow(line) << QString::fromLatin1(line);
}

void TestHeadless::usage()
{
    QFETCH(QString, line);
    Program program;
    program.run(words(line));
    QCOMPARE(program.exitCode(), 2);
    QCOMPARE(program.output(), QByteArray());
    QCOMPARE(program.errors().count('\n'), 1);
    QVERIFY2(program.errors().contains("usage: "), program.errors().constData());
}

void TestHeadless::helpAndVersion()
{
    Program program;
    program.run({QStringLiteral("--help")});
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.output().startsWith("Usage: framewatch [options] [URL]\n"));
    program.run({QStringLiteral("--version")});
    QVERIFY(program.output().startsWith("framewatch "));
    QCOMPARE(program.errors(), QByteArray());
}

void TestHeadless::demo()
{
    Program program;
    program.run({QStringLiteral("--demo")});
    QCOMPARE(program.errors(), QByteArray());
    QCOMPARE(program.exitCode(), 0);
    QStringList messages = program.story();
    messages.removeIf([](const QString &line) { return !line.startsWith(QLatin1String("text")); });
    QStringList expected{QStringLiteral("text received Welcome to WebSocket server!"),
                         QStringLiteral("text sent Hello, Server!"),
                         QStringLiteral("text received Server Echo: Hello, Server!")};
    // Greeting and first message cross on the way.
    messages.sort();
    expected.sort();
    QCOMPARE(messages, expected);
}

void TestHeadless::talksAndStopsAfterCount()
{
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::messageCame, &peer, [&peer] {
        for (int i = 1; i <= 3; ++i)
            peer.sendText(QByteArray::number(i));
    });
    Program program;
    program.run({QStringLiteral("--send"), QStringLiteral("go"), QStringLiteral("--count"),
                 QStringLiteral("3"), peer.url()});
    QCOMPARE(program.errors(), QByteArray());
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(
        program.story(),
        (QStringList{QStringLiteral("connecting"), QStringLiteral("open"), QStringLiteral("text sent go"),
                     QStringLiteral("text received 1"), QStringLiteral("text received 2"),
                     QStringLiteral("text received 3"), QStringLiteral("close sent 1000"),
                     QStringLiteral("close received 1000"), QStringLiteral("closed")}));
    QCOMPARE(peer.received.constLast().closeCode, 1000);
}

void TestHeadless::authenticatesByNameAndPassword()
{
    ScriptedPeer peer;
    Program program;
    program.start({QStringLiteral("--auth"), QStringLiteral("basic:me"), QStringLiteral("--token"),
                   QStringLiteral("pw"), peer.url()});
    QTRY_COMPARE(peer.heads.size(), 1);
    QCOMPARE(ScriptedPeer::headerOf(peer.heads.constFirst(), "Authorization"),
             "Basic " + QByteArray("me:pw").toBase64());
    Program other;
    other.run({QStringLiteral("--auth"), QStringLiteral("basic:me:you"), QStringLiteral("--token"),
               QStringLiteral("pw"), peer.url()});
    QCOMPARE(other.exitCode(), 2);
    QVERIFY(other.errors().contains("a user's name cannot hold a colon"));
}

void TestHeadless::sendsInOrder()
{
    ScriptedPeer peer;
    Program program;
    QFile binary(program.file(QStringLiteral("binary")));
    QVERIFY(binary.open(QIODevice::WriteOnly));
    binary.write(QByteArray("\x00\xff", 2));
    binary.close();
    program.start({QStringLiteral("--token"), QStringLiteral("t\"1"), QStringLiteral("--send"),
                   QStringLiteral("a"), QStringLiteral("--send-file"), binary.fileName(),
                   QStringLiteral("--send"), QStringLiteral(""), peer.url()});
    QTRY_COMPARE(peer.received.size(), 4);
    QCOMPARE(peer.received[0].payload, QByteArray("{\"authToken\":\"t\\\"1\"}"));
    QCOMPARE(peer.received[1].payload, QByteArray("a"));
    QCOMPARE(peer.received[2].kind, EntryKind::Binary);
    QCOMPARE(peer.received[2].payload, QByteArray("\x00\xff", 2));
    QCOMPARE(peer.received[3].kind, EntryKind::Text);
    QCOMPARE(peer.received[3].payload, QByteArray());
}

void TestHeadless::eachOpenRepeats()
{
    for (const bool each : {false, true}) {
        ScriptedPeer peer;
        connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer, each] {
            if (peer.heads.size() == 2 && !each)
                peer.sendText("enough");
        });
        connect(&peer, &ScriptedPeer::messageCame, &peer, [&peer] {
            if (peer.heads.size() == 1)
                peer.sendClose(1000);
            else
                peer.sendText("enough");
        });
        Program program;
        QStringList arguments = words(QStringLiteral("--send hello --reconnect 0.05s --count 1"));
        if (each)
            arguments.append(QStringLiteral("--each-open"));
        program.run(arguments + QStringList(peer.url()));
        QCOMPARE(program.exitCode(), 0);
        const auto hellos = std::count_if(peer.received.begin(), peer.received.end(),
                                          [](const auto &message) { return message.payload == "hello"; });
        QCOMPARE(hellos, each ? 2 : 1);
    }
}

void TestHeadless::echoes()
{
    ScriptedPeer peer;
    connect(
        &peer, &ScriptedPeer::messageCame, &peer,
        [&peer] {
            peer.sendText("one");
            peer.send(encodeFrame(Opcode::Binary, QByteArray("\x00\x01", 2)));
        },
        Qt::SingleShotConnection);
    Program program;
    program.start({QStringLiteral("--echo"), QStringLiteral("--send"), QStringLiteral("go"), peer.url()});
    QTRY_COMPARE(peer.received.size(), 3);
    QCOMPARE(peer.received[1].payload, QByteArray("one"));
    QCOMPARE(peer.received[2].kind, EntryKind::Binary);
}

void TestHeadless::echoesAGreeting()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) {
        return ScriptedPeer::acceptedAnswer(head) + encodeFrame(Opcode::Text, "in the segment of the 101");
    };
    Program program;
    program.start({QStringLiteral("--echo"), QStringLiteral("--send"), QStringLiteral("go"), peer.url()});
    QTRY_VERIFY(!peer.received.isEmpty());
    QTRY_VERIFY(program.entries(QStringLiteral("text")).size() >= 2);
    QTRY_VERIFY(program.story().contains(QStringLiteral("text sent in the segment of the 101")));
}

void TestHeadless::quietPrintsNothing()
{
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] { peer.sendText("x"); });
    Program program;
    program.run({QStringLiteral("--quiet"), QStringLiteral("--count"), QStringLiteral("1"),
                 QStringLiteral("--capture"), program.file(QStringLiteral("c.fwcap")), peer.url()});
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.output(), QByteArray());
    const auto reader = CaptureReader::open(program.file(QStringLiteral("c.fwcap")));
    QVERIFY(reader.ok());
    QCOMPARE(reader.value()->totals().receivedMessages, 1);
}

void TestHeadless::peerCloses_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("exitCode");
    for (const auto &[code, exitCode] :
         {std::pair{1000, 0}, {1001, 0}, {1011, 5}, {1012, 5}, {4000, 5}, {0, 5}, {-1, 5}})
        QTest::addRow("%d", code) << code << exitCode;
}

void TestHeadless::peerCloses()
{
    QFETCH(int, code);
    QFETCH(int, exitCode);
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer, code] {
        if (code > 0)
            peer.sendClose(code);
        else if (code == 0)
            peer.send(encodeFrame(Opcode::Close, {})); // without a code
        else
            peer.endTcp(); // without a close frame
    });
    Program program;
    program.run({QStringLiteral("--reconnect"), QStringLiteral("off"), peer.url()});
    QCOMPARE(program.exitCode(), exitCode);
    QCOMPARE(program.errors().isEmpty(), exitCode == 0);
}

void TestHeadless::neverOpen_data()
{
    QTest::addColumn<QByteArray>("answer"); // null: nobody listens
    QTest::addColumn<QString>("kind");
    QTest::newRow("nobody") << QByteArray() << QStringLiteral("error");
    QTest::newRow("401") << QByteArray("HTTP/1.1 401 Unauthorized\r\nContent-Length: 2\r\n\r\nno")
                         << QStringLiteral("refused");
    QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
                         << QStringLiteral("refused");
}

void TestHeadless::neverOpen()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, kind);
    ScriptedPeer peer;
    peer.onHead = [answer](const QByteArray &) { return answer; };
    Program program;
    program.run({answer.isEmpty() ? bigPort() : peer.url()});
    QCOMPARE(program.exitCode(), 3);
    QCOMPARE(program.entries(kind).size(), 1);
    QVERIFY(!program.entries(kind).constFirst()[u"note"].toString().isEmpty());
    QCOMPARE(program.errors().count('\n'), 1);
    if (kind == QLatin1String("refused"))
        QCOMPARE(program.entries(kind).constFirst()[u"status"].toInt(), answer.mid(9, 3).toInt());
}

void TestHeadless::reconnectsOnceOpen()
{
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] {
        if (peer.heads.size() < 3)
            peer.sendClose(1000);
        else
            peer.sendText("third time");
    });
    Program program;
    program.run({QStringLiteral("--reconnect"), QStringLiteral("0.05s"), QStringLiteral("--count"),
                 QStringLiteral("1"), peer.url()});
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(peer.heads.size(), 3);
    QCOMPARE(program.entries(QStringLiteral("waiting")).size(), 2);
}

void TestHeadless::givesUpAfterMaxAttempts()
{
    Program program;
    program.run({QStringLiteral("--reconnect"), QStringLiteral("0.05s"), QStringLiteral("--max-attempts"),
                 QStringLiteral("3"), bigPort()});
    QCOMPARE(program.exitCode(), 3);
    QCOMPARE(program.entries(QStringLiteral("connecting")).size(), 3);

    auto peer = std::make_unique<ScriptedPeer>();
    connect(peer.get(), &ScriptedPeer::upgraded, peer.get(), [&peer] {
        peer->stopListening();
        peer->endTcp();
    });
    program.run({QStringLiteral("--reconnect"), QStringLiteral("0.05s"), QStringLiteral("--max-attempts"),
                 QStringLiteral("2"), peer->url()});
    QCOMPARE(program.exitCode(), 5);
}

void TestHeadless::signalClosesCleanly_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("code");
    QTest::newRow("SIGINT") << SIGINT << 1000;
    QTest::newRow("SIGTERM") << SIGTERM << 1001;
}

void TestHeadless::signalClosesCleanly()
{
    QFETCH(int, number);
    QFETCH(int, code);
    ScriptedPeer peer;
    Program program;
    program.start({QStringLiteral("--capture"), program.file(QStringLiteral("c.fwcap")), peer.url()});
    QTRY_COMPARE(program.entries(QStringLiteral("open")).size(), 1);
    program.signal(number);
    QVERIFY(program.waitForEnd());
    QVERIFY(!program.crashed());
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.errors(), QByteArray());
    QCOMPARE(peer.received.constLast().closeCode, code);
    const auto reader = CaptureReader::open(program.file(QStringLiteral("c.fwcap")));
    QVERIFY(reader.ok());
    QCOMPARE(reader.value()->lastId(), program.entries().size());
    QVERIFY(!QFile::exists(program.file(QStringLiteral("c.fwcap-wal"))));
}

void TestHeadless::signalBeforeOpen()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &) { return QByteArray(); }; // the answer never comes
    Program program;
    program.start({peer.url()});
    QTRY_COMPARE(peer.heads.size(), 1);
    program.signal(SIGTERM);
    QVERIFY(program.waitForEnd(3000));
    QVERIFY(!program.crashed());
    QCOMPARE(program.exitCode(), 0);
}

void TestHeadless::secondSignalEndsAtOnce()
{
    ScriptedPeer peer;
    peer.answersClose = false; // the close takes its 3 s
    Program program;
    program.start({peer.url()});
    QTRY_COMPARE(program.entries(QStringLiteral("open")).size(), 1);
    program.signal(SIGINT);
    QTRY_COMPARE(peer.received.size(), 1);
    program.signal(SIGINT);
    QVERIFY(program.waitForEnd(1000));
    QCOMPARE(program.exitCode(), 128 + SIGINT);
}

void TestHeadless::durationEndsOpen()
{
    ScriptedPeer peer;
    Program program;
    QElapsedTimer timer;
    timer.start();
    program.run({QStringLiteral("--duration"), QStringLiteral("0.6"), peer.url()});
    QVERIFY(timer.elapsed() >= 600);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(peer.received.constLast().closeCode, 1000);
}

void TestHeadless::durationCountsWaiting()
{
    Program program;
    QElapsedTimer timer;
    timer.start();
    program.run({QStringLiteral("--duration"), QStringLiteral("0.5"), QStringLiteral("--reconnect"),
                 QStringLiteral("60s"), bigPort()});
    QVERIFY(timer.elapsed() < 5000);
    QCOMPARE(program.exitCode(), 3);

    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, &ScriptedPeer::endTcp);
    program.run({QStringLiteral("--duration"), QStringLiteral("0.5"), QStringLiteral("--reconnect"),
                 QStringLiteral("60s"), peer.url()});
    QCOMPARE(program.exitCode(), 5);
}

void TestHeadless::serves()
{
    Program server;
    server.start({QStringLiteral("--serve"), QStringLiteral("0"), QStringLiteral("--serve-rule"),
                  QStringLiteral("upper")});
    QTRY_VERIFY(!server.entries().isEmpty());
    const QString url = server.entries().constFirst()[u"listening"].toString();
    QVERIFY2(url.startsWith(QLatin1String("ws://127.0.0.1:")), qPrintable(url));
    Program client;
    client.run({QStringLiteral("--send"), QStringLiteral("Hey, How are you?"), QStringLiteral("--count"),
                QStringLiteral("1"), url});
    QCOMPARE(client.exitCode(), 0);
    QVERIFY(client.story().contains(QStringLiteral("text received HEY, HOW ARE YOU?")));
    QTRY_VERIFY(server.story().contains(QStringLiteral("closed")));
    server.signal(SIGTERM);
    QVERIFY(server.waitForEnd());
    QCOMPARE(server.exitCode(), 0);
    QCOMPARE(server.errors(), QByteArray());
    QVERIFY(server.story().contains(QStringLiteral("text received Hey, How are you?")));
    QVERIFY(server.story().contains(QStringLiteral("text sent HEY, HOW ARE YOU?")));
    const QList<QJsonObject> entries = server.entries().mid(1);
    QVERIFY(std::all_of(entries.begin(), entries.end(),
                        [](const QJsonObject &e) { return e[u"client"].toInt() == 1; }));
}

void TestHeadless::servesItself()
{
    Program program;
    program.start({QStringLiteral("--serve"), QStringLiteral("0"), QStringLiteral("--demo")});
    QTRY_COMPARE(program.story().count(QStringLiteral("text received Server Echo: Hello, Server!")), 1);
    QTRY_COMPARE(program.story().count(QStringLiteral("text sent Server Echo: Hello, Server!")), 1);
    QVERIFY(program.isRunning());
    program.signal(SIGINT);
    QVERIFY(program.waitForEnd());
    QCOMPARE(program.exitCode(), 0);
}

void TestHeadless::serverPortTaken()
{
    ScriptedPeer peer;
    Program program;
    program.run({QStringLiteral("--serve"), QString::number(peer.port())});
    QCOMPARE(program.exitCode(), 3);
    QCOMPARE(program.output(), QByteArray());
    QVERIFY2(program.errors().contains(QByteArray::number(peer.port())), program.errors().constData());
}

void TestHeadless::manyMessagesInOrder()
{
    constexpr int Many = 20'000;
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] {
        QByteArray all;
        for (int i = 1; i <= Many; ++i)
            all += encodeFrame(Opcode::Text, QByteArray::number(i));
        peer.send(all);
    });
    Program program;
    program.run({QStringLiteral("--count"), QString::number(Many), peer.url()}, 60000);
    QCOMPARE(program.exitCode(), 0);
    const QList<QJsonObject> texts = program.entries(QStringLiteral("text"));
    QCOMPARE(texts.size(), Many);
    for (int i = 0; i < Many; ++i)
        QCOMPARE(texts[i][u"text"].toString(), QString::number(i + 1));
}

QTEST_GUILESS_MAIN(TestHeadless)
#include "tst_headless.moc"
