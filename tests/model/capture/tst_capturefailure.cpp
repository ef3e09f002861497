// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens when the disk takes no more.
#include "model/capture/capturefile.h"
#include "model/capture/capturereader.h"
#include "model/capture/capturewriter.h"
#include "model/capture/databasefiles.h"
#include "tests/model/capture/sampleentries.h"

#include <QDir>
#include <QSignalSpy>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

#include <csignal>
#include <sys/resource.h>

using namespace framewatch;
using namespace framewatch::test;

class TestCaptureFailure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void fullDisk();
    void fullDiskWithinATransaction();
    void writeError();
    void countersStayRight();
    void goesOnWhenThereIsRoomAgain();
    void goesOnAfterAMove();
    void storesTheConnectionsOfAnOutage();
    void closingTellsWhatIsMissing();
    void closingIsFineIfNothingIsMissing();
    void closingTellsThatTheOutageGoesOn();
    void followsTheFileThatCannotBeOpenedAgain();
    void closingWithoutTheFileTellsWhatIsMissing();
    void movesFromAFullDisk();
    void staysWhereItIsIfTheTargetHasNoRoomToMerge();
    void staysWhereItIsIfACrashedOneCannotBeMerged();

private:
    void check(const CaptureProgress &progress) const;
    QString path() const { return m_dir->filePath(QStringLiteral("a")); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

// SQLite answers as on a full disk when a database would outgrow this; 0: no limit.
int pageLimit = 0;
bool cannotOpen = false;
sqlite3 *lastOpened = nullptr;

// Runs for every connection this program opens, as it is the only way to reach the writer's own.
int limitPages(sqlite3 *database, const char **, const void *)
{
    if (cannotOpen)
        return SQLITE_CANTOPEN;
    lastOpened = database;
    if (pageLimit > 0) {
        const QByteArray pragma = "PRAGMA max_page_count=" + QByteArray::number(pageLimit);
        sqlite3_exec(database, pragma.constData(), nullptr, nullptr, nullptr);
    }
    return SQLITE_OK;
}

void makeRoom()
{
    pageLimit = 0;
    sqlite3_exec(lastOpened, "PRAGMA max_page_count=1000000", nullptr, nullptr, nullptr);
}

/// Appends until the disk is full; how many entries were offered.
int fillUp(CaptureWriter &writer, const QSignalSpy &failed)
{
    const QByteArray text(1000, 't');
    int offered = 0;
    while (failed.isEmpty() && ++offered < 100'000)
        writer.append(message(text));
    return offered;
}

/// Entries of 400 KiB, committed.
void appendMany(CaptureWriter &writer)
{
    for (int i = 0; i < 400; ++i)
        writer.append(message(QByteArray(1024, 't')));
    writer.flush();
}

// Room for a file that holds either half of what appendMany() adds in two calls, not for both in one.
constexpr rlim_t RoomForHalf = 700 * 1024;

// Files of this process cannot grow beyond it.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

private:
    rlimit m_before{};
};

} // namespace

void TestCaptureFailure::initTestCase()
{
    std::signal(SIGXFSZ, SIG_IGN);
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(limitPages));
}

void TestCaptureFailure::init()
{
    pageLimit = 0;
    cannotOpen = false;
    m_dir = std::make_unique<QTemporaryDir>();
}

// What the progress says is exactly what can be read.
void TestCaptureFailure::check(const CaptureProgress &progress) const
{
    pageLimit = 0;
    const auto reader = CaptureReader::open(path());
    QVERIFY(reader.ok());
    QVERIFY(reader.value()->check().ok());
    QCOMPARE(reader.value()->lastId(), progress.lastId);
    const CaptureReader::Totals totals = reader.value()->totals();
    QCOMPARE(totals.receivedMessages, progress.receivedMessages);
    QCOMPARE(totals.receivedBytes, progress.receivedBytes);
    QCOMPARE(reader.value()->database().execAndGet("SELECT count(*) FROM entry").getInt64(), progress.lastId);
}

void TestCaptureFailure::fullDisk()
{
    pageLimit = 500;
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    QSignalSpy failed(&writer, &CaptureWriter::failed);
    const QByteArray text(1000, 't');
    qint64 stored = 0;
    for (int i = 0; i < 20'000; ++i)
        stored = std::max(stored, writer.append(message(text)));
    QCOMPARE(failed.size(), 1);
    const auto error = failed.first().first().value<Error>();
    QCOMPARE(error.code, ErrorCode::DiskFull);
    QVERIFY(error.message.contains(path()));
    QVERIFY(stored > 5000);
    QCOMPARE(writer.append(message("late")), 0);
    QCOMPARE(writer.addConnection({}), 1);
    writer.flush();
    QCOMPARE(failed.size(), 1);
    check(writer.progress());
    const auto closed = writer.close();
    QVERIFY(!closed.ok());
    QCOMPARE(closed.error().code, ErrorCode::DiskFull);
    check(writer.progress());
}

// SQLite gives up the whole transaction then: what was committed before is what is kept.
void TestCaptureFailure::fullDiskWithinATransaction()
{
    pageLimit = 50;
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    QSignalSpy failed(&writer, &CaptureWriter::failed);
    for (int i = 1; i <= 10; ++i)
        QCOMPARE(writer.append(message("committed")), i);
    writer.flush();
    QCOMPARE(writer.append(message("not yet")), 11);
    QCOMPARE(writer.append(message(QByteArray(4 * 1024 * 1024, 'x'))), 0);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(writer.progress().lastId, 10);
    check(writer.progress());
}

void TestCaptureFailure::writeError()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    QSignalSpy failed(&writer, &CaptureWriter::failed);
    writer.append(message("before"));
    writer.flush();
    {
        const FileSizeLimit limit(1024 * 1024);
        const QByteArray text(1000, 't');
        for (int i = 0; i < 20'000; ++i)
            writer.append(message(text));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::FileUnwritable);
        QVERIFY(failed.first().first().value<Error>().message.contains(path()));
    }
    QVERIFY(writer.progress().lastId >= 1);
    check(writer.progress());
}

void TestCaptureFailure::countersStayRight()
{
    pageLimit = 500;
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    const QByteArray text(333, 't');
    for (int i = 0; i < 50'000; ++i)
        writer.append(message(text));
    const CaptureProgress progress = writer.progress();
    QVERIFY(progress.lastId > 0);
    QCOMPARE(progress.receivedMessages, progress.lastId);
    QCOMPARE(progress.receivedBytes, progress.lastId * 333);
    QCOMPARE(progress.sentMessages, 0);
}

void TestCaptureFailure::goesOnWhenThereIsRoomAgain()
{
    pageLimit = 500;
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    QSignalSpy failed(&writer, &CaptureWriter::failed);
    QSignalSpy resumed(&writer, &CaptureWriter::resumed);
    const int offered = fillUp(writer, failed) + 1;
    QCOMPARE(writer.append(message("not stored either")), 0);
    const qint64 stored = writer.progress().lastId;
    makeRoom();
    QTRY_COMPARE(resumed.size(), 1);
    const qint64 missing = offered - stored;
    QCOMPARE(resumed.first().first().toLongLong(), missing);
    QCOMPARE(writer.progress().lastId, stored + 1);
    QCOMPARE(writer.append(message("stored again")), stored + 2);
    writer.flush();
    QCOMPARE(failed.size(), 1);
    check(writer.progress());
    const auto reader = CaptureReader::open(path());
    const Entry note = reader.value()->entry(stored + 1).value();
    QCOMPARE(note.kind, EntryKind::Note);
    QCOMPARE(note.connection, 1);
    QVERIFY2(
        note.note.startsWith(QStringLiteral("%1 entries were not stored: The disk is full").arg(missing)),
        qPrintable(note.note));
    QCOMPARE(reader.value()->entry(stored + 2)->payload, QByteArray("stored again"));
}

void TestCaptureFailure::goesOnAfterAMove()
{
    pageLimit = 500;
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    QSignalSpy failed(&writer, &CaptureWriter::failed);
    QSignalSpy resumed(&writer, &CaptureWriter::resumed);
    fillUp(writer, failed);
    const qint64 stored = writer.progress().lastId;
    QVERIFY(stored > 0);
    pageLimit = 0;
    const QString target = m_dir->filePath(QStringLiteral("b"));
    QVERIFY(writer.moveTo(target, false).ok());
    QCOMPARE(resumed.size(), 1);
    QCOMPARE(writer.append(message("stored again")), stored + 2);
    (void)writer.close();
    const auto reader = CaptureReader::open(target);
    QCOMPARE(reader.value()->lastId(), stored + 2);
    QCOMPARE(reader.value()->entry(stored + 1)->kind, EntryKind::Note);
}

void TestCaptureFailure::storesTheConnectionsOfAnOutage()
{
    pageLimit = 500;
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    QSignalSpy failed(&writer, &CaptureWriter::failed);
    QSignalSpy resumed(&writer, &CaptureWriter::resumed);
    ConnectionRecord record;
    record.url = QStringLiteral("ws://one/");
    record.id = writer.addConnection(record);
    fillUp(writer, failed);
    record.closeCode = 1006;
    writer.updateConnection(record);
    record.url = QStringLiteral("ws://two/");
    QCOMPARE(writer.addConnection(record), 2);
    makeRoom();
    QTRY_COMPARE(resumed.size(), 1);
    const auto reader = CaptureReader::open(path());
    QCOMPARE(reader.value()->connections().size(), 2);
    QCOMPARE(reader.value()->connection(1)->url, QStringLiteral("ws://one/"));
    QCOMPARE(reader.value()->connection(1)->closeCode, 1006);
    QCOMPARE(reader.value()->connection(2)->url, QStringLiteral("ws://two/"));
}

void TestCaptureFailure::closingTellsWhatIsMissing()
{
    pageLimit = 500;
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    QSignalSpy failed(&writer, &CaptureWriter::failed);
    fillUp(writer, failed);
    const qint64 stored = writer.progress().lastId;
    makeRoom();
    QVERIFY(!writer.close().ok());
    const auto reader = CaptureReader::open(path());
    QCOMPARE(reader.value()->lastId(), stored + 1);
    QCOMPARE(reader.value()->entry(stored + 1)->kind, EntryKind::Note);
}

// Another program wrote to the file just when a connection was to be updated.
void TestCaptureFailure::closingIsFineIfNothingIsMissing()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    sqlite3_busy_timeout(lastOpened, 0);
    QSignalSpy failed(&writer, &CaptureWriter::failed);
    QSignalSpy resumed(&writer, &CaptureWriter::resumed);
    ConnectionRecord record;
    record.id = writer.addConnection(record);
    writer.flush();
    SQLite::Database other(path().toStdString(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    record.closeCode = 1001;
    writer.updateConnection(record);
    QCOMPARE(failed.size(), 1);
    other.exec("COMMIT");
    QTRY_COMPARE(resumed.size(), 1);
    QCOMPARE(resumed.first().first().toLongLong(), 0);
    const auto closed = writer.close();
    QVERIFY2(closed.ok(), closed.ok() ? "" : qPrintable(closed.error().message));
    QCOMPARE(CaptureReader::open(path()).value()->connection(1)->closeCode, 1001);
}

void TestCaptureFailure::closingTellsThatTheOutageGoesOn()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    sqlite3_busy_timeout(lastOpened, 0);
    SQLite::Database other(path().toStdString(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    QCOMPARE(writer.addConnection({}), 1);
    QVERIFY(!writer.close().ok());
    QVERIFY(writer.close().ok()); // nothing is left to close
}

void TestCaptureFailure::followsTheFileThatCannotBeOpenedAgain()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    QSignalSpy failed(&writer, &CaptureWriter::failed);
    QSignalSpy resumed(&writer, &CaptureWriter::resumed);
    QCOMPARE(writer.append(message("before")), 1);
    const QString target = m_dir->filePath(QStringLiteral("b"));
    cannotOpen = true;
    QVERIFY(writer.moveTo(target, false).ok()); // it is there
    QCOMPARE(writer.path(), target);
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<Error>().message.contains(target));
    QCOMPARE(writer.append(message("missed")), 0);
    cannotOpen = false;
    QTRY_COMPARE(resumed.size(), 1);
    QCOMPARE(resumed.first().first().toLongLong(), 1);
    QCOMPARE(writer.append(message("after")), 3);
    QVERIFY(!writer.close().ok());
    QVERIFY(!QFile::exists(path()));
    const auto reader = CaptureReader::open(target);
    QVERIFY(reader.ok());
    QCOMPARE(reader.value()->lastId(), 3);
    QCOMPARE(reader.value()->entry(2)->kind, EntryKind::Note);
}

void TestCaptureFailure::closingWithoutTheFileTellsWhatIsMissing()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    QCOMPARE(writer.append(message("before")), 1);
    const QString target = m_dir->filePath(QStringLiteral("b"));
    cannotOpen = true;
    QVERIFY(writer.moveTo(target, false).ok());
    QCOMPARE(writer.append(message("missed")), 0);
    QVERIFY(!writer.close().ok());
    cannotOpen = false;
    QCOMPARE(CaptureReader::open(target).value()->lastId(), 1);
}

// The WAL cannot be merged where nothing may grow; here because somebody still reads an older state.
void TestCaptureFailure::movesFromAFullDisk()
{
    const QTemporaryDir elsewhere(QStringLiteral("/dev/shm/framewatch-test-XXXXXX"));
    if (!elsewhere.isValid() || QStorageInfo(elsewhere.path()) == QStorageInfo(m_dir->path()))
        QSKIP("no second disk here");
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    writer.append(message("early"));
    writer.flush();
    const auto reader = CaptureReader::open(path());
    reader.value()->database().exec("BEGIN; SELECT * FROM entry");
    for (int i = 0; i < 100; ++i)
        writer.append(message("late"));
    writer.flush();
    const QString target = elsewhere.filePath(QStringLiteral("b"));
    const auto moved = writer.moveTo(target, false);
    QVERIFY2(moved.ok(), moved.ok() ? "" : qPrintable(moved.error().message));
    QCOMPARE(writer.path(), target);
    QCOMPARE(writer.append(message("later")), 102);
    QVERIFY(writer.close().ok());
    QCOMPARE(CaptureReader::open(target).value()->lastId(), 102);
    QVERIFY(!QFile::exists(path()));
    QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files), QStringList{QStringLiteral("b")});
}

// Nor can it be merged where there is room for copies of both files and no more.
void TestCaptureFailure::staysWhereItIsIfTheTargetHasNoRoomToMerge()
{
    const QTemporaryDir elsewhere(QStringLiteral("/dev/shm/framewatch-test-XXXXXX"));
    if (!elsewhere.isValid() || QStorageInfo(elsewhere.path()) == QStorageInfo(m_dir->path()))
        QSKIP("no second disk here");
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    appendMany(writer);
    sqlite3_wal_checkpoint_v2(lastOpened, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    const auto reader = CaptureReader::open(path());
    reader.value()->database().exec("BEGIN; SELECT * FROM entry");
    appendMany(writer);
    const QString target = elsewhere.filePath(QStringLiteral("b"));
    {
        const FileSizeLimit limit(RoomForHalf);
        const auto moved = writer.moveTo(target, false);
        QVERIFY(!moved.ok());
        QVERIFY2(moved.error().message.contains(target + u'”'), qPrintable(moved.error().message));
    }
    QCOMPARE(QDir(elsewhere.path()).entryList(QDir::Files), QStringList());
    QCOMPARE(writer.path(), path());
    QCOMPARE(writer.append(message("later")), 801);
    reader.value()->database().exec("COMMIT");
    QVERIFY(writer.close().ok());
    check(writer.progress());
    QCOMPARE(writer.progress().lastId, 801);
}

void TestCaptureFailure::staysWhereItIsIfACrashedOneCannotBeMerged()
{
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path()).ok());
    appendMany(writer);
    sqlite3_wal_checkpoint_v2(lastOpened, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    appendMany(writer);
    const QString crashed = m_dir->filePath(QStringLiteral("crashed"));
    const QString target = m_dir->filePath(QStringLiteral("b"));
    QVERIFY(copyDatabase(path(), crashed).ok());
    {
        const FileSizeLimit limit(RoomForHalf);
        QVERIFY(!CaptureFile::move(crashed, target).ok());
    }
    QVERIFY(!QFile::exists(target));
    QCOMPARE(CaptureReader::open(crashed).value()->lastId(), 800);
    QVERIFY(CaptureFile::move(crashed, target).ok());
    QCOMPARE(CaptureReader::open(target).value()->lastId(), 800);
}

QTEST_GUILESS_MAIN(TestCaptureFailure)
#include "tst_capturefailure.moc"
