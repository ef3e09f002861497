// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/exchange/exporter.h"

#include "model/capture/capturewriter.h"
#include "model/exchange/entrypages.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;

namespace {

constexpr qint64 nineOClock = 1'795'165'200'123'456'789; // 2026-11-20T09:00:00.123456789Z

/// Takes `room` bytes, then the disk is full.
class SmallDevice final : public QIODevice
{
public:
    explicit SmallDevice(qint64 room)
        : m_room(room)
    {
        open(QIODevice::WriteOnly | QIODevice::Unbuffered);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        const qint64 taken = qMin(size, m_room);
        m_room -= taken;
        if (taken == 0)
            setErrorString(QStringLiteral("No space left on device"));
        return taken > 0 ? taken : -1;
    }

private:
    qint64 m_room;
};

/// A capture in a temporary folder, filled entry by entry.
class Capture
{
public:
    Capture()
        : m_writer(m_clock)
    {
        Q_ASSERT(m_folder.isValid());
        const auto created = m_writer.create(path());
        Q_ASSERT(created);
    }

    QString path() const { return m_folder.filePath(QStringLiteral("capture.fwc")); }
    int connection(const ConnectionRecord &record) { return m_writer.addConnection(record); }

    void add(int connection, EntryKind kind, Direction direction, const QByteArray &payload,
             const QString &note = {})
    {
        EntryView entry;
        entry.connection = connection;
        entry.timeNs = nineOClock + m_count++ * 1'000'000;
        entry.kind = kind;
        entry.direction = direction;
        entry.size = payload.size();
        entry.payload = payload;
        entry.note = note;
        m_writer.append(entry);
    }

    QByteArray exported(Exporter::Format format)
    {
        m_writer.flush();
        const auto reader = CaptureReader::open(path());
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto result = Exporter::write(*reader.value(), format, buffer);
        return result ? buffer.data() : result.error().message.toUtf8();
    }

    Result<bool> exportTo(Exporter::Format format, QIODevice &device)
    {
        m_writer.flush();
        const auto reader = CaptureReader::open(path());
        return Exporter::write(*reader.value(), format, device);
    }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    CaptureWriter m_writer;
    qint64 m_count = 0;
};

ConnectionRecord openConnection()
{
    ConnectionRecord record;
    record.url = QStringLiteral("ws://localhost:8080/chat?room=7&q=a%20b");
    record.startedNs = nineOClock;
    record.request = "GET /chat?room=7&q=a%20b HTTP/1.1\r\nHost: localhost:8080\r\nX-Mine: \"1\"\r\n\r\n";
    record.response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n";
    record.peer = QStringLiteral("[::1]:8080");
    record.dnsUs = 1500;
    record.tcpUs = 2000;
    record.tlsUs = 3000;
    record.upgradeUs = 400;
    return record;
}

ConnectionRecord refusedConnection()
{
    ConnectionRecord record;
    record.url = QStringLiteral("ws://localhost:8080/");
    record.startedNs = nineOClock;
    record.response = "HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/plain\r\n\r\n";
    record.body = "busy";
    record.error = QStringLiteral("Refused: HTTP 503");
    return record;
}

void fill(Capture &capture)
{
    capture.connection(openConnection());
    capture.add(1, EntryKind::Open, Direction::None, {}, QStringLiteral("Open, 101"));
    capture.add(1, EntryKind::Text, Direction::Sent, R"({"type":"chat","message":"Hello, everyone!"})");
    capture.add(1, EntryKind::Text, Direction::Received, "Grüße\nline 2");
    capture.add(1, EntryKind::Binary, Direction::Received,
                QByteArray("\x00\xff"
                           "foo",
                           5));
    capture.add(1, EntryKind::Ping, Direction::Sent, "fw-1");
    capture.add(1, EntryKind::Close, Direction::Received, "\x03\xe9restarting");
    capture.connection(refusedConnection());
    capture.add(2, EntryKind::Refused, Direction::None, {}, QStringLiteral("Refused, \"busy\""));
}

QJsonArray harEntries(const QByteArray &har)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(har, &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("%s at %d", qPrintable(error.errorString()), error.offset);
    return document[QStringLiteral("log")][QStringLiteral("entries")].toArray();
}

} // namespace

class TestExporter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formatNames();
    void jsonLines();
    void csv();
    void transcript();
    void har();
    void harOfNothing();
    void harOfClientsAtOnce();
    void largePayloads();
    void manyPages();
    void fullDisk_data();
    void fullDisk();
    void fullDiskOfAFile();
};

void TestExporter::formatNames()
{
    QCOMPARE(Exporter::formatFromName(QStringLiteral("jsonl")), Exporter::Format::JsonLines);
    QCOMPARE(Exporter::formatFromName(QStringLiteral("har")), Exporter::Format::Har);
    QCOMPARE(Exporter::formatFromName(QStringLiteral("csv")), Exporter::Format::Csv);
    QCOMPARE(Exporter::formatFromName(QStringLiteral("text")), Exporter::Format::Text);
    QVERIFY(!Exporter::formatFromName(QStringLiteral("JSONL")));
    QVERIFY(!Exporter::formatFromName({}));
}

void TestExporter::jsonLines()
{
    Capture capture;
    fill(capture);
    const QList<QByteArray> lines = capture.exported(Exporter::Format::JsonLines).split('\n');
    QCOMPARE(lines.size(), 8); // 7 and what follows the last line end
    QVERIFY(lines[0].startsWith(
        R"({"id":1,"time":"2026-11-20T09:00:00.123456789Z","connection":1,"direction":"none","kind":"open")"));
    QVERIFY(lines[2].endsWith("\"text\":\"Gr\u00fc\u00dfe\\nline 2\"}"));
    QVERIFY(lines[6].contains(R"("status":503,"headers":[["Content-Type","text/plain"]],"body":"busy"})"));
    QVERIFY(lines[7].isEmpty());
}

void TestExporter::csv()
{
    Capture capture;
    fill(capture);
    const QByteArray expected =
        "id,time,connection,direction,kind,size,payload,note\r\n"
        "1,2026-11-20T09:00:00.123456789Z,1,none,open,0,,\"Open, 101\"\r\n"
        "2,2026-11-20T09:00:00.124456789Z,1,sent,text,44,\"{\"\"type\"\":\"\"chat\"\",\"\"message\"\":"
        "\"\"Hello, everyone!\"\"}\",\r\n"
        "3,2026-11-20T09:00:00.125456789Z,1,received,text,14,\"Gr\u00fc\u00dfe\nline 2\",\r\n"
        "4,2026-11-20T09:00:00.126456789Z,1,received,binary,5,AP9mb28=,\r\n"
        "5,2026-11-20T09:00:00.127456789Z,1,sent,ping,4,fw-1,\r\n"
        "6,2026-11-20T09:00:00.128456789Z,1,received,close,12,1001 restarting,\r\n"
        "7,2026-11-20T09:00:00.129456789Z,2,none,refused,0,,\"Refused, \"\"busy\"\"\"\r\n";
    QCOMPARE(capture.exported(Exporter::Format::Csv), expected);
}

void TestExporter::transcript()
{
    Capture capture;
    fill(capture);
    capture.add(2, EntryKind::Text, Direction::Received, "a\x1b[31mred\r\nb");
    const QString text = QString::fromUtf8(capture.exported(Exporter::Format::Text));
    QVERIFY(text.startsWith(QStringLiteral("== Connection 1: ws://localhost:8080/chat?room=7&q=a%20b ==\n")));
    QVERIFY(text.contains(QStringLiteral("2026-11-20T09:00:00.123456Z  [1] - open       Open, 101\n")));
    QVERIFY(text.contains(QStringLiteral(
        "[1] \u25b2 text       44 B  {\"type\":\"chat\",\"message\":\"Hello, everyone!\"}\n")));
    QVERIFY(text.contains(QStringLiteral("[1] \u25bc text       14 B  Gr\u00fc\u00dfe\n    line 2\n")));
    QVERIFY(text.contains(
        QStringLiteral("    00000000  00 ff 66 6f 6f                                   ..foo\n")));
    QVERIFY(text.contains(QStringLiteral("[1] \u25bc close      1001 Going Away: restarting\n")));
    QVERIFY(text.contains(QStringLiteral("\n== Connection 2: ws://localhost:8080/ ==\n")));
    QVERIFY(text.contains(QStringLiteral("a\\x1b[31mred\n    b\n")));
    QVERIFY(!text.contains(u'\x1b') && !text.contains(u'\r'));
}

void TestExporter::har()
{
    Capture capture;
    fill(capture);
    const QJsonArray entries = harEntries(capture.exported(Exporter::Format::Har));
    QCOMPARE(entries.size(), 2);

    const QJsonValue first = entries[0];
    QCOMPARE(first[QStringLiteral("startedDateTime")].toString(), QStringLiteral("2026-11-20T09:00:00.123Z"));
    QCOMPARE(first[QStringLiteral("time")].toDouble(), 6.9);
    QCOMPARE(first[QStringLiteral("serverIPAddress")].toString(), QStringLiteral("::1"));
    QCOMPARE(first[QStringLiteral("_resourceType")].toString(), QStringLiteral("websocket"));
    const QJsonValue request = first[QStringLiteral("request")];
    QCOMPARE(request[QStringLiteral("method")].toString(), QStringLiteral("GET"));
    QCOMPARE(request[QStringLiteral("httpVersion")].toString(), QStringLiteral("HTTP/1.1"));
    QCOMPARE(request[QStringLiteral("headers")][1][QStringLiteral("value")].toString(),
             QStringLiteral("\"1\""));
    QCOMPARE(request[QStringLiteral("queryString")][1][QStringLiteral("value")].toString(),
             QStringLiteral("a b"));
    QCOMPARE(first[QStringLiteral("response")][QStringLiteral("status")].toInt(), 101);
    const QJsonValue timings = first[QStringLiteral("timings")];
    QCOMPARE(timings[QStringLiteral("dns")].toDouble(), 1.5);
    QCOMPARE(timings[QStringLiteral("connect")].toDouble(), 5.0); // TLS is a part of it
    QCOMPARE(timings[QStringLiteral("ssl")].toDouble(), 3.0);
    QCOMPARE(timings[QStringLiteral("wait")].toDouble(), 0.4);

    const QJsonArray messages = first[QStringLiteral("_webSocketMessages")].toArray();
    QCOMPARE(messages.size(), 3);
    QCOMPARE(messages[0][QStringLiteral("type")].toString(), QStringLiteral("send"));
    QCOMPARE(messages[0][QStringLiteral("opcode")].toInt(), 1);
    QCOMPARE(messages[0][QStringLiteral("time")].toDouble(), 1795165200.124456789);
    QCOMPARE(messages[1][QStringLiteral("data")].toString(), QStringLiteral("Gr\u00fc\u00dfe\nline 2"));
    QCOMPARE(messages[2][QStringLiteral("type")].toString(), QStringLiteral("receive"));
    QCOMPARE(messages[2][QStringLiteral("opcode")].toInt(), 2);
    QCOMPARE(messages[2][QStringLiteral("data")].toString(), QStringLiteral("AP9mb28="));

    const QJsonValue second = entries[1][QStringLiteral("response")];
    QCOMPARE(second[QStringLiteral("status")].toInt(), 503);
    QCOMPARE(second[QStringLiteral("statusText")].toString(), QStringLiteral("Service Unavailable"));
    QCOMPARE(second[QStringLiteral("content")][QStringLiteral("text")].toString(), QStringLiteral("busy"));
    QCOMPARE(second[QStringLiteral("content")][QStringLiteral("mimeType")].toString(),
             QStringLiteral("text/plain"));
    QCOMPARE(entries[1][QStringLiteral("timings")][QStringLiteral("dns")].toDouble(), -1.0);
    QCOMPARE(entries[1][QStringLiteral("_webSocketMessages")].toArray().size(), 0);
}

void TestExporter::harOfNothing()
{
    Capture capture;
    const QJsonDocument document = QJsonDocument::fromJson(capture.exported(Exporter::Format::Har));
    QCOMPARE(document[QStringLiteral("log")][QStringLiteral("version")].toString(), QStringLiteral("1.2"));
    QCOMPARE(document[QStringLiteral("log")][QStringLiteral("entries")].toArray().size(), 0);
    QCOMPARE(capture.exported(Exporter::Format::JsonLines), QByteArray());
}

void TestExporter::harOfClientsAtOnce()
{
    Capture capture;
    for (int client = 1; client <= 3; ++client)
        capture.connection(openConnection());
    for (int i = 0; i < 30; ++i)
        capture.add(i % 3 + 1, EntryKind::Text, Direction::Received, QByteArray::number(i));
    const QJsonArray entries = harEntries(capture.exported(Exporter::Format::Har));
    QCOMPARE(entries.size(), 3);
    for (int client = 0; client < 3; ++client) {
        const QJsonArray messages = entries[client][QStringLiteral("_webSocketMessages")].toArray();
        QCOMPARE(messages.size(), 10);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(messages[i][QStringLiteral("data")].toString(), QString::number(i * 3 + client));
    }
}

void TestExporter::largePayloads()
{
    Capture capture;
    capture.connection(openConnection());
    QByteArrayList sent;
    for (const qint64 size : {EntryPages::SmallPayload - 1, EntryPages::SmallPayload,
                              EntryPages::SmallPayload + 1, 3'000'000LL}) {
        sent.append(QByteArray("\u00e9x").repeated(size / 3 + 1).first(size / 3 * 3));
        capture.add(1, EntryKind::Text, Direction::Sent, sent.last());
        capture.add(1, EntryKind::Binary, Direction::Sent, sent.last());
    }
    const QList<QByteArray> lines = capture.exported(Exporter::Format::JsonLines).split('\n');
    QCOMPARE(lines.size(), sent.size() * 2 + 1);
    for (int i = 0; i < sent.size(); ++i) {
        QVERIFY(lines[2 * i].endsWith("\"text\":\"" + sent[i] + "\"}"));
        QVERIFY(lines[2 * i + 1].endsWith("\"base64\":\"" + sent[i].toBase64() + "\"}"));
    }
}

void TestExporter::manyPages()
{
    Capture capture;
    capture.connection(openConnection());
    const int count = EntryPages::PageSize * 3 + 1;
    for (int i = 1; i <= count; ++i)
        capture.add(1, EntryKind::Text, Direction::Sent, QByteArray::number(i));
    const QList<QByteArray> lines = capture.exported(Exporter::Format::JsonLines).split('\n');
    QCOMPARE(lines.size(), count + 1);
    for (int i = 1; i <= count; ++i)
        QVERIFY(lines[i - 1].endsWith("\"text\":\"" + QByteArray::number(i) + "\"}"));
}

void TestExporter::fullDisk_data()
{
    QTest::addColumn<Exporter::Format>("format");
    QTest::addColumn<int>("room");
    for (const int room : {0, 1, 1000, 100'000}) {
        QTest::addRow("jsonl, %d", room) << Exporter::Format::JsonLines << room;
        QTest::addRow("har, %d", room) << Exporter::Format::Har << room;
        QTest::addRow("csv, %d", room) << Exporter::Format::Csv << room;
        QTest::addRow("text, %d", room) << Exporter::Format::Text << room;
    }
}

void TestExporter::fullDisk()
{
    QFETCH(Exporter::Format, format);
    QFETCH(int, room);
    Capture capture;
    capture.connection(openConnection());
    for (int i = 0; i < 1000; ++i)
        capture.add(1, EntryKind::Text, Direction::Sent, QByteArray(200, 'x'));
    SmallDevice device(room);
    const auto result = capture.exportTo(format, device);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(result.error().message,
             QStringLiteral("The export could not be written: No space left on device"));
}

void TestExporter::fullDiskOfAFile()
{
    QFile full(QStringLiteral("/dev/full"));
    if (!full.open(QIODevice::WriteOnly))
        QSKIP("no /dev/full here");
    Capture capture;
    fill(capture);
    const auto result =
        capture.exportTo(Exporter::Format::Csv, full); // small enough to stay in QFile's buffer
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::FileUnwritable);
    QVERIFY(result.error().message.startsWith(QStringLiteral("full could not be written: ")));
}

QTEST_GUILESS_MAIN(TestExporter)
#include "tst_exporter.moc"
