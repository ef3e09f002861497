// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/handshake.h"
#include "tests/model/wire/splits.h"

#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

namespace {

Handshake::Response answer(const QByteArray &status, const QByteArray &headers)
{
    return Handshake::parseResponse("HTTP/1.1 " + status + "\r\n" + headers + "\r\n").value();
}

} // namespace

class TestBodyReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodies_data();
    void bodies();
    void completeAtOnce_data();
    void completeAtOnce();
    void cap_data();
    void cap();
    void endlessLine();
    void endlessTrailers();
    void millionsOfChunks();
};

void TestBodyReader::bodies_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("complete");
    const auto row = [](const char *name, const char *headers, const char *bytes, const char *body,
                        bool complete) {
        QTest::newRow(name) << QByteArray(headers) << QByteArray(bytes) << QByteArray(body) << complete;
    };
    const char *chunked = "Transfer-Encoding: chunked\r\n";
    row("length", "Content-Length: 5\r\n", "HelloX", "Hello", true);
    row("length, part", "Content-Length: 5\r\n", "Hel", "Hel", false);
    row("length twice, the same", "Content-Length: 5\r\nContent-Length: 5, 5\r\n", "HelloX", "Hello", true);
    row("lengths that differ", "Content-Length: 5\r\nContent-Length: 6\r\n", "Hello, world", "Hello, world",
        false);
    row("negative length", "Content-Length: -5\r\n", "Hello", "Hello", false);
    row("length with a sign", "Content-Length: +5\r\n", "HelloX", "HelloX", false);
    row("length in hex", "Content-Length: 0x5\r\n", "HelloX", "HelloX", false);
    row("length beyond 2^64", "Content-Length: 99999999999999999999999\r\n", "Hello", "Hello", false);
    row("no length", "", "Hello", "Hello", false);
    row("other coding", "Transfer-Encoding: gzip\r\nContent-Length: 1\r\n", "Hello", "Hello", false);
    row("chunks", chunked, "5\r\nHello\r\n7\r\n, world\r\n0\r\n\r\nX", "Hello, world", true);
    row("chunked outweighs the length", "Content-Length: 1\r\nTransfer-Encoding: Chunked\r\n",
        "5\r\nHello\r\n0\r\n\r\n", "Hello", true);
    row("chunked last", "Transfer-Encoding: gzip, chunked\r\n", "1\r\nx\r\n0\r\n\r\n", "x", true);
    row("chunk sizes", chunked, "00005;a=b\r\nHello\r\nA ; q=\"x\"\r\n0123456789\r\n0\r\n\r\n",
        "Hello0123456789", true);
    row("bare LF", chunked, "5\nHello\n0\n\n", "Hello", true);
    row("trailers", chunked, "1\r\nx\r\n0\r\nA: b\r\nC: d\r\n\r\n", "x", true);
    row("no end", chunked, "5\r\nHello\r\n", "Hello", false);
    row("cut in a chunk", chunked, "5\r\nHel", "Hel", false);
    row("no chunks", chunked, "0\r\n\r\n", "", true);
    // What makes no sense ends the body; what came is kept.
    row("no size", chunked, "5\r\nHello\r\nzz\r\nmore", "Hello", true);
    row("negative size", chunked, "-5\r\nHello\r\n", "", true);
    row("empty size", chunked, "\r\nHello\r\n", "", true);
    row("size beyond 2^63", chunked, "8000000000000000\r\nHello", "", true);
    row("size beyond 2^64", chunked, "10000000000000000\r\nHello", "", true);
    row("largest size", chunked, "7fffffffffffffff\r\nHello", "Hello", false);
    row("longer than its size", chunked, "3\r\nHello\r\n0\r\n\r\n", "Hel", true);
}

void TestBodyReader::bodies()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    QFETCH(bool, complete);
    const Handshake::Response response = answer("404 Not Found", headers);
    for (const Chunks &chunks : everySplit(bytes)) {
        Handshake::BodyReader reader(response);
        bool said = false;
        for (const QByteArrayView chunk : chunks)
            said = reader.add(chunk);
        QCOMPARE(reader.body(), body);
        QCOMPARE(said, complete);
        QCOMPARE(reader.isComplete(), complete);
    }
}

void TestBodyReader::completeAtOnce_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("204") << QByteArray("204 No Content") << QByteArray();
    QTest::newRow("304 with a length")
        << QByteArray("304 Not Modified") << QByteArray("Content-Length: 5\r\n");
    QTest::newRow("101") << QByteArray("101 Switching Protocols")
                         << QByteArray("Transfer-Encoding: chunked\r\n");
    QTest::newRow("length 0") << QByteArray("404 Not Found") << QByteArray("Content-Length: 0\r\n");
}

void TestBodyReader::completeAtOnce()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    Handshake::BodyReader reader(answer(status, headers));
    QVERIFY(reader.isComplete());
    QVERIFY(reader.add("Hello"));
    QVERIFY(reader.body().isEmpty());
}

void TestBodyReader::cap_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("length") << QByteArray("Content-Length: 9223372036854775807\r\n") << QByteArray();
    QTest::newRow("until the end") << QByteArray() << QByteArray();
    QTest::newRow("one chunk") << QByteArray("Transfer-Encoding: chunked\r\n")
                               << QByteArray("7fffffffffffffff\r\n");
}

void TestBodyReader::cap()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, start);
    Handshake::BodyReader reader(answer("500 Oops", headers));
    reader.add(start);
    const QByteArray block(300000, 'x');
    for (int i = 0; i < 3; ++i)
        QVERIFY(!reader.add(block));
    QVERIFY(reader.add(block));
    QVERIFY(reader.add(block));
    QCOMPARE(reader.body().size(), Handshake::BodyReader::MaxBody);
}

void TestBodyReader::endlessLine()
{
    Handshake::BodyReader reader(answer("500 Oops", "Transfer-Encoding: chunked\r\n"));
    bool complete = false;
    for (int i = 0; i < 100 && !complete; ++i)
        complete = reader.add(QByteArray(100, '0'));
    QVERIFY(complete);
    QVERIFY(reader.body().isEmpty());
}

void TestBodyReader::endlessTrailers()
{
    Handshake::BodyReader reader(answer("500 Oops", "Transfer-Encoding: chunked\r\n"));
    reader.add("1\r\nx\r\n0\r\n");
    bool complete = false;
    for (int i = 0; i < 100 && !complete; ++i)
        complete = reader.add("A: " + QByteArray(1000, 'a') + "\r\n");
    QVERIFY(complete);
    QCOMPARE(reader.body(), QByteArray("x"));
}

void TestBodyReader::millionsOfChunks()
{
    Handshake::BodyReader reader(answer("500 Oops", "Transfer-Encoding: chunked\r\n"));
    const QByteArray chunks = QByteArray("1\r\nx\r\n").repeated(10000);
    for (int i = 0; i < 104; ++i)
        QVERIFY(!reader.add(chunks));
    QVERIFY(reader.add(chunks));
    QCOMPARE(reader.body().size(), Handshake::BodyReader::MaxBody);
}

QTEST_APPLESS_MAIN(TestBodyReader)
#include "tst_bodyreader.moc"
