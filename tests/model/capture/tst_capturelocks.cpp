// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A capture that is being written is looked at from another program. POSIX locks are a process's own: one that
// closes any descriptor of a file gives up all its locks on it, and the next program to close the database takes it
// for nobody's and does away with the WAL under the writer.
#include "model/capture/capturefile.h"
#include "model/capture/capturereader.h"
#include "model/capture/capturewriter.h"
#include "tests/model/capture/sampleentries.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>

using namespace framewatch;
using namespace framewatch::test;

namespace {

constexpr const char *ChildArgument = "--look";

// Another program: opens the capture for writing as any SQLite tool does, reads, and closes.
int look(const QString &path)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE);
    return database.execAndGet("SELECT count(*) FROM entry").getInt() > 0 ? 0 : 1;
}

int lookFromElsewhere(const QString &path)
{
    return QProcess::execute(QCoreApplication::applicationFilePath(), {QString::fromLatin1(ChildArgument), path});
}

} // namespace

class TestCaptureLocks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aStrangerLeavesTheWal_data();
    void aStrangerLeavesTheWal();

private:
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCaptureLocks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestCaptureLocks::aStrangerLeavesTheWal_data()
{
    QTest::addColumn<int>("readers");
    QTest::newRow("writer alone") << 0;
    QTest::newRow("with a reader") << 1;
    QTest::newRow("with readers that come and go") << 3;
}

void TestCaptureLocks::aStrangerLeavesTheWal()
{
    QFETCH(int, readers);
    const QString path = m_folder->filePath(QStringLiteral("live.fwcap"));
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path));
    writer.append(message("one"));
    writer.flush();
    std::unique_ptr<CaptureReader> reader;
    for (int i = 0; i < readers; ++i) {
        auto opened = CaptureReader::open(path);
        QVERIFY(opened);
        reader = std::move(opened.value());
        QCOMPARE(reader->lastId(), 1);
    }

    QCOMPARE(lookFromElsewhere(path), 0);
    QVERIFY(QFile::exists(path + QStringLiteral("-wal")));
    writer.append(message("two"));
    writer.flush();
    if (reader)
        QCOMPARE(reader->lastId(), 2);
    QCOMPARE(lookFromElsewhere(path), 0);
    reader.reset();
    QVERIFY(writer.close());
    const auto after = CaptureReader::open(path);
    QVERIFY(after);
    QCOMPARE(after.value()->lastId(), 2);
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QString::fromLatin1(ChildArgument))
        return look(arguments[2]);
    TestCaptureLocks test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_capturelocks.moc"
