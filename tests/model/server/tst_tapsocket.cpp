// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/tapsocket.h"

#include "model/server/qwebsocketfeed.h"
#include "model/wire/messageassembler.h"

#include <QSignalSpy>
#include <QTest>

using namespace framewatch;

/// The socket that QWebSocket gets to see, and the frames it reads from it. No network.
class TestTapSocket : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void borrowsDuringDelivery();
    void keepsWhatWasNotRead();
    void linesAndPeeks();
    void writes();
    void closeIsTheOwners();
    void end();
    void endDuringDelivery();
    void prefix_data();
    void prefix();
};

namespace {

struct Owner final : TapSocket::Owner
{
    QByteArray written;
    int closed = 0;

    void tapWritten(QByteArrayView bytes) override { written.append(bytes); }
    void tapClosed() override { ++closed; }
    qint64 tapPending() const override { return 42; }
};

struct Fixture
{
    Owner owner;
    QTcpSocket real;
    TapSocket tap{owner, real, nullptr};
};

} // namespace

void TestTapSocket::reads()
{
    Fixture f;
    QSignalSpy ready(&f.tap, &QIODevice::readyRead);
    QCOMPARE(f.tap.state(), QAbstractSocket::ConnectedState);
    f.tap.deliver();
    QCOMPARE(ready.size(), 0);
    f.tap.feed("hello ");
    f.tap.feed("world");
    f.tap.deliver();
    QCOMPARE(ready.size(), 1);
    QCOMPARE(f.tap.bytesAvailable(), 11);
    QCOMPARE(f.tap.read(2), "he");
    QCOMPARE(f.tap.bytesAvailable(), 9);
    QCOMPARE(f.tap.readAll(), "llo world");
    QCOMPARE(f.tap.read(1), "");
    QCOMPARE(f.tap.bytesAvailable(), 0);
}

void TestTapSocket::borrowsDuringDelivery()
{
    Fixture f;
    QByteArray read;
    connect(&f.tap, &QIODevice::readyRead, this, [&] { read += f.tap.readAll() + '|'; });
    const QByteArray payload(100'000, 'p');
    f.tap.feed("before");
    f.tap.deliver("head", payload);
    QVERIFY(read == "before|head" + payload + '|');
}

void TestTapSocket::keepsWhatWasNotRead()
{
    Fixture f;
    {
        QByteArray payload(50'000, 'p');
        f.tap.deliver("head", payload);
        payload.fill('x');
    }
    f.tap.feed("more");
    QVERIFY(f.tap.readAll() == "head" + QByteArray(50'000, 'p') + "more");
}

void TestTapSocket::linesAndPeeks()
{
    Fixture f;
    f.tap.feed("line");
    QVERIFY(!f.tap.canReadLine());
    f.tap.feed(" one\nline two\nrest");
    QVERIFY(f.tap.canReadLine());
    QCOMPARE(f.tap.peek(8), "line one");
    QCOMPARE(f.tap.readLine(), "line one\n");
    QCOMPARE(f.tap.skip(5), 5);
    QCOMPARE(f.tap.readLine(), "two\n");
    QVERIFY(!f.tap.canReadLine());
    QCOMPARE(f.tap.readAll(), "rest");
}

void TestTapSocket::writes()
{
    Fixture f;
    QCOMPARE(f.tap.write("out"), 3);
    QCOMPARE(f.owner.written, "out");
    QCOMPARE(f.tap.bytesToWrite(), 42);
}

void TestTapSocket::closeIsTheOwners()
{
    Fixture f;
    f.tap.disconnectFromHost();
    f.tap.close();
    f.tap.abort();
    QCOMPARE(f.owner.closed, 3);
    QCOMPARE(f.tap.state(), QAbstractSocket::ConnectedState);
}

void TestTapSocket::end()
{
    Fixture f;
    QSignalSpy disconnected(&f.tap, &QAbstractSocket::disconnected);
    f.tap.feed("unread");
    f.tap.end();
    f.tap.end();
    QCOMPARE(disconnected.size(), 1);
    QCOMPARE(f.tap.state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(f.tap.bytesAvailable(), 0);
    QCOMPARE(f.tap.write("x"), 1);
    f.tap.close();
    QVERIFY(f.owner.written.isEmpty());
    QCOMPARE(f.owner.closed, 0);
    QCOMPARE(f.tap.bytesToWrite(), 0);
}

void TestTapSocket::endDuringDelivery()
{
    Fixture f;
    connect(&f.tap, &QIODevice::readyRead, this, [&] { f.tap.end(); });
    f.tap.deliver("head", QByteArray(20'000, 'p'));
    QCOMPARE(f.tap.bytesAvailable(), 0);
}

void TestTapSocket::prefix_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("text");
    QTest::addColumn<QByteArray>("read"); // the payload that QWebSocket will see in the frame
    const QByteArray mark("\xEF\xBB\xBF");
    QTest::addRow("text") << QByteArray("abc") << true << QByteArray("abc");
    QTest::addRow("empty") << QByteArray() << true << QByteArray();
    QTest::addRow("binary") << QByteArray("\0\xFF", 2) << false << QByteArray("\0\xFF", 2);
    QTest::addRow("marked text") << QByteArray(mark + "a") << true << QByteArray(mark + mark + "a");
    QTest::addRow("mark alone") << mark << true << QByteArray(mark + mark);
    QTest::addRow("marked binary") << QByteArray(mark + "a") << false << QByteArray(mark + "a");
    QTest::addRow("64 KiB") << QByteArray(65536, 'x') << true << QByteArray(65536, 'x');
}

void TestTapSocket::prefix()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, text);
    QFETCH(QByteArray, read);
    const EntryKind kind = text ? EntryKind::Text : EntryKind::Binary;
    for (const Sender sender : {Sender::Client, Sender::Server}) {
        const QByteArray frame = qwebsocketPrefix(kind, payload, sender) + payload;
        QByteArrayView input(frame);
        FrameDecoder decoder(sender);
        MessageAssembler assembler(1 << 20);
        const auto piece = decoder.next(input);
        QVERIFY(piece && piece->last && piece->header.fin && input.isEmpty());
        const auto message = assembler.add(*piece);
        QVERIFY(message);
        QCOMPARE(message->kind, kind);
        QVERIFY(message->payload == read);
    }
}

QTEST_GUILESS_MAIN(TestTapSocket)
#include "tst_tapsocket.moc"
