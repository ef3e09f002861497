// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturewriter.h"

#include "model/capture/capturefile.h"
#include "model/capture/capturereader.h"
#include "tests/support/manualclock.h"
#include "tests/model/capture/sampleentries.h"

#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>

using namespace framewatch;
using namespace framewatch::test;

class TestCaptureWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void storesWhatItWasGiven();
    void rowsKeepNothingOfTheOnesBefore();
    void storesTextOnlyAsTextIfItIs();
    void commitsWithinThirtyMilliseconds();
    void commitsAfterFiveThousand();
    void announcesAboutThirtyTimesASecond();
    void countsMessagesOnly();
    void connectionsRoundTrip();
    void redactsEverything();
    void redactsOnlyWhatMatches();
    void movesAndGoesOn();
    void moveReplacesOnlyIfToldTo();
    void moveIgnoresAStrangersWal();
    void moveRefusesWhileRead();
    void moveFailureKeepsTheOldPlace();
    void closesIntoOneFile();
    void closesWhileBeingRead();
    void ignoresEntriesAfterClose();

private:
    QString file(const char *name) const { return m_dir->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<CaptureReader> open(const QString &path) const;

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
};

std::unique_ptr<CaptureReader> TestCaptureWriter::open(const QString &path) const
{
    auto reader = CaptureReader::open(path);
    return reader ? std::move(reader).value() : nullptr;
}

void TestCaptureWriter::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestCaptureWriter::storesWhatItWasGiven()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    QCOMPARE(writer.path(), file("a"));
    EntryView entry = message("hello");
    entry.connection = 3;
    entry.frames = "\x81\x05";
    entry.flags = EntryFlag::Incomplete;
    entry.size = 7;
    QCOMPARE(writer.append(entry), 1);
    QCOMPARE(writer.append(lifecycle(EntryKind::Open, QStringLiteral("Open · 101 – “ünïcode”"))), 2);
    writer.flush();

    const auto reader = open(file("a"));
    QVERIFY(reader);
    QCOMPARE(reader->lastId(), 2);
    const QList<Entry> entries = reader->entries(1, 10, -1);
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0].id, 1);
    QCOMPARE(entries[0].connection, 3);
    QCOMPARE(entries[0].timeNs, SampleTimeNs);
    QCOMPARE(entries[0].direction, Direction::Received);
    QCOMPARE(entries[0].kind, EntryKind::Text);
    QCOMPARE(entries[0].flags, EntryFlags(EntryFlag::Incomplete));
    QCOMPARE(entries[0].size, 7);
    QCOMPARE(entries[0].frames, QByteArray("\x81\x05"));
    QCOMPARE(entries[0].payload, QByteArray("hello"));
    QVERIFY(entries[0].note.isEmpty());
    QCOMPARE(entries[1].note, QStringLiteral("Open · 101 – “ünïcode”"));
    QVERIFY(entries[1].payload.isEmpty());
}

// In any order, and also twice in a row: the same values, others, none.
void TestCaptureWriter::rowsKeepNothingOfTheOnesBefore()
{
    const QByteArray headers = QByteArray("\x01\x7e\x01\x02").repeated(20);
    QList<Entry> given;
    QRandomGenerator random(11);
    for (int i = 0; i < 500; ++i) {
        Entry entry;
        entry.id = i + 1;
        entry.connection = random.bounded(3);
        entry.timeNs = SampleTimeNs + random.bounded(2);
        entry.direction = static_cast<Direction>(random.bounded(3));
        entry.kind = std::array{EntryKind::Text, EntryKind::Binary, EntryKind::Ping, EntryKind::Note}[random.bounded(4)];
        entry.flags = EntryFlags(random.bounded(2) * int(EntryFlag::Incomplete));
        entry.frames = headers.first(std::array{0, 2, 4, 14, 15, 80}[random.bounded(6)]);
        if (!entry.frames.isEmpty())
            entry.frames[1] = static_cast<char>(random.bounded(2));
        entry.note = std::array{QString(), QStringLiteral("a"), QStringLiteral("another")}[random.bounded(3)];
        entry.payload = QByteArray(random.bounded(3), 'p');
        entry.size = entry.payload.size() + random.bounded(2);
        given.append(entry);
    }
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    for (const Entry &entry : std::as_const(given)) {
        const QByteArray payload(entry.payload.constData(), entry.payload.size()); // gone after the call, as on the wire
        const QByteArray frames(entry.frames.constData(), entry.frames.size());
        writer.append({entry.connection, entry.timeNs, entry.direction, entry.kind, entry.flags, entry.size, frames, payload,
                       entry.note});
    }
    QVERIFY(writer.close().ok());
    const QList<Entry> stored = open(file("a"))->entries(1, 1000, -1);
    QCOMPARE(stored.size(), given.size());
    const auto words = [](const Entry &entry) {
        return QStringLiteral("%1 %2 %3 %4 %5 %6 %7 ")
                   .arg(QString::number(entry.id), QString::number(entry.connection), QString::number(entry.timeNs),
                        directionName(entry.direction), kindName(entry.kind), QString::number(entry.flags.toInt()),
                        QString::number(entry.size))
               + QString::fromLatin1(entry.frames.toHex() + ' ' + entry.payload + ' ') + entry.note;
    };
    for (qsizetype i = 0; i < given.size(); ++i)
        QCOMPARE(words(stored[i]), words(given[i]));
}

void TestCaptureWriter::storesTextOnlyAsTextIfItIs()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    writer.append(message("text"));
    writer.append(message(QByteArrayView("nul\0inside", 10)));
    writer.append(message(""));
    EntryView broken = message("\xff\xfe");
    broken.flags = EntryFlag::InvalidUtf8;
    writer.append(broken);
    writer.append(binary("bin"));
    writer.append(binary({}));
    writer.append(lifecycle(EntryKind::Note, QStringLiteral("n")));
    writer.flush();
    const auto reader = open(file("a"));
    const auto type = [&](int id) {
        return reader->database()
            .execAndGet("SELECT typeof(payload) || length(CAST(payload AS BLOB)) FROM entry "
                        "WHERE id = " +
                        std::to_string(id))
            .getString();
    };
    QCOMPARE(type(1), std::string("text4"));
    QCOMPARE(type(2), std::string("text10"));
    QCOMPARE(type(3), std::string("text0"));
    QCOMPARE(type(4), std::string("blob2"));
    QCOMPARE(type(5), std::string("blob3"));
    QCOMPARE(type(6), std::string("blob0"));
    QCOMPARE(type(7), std::string());
    QCOMPARE(reader->entry(2)->payload, QByteArray("nul\0inside", 10));
}

void TestCaptureWriter::commitsWithinThirtyMilliseconds()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    QSignalSpy committed(&writer, &CaptureWriter::committed);
    writer.append(message("one"));
    QCOMPARE(committed.size(), 0);
    QCOMPARE(writer.progress().lastId, 0);
    QTRY_COMPARE(committed.size(), 1);
    QCOMPARE(open(file("a"))->lastId(), 1);
    QVERIFY(writer.progress().fileBytes > 0);
}

void TestCaptureWriter::commitsAfterFiveThousand()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    for (int i = 1; i <= 5001; ++i)
        QCOMPARE(writer.append(message("x")), i);
    QCOMPARE(open(file("a"))->lastId(), 5000);
    writer.flush();
    QCOMPARE(open(file("a"))->lastId(), 5001);
}

// A clock that stands still: only the first commit may be announced at once, and one announcement must
// follow.
void TestCaptureWriter::announcesAboutThirtyTimesASecond()
{
    ManualClock clock;
    CaptureWriter writer(clock);
    QVERIFY(writer.create(file("a")).ok());
    QSignalSpy committed(&writer, &CaptureWriter::committed);
    for (int i = 0; i < 20'000; ++i)
        writer.append(message("x"));
    QCOMPARE(committed.size(), 1);
    QTRY_COMPARE(committed.size(), 2);
    QCOMPARE(committed.last().first().value<CaptureProgress>().lastId, 20'000);
    clock.advance(std::chrono::milliseconds(40));
    for (int i = 0; i < 5'000; ++i)
        writer.append(message("x"));
    QCOMPARE(committed.size(), 3);
}

void TestCaptureWriter::countsMessagesOnly()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    writer.append(message("12345", Direction::Sent));
    writer.append(binary("123", Direction::Sent));
    writer.append(message("1234567"));
    EntryView ping = binary("ping");
    ping.kind = EntryKind::Ping;
    writer.append(ping);
    writer.append(lifecycle(EntryKind::Open, QStringLiteral("open")));
    writer.flush();
    QCOMPARE(writer.progress().lastId, 5);
    QCOMPARE(writer.progress().sentMessages, 2);
    QCOMPARE(writer.progress().sentBytes, 8);
    QCOMPARE(writer.progress().receivedMessages, 1);
    QCOMPARE(writer.progress().receivedBytes, 7);
    const CaptureReader::Totals totals = open(file("a"))->totals();
    QCOMPARE(totals.sentMessages, 2);
    QCOMPARE(totals.sentBytes, 8);
    QCOMPARE(totals.receivedMessages, 1);
    QCOMPARE(totals.receivedBytes, 7);
}

void TestCaptureWriter::connectionsRoundTrip()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    ConnectionRecord record;
    record.id = 77;
    record.url = QStringLiteral("ws://localhost/ü");
    record.startedNs = SampleTimeNs;
    QCOMPARE(writer.addConnection(record), 1);
    QCOMPARE(writer.addConnection(record), 2);
    record.id = 2;
    record.request = "GET / HTTP/1.1\r\n\r\n";
    record.response = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
    record.body = QByteArray("\0\1", 2);
    record.peer = QStringLiteral("127.0.0.1:80");
    record.subprotocol = QStringLiteral("chat.v2");
    record.tls = R"({"protocol":"TLS 1.3"})";
    record.dnsUs = 0;
    record.tcpUs = 12;
    record.upgradeUs = 34;
    record.endedNs = SampleTimeNs + 5;
    record.closeCode = 1006;
    record.closeReason = QStringLiteral("why");
    record.endedBy = EndedBy::Network;
    record.error = QStringLiteral("Lost");
    writer.updateConnection(record);
    writer.flush();

    const auto reader = open(file("a"));
    const QList<ConnectionRecord> all = reader->connections();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].id, 1);
    QCOMPARE(all[0].url, record.url);
    QCOMPARE(all[0].endedBy, EndedBy::Nobody);
    QVERIFY(!all[0].dnsUs.has_value());
    const ConnectionRecord stored = *reader->connection(2);
    QCOMPARE(stored.request, record.request);
    QCOMPARE(stored.response, record.response);
    QCOMPARE(stored.body, record.body);
    QCOMPARE(stored.peer, record.peer);
    QCOMPARE(stored.subprotocol, record.subprotocol);
    QCOMPARE(stored.tls, record.tls);
    QCOMPARE(stored.dnsUs, record.dnsUs);
    QCOMPARE(stored.tcpUs, record.tcpUs);
    QVERIFY(!stored.tlsUs.has_value());
    QCOMPARE(stored.upgradeUs, record.upgradeUs);
    QCOMPARE(stored.endedNs, record.endedNs);
    QCOMPARE(stored.closeCode, record.closeCode);
    QCOMPARE(stored.closeReason, record.closeReason);
    QCOMPARE(stored.endedBy, record.endedBy);
    QCOMPARE(stored.error, record.error);
    QVERIFY(!reader->connection(3).has_value());
}

void TestCaptureWriter::redactsEverything()
{
    const QByteArray secret = "your_token_here";
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    writer.setRedactor(Redactor({secret}));
    const QString text = QStringLiteral("with your_token_here in it");
    ConnectionRecord record;
    for (QString *field :
         {&record.url, &record.subprotocol, &record.closeReason, &record.error, &record.peer})
        *field = text;
    for (QByteArray *field : {&record.request, &record.response, &record.body, &record.tls})
        *field = "x" + secret.toBase64() + " " + secret;
    record.id = writer.addConnection(record);
    writer.updateConnection(record);
    writer.append(message("{\"authToken\":\"your_token_here\"}"));
    writer.append(binary("\x01your_token_here\x02"));
    writer.append(lifecycle(EntryKind::Refused, text));
    QVERIFY(writer.close().ok());

    QFile raw(file("a"));
    QVERIFY(raw.open(QIODevice::ReadOnly));
    QVERIFY(!Redactor({secret}).matches(raw.readAll()));
    const auto reader = open(file("a"));
    for (const Entry &entry : reader->entries(1, 3, -1))
        QVERIFY(entry.flags.testFlag(EntryFlag::Redacted));
    QCOMPARE(reader->entry(1)->payload, QByteArray("{\"authToken\":\"***************\"}"));
    QCOMPARE(reader->entry(3)->note, QStringLiteral("with *************** in it"));
}

void TestCaptureWriter::redactsOnlyWhatMatches()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    writer.setRedactor(Redactor({"secret-1"}));
    writer.append(message("secret-2"));
    writer.setRedactor(Redactor({"secret-2"}));
    writer.append(message("secret-2"));
    writer.flush();
    const auto reader = open(file("a"));
    QCOMPARE(reader->entry(1)->payload, QByteArray("secret-2"));
    QCOMPARE(reader->entry(1)->flags, EntryFlags());
    QCOMPARE(reader->entry(2)->payload, QByteArray("********"));
}

void TestCaptureWriter::movesAndGoesOn()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    writer.append(message("one"));
    QVERIFY(writer.moveTo(file("b"), false).ok());
    QCOMPARE(writer.path(), file("b"));
    QVERIFY(writer.moveTo(file("b"), false).ok());
    QCOMPARE(writer.append(message("two")), 2);
    QVERIFY(writer.close().ok());
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{QStringLiteral("b")});
    QCOMPARE(open(file("b"))->entries(1, 5, -1).size(), 2);
}

void TestCaptureWriter::moveReplacesOnlyIfToldTo()
{
    QFile old(file("b"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    writer.append(message("one"));
    const auto refused = writer.moveTo(file("b"), false);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::FileExists);
    QVERIFY(refused.error().message.contains(QStringLiteral("b")));
    QCOMPARE(QFileInfo(file("b")).size(), 3);
    QVERIFY(writer.moveTo(file("b"), true).ok());
    QVERIFY(writer.close().ok());
    QCOMPARE(open(file("b"))->lastId(), 1);
}

void TestCaptureWriter::moveIgnoresAStrangersWal()
{
    CaptureWriter other(m_clock);
    QVERIFY(other.create(file("other")).ok());
    other.append(message("other"));
    other.flush();
    QVERIFY(QFile::copy(file("other-wal"), file("b-wal")));
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    writer.append(message("mine"));
    QVERIFY(writer.moveTo(file("b"), false).ok());
    writer.append(message("mine too"));
    QVERIFY(writer.close().ok());
    const auto reader = open(file("b"));
    QVERIFY(reader->check().ok());
    QCOMPARE(reader->entry(1)->payload, QByteArray("mine"));
    QCOMPARE(reader->lastId(), 2);
}

void TestCaptureWriter::moveRefusesWhileRead()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    writer.append(message("one"));
    writer.flush();
    {
        // A reader in the middle of a read keeps the WAL from being merged.
        const auto reader = open(file("a"));
        reader->database().exec("BEGIN");
        QCOMPARE(reader->lastId(), 1);
        writer.append(message("two"));
        const auto refused = writer.moveTo(file("b"), false);
        QVERIFY(!refused.ok());
        QCOMPARE(writer.path(), file("a"));
    }
    QCOMPARE(writer.append(message("three")), 3);
    QVERIFY(writer.moveTo(file("b"), false).ok());
    QVERIFY(writer.close().ok());
    QCOMPARE(open(file("b"))->lastId(), 3);
}

void TestCaptureWriter::moveFailureKeepsTheOldPlace()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    writer.append(message("one"));
    const auto refused = writer.moveTo(file("missing/b"), false);
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().code, ErrorCode::FileUnwritable);
    QVERIFY(refused.error().message.contains(QStringLiteral("missing")));
    QCOMPARE(writer.append(message("two")), 2);
    QVERIFY(writer.close().ok());
    QCOMPARE(open(file("a"))->lastId(), 2);
}

void TestCaptureWriter::closesIntoOneFile()
{
    {
        CaptureWriter writer(m_clock);
        QVERIFY(writer.create(file("a")).ok());
        writer.append(message("one"));
    }
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{QStringLiteral("a")});
    QCOMPARE(open(file("a"))->lastId(), 1);
    QCOMPARE(QFile::permissions(file("a")) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestCaptureWriter::closesWhileBeingRead()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    writer.append(message("one"));
    writer.flush();
    {
        const auto reader = open(file("a"));
        QVERIFY(writer.close().ok());
        QCOMPARE(reader->entry(1)->payload, QByteArray("one"));
    }
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{QStringLiteral("a")});
    QCOMPARE(open(file("a"))->lastId(), 1);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{QStringLiteral("a")});
}

void TestCaptureWriter::ignoresEntriesAfterClose()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(file("a")).ok());
    QVERIFY(writer.close().ok());
    QVERIFY(writer.close().ok());
    QCOMPARE(writer.append(message("late")), 0);
    QCOMPARE(writer.addConnection({}), 1);
    writer.flush();
}

QTEST_GUILESS_MAIN(TestCaptureWriter)
#include "tst_capturewriter.moc"
