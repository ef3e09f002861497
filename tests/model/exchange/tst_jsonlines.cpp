// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/jsonlines.h"

#include "model/exchange/jsontext.h"
#include "model/exchange/utctime.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace framewatch;

namespace {

constexpr qint64 nineOClock = 1'795'165'200'123'456'789; // 2026-11-20T09:00:00.123456789Z

Entry makeEntry(EntryKind kind, const QByteArray &payload, Direction direction = Direction::Received)
{
    Entry entry;
    entry.id = 7;
    entry.connection = 1;
    entry.timeNs = nineOClock;
    entry.direction = direction;
    entry.kind = kind;
    entry.size = payload.size();
    entry.payload = payload;
    return entry;
}

Entry makeEvent(EntryKind kind, const QString &note)
{
    Entry entry = makeEntry(kind, {}, Direction::None);
    entry.note = note;
    return entry;
}

QByteArray head(const char *direction, const char *kind, int size)
{
    return QByteArray(R"({"id":7,"time":"2026-11-20T09:00:00.123456789Z","connection":1,"direction":")") +
           direction + R"(","kind":")" + kind + R"(","size":)" + QByteArray::number(size);
}

QJsonObject parsed(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    return error.error == QJsonParseError::NoError ? document.object() : QJsonObject();
}

} // namespace

class TestJsonLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void client();
    void refused();
    void refusedWithoutConnection();
    void flags();
    void compressed();
    void everyCodePointSurvives();
    void linesArePrintable();
    void times_data();
    void times();
    void agreesWithQtOnTime();
    void isFast();
};

void TestJsonLines::lines_data()
{
    QTest::addColumn<Entry>("entry");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const Entry &entry, const QByteArray &expected) {
        QTest::addRow("%s", name) << entry << expected;
    };
    row("text", makeEntry(EntryKind::Text, "hello"), head("received", "text", 5) + R"(,"text":"hello"})");
    row("empty text", makeEntry(EntryKind::Text, ""), head("received", "text", 0) + R"(,"text":""})");
    row("sent JSON", makeEntry(EntryKind::Text, R"({"a":"b\n"})", Direction::Sent),
        head("sent", "text", 11) + R"(,"text":"{\"a\":\"b\\n\"}"})");
    row("not ASCII", makeEntry(EntryKind::Text, "\u00e9\u20ac\U0001F600"),
        head("received", "text", 9) + ",\"text\":\"\u00e9\u20ac\U0001F600\"}");
    row("controls", makeEntry(EntryKind::Text, QByteArray("\0\b\t\n\f\r\x1b\x7f\xc2\x9b\xc2\xa0", 12)),
        head("received", "text", 12) + ",\"text\":\"\\u0000\\b\\t\\n\\f\\r\\u001b\\u007f\\u009b\xc2\xa0\"}");
    row("invalid UTF-8", makeEntry(EntryKind::Text, "a\xff"),
        head("received", "text", 2) + R"(,"base64":"Yf8="})");
    row("binary", makeEntry(EntryKind::Binary, "foobar"),
        head("received", "binary", 6) + R"(,"base64":"Zm9vYmFy"})");
    row("empty binary", makeEntry(EntryKind::Binary, ""), head("received", "binary", 0) + R"(,"base64":""})");
    row("ping", makeEntry(EntryKind::Ping, "fw-1", Direction::Sent),
        head("sent", "ping", 4) + R"(,"text":"fw-1"})");
    row("bare pong", makeEntry(EntryKind::Pong, ""), head("received", "pong", 0) + "}");
    row("binary pong", makeEntry(EntryKind::Pong, "\xfe"),
        head("received", "pong", 1) + R"(,"base64":"/g=="})");
    row("close", makeEntry(EntryKind::Close, "\x03\xe9restarting"),
        head("received", "close", 12) + R"(,"code":1001,"reason":"restarting"})");
    row("close without a code", makeEntry(EntryKind::Close, ""),
        head("received", "close", 0) + R"(,"code":1005,"reason":""})");
    row("close, reason not UTF-8", makeEntry(EntryKind::Close, "\x03\xe8\xff"),
        head("received", "close", 3) + R"(,"code":1000,"base64":"A+j/"})");
    row("event", makeEvent(EntryKind::Closed, QStringLiteral("Lost \u2013 \"1006\"")),
        head("none", "closed", 0) + ",\"note\":\"Lost \u2013 \\\"1006\\\"\"}");

    Entry violation = makeEvent(EntryKind::Violation, QStringLiteral("too long"));
    violation.direction = Direction::Received;
    violation.frames = "\x89\x7e";
    row("violation", violation, head("received", "violation", 0) + R"(,"note":"too long","frames":"897e"})");
    violation.payload = "\xff";
    violation.size = 1;
    row("violation with payload", violation,
        head("received", "violation", 1) + R"(,"note":"too long","frames":"897e","base64":"/w=="})");
}

void TestJsonLines::lines()
{
    QFETCH(Entry, entry);
    QFETCH(QByteArray, expected);
    const QByteArray line = JsonLines::line(entry, nullptr);
    QCOMPARE(line, expected + '\n');
    QVERIFY(!parsed(line).isEmpty());
}

void TestJsonLines::client()
{
    Entry entry = makeEntry(EntryKind::Text, "x");
    entry.connection = 3;
    QVERIFY(JsonLines::line(entry, nullptr, true).contains(R"("connection":3,"client":3,"direction")"));
}

void TestJsonLines::refused()
{
    ConnectionRecord connection;
    connection.response =
        "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 2\r\nX-Old: caf\xe9\r\nX-A:  b \r\n c\r\n\r\n";
    connection.body = "busy\n";
    const Entry entry = makeEvent(EntryKind::Refused, QStringLiteral("Refused"));
    QCOMPARE(JsonLines::line(entry, &connection), head("none", "refused", 0) +
                                                      ",\"note\":\"Refused\",\"status\":503,\"headers\":[["
                                                      "\"Retry-After\",\"2\"],[\"X-Old\",\"caf\u00e9\"],"
                                                      "[\"X-A\",\"b c\"]],\"body\":\"busy\\n\"}\n");
    connection.body = "\xff";
    QVERIFY(JsonLines::line(entry, &connection).endsWith(",\"body_base64\":\"/w==\"}\n"));
}

void TestJsonLines::refusedWithoutConnection()
{
    const QByteArray line = JsonLines::line(makeEvent(EntryKind::Refused, QStringLiteral("no")), nullptr);
    QCOMPARE(line, head("none", "refused", 0) + ",\"note\":\"no\"}\n");
    const ConnectionRecord empty;
    const QJsonObject object =
        parsed(JsonLines::line(makeEvent(EntryKind::Refused, QStringLiteral("no")), &empty));
    QCOMPARE(object[QStringLiteral("status")].toInt(-1), 0);
    QCOMPARE(object[QStringLiteral("headers")].toArray().size(), 0);
}

void TestJsonLines::compressed()
{
    Entry entry = makeEntry(EntryKind::Text, "Hello");
    entry.flags = EntryFlag::Compressed;
    entry.frames = QByteArray::fromHex("41038004");
    QCOMPARE(JsonLines::line(entry, nullptr),
             head("received", "text", 5) + ",\"compressed_size\":7,\"text\":\"Hello\",\"flags\":[\"compressed\"]}\n");
}

void TestJsonLines::flags()
{
    Entry entry = makeEntry(EntryKind::Text, "****");
    entry.flags = EntryFlag::Redacted;
    QVERIFY(JsonLines::line(entry, nullptr).endsWith(",\"text\":\"****\",\"flags\":[\"redacted\"]}\n"));
    entry.flags |= EntryFlag::Truncated | EntryFlag::InvalidUtf8 | EntryFlag::Incomplete;
    QVERIFY(JsonLines::line(entry, nullptr)
                .endsWith(",\"flags\":[\"redacted\",\"truncated\",\"invalid_utf8\",\"incomplete\"]}\n"));
}

void TestJsonLines::everyCodePointSurvives()
{
    QString text;
    for (char32_t code = 0; code < 0x10FFFF; code += code < 0x3000 ? 1 : 97) {
        if (code < 0xD800 || code > 0xDFFF)
            text += QString::fromUcs4(&code, 1);
    }
    const QJsonObject object = parsed(JsonLines::line(makeEntry(EntryKind::Text, text.toUtf8()), nullptr));
    QCOMPARE(object[QStringLiteral("text")].toString(), text);
}

void TestJsonLines::linesArePrintable()
{
    QByteArray bytes;
    for (int c = 0; c < 128; ++c)
        bytes.append(static_cast<char>(c));
    QByteArray line = JsonLines::line(makeEntry(EntryKind::Text, bytes), nullptr);
    line.chop(1);
    for (const char c : line)
        QVERIFY(c >= 0x20 && c < 0x7F);
}

void TestJsonLines::times_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QByteArray>("expected");
    QTest::addRow("start") << qint64(0) << 9 << QByteArray("1970-01-01T00:00:00.000000000Z");
    QTest::addRow("now") << nineOClock << 9 << QByteArray("2026-11-20T09:00:00.123456789Z");
    QTest::addRow("now, ms") << nineOClock << 3 << QByteArray("2026-11-20T09:00:00.123Z");
    QTest::addRow("now, s") << nineOClock << 0 << QByteArray("2026-11-20T09:00:00Z");
    QTest::addRow("leap day") << qint64(1'709'208'000'000'000'001) << 9
                              << QByteArray("2024-02-29T12:00:00.000000001Z");
    QTest::addRow("before") << qint64(-1) << 9 << QByteArray("1969-12-31T23:59:59.999999999Z");
}

void TestJsonLines::times()
{
    QFETCH(qint64, ns);
    QFETCH(int, decimals);
    QTEST(UtcTime::iso8601(ns, decimals), "expected");
}

void TestJsonLines::agreesWithQtOnTime()
{
    for (qint64 ms = 0; ms < 5'000'000'000'000; ms += 99'999'999'937 / 17) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
        QCOMPARE(UtcTime::iso8601(ms * 1'000'000, 3), time.toString(Qt::ISODateWithMs).toLatin1());
    }
    QCOMPARE(UtcTime::seconds(nineOClock), QByteArray("1795165200.123456789"));
}

void TestJsonLines::isFast()
{
    Entry entry = makeEntry(EntryKind::Text, R"({"type":"trade","sym":"ACME","px":101.25,"qty":300})");
    entry.payload = entry.payload.repeated(4);
    QElapsedTimer timer;
    timer.start();
    constexpr int count = 20'000;
    for (int i = 0; i < count; ++i)
        entry.id += JsonLines::line(entry, nullptr).size() > 200;
    const qint64 spent = timer.nsecsElapsed();
    qInfo("%.0f lines/s", count * 1e9 / double(spent));
    QCOMPARE(entry.id, count + 7);
    QVERIFY(spent < qint64(count) * 100'000); // only catches a blunder: this may be a debug build
}

QTEST_APPLESS_MAIN(TestJsonLines)
#include "tst_jsonlines.moc"
