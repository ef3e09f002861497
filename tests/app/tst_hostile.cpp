// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a wrong, hostile or merely unusual server does to the program, and what the user reads about it.
#include "model/capture/capturereader.h"
#include "model/wire/deflater.h"
#include "tests/app/program.h"
#include "tests/support/scriptedpeer.h"

#include <QElapsedTimer>
#include <QHostInfo>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace framewatch;
using namespace framewatch::test;

namespace {

using Answer = std::function<QByteArray(const QByteArray &head)>;

QByteArray frame(std::initializer_list<int> bytes)
{
    QByteArray frame;
    for (const int byte : bytes)
        frame.append(static_cast<char>(byte));
    return frame;
}

QByteArray text(const QByteArray &payload, bool fin = true)
{
    return encodeFrame(Opcode::Text, payload, fin);
}
QByteArray more(const QByteArray &payload, bool fin)
{
    return encodeFrame(Opcode::Continuation, payload, fin);
}
QByteArray closeFrame(int code)
{
    return encodeFrame(Opcode::Close, frame({code >> 8, code & 0xff}));
}

QByteArray swap(QByteArray answer, const char *from, const char *to)
{
    return answer.replace(from, to);
}

Answer accepting(const char *from, const char *to)
{
    return [from, to](const QByteArray &head) { return swap(ScriptedPeer::acceptedAnswer(head), from, to); };
}

Answer fixed(const QByteArray &answer)
{
    return [answer](const QByteArray &) { return answer; };
}

QStringList arguments(const QString &line)
{
    return line.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

Q_DECLARE_METATYPE(Answer)

class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answerIsNoUpgrade_data();
    void answerIsNoUpgrade();
    void answerIsFine_data();
    void answerIsFine();
    void serverHangsUpEarly_data();
    void serverHangsUpEarly();
    void headNeverEnds();
    void answerNeverComes();
    void refusedBodyIsBounded();
    void redirectIsNotFollowed();
    void compressedViolation_data();
    void compressedViolation();
    void violation_data();
    void violation();
    void unusualButRight_data();
    void unusualButRight();
    void pauseInsideAFrame();
    void endlessEmptyFragments();
    void hugeMessageIsRefused();
    void floodOfPings();
    void closing_data();
    void closing();
    void reset();
    void silentAboutOurClose();
    void requestIsAsTyped();
    void internationalHost();

private:
    /// Connects without reconnecting, sends bytes after the upgrade, and waits for the program's end.
    void runAgainst(ScriptedPeer &peer, Program &program, const QByteArray &bytes);
};

void TestHostile::runAgainst(ScriptedPeer &peer, Program &program, const QByteArray &bytes)
{
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer, bytes] { peer.send(bytes); });
    program.run({QStringLiteral("--reconnect"), QStringLiteral("off"), peer.url()});
    QVERIFY(!program.isRunning());
    QVERIFY(!program.crashed());
}

void TestHostile::answerIsNoUpgrade_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::addColumn<QString>("mentions");
    const auto row = [](const char *name, const Answer &answer, const char *mentions) {
        QTest::newRow(name) << answer << QString::fromLatin1(mentions);
    };
    row(
        "wrong accept",
        [](const QByteArray &) { return ScriptedPeer::acceptedAnswer("Sec-WebSocket-Key: other\r\n"); },
        "Sec-WebSocket-Accept");
    row("no accept", accepting("Sec-WebSocket-Accept", "X-Accept"), "Sec-WebSocket-Accept");
    row("HTTP/1.0", accepting("HTTP/1.1", "HTTP/1.0"), "HTTP/1.0");
    row("no Upgrade", accepting("Upgrade: websocket\r\n", ""), "Upgrade");
    row("Upgrade to something else", accepting("Upgrade: websocket", "Upgrade: h2c"), "h2c");
    row("no Connection", accepting("Connection: Upgrade\r\n", ""), "Connection");
    row("Connection: close", accepting("Connection: Upgrade", "Connection: close"), "Connection");
    row(
        "extension nobody asked for",
        [](const QByteArray &head) {
            return ScriptedPeer::acceptedAnswer(head, "Sec-WebSocket-Extensions: x-webkit-deflate-frame\r\n");
        },
        "xtension");
    row(
        "subprotocol nobody asked for",
        [](const QByteArray &head) {
            return ScriptedPeer::acceptedAnswer(head, "Sec-WebSocket-Protocol: chat\r\n");
        },
        "ubprotocol");
    row("200", fixed("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"), "200");
    row("404 without a length", fixed("HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\nnope"), "404");
    row("500 in chunks",
        fixed("HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"), "500");
    row("header flood",
        fixed("HTTP/1.1 101 Switching Protocols\r\n" + QByteArray("X: y\r\n").repeated(20000) + "\r\n"),
        "64");
    row("one long header",
        fixed("HTTP/1.1 101 Switching Protocols\r\nX: " + QByteArray(70000, 'x') + "\r\n\r\n"), "64");
}

void TestHostile::answerIsNoUpgrade()
{
    QFETCH(Answer, answer);
    QFETCH(QString, mentions);
    ScriptedPeer peer;
    peer.onHead = [&](const QByteArray &head) {
        QMetaObject::invokeMethod(&peer, &ScriptedPeer::endTcp, Qt::QueuedConnection);
        return answer(head);
    };
    Program program;
    program.run({QStringLiteral("--timeout"), QStringLiteral("5"), peer.url()});
    QVERIFY(!program.crashed());
    QCOMPARE(program.exitCode(), 3);
    const QList<QJsonObject> refused = program.entries(QStringLiteral("refused"));
    QCOMPARE(refused.size(), 1);
    QVERIFY2(refused.constFirst()[u"note"].toString().contains(mentions), program.output().constData());
    QVERIFY(program.entries(QStringLiteral("open")).isEmpty());
}

void TestHostile::answerIsFine_data()
{
    QTest::addColumn<Answer>("answer");
    QTest::newRow("keep-alive, Upgrade")
        << accepting("Connection: Upgrade", "Connection: keep-alive, Upgrade");
    QTest::newRow("lower case") << accepting("Connection: Upgrade", "connection:upgrade");
    QTest::newRow("WebSocket") << accepting("Upgrade: websocket", "Upgrade: WebSocket");
    QTest::newRow("another reason") << accepting("Switching Protocols", "Web Socket Protocol Handshake");
    QTest::newRow("no reason") << accepting(" Switching Protocols", "");
    QTest::newRow("many headers") << Answer([](const QByteArray &head) {
        return ScriptedPeer::acceptedAnswer(head, QByteArray("Set-Cookie: a=b\r\n").repeated(500));
    });
}

void TestHostile::answerIsFine()
{
    QFETCH(Answer, answer);
    ScriptedPeer peer;
    peer.onHead = [&](const QByteArray &head) { return answer(head) + text("same segment"); };
    Program program;
    program.run({QStringLiteral("--count"), QStringLiteral("1"), peer.url()});
    QCOMPARE(program.errors(), QByteArray());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.story().contains(QStringLiteral("text received same segment")));
}

void TestHostile::serverHangsUpEarly_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("half a head") << QByteArray("HTTP/1.1 101 Switching Protocols\r\nUpgr");
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n");
    QTest::newRow("garbage") << QByteArray(5000, '\x80');
}

void TestHostile::serverHangsUpEarly()
{
    QFETCH(QByteArray, answer);
    ScriptedPeer peer;
    peer.onHead = [&](const QByteArray &) {
        QMetaObject::invokeMethod(&peer, &ScriptedPeer::endTcp, Qt::QueuedConnection);
        return answer;
    };
    Program program;
    program.run({peer.url()});
    QVERIFY(!program.crashed());
    QCOMPARE(program.exitCode(), 3);
    const auto ends = program.entries(QStringLiteral("error")) + program.entries(QStringLiteral("refused"));
    QCOMPARE(ends.size(), 1);
    QVERIFY(!ends.constFirst()[u"note"].toString().isEmpty());
}

void TestHostile::headNeverEnds()
{
    ScriptedPeer peer;
    peer.onHead = [&peer](const QByteArray &) {
        auto *drip = new QTimer(&peer);
        connect(drip, &QTimer::timeout, &peer, [&peer] {
            if (peer.hasClient())
                peer.send(QByteArray(4096, 'x'));
        });
        drip->start(1);
        return QByteArray("HTTP/1.1 101 Switching Protocols\r\nX: ");
    };
    Program program;
    program.run({peer.url()});
    QCOMPARE(program.exitCode(), 3);
    QCOMPARE(program.entries(QStringLiteral("refused")).size(), 1);
}

void TestHostile::answerNeverComes()
{
    ScriptedPeer peer;
    peer.onHead = fixed({});
    Program program;
    QElapsedTimer timer;
    timer.start();
    program.run({QStringLiteral("--timeout"), QStringLiteral("0.4"), peer.url()});
    QVERIFY(timer.elapsed() >= 400);
    QCOMPARE(program.exitCode(), 3);
    QCOMPARE(program.entries(QStringLiteral("error")).size(), 1);
}

void TestHostile::refusedBodyIsBounded()
{
    ScriptedPeer peer;
    peer.onHead =
        fixed("HTTP/1.1 403 Forbidden\r\nContent-Length: 3000000\r\n\r\n" + QByteArray(3'000'000, 'b'));
    Program program;
    program.run({peer.url()});
    QCOMPARE(program.exitCode(), 3);
    const QJsonObject refused = program.entries(QStringLiteral("refused")).value(0);
    QCOMPARE(refused[u"status"].toInt(), 403);
    QCOMPARE(refused[u"body"].toString().size(), 1024 * 1024);
}

void TestHostile::redirectIsNotFollowed()
{
    ScriptedPeer elsewhere;
    ScriptedPeer peer;
    peer.onHead = fixed("HTTP/1.1 302 Found\r\nLocation: " + elsewhere.url().toUtf8() +
                        "\r\nContent-Length: 0\r\n\r\n");
    Program program;
    program.run({peer.url()});
    QCOMPARE(program.exitCode(), 3);
    QCOMPARE(program.entries(QStringLiteral("refused")).value(0)[u"status"].toInt(), 302);
    QCOMPARE(elsewhere.heads.size(), 0);
}

void TestHostile::compressedViolation_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("closeCode");
    Deflater deflater(15, false);
    QByteArray part;
    deflater.add(QByteArray(1 << 20, '\0'), part);
    deflater.finish(part);
    part += QByteArray("\x00\x00\xff\xff", 4);
    QByteArray bomb = encodeFrame(Opcode::Binary, part.repeated(2048)); // 2 GiB in 2 MiB
    bomb[0] = static_cast<char>(bomb[0] | 0x40);
    QTest::newRow("bomb") << bomb << 1009;
    QTest::newRow("no DEFLATE") << frame({0xc1, 1, 6}) << 1002;
    QTest::newRow("cut off") << frame({0xc1, 0}) << 1002;
    QTest::newRow("RSV1 on a ping") << frame({0xc9, 0}) << 1002;
    QTest::newRow("RSV1 on a continuation") << text("a", false) + frame({0xc0, 0}) << 1002;
    QTest::newRow("RSV3") << frame({0x91, 0}) << 1002;
}

void TestHostile::compressedViolation()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, closeCode);
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) { return ScriptedPeer::deflatingAnswer(head); };
    Program program;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer, bytes] { peer.send(text("before") + bytes); });
    program.run({QStringLiteral("--reconnect"), QStringLiteral("off"), peer.url()});
    QVERIFY(!program.crashed());
    QCOMPARE(program.exitCode(), 5);
    QVERIFY(program.story().contains(QStringLiteral("text received before")));
    QCOMPARE(program.entries(QStringLiteral("violation")).size(), 1);
    QVERIFY(!peer.received.isEmpty());
    QCOMPARE(peer.received.constLast().closeCode, closeCode);
}

void TestHostile::violation_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("closeCode");
    const auto row = [](const char *name, const QByteArray &bytes, int code) {
        QTest::newRow(name) << bytes << code;
    };
    const std::array<quint8, 4> key{1, 2, 3, 4};
    row("RSV1", frame({0xc1, 0}), 1002);
    row("RSV2 on a ping", frame({0xa9, 0}), 1002);
    row("opcode 3", frame({0x83, 0}), 1002);
    row("opcode 11", frame({0x8b, 0}), 1002);
    row("ping of 126", encodeFrame(Opcode::Ping, QByteArray(126, 'p')), 1002);
    row("fragmented ping", encodeFrame(Opcode::Ping, "p", false), 1002);
    row("fragmented close", encodeFrame(Opcode::Close, closePayload(1000, {}), false), 1002);
    row("masked", encodeFrame(Opcode::Text, "x", true, &key), 1002);
    row("length 5 in 16 bits", frame({0x81, 126, 0, 5, 'h', 'e', 'l', 'l', 'o'}), 1002);
    row("length 300 in 64 bits", frame({0x82, 127, 0, 0, 0, 0, 0, 0, 1, 44}) + QByteArray(300, 'x'), 1002);
    row("length 2^63", frame({0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0}), 1002);
    row("continuation of nothing", more("x", true), 1002);
    row("text inside a message", text("a", false) + text("b"), 1002);
    row("invalid UTF-8", text("a\xff"), 1007);
    row("cut UTF-8", text("a\xc3"), 1007);
    row("surrogate", text("\xed\xa0\x80"), 1007);
    row("overlong", text("\xc0\xaf"), 1007);
    row("invalid UTF-8 in a later fragment", text("\xc3", false) + more("\xc3", true), 1007);
    row("close of one byte", encodeFrame(Opcode::Close, "x"), 1002);
    row("close reason in invalid UTF-8", encodeFrame(Opcode::Close, closePayload(1000, {}) + '\xff'), 1007);
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535})
        QTest::addRow("close %d", code) << closeFrame(code) << 1002;
}

void TestHostile::violation()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, closeCode);
    ScriptedPeer peer;
    Program program;
    runAgainst(peer, program, text("before") + bytes);
    QCOMPARE(program.exitCode(), 5);
    QVERIFY(program.story().contains(QStringLiteral("text received before")));
    const QList<QJsonObject> violations = program.entries(QStringLiteral("violation"));
    QCOMPARE(violations.size(), 1);
    QVERIFY2(violations.constFirst()[u"note"].toString().contains(QLatin1String("RFC 6455")),
             program.output().constData());
    QVERIFY(!peer.received.isEmpty());
    QCOMPARE(peer.received.constLast().closeCode, closeCode);
    QVERIFY(!program.errors().isEmpty());
}

void TestHostile::unusualButRight_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("received");
    const auto row = [](const char *name, const QByteArray &bytes, const char *received) {
        QTest::newRow(name) << bytes << QString::fromUtf8(received);
    };
    row("UTF-8 across fragments", text("\xf0\x9f", false) + more("\x99", false) + more("\x82!", true),
        "\xf0\x9f\x99\x82!");
    row("BOM", text("\xef\xbb\xbfhi"), "\xef\xbb\xbfhi");
    row("NUL", text(QByteArray("a\0b", 3)), nullptr);
    row("ping between fragments", text("a", false) + encodeFrame(Opcode::Ping, "p") + more("b", true), "ab");
    row("empty fragments", text("", false) + more("", false) + more("x", false) + more("", true), "x");
    row("empty message", text(""), "");
    row("unsolicited pong", encodeFrame(Opcode::Pong, "p") + text("x"), "x");
    row("non-characters", text("\xef\xbf\xbf"), "\xef\xbf\xbf");
}

void TestHostile::unusualButRight()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, received);
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer, bytes] { peer.send(bytes); });
    Program program;
    program.run({QStringLiteral("--count"), QStringLiteral("1"), peer.url()});
    QCOMPARE(program.errors(), QByteArray());
    QCOMPARE(program.exitCode(), 0);
    const QList<QJsonObject> texts = program.entries(QStringLiteral("text"));
    QCOMPARE(texts.size(), 1);
    const QString expected = received.isNull() ? QString::fromLatin1("a\0b", 3) : received;
    QCOMPARE(texts.constFirst()[u"text"].toString(), expected);
    QVERIFY(program.entries(QStringLiteral("violation")).isEmpty());
}

void TestHostile::pauseInsideAFrame()
{
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] {
        const QByteArray whole = text("slowly");
        peer.send(whole.left(4));
        QTimer::singleShot(5600, &peer, [&peer, whole] { peer.send(whole.mid(4)); });
    });
    Program program;
    program.run({QStringLiteral("--count"), QStringLiteral("1"), peer.url()}, 20000);
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.story().contains(QStringLiteral("text received slowly")));
}

void TestHostile::endlessEmptyFragments()
{
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] {
        peer.send(text("start", false));
        peer.send(more({}, false).repeated(4'000'000)); // 8 MB of nothing
        peer.send(encodeFrame(Opcode::Ping, "still there?"));
    });
    Program program;
    program.start({peer.url()});
    QVERIFY(QTest::qWaitFor(
        [&] {
            return !program.isRunning() ||
                   program.story().contains(QStringLiteral("ping received still there?"));
        },
        60000));
    if (program.isRunning()) {
        QVERIFY2(program.peakMemoryKib() < 256 * 1024, qPrintable(QString::number(program.peakMemoryKib())));
        program.signal(SIGINT);
        QVERIFY(program.waitForEnd());
        QCOMPARE(program.exitCode(), 0);
    } else {
        QVERIFY(!program.crashed()); // a limit that is told is an answer too
        QCOMPARE(program.entries(QStringLiteral("violation")).size(), 1);
    }
}

void TestHostile::hugeMessageIsRefused()
{
    for (const quint64 length : {(quint64(256) << 20) + 1, quint64(1) << 62}) {
        ScriptedPeer peer;
        Program program;
        runAgainst(peer, program, encodeFrameHeader(Opcode::Binary, length) + QByteArray(100'000, 'x'));
        QCOMPARE(program.exitCode(), 5);
        QCOMPARE(program.entries(QStringLiteral("violation")).size(), 1);
        QCOMPARE(peer.received.constLast().closeCode, 1009);
    }
}

void TestHostile::floodOfPings()
{
    constexpr int Many = 50'000;
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] {
        peer.send(encodeFrame(Opcode::Ping, QByteArray(125, 'p')).repeated(Many));
        peer.sendText("end");
    });
    Program program;
    program.run({QStringLiteral("--count"), QStringLiteral("1"), peer.url()}, 60000);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.entries(QStringLiteral("ping")).size(), Many);
}

void TestHostile::closing_data()
{
    QTest::addColumn<QByteArray>("bytes"); // null: the connection ends without a close frame
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("exitCode");
    for (const int code : {1000, 1001})
        QTest::addRow("%d", code) << closeFrame(code) << code << 0;
    for (const int code : {1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999})
        QTest::addRow("%d", code) << closeFrame(code) << code << 5;
    QTest::newRow("no code") << encodeFrame(Opcode::Close, {}) << 1005 << 5;
    QTest::newRow("drop") << QByteArray() << 1006 << 5;
    QTest::newRow("drop inside a message") << text("half", false) << 1006 << 5;
    QTest::newRow("drop inside a frame") << text("half").left(3) << 1006 << 5;
    QTest::newRow("frames after the close") << closeFrame(1000) + text("late") << 1000 << 0;
}

void TestHostile::closing()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(int, exitCode);
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer, bytes, code] {
        peer.send(bytes);
        if (code == 1006)
            peer.endTcp();
    });
    Program program;
    const QString capture = program.file(QStringLiteral("c.fwcap"));
    program.run({QStringLiteral("--reconnect"), QStringLiteral("off"), QStringLiteral("--capture"), capture,
                 peer.url()});
    QCOMPARE(program.exitCode(), exitCode);
    QVERIFY(program.entries(QStringLiteral("violation")).isEmpty());
    QCOMPARE(program.entries(QStringLiteral("closed")).size(), 1);
    QVERIFY(program.story().filter(QStringLiteral("late")).isEmpty());
    const auto reader = CaptureReader::open(capture);
    QVERIFY(reader.ok());
    QCOMPARE(reader.value()->connection(1)->closeCode, code);
}

void TestHostile::reset()
{
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::messageCame, &peer, &ScriptedPeer::resetTcp);
    Program program;
    program.run({QStringLiteral("--reconnect"), QStringLiteral("off"), QStringLiteral("--send"),
                 QStringLiteral("x"), peer.url()});
    QCOMPARE(program.exitCode(), 5);
    QCOMPARE(program.entries(QStringLiteral("closed")).size(), 1);
}

void TestHostile::silentAboutOurClose()
{
    ScriptedPeer peer;
    peer.answersClose = false;
    Program program;
    program.start({peer.url()});
    QTRY_COMPARE(program.entries(QStringLiteral("open")).size(), 1);
    QElapsedTimer timer;
    timer.start();
    program.signal(SIGINT);
    QVERIFY(program.waitForEnd());
    QVERIFY2(timer.elapsed() >= 2500 && timer.elapsed() < 4500, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(program.exitCode(), 0);
}

void TestHostile::requestIsAsTyped()
{
    const QString target = QStringLiteral("/a%2fb%2F/..//c?q=%7e&x=[1]&empty=&+%20");
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] { peer.sendText("ok"); });
    Program program;
    program.run({QStringLiteral("-H"), QStringLiteral("x-lower: 1"), QStringLiteral("-H"),
                 QStringLiteral("X-Twice: a"), QStringLiteral("-H"), QStringLiteral("X-Twice: b"),
                 QStringLiteral("-H"), QStringLiteral("Host: other.example"), QStringLiteral("-o"),
                 QStringLiteral("https://o.example"), QStringLiteral("-s"), QStringLiteral("one"),
                 QStringLiteral("-s"), QStringLiteral("two"), QStringLiteral("--count"), QStringLiteral("1"),
                 peer.url(target)});
    QCOMPARE(program.exitCode(), 0);
    const QByteArray head = peer.heads.value(0);
    QVERIFY2(head.startsWith("GET " + target.toUtf8() + " HTTP/1.1\r\n"), head.constData());
    QVERIFY2(head.contains("\r\nx-lower: 1\r\nX-Twice: a\r\nX-Twice: b\r\n"), head.constData());
    QCOMPARE(head.toLower().count("\r\nhost:"), 1);
    QVERIFY(head.contains("Host: other.example\r\n"));
    QVERIFY(head.contains("Origin: https://o.example\r\n"));
    QCOMPARE(ScriptedPeer::headerOf(head, "Sec-WebSocket-Protocol").replace(" ", ""), QByteArray("one,two"));
    QCOMPARE(ScriptedPeer::headerOf(head, "Sec-WebSocket-Version"), QByteArray("13"));
    QCOMPARE(ScriptedPeer::headerOf(head, "Sec-WebSocket-Extensions"),
             QByteArray("permessage-deflate; client_max_window_bits"));
}

void TestHostile::internationalHost()
{
    if (QHostInfo::fromName(QStringLiteral("xn--bcher-kva.localhost")).addresses().isEmpty())
        QSKIP("this machine does not resolve names below localhost");
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] { peer.sendText("ok"); });
    Program program;
    program.run(arguments(QStringLiteral("--count 1 ws://bücher.localhost:%1/").arg(peer.port())));
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(ScriptedPeer::headerOf(peer.heads.value(0), "Host"),
             QByteArray("xn--bcher-kva.localhost:") + QByteArray::number(peer.port()));
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
