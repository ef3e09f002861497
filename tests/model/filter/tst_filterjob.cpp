// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filterjob.h"

#include "model/capture/capturewriter.h"
#include "tests/model/capture/sampleentries.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

class TestFilterJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsInOrder();
    void keepsTheOrderWhenOneThreadIsSlow();
    void damageFailsOnce();
    void scansOnlyItsRange();
    void goesOnWhenExtended();
    void newStartDropsOldResults();
    void stopIsPromptAndFinal();
    void destructionWhileRunning();
    void nothingToScanStillCatchesUp();
    void missingFileFails();
    void writerIsNotHeldUp();

private:
    void append(int count);
    void start(FilterJob &job, const char *filter, qint64 from, qint64 to) const;

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<CaptureWriter> m_writer;
};

namespace {

// Everything a job found, and whether it came as promised.
struct Collector
{
    explicit Collector(FilterJob &job)
    {
        QObject::connect(&job, &FilterJob::found, &job, [this](const std::vector<quint32> &batch) {
            ascending = ascending && !batch.empty() && (ids.empty() || ids.back() < batch.front()) &&
                        std::is_sorted(batch.begin(), batch.end());
            ids.insert(ids.end(), batch.begin(), batch.end());
        });
    }
    std::vector<quint32> ids;
    bool ascending = true;
};

} // namespace

void TestFilterJob::init()
{
    m_writer.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_writer = std::make_unique<CaptureWriter>(m_clock);
    QVERIFY(m_writer->create(m_dir->filePath(QStringLiteral("a"))).ok());
}

void TestFilterJob::append(int count)
{
    const qint64 last = m_writer->progress().lastId;
    for (int i = 1; i <= count; ++i)
        m_writer->append(message("message " + QByteArray::number(last + i)));
    m_writer->flush();
}

void TestFilterJob::start(FilterJob &job, const char *filter, qint64 from, qint64 to) const
{
    job.start(m_writer->path(), FilterExpression::parse(QString::fromUtf8(filter)).value(), from, to);
}

void TestFilterJob::findsInOrder()
{
    append(50'000);
    FilterJob job;
    const Collector all(job);
    QSignalSpy caughtUp(&job, &FilterJob::caughtUp);
    start(job, "\"message 77\"", 1, 50'000);
    QVERIFY(job.isRunning());
    QTRY_COMPARE(caughtUp.size(), 1);
    QVERIFY(!job.isRunning());
    QVERIFY(all.ascending);
    QCOMPARE(all.ids.size(), size_t(1 + 10 + 100));
    QCOMPARE(all.ids.front(), 77U);
    QCOMPARE(all.ids.back(), 7799U);
}

// The first ranges take long, so others are done before them.
void TestFilterJob::keepsTheOrderWhenOneThreadIsSlow()
{
    const QByteArray large = "message " + QByteArray(40'000, 'x');
    for (int i = 0; i < 1200; ++i)
        m_writer->append(message(large));
    append(40'000);
    FilterJob job;
    const Collector all(job);
    QSignalSpy caughtUp(&job, &FilterJob::caughtUp);
    start(job, "message", 1, 41'200);
    QTRY_COMPARE(caughtUp.size(), 1);
    QVERIFY(all.ascending);
    QCOMPARE(all.ids.size(), size_t(41'200));
}

// Whichever thread comes upon it; the ids before the gap are right all the same.
void TestFilterJob::damageFailsOnce()
{
    append(60'000);
    const QString path = m_writer->path();
    QVERIFY(m_writer->close().ok());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2));
    file.write(QByteArray(100'000, '\xff'));
    file.close();
    FilterJob job;
    const Collector all(job);
    QSignalSpy failed(&job, &FilterJob::failed);
    QSignalSpy caughtUp(&job, &FilterJob::caughtUp);
    job.start(path, FilterExpression::parse(QStringLiteral("message")).value(), 1, 60'000);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::DamagedCapture);
    QVERIFY(!job.isRunning());
    QVERIFY(all.ascending);
    for (size_t i = 0; i < all.ids.size(); ++i)
        QCOMPARE(all.ids[i], static_cast<quint32>(i + 1));
    QVERIFY(all.ids.size() < 60'000);
    QCOMPARE(caughtUp.size(), 0);
}

void TestFilterJob::scansOnlyItsRange()
{
    append(100);
    FilterJob job;
    const Collector all(job);
    QSignalSpy caughtUp(&job, &FilterJob::caughtUp);
    start(job, "message", 20, 29);
    QTRY_COMPARE(caughtUp.size(), 1);
    QCOMPARE(all.ids.size(), size_t(10));
    QCOMPARE(all.ids.front(), 20U);
}

void TestFilterJob::goesOnWhenExtended()
{
    append(100);
    FilterJob job;
    const Collector all(job);
    job.extend(100); // before start(): nothing
    start(job, "message", 1, 100);
    append(100);
    job.extend(200);
    QTRY_COMPARE(all.ids.size(), size_t(200));
    append(1);
    job.extend(201);
    job.extend(150); // never back
    QTRY_COMPARE(all.ids.size(), size_t(201));
    QVERIFY(all.ascending);
}

void TestFilterJob::newStartDropsOldResults()
{
    append(20'000);
    FilterJob job;
    std::vector<quint32> ids;
    connect(&job, &FilterJob::found, this,
            [&](const auto &batch) { ids.insert(ids.end(), batch.begin(), batch.end()); });
    QSignalSpy caughtUp(&job, &FilterJob::caughtUp);
    for (int i = 0; i < 20; ++i)
        start(job, "message", 1, 20'000);
    start(job, "\"message 12345\"", 1, 20'000);
    QTRY_COMPARE(caughtUp.size(), 1);
    QCOMPARE(ids, std::vector<quint32>{12345});
}

void TestFilterJob::stopIsPromptAndFinal()
{
    append(100'000);
    FilterJob job;
    const Collector all(job);
    QSignalSpy caughtUp(&job, &FilterJob::caughtUp);
    start(job, "message", 1, 100'000);
    QElapsedTimer timer;
    timer.start();
    job.stop();
    QVERIFY(timer.elapsed() < 1000);
    QVERIFY(!job.isRunning());
    // What was posted before stop() must be dropped too.
    QCoreApplication::sendPostedEvents();
    QCOMPARE(all.ids.size(), size_t(0));
    QCOMPARE(caughtUp.size(), 0);
    job.extend(100'000);
    QVERIFY(!job.isRunning());
}

void TestFilterJob::destructionWhileRunning()
{
    append(50'000);
    for (int i = 0; i < 20; ++i) {
        FilterJob job;
        start(job, "message", 1, 50'000);
    }
}

void TestFilterJob::nothingToScanStillCatchesUp()
{
    FilterJob job;
    QSignalSpy caughtUp(&job, &FilterJob::caughtUp);
    start(job, "message", 1, 0);
    QTRY_COMPARE(caughtUp.size(), 1);
    append(3);
    const Collector all(job);
    job.extend(3);
    QTRY_COMPARE(all.ids.size(), size_t(3));
}

void TestFilterJob::missingFileFails()
{
    FilterJob job;
    QSignalSpy failed(&job, &FilterJob::failed);
    job.start(m_dir->filePath(QStringLiteral("none")), FilterExpression::parse(QStringLiteral("x")).value(),
              1, 10);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::FileUnreadable);
    QVERIFY(!job.isRunning());
}

// Short steps let the WAL start over: it stays bounded although somebody reads all the time.
void TestFilterJob::writerIsNotHeldUp()
{
    FilterJob job;
    const Collector all(job);
    const QByteArray text(1000, 'm');
    start(job, "mm", 1, 0);
    qint64 largest = 0;
    for (int i = 1; i <= 100'000; ++i) {
        const qint64 id = m_writer->append(message(text));
        if (id % 1000 == 0) {
            m_writer->flush();
            job.extend(id);
            QCoreApplication::processEvents();
            largest = std::max(largest, QFileInfo(m_writer->path() + QStringLiteral("-wal")).size());
        }
    }
    QTRY_COMPARE(all.ids.size(), size_t(100'000));
    QVERIFY2(largest < 48 * 1024 * 1024, qPrintable(QString::number(largest)));
}

QTEST_GUILESS_MAIN(TestFilterJob)
#include "tst_filterjob.moc"
