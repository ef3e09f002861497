// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturereader.h"

#include "model/capture/capturewriter.h"
#include "model/capture/utf8cut.h"
#include "tests/model/capture/sampleentries.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <SQLiteCpp/Database.h>

#include <atomic>

using namespace framewatch;
using namespace framewatch::test;

class TestCaptureReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ranges();
    void listsKeepTheirOrder();
    void emptyCapture();
    void totalsCountMessages();
    void totalsStop();
    void payloadsAreCut_data();
    void payloadsAreCut();
    void cutsBetweenCharacters();
    void bigPayloadsAreNotLoaded();
    void pagesAreQuick();
    void isReadOnly();
    void readsWhileWriting();

private:
    std::unique_ptr<CaptureReader> open() const;

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<CaptureWriter> m_writer;
};

void TestCaptureReader::init()
{
    m_writer.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_writer = std::make_unique<CaptureWriter>(m_clock);
    QVERIFY(m_writer->create(m_dir->filePath(QStringLiteral("a"))).ok());
}

std::unique_ptr<CaptureReader> TestCaptureReader::open() const
{
    m_writer->flush();
    auto reader = CaptureReader::open(m_writer->path());
    return reader ? std::move(reader).value() : nullptr;
}

void TestCaptureReader::ranges()
{
    for (int i = 1; i <= 50; ++i)
        m_writer->append(message(QByteArray::number(i)));
    const auto reader = open();
    QCOMPARE(reader->path(), m_writer->path());
    const QList<Entry> some = reader->entries(11, 20, -1);
    QCOMPARE(some.size(), 20);
    for (int i = 0; i < some.size(); ++i) {
        QCOMPARE(some[i].id, 11 + i);
        QCOMPARE(some[i].payload, QByteArray::number(11 + i));
    }
    QCOMPARE(reader->entries(45, 100, -1).size(), 6);
    QCOMPARE(reader->entries(51, 100, -1).size(), 0);
    QCOMPARE(reader->entries(1, 0, -1).size(), 0);
    QCOMPARE(reader->entries(-5, 7, -1).size(), 1);
    QVERIFY(!reader->entry(51).has_value());
    QCOMPARE(reader->entry(50)->payload, QByteArray("50"));
    QVERIFY(!reader->lastError());
}

void TestCaptureReader::listsKeepTheirOrder()
{
    for (int i = 1; i <= 9; ++i)
        m_writer->append(message(QByteArray::number(i)));
    QByteArray order;
    for (const Entry &entry : open()->entries(QList<qint64>{7, 3, 3, 99, 1}, -1))
        order += entry.payload;
    QCOMPARE(order, QByteArray("7331"));
}

void TestCaptureReader::emptyCapture()
{
    const auto reader = open();
    QCOMPARE(reader->lastId(), 0);
    QVERIFY(reader->entries(1, 10, -1).isEmpty());
    QVERIFY(reader->connections().isEmpty());
    QCOMPARE(reader->totals().receivedMessages, 0);
    QVERIFY(reader->check().ok());
}

void TestCaptureReader::totalsCountMessages()
{
    m_writer->append(message("abc"));
    m_writer->append(binary("de"));
    m_writer->append(message("f", Direction::Sent));
    m_writer->append(lifecycle(EntryKind::Note, QStringLiteral("counts for nothing")));
    const auto totals = open()->totals();
    QCOMPARE(totals.receivedMessages, 2);
    QCOMPARE(totals.receivedBytes, 5);
    QCOMPARE(totals.sentMessages, 1);
    QCOMPARE(totals.sentBytes, 1);
}

void TestCaptureReader::totalsStop()
{
    for (int i = 0; i < 20'000; ++i)
        m_writer->append(message("x"));
    std::stop_source source;
    source.request_stop();
    const auto reader = open();
    QCOMPARE(reader->totals(source.get_token()).receivedMessages, 0);
    QVERIFY(!reader->lastError());
    QCOMPARE(reader->totals().receivedMessages, 20'000); // it can still be read
}

void TestCaptureReader::payloadsAreCut_data()
{
    QTest::addColumn<int>("length");
    for (const int length : {0, 1, 9, 10, 11, 4095, 4096, 4097, 10'000, 3'000'000})
        QTest::addRow("%d", length) << length;
}

void TestCaptureReader::payloadsAreCut()
{
    QFETCH(int, length);
    const QByteArray payload(length, 'p');
    m_writer->append(binary(payload));
    m_writer->append(message(payload));
    m_writer->append(lifecycle(EntryKind::Open, QStringLiteral("open")));
    const auto reader = open();
    for (const qint64 limit : {0, 1, 10, 512, 100'000}) {
        const QList<Entry> entries = reader->entries(1, 3, limit);
        QCOMPARE(entries.size(), 3);
        for (const Entry &entry : entries.first(2)) {
            QCOMPARE(entry.payload, payload.left(limit));
            QCOMPARE(entry.size, length);
            QVERIFY(!entry.flags.testFlag(EntryFlag::Truncated));
        }
        QVERIFY(entries[2].payload.isEmpty());
    }
    QCOMPARE(reader->entry(1)->payload, payload);
}

void TestCaptureReader::cutsBetweenCharacters()
{
    const QByteArray text = QByteArray("\xf0\x9f\x98\x80").repeated(5000); // 4 bytes each
    m_writer->append(message(text));
    m_writer->append(message(text.first(100)));
    m_writer->append(binary(text));
    EntryView broken = message(QByteArray(100, '\x80'));
    broken.flags = EntryFlag::InvalidUtf8;
    const QByteArray brokenBytes(100, '\x80');
    broken.payload = brokenBytes;
    m_writer->append(broken);
    const auto reader = open();
    for (int limit = 8; limit < 12; ++limit) {
        const QList<Entry> entries = reader->entries(1, 4, limit);
        QCOMPARE(entries[0].payload, text.first(8));
        QCOMPARE(entries[1].payload, text.first(8));
        QCOMPARE(entries[2].payload, text.first(limit));
        QCOMPARE(entries[3].payload.size(), limit);
    }
    QCOMPARE(utf8Cut("abc", 5), QByteArrayView("abc"));
    QCOMPARE(utf8Cut("\x80\x80\x80\x80\x80\x80", 5).size(), 5); // no UTF-8: nothing to keep together
    QCOMPARE(utf8Cut("\xc3\xa9", 1).size(), 0);
}

void TestCaptureReader::bigPayloadsAreNotLoaded()
{
    const QByteArray big(64 * 1024 * 1024, 'b');
    for (int i = 0; i < 3; ++i)
        m_writer->append(message(big));
    const auto reader = open();
    QElapsedTimer timer;
    timer.start();
    constexpr int Rounds = 20;
    for (int i = 0; i < Rounds; ++i)
        QCOMPARE(reader->entries(1, 3, 512).size(), 3);
    const double perPage = double(timer.nsecsElapsed()) / 1e6 / Rounds;
    qInfo("%.3f ms for three previews of 64 MiB", perPage);
    QVERIFY(perPage < 10);
    QCOMPARE(reader->entry(2)->payload, big);
}

void TestCaptureReader::pagesAreQuick()
{
    const QByteArray text(200, 't');
    for (int i = 0; i < 50'000; ++i)
        m_writer->append(message(text));
    const auto reader = open();
    QElapsedTimer timer;
    timer.start();
    constexpr int Pages = 400;
    for (int i = 0; i < Pages; ++i)
        QCOMPARE(reader->entries(1 + (i * 7919) % 49'900, 100, 512).size(), 100);
    const double perPage = double(timer.nsecsElapsed()) / 1e6 / Pages;
    qInfo("%.3f ms for a page of 100 rows", perPage);
    QVERIFY(perPage < 10);
}

void TestCaptureReader::isReadOnly()
{
    m_writer->append(message("one"));
    const auto reader = open();
    QVERIFY(reader->database().tryExec("DELETE FROM entry") != 0);
    QVERIFY(reader->database().tryExec("INSERT INTO kind VALUES(99, 'x')") != 0);
    QCOMPARE(reader->lastId(), 1);
}

// Whatever a reader sees is a prefix without gaps, and what was announced is there.
void TestCaptureReader::readsWhileWriting()
{
    std::atomic<qint64> announced = 0;
    std::atomic<bool> done = false;
    const QString path = m_writer->path();
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        CaptureWriter &writer = *m_writer;
        connect(&writer, &CaptureWriter::committed, &writer,
                [&](const CaptureProgress &progress) { announced = progress.lastId; });
        for (int i = 1; i <= 200'000; ++i)
            writer.append(message("message " + QByteArray::number(i)));
        writer.flush();
        writer.moveToThread(nullptr);
        done = true;
    }));
    m_writer->moveToThread(thread.get());
    thread->start();
    const auto reader = std::move(CaptureReader::open(path)).value();
    int looks = 0;
    while (!done || looks == 0) {
        const qint64 promised = announced;
        const qint64 last = reader->lastId();
        QVERIFY(last >= promised);
        const QList<Entry> tail = reader->entries(std::max<qint64>(1, last - 50), 50, -1);
        for (const Entry &entry : tail)
            QCOMPARE(entry.payload, "message " + QByteArray::number(entry.id));
        ++looks;
    }
    QVERIFY(thread->wait());
    QCOMPARE(reader->lastId(), 200'000);
    m_writer->moveToThread(QThread::currentThread());
    qInfo("looked %d times", looks);
}

QTEST_GUILESS_MAIN(TestCaptureReader)
#include "tst_capturereader.moc"
