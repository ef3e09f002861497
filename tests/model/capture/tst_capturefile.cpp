// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturefile.h"

#include "model/capture/capturereader.h"
#include "model/capture/capturewriter.h"
#include "tests/model/capture/sampleentries.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <unistd.h>

using namespace framewatch;
using namespace framewatch::test;

class TestCaptureFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void schemaIsAsDocumented();
    void liveFileIsInWalMode();
    void refusesAnExistingFile();
    void refusesAPlaceThatIsNone();
    void viewReadsLikeALog();
    void tellsWhatIsNoCapture_data();
    void tellsWhatIsNoCapture();
    void tellsDamage();
    void checkFindsHiddenDamage();
    void readingChangesNothing();
    void readsInAReadOnlyFolder();
    void recoversAPendingWal();
    void readsAPendingWalInAReadOnlyFolder();
    void movesWhatACrashLeft();
    void aMoveThatFailsLeavesBothAsTheyWere();
    void removesEverything();

private:
    QString file(const char *name) const { return m_dir->filePath(QString::fromLatin1(name)); }
    QStringList files() const { return QDir(m_dir->path()).entryList(QDir::Files, QDir::Name); }
    void makeCapture(const char *name, int entries) const;
    void makeCrashed(const char *name, int entries) const;
    static QByteArray contents(const QString &path);

    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

constexpr QFile::Permissions Readable = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;

// Root may write anywhere: for a folder that cannot be written the test becomes nobody for a while.
class ReadOnlyFolder
{
public:
    explicit ReadOnlyFolder(const QString &path)
        : m_path(path)
    {
        QFile::setPermissions(path, Readable | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther);
        m_becameNobody = geteuid() == 0 && setresuid(65534, 65534, 0) == 0;
    }
    ~ReadOnlyFolder()
    {
        if (m_becameNobody && setresuid(0, 0, 0) != 0)
            qFatal("cannot become root again");
        QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    Q_DISABLE_COPY_MOVE(ReadOnlyFolder)

private:
    QString m_path;
    bool m_becameNobody = false;
};

void makeReadableByAll(const QString &folder)
{
    for (const QFileInfo &info : QDir(folder).entryInfoList(QDir::Files))
        QFile::setPermissions(info.filePath(), Readable);
}

} // namespace

void TestCaptureFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestCaptureFile::makeCapture(const char *name, int entries) const
{
    const SystemClock clock;
    CaptureWriter writer(clock);
    QVERIFY(writer.create(file(name)).ok());
    for (int i = 0; i < entries; ++i)
        writer.append(message("message " + QByteArray::number(i + 1) + QByteArray(200, '.')));
    QVERIFY(writer.close().ok());
}

// The files of a live capture as they stand on disk are what a crash leaves.
void TestCaptureFile::makeCrashed(const char *name, int entries) const
{
    const SystemClock clock;
    CaptureWriter writer(clock);
    QVERIFY(writer.create(file("live")).ok());
    for (int i = 0; i < entries; ++i)
        writer.append(message("message"));
    writer.flush();
    QVERIFY(QFile::copy(file("live"), file(name)));
    QVERIFY(QFile::copy(file("live-wal"), file(name) + QStringLiteral("-wal")));
    QVERIFY(writer.close().ok());
    QVERIFY(QFile::remove(file("live")));
}

QByteArray TestCaptureFile::contents(const QString &path)
{
    QFile raw(path);
    return raw.open(QIODevice::ReadOnly) ? raw.readAll() : QByteArray();
}

void TestCaptureFile::schemaIsAsDocumented()
{
    const auto database = CaptureFile::create(file("a"));
    QVERIFY(database.ok());
    const auto columns = [&](const std::string &table) {
        SQLite::Statement info(*database.value(), "SELECT group_concat(trim(name || ' ' || type), ', ') FROM "
                                                  "pragma_table_info('" +
                                                      table + "')");
        return info.executeStep() ? info.getColumn(0).getString() : std::string();
    };
    QCOMPARE(
        columns("connection"),
        std::string(
            "id INTEGER, url TEXT, started_ns INTEGER, request BLOB, response BLOB, body BLOB, peer TEXT, "
            "subprotocol TEXT, tls TEXT, dns_us INTEGER, tcp_us INTEGER, tls_us INTEGER, upgrade_us INTEGER, "
            "ended_ns INTEGER, close_code INTEGER, close_reason TEXT, ended_by TEXT, error TEXT"));
    QCOMPARE(columns("entry"),
             std::string("id INTEGER, connection INTEGER, time_ns INTEGER, direction INTEGER, kind "
                         "INTEGER, size INTEGER, flags INTEGER, frames BLOB, note TEXT, payload"));
    SQLite::Statement kinds(*database.value(), "SELECT group_concat(id || ' ' || name, ', ') FROM kind");
    QVERIFY(kinds.executeStep());
    QCOMPARE(kinds.getColumn(0).getString(),
             std::string(
                 "1 text, 2 binary, 8 close, 9 ping, 10 pong, 16 connecting, 17 open, 18 refused, 19 closed, "
                 "20 waiting, 21 error, 22 violation, 23 note"));
    QCOMPARE(database.value()->execAndGet("PRAGMA application_id").getInt(), 0x46574348);
    QCOMPARE(database.value()->execAndGet("PRAGMA user_version").getInt(), 1);
}

void TestCaptureFile::liveFileIsInWalMode()
{
    const auto database = CaptureFile::create(file("a"));
    QVERIFY(database.ok());
    QCOMPARE(database.value()->execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
    // Readers tell by this file that somebody writes.
    QVERIFY(files().contains(QStringLiteral("a-wal")));
}

void TestCaptureFile::refusesAnExistingFile()
{
    QFile existing(file("a"));
    QVERIFY(existing.open(QIODevice::WriteOnly));
    existing.write("mine");
    existing.close();
    const auto database = CaptureFile::create(file("a"));
    QVERIFY(!database.ok());
    QCOMPARE(database.error().code, ErrorCode::FileExists);
    QVERIFY(database.error().message.contains(file("a")));
    QCOMPARE(contents(file("a")), QByteArray("mine"));
}

void TestCaptureFile::refusesAPlaceThatIsNone()
{
    const auto database = CaptureFile::create(file("missing/a"));
    QVERIFY(!database.ok());
    QCOMPARE(database.error().code, ErrorCode::FileUnwritable);
    QVERIFY(database.error().message.contains(QStringLiteral("missing/a")));
}

void TestCaptureFile::viewReadsLikeALog()
{
    const SystemClock clock;
    CaptureWriter writer(clock);
    QVERIFY(writer.create(file("a")).ok());
    EntryView entry = message("hello", Direction::Sent);
    entry.timeNs = SampleTimeNs + 123'456'789;
    writer.append(entry);
    QVERIFY(writer.close().ok());
    const auto database = CaptureFile::openForReading(file("a"));
    SQLite::Statement row(*database.value(),
                          "SELECT time || ' ' || direction || ' ' || kind || ' ' || size || ' ' || "
                          "payload FROM log");
    QVERIFY(row.executeStep());
    QCOMPARE(row.getColumn(0).getString(), std::string("2026-11-20T09:00:00.123456789Z sent text 5 hello"));
}

void TestCaptureFile::tellsWhatIsNoCapture_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &sql, const QByteArray &bytes, ErrorCode code,
                        const char *words) {
        QTest::newRow(name) << sql << bytes << int(code) << QString::fromLatin1(words);
    };
    row("empty", "", "", ErrorCode::NotACapture, "not a Framewatch capture");
    row("text", "", QByteArray("hello\n").repeated(100), ErrorCode::NotACapture, "not a Framewatch capture");
    row("short", "", "SQLite format 3", ErrorCode::NotACapture, "not a Framewatch capture");
    row("other database", "CREATE TABLE t(a)", "", ErrorCode::NotACapture, "not a Framewatch capture");
    row("newer", "PRAGMA application_id=0x46574348; PRAGMA user_version=2; CREATE TABLE t(a)", "",
        ErrorCode::NotACapture, "newer Framewatch");
    row("unfinished", "PRAGMA application_id=0x46574348; CREATE TABLE t(a)", "", ErrorCode::NotACapture,
        "not a finished");
    row("table missing", "PRAGMA application_id=0x46574348; PRAGMA user_version=1; CREATE TABLE entry(id)",
        "", ErrorCode::DamagedCapture, "damaged");
}

void TestCaptureFile::tellsWhatIsNoCapture()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, words);
    if (!sql.isEmpty()) {
        SQLite::Database database(file("a").toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec(sql.toStdString());
    } else {
        QFile raw(file("a"));
        QVERIFY(raw.open(QIODevice::WriteOnly));
        raw.write(bytes);
    }
    for (const auto &result :
         {CaptureFile::openForReading(file("a")).error(), CaptureFile::openForWriting(file("a")).error()}) {
        QCOMPARE(int(result.code), code);
        QVERIFY2(result.message.contains(words), qPrintable(result.message));
        QVERIFY(result.message.contains(file("a")));
        QVERIFY(!result.message.endsWith(u'.'));
    }
    QCOMPARE(CaptureFile::openForReading(file("none")).error().code, ErrorCode::FileUnreadable);
    QCOMPARE(CaptureFile::openForReading(m_dir->path()).error().code, ErrorCode::FileUnreadable);
}

void TestCaptureFile::tellsDamage()
{
    makeCapture("a", 1000);
    const QByteArray whole = contents(file("a"));
    for (const qsizetype length : {whole.size() - 1, whole.size() / 2, qsizetype(4096), qsizetype(200)}) {
        QFile raw(file("cut"));
        QVERIFY(raw.open(QIODevice::WriteOnly));
        raw.write(whole.first(length));
        raw.close();
        const auto result = CaptureFile::openForReading(file("cut"));
        QVERIFY(!result.ok());
        QCOMPARE(result.error().code, ErrorCode::DamagedCapture);
        QVERIFY(result.error().message.contains(file("cut")));
    }
    QByteArray scrambled = whole;
    scrambled.replace(100, 4000, QByteArray(4000, '\xee'));
    QFile raw(file("scrambled"));
    QVERIFY(raw.open(QIODevice::WriteOnly));
    raw.write(scrambled);
    raw.close();
    QCOMPARE(CaptureFile::openForReading(file("scrambled")).error().code, ErrorCode::DamagedCapture);
}

void TestCaptureFile::checkFindsHiddenDamage()
{
    makeCapture("a", 5000);
    QVERIFY(CaptureReader::open(file("a")).value()->check().ok());
    QFile raw(file("a"));
    QVERIFY(raw.open(QIODevice::ReadWrite));
    QVERIFY(raw.seek(raw.size() / 2));
    raw.write(QByteArray(5000, '\xff'));
    raw.close();
    const auto reader = CaptureReader::open(file("a"));
    QVERIFY(reader.ok());
    const auto checked = reader.value()->check();
    QVERIFY(!checked.ok());
    QCOMPARE(checked.error().code, ErrorCode::DamagedCapture);
    QVERIFY(!checked.error().detail.isEmpty());
    QVERIFY(reader.value()->entries(1, 5000, -1).size() < 5000);
    QCOMPARE(reader.value()->lastError().code, ErrorCode::DamagedCapture);
}

void TestCaptureFile::readingChangesNothing()
{
    makeCapture("a", 1000);
    const QByteArray before = contents(file("a"));
    {
        const auto first = CaptureReader::open(file("a"));
        const auto second = CaptureReader::open(file("a"));
        QCOMPARE(first.value()->entries(1, 1000, -1).size(), 1000);
        QCOMPARE(second.value()->lastId(), 1000);
        QCOMPARE(files(), QStringList{QStringLiteral("a")});
    }
    QCOMPARE(contents(file("a")), before);
    QCOMPARE(files(), QStringList{QStringLiteral("a")});
}

void TestCaptureFile::readsInAReadOnlyFolder()
{
    makeCapture("a", 10);
    makeReadableByAll(m_dir->path());
    const ReadOnlyFolder frozen(m_dir->path());
    const auto reader = CaptureReader::open(file("a"));
    QVERIFY2(reader.ok(), reader.ok() ? "" : qPrintable(reader.error().message + reader.error().detail));
    QCOMPARE(reader.value()->entries(1, 10, -1).size(), 10);
}

void TestCaptureFile::recoversAPendingWal()
{
    makeCrashed("a", 100);
    {
        const auto reader = CaptureReader::open(file("a"));
        QVERIFY(reader.ok());
        QCOMPARE(reader.value()->lastId(), 100);
        QVERIFY(reader.value()->check().ok());
    }
    QCOMPARE(files(), QStringList{QStringLiteral("a")});
    const auto again = CaptureReader::open(file("a"));
    QCOMPARE(again.value()->lastId(), 100);
    QCOMPARE(files(), QStringList{QStringLiteral("a")});
}

void TestCaptureFile::readsAPendingWalInAReadOnlyFolder()
{
    makeCrashed("a", 100);
    makeReadableByAll(m_dir->path());
    const QByteArray before = contents(file("a")) + contents(file("a-wal"));
    {
        const ReadOnlyFolder frozen(m_dir->path());
        const auto reader = CaptureReader::open(file("a"));
        QVERIFY2(reader.ok(), reader.ok() ? "" : qPrintable(reader.error().message + reader.error().detail));
        QCOMPARE(reader.value()->lastId(), 100);
        QCOMPARE(reader.value()->entries(1, 100, -1).size(), 100);
    }
    QCOMPARE(contents(file("a")) + contents(file("a-wal")), before);
    QCOMPARE(files(), QStringList({QStringLiteral("a"), QStringLiteral("a-wal")}));
}

void TestCaptureFile::movesWhatACrashLeft()
{
    makeCrashed("crashed", 40);
    makeCapture("target", 3);
    QVERIFY(CaptureFile::move(file("crashed"), file("target")));
    QCOMPARE(files(), QStringList{QStringLiteral("target")});
    const auto reader = CaptureReader::open(file("target"));
    QVERIFY(reader);
    QCOMPARE(reader.value()->lastId(), 40);
}

void TestCaptureFile::aMoveThatFailsLeavesBothAsTheyWere()
{
    makeCapture("source", 5);
    const auto moved = CaptureFile::move(file("source"), m_dir->filePath(QStringLiteral("missing/target")));
    QVERIFY(!moved.ok());
    QCOMPARE(moved.error().code, ErrorCode::FileUnwritable);
    QCOMPARE(files(), QStringList{QStringLiteral("source")});
    QFile foreign(file("foreign"));
    QVERIFY(foreign.open(QIODevice::WriteOnly));
    foreign.write("no capture");
    foreign.close();
    QVERIFY(!CaptureFile::move(file("foreign"), file("source")).ok());
    QCOMPARE(CaptureReader::open(file("source")).value()->lastId(), 5);
}

void TestCaptureFile::removesEverything()
{
    makeCrashed("a", 1);
    QFile lock(file("a.lock"));
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.close();
    CaptureFile::remove(file("a"));
    QCOMPARE(files(), QStringList());
}

QTEST_GUILESS_MAIN(TestCaptureFile)
#include "tst_capturefile.moc"
