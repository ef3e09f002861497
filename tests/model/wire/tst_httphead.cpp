// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/handshake.h"

#include <QTest>

using namespace framewatch;

class TestHttpHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headSize_data();
    void headSize();
    void headSizeByteByByte();
    void headSizeStopsAtTheLimit();
    void mayBeHttp();
    void statusLines_data();
    void statusLines();
    void headers_data();
    void headers();
    void lookup();
    void rejected_data();
    void rejected();
    void floods();
    void interim();
};

void TestHttpHead::headSize_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("size");
    QTest::newRow("nothing") << QByteArray() << 0;
    QTest::newRow("part") << QByteArray("HTTP/1.1 101 x\r\nA: b\r\n") << 0;
    QTest::newRow("CR of the blank line") << QByteArray("HTTP/1.1 101 x\r\nA: b\r\n\r") << 0;
    QTest::newRow("whole") << QByteArray("HTTP/1.1 101 x\r\nA: b\r\n\r\n") << 24;
    QTest::newRow("frames behind it") << QByteArray("HTTP/1.1 101 x\r\nA: b\r\n\r\n\x81\x01\n\n") << 24;
    QTest::newRow("no headers") << QByteArray("HTTP/1.1 101 x\r\n\r\n") << 18;
    QTest::newRow("bare LF") << QByteArray("HTTP/1.1 101 x\nA: b\n\nbody\n\n") << 21;
    QTest::newRow("LF, then CRLF") << QByteArray("HTTP/1.1 101 x\nA: b\n\r\nbody") << 22;
    QTest::newRow("CRLF, then LF") << QByteArray("HTTP/1.1 101 x\r\nA: b\r\n\nbody") << 23;
}

void TestHttpHead::headSize()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, size);
    QCOMPARE(int(Handshake::headSize(bytes)), size);
}

void TestHttpHead::headSizeByteByByte()
{
    const QByteArray bytes = "HTTP/1.1 101 x\r\nA: b\r\n\r\n";
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QCOMPARE(Handshake::headSize(QByteArrayView(bytes).first(size)), 0);
    QCOMPARE(Handshake::headSize(bytes), bytes.size());
}

void TestHttpHead::headSizeStopsAtTheLimit()
{
    const auto head = [](qsizetype size) {
        const QByteArray start = "HTTP/1.1 101 x\r\nA: ";
        return start + QByteArray(size - start.size() - 4, 'x') + "\r\n\r\n";
    };
    QCOMPARE(Handshake::headSize(head(Handshake::MaxHead)), Handshake::MaxHead);
    QCOMPARE(Handshake::headSize(head(Handshake::MaxHead + 1)), 0);
    QVERIFY(Handshake::parseResponse(head(Handshake::MaxHead)).ok());
    QVERIFY(!Handshake::parseResponse(head(Handshake::MaxHead + 1)).ok());
}

void TestHttpHead::mayBeHttp()
{
    for (const char *good : {"", "H", "HTTP", "HTTP/", "HTTP/1.1 101"})
        QVERIFY2(Handshake::mayBeHttp(good), good);
    for (const char *bad : {"h", "\r", "SSH-2.0", "HTTP 1", "\x15\x03\x01", "\x81\x05Hello"})
        QVERIFY2(!Handshake::mayBeHttp(bad), bad);
}

void TestHttpHead::statusLines_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *line, const char *version, int status, const char *reason) {
        QTest::newRow(line) << QByteArray(line) << QByteArray(version) << status << QByteArray(reason);
    };
    row("HTTP/1.1 101 Switching Protocols", "HTTP/1.1", 101, "Switching Protocols");
    row("HTTP/1.1 101 ", "HTTP/1.1", 101, "");
    row("HTTP/1.1 101", "HTTP/1.1", 101, "");
    row("HTTP/1.0 404 Not Found", "HTTP/1.0", 404, "Not Found");
    row("HTTP/1.1 999 Überlast  ", "HTTP/1.1", 999, "Überlast");
    row("HTTP/2.0 200 OK", "HTTP/2.0", 200, "OK");
}

void TestHttpHead::statusLines()
{
    QFETCH(QByteArray, line);
    for (const char *end : {"\r\n", "\n"}) {
        const auto response = Handshake::parseResponse(line + end + end);
        QVERIFY(response.ok());
        QTEST(response.value().version, "version");
        QTEST(response.value().status, "status");
        QTEST(response.value().reason, "reason");
        QVERIFY(response.value().headers.isEmpty());
    }
}

void TestHttpHead::headers_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<HeaderList>("headers");
    QTest::newRow("order, case, repeats")
        << QByteArray("b: 1\r\nA: 2\r\nB: 3\r\n") << HeaderList{{"b", "1"}, {"A", "2"}, {"B", "3"}};
    QTest::newRow("blanks round the value")
        << QByteArray("A: \t 1 2 \t\r\nB:3\r\n") << HeaderList{{"A", "1 2"}, {"B", "3"}};
    QTest::newRow("empty values") << QByteArray("A:\r\nB: \r\n") << HeaderList{{"A", ""}, {"B", ""}};
    QTest::newRow("colons in the value")
        << QByteArray("A: http://x:1/\r\n") << HeaderList{{"A", "http://x:1/"}};
    QTest::newRow("folded") << QByteArray("A: 1,\r\n 2,\r\n\t 3\r\nB: 4\r\n")
                            << HeaderList{{"A", "1, 2, 3"}, {"B", "4"}};
    QTest::newRow("folded from the start") << QByteArray("A:\r\n 1\r\n  \r\n") << HeaderList{{"A", "1"}};
    QTest::newRow("bare LF") << QByteArray("A: 1\nB: 2\r\nC: 3\n")
                             << HeaderList{{"A", "1"}, {"B", "2"}, {"C", "3"}};
    QTest::newRow("any bytes") << QByteArray("A: \xff\x01\xc3\xa4\r\n")
                               << HeaderList{{"A", "\xff\x01\xc3\xa4"}};
}

void TestHttpHead::headers()
{
    QFETCH(QByteArray, lines);
    const auto response = Handshake::parseResponse("HTTP/1.1 200 OK\r\n" + lines + "\r\n");
    QVERIFY2(response.ok(), response ? "" : qPrintable(response.error().message));
    QTEST(response.value().headers, "headers");
}

void TestHttpHead::lookup()
{
    const auto response =
        Handshake::parseResponse("HTTP/1.1 200 OK\r\nX-A: 1, 2 ,,\r\nx-a:3\r\nB: \r\n\r\n").value();
    QCOMPARE(response.header("X-a"), QByteArray("1, 2 ,,"));
    QCOMPARE(response.header("x"), QByteArray());
    const QList<QByteArray> tokens{"1", "2", "3"};
    QCOMPARE(response.headerTokens("x-A"), tokens);
    QVERIFY(response.headerTokens("b").isEmpty());
    QVERIFY(response.headerTokens("c").isEmpty());
}

void TestHttpHead::rejected_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &head, const char16_t *words) {
        QTest::newRow(name) << head << QString::fromUtf16(words);
    };
    const char16_t *noStatus = u"does not start with a status line";
    row("nothing", "", noStatus);
    row("blank line", "\r\n\r\n", noStatus);
    row("request", "GET / HTTP/1.1\r\n\r\n", noStatus);
    row("SSH", "SSH-2.0-OpenSSH_9.2\r\n\r\n", noStatus);
    row("lower case", "http/1.1 101 x\r\n\r\n", noStatus);
    row("no version", "HTTP 101 x\r\n\r\n", noStatus);
    row("long version", "HTTP/1.10 101 x\r\n\r\n", noStatus);
    row("letters for a version", "HTTP/a.b 101 x\r\n\r\n", noStatus);
    row("two digits", "HTTP/1.1 10\r\n\r\n", noStatus);
    row("four digits", "HTTP/1.1 1010\r\n\r\n", noStatus);
    row("negative", "HTTP/1.1 -10 x\r\n\r\n", noStatus);
    row("zero", "HTTP/1.1 001 x\r\n\r\n", noStatus);
    row("two blanks", "HTTP/1.1  101\r\n\r\n", noStatus);
    row("reason glued on", "HTTP/1.1 101x\r\n\r\n", noStatus);
    row("no colon", "HTTP/1.1 101 x\r\nA: 1\r\nnonsense\r\n\r\n",
        u"line 3 of the server's answer is not a header");
    row("no name", "HTTP/1.1 101 x\r\n: 1\r\n\r\n", u"line 2");
    row("blank before the colon", "HTTP/1.1 101 x\r\nA : 1\r\n\r\n", u"line 2");
    row("name no token", "HTTP/1.1 101 x\r\nA(b): 1\r\n\r\n", u"line 2");
    row("folded at once", "HTTP/1.1 101 x\r\n A: 1\r\n\r\n", u"line 2");
    row("CR in a value", "HTTP/1.1 101 x\r\nA: 1\rB: 2\r\n\r\n", u"line 2");
    row("CR twice", "HTTP/1.1 101 x\r\nA: 1\r\r\n\r\n", u"line 2");
    row("NUL", QByteArray("HTTP/1.1 101 x\r\nA: 1\0\r\n\r\n", 25), u"NUL");
}

void TestHttpHead::rejected()
{
    QFETCH(QByteArray, head);
    QFETCH(QString, words);
    const auto response = Handshake::parseResponse(head);
    QVERIFY(!response.ok());
    QCOMPARE(response.error().code, ErrorCode::Protocol);
    QVERIFY2(response.error().message.contains(words), qPrintable(response.error().message));
}

void TestHttpHead::floods()
{
    QByteArray head = "HTTP/1.1 200 OK\r\n";
    int count = 0;
    while (head.size() < Handshake::MaxHead - 8) {
        head += "a:,,\n";
        ++count;
    }
    const auto response = Handshake::parseResponse(head + "\r\n");
    QVERIFY(response.ok());
    QCOMPARE(response.value().headers.size(), count);
    QVERIFY(response.value().headerTokens("a").isEmpty());

    const auto over = Handshake::parseResponse(head + "a: 123456\r\n\r\n");
    QVERIFY(!over.ok());
    QVERIFY(over.error().message.contains(QStringLiteral("64 KiB")));
}

void TestHttpHead::interim()
{
    const auto isInterim = [](const QByteArray &status) {
        return Handshake::isInterim(Handshake::parseResponse("HTTP/1.1 " + status + "\r\n\r\n").value());
    };
    for (const char *status : {"100 Continue", "102 Processing", "103 Early Hints", "199"})
        QVERIFY2(isInterim(status), status);
    for (const char *status : {"101 Switching Protocols", "200 OK", "404 Not Found", "500"})
        QVERIFY2(!isInterim(status), status);
}

QTEST_APPLESS_MAIN(TestHttpHead)
#include "tst_httphead.moc"
