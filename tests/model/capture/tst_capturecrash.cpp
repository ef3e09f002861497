// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 in the middle of writing at full speed.
#include "model/capture/capturereader.h"
#include "model/capture/capturewriter.h"
#include "tests/model/capture/sampleentries.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>

#include <cstdio>

using namespace framewatch;
using namespace framewatch::test;

namespace {

constexpr const char *ChildArgument = "--write";

// Writes until it is killed and says on its output what it was told is stored.
int writeForever(const QString &path)
{
    const SystemClock clock;
    CaptureWriter writer(clock);
    if (!writer.create(path))
        return 1;
    QObject::connect(&writer, &CaptureWriter::committed, &writer, [](const CaptureProgress &progress) {
        std::printf("%lld\n", static_cast<long long>(progress.lastId));
        std::fflush(stdout);
    });
    ConnectionRecord record;
    record.url = QStringLiteral("ws://localhost/");
    writer.addConnection(record);
    for (qint64 i = 1;; ++i)
        writer.append(message("message " + QByteArray::number(i)));
}

} // namespace

class TestCaptureCrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEverythingAnnounced_data();
    void keepsEverythingAnnounced();
};

void TestCaptureCrash::keepsEverythingAnnounced_data()
{
    QTest::addColumn<qint64>("killAfter");
    for (const qint64 entries : {1, 20'000, 100'000, 250'000})
        QTest::addRow("%lld", static_cast<long long>(entries)) << entries;
}

void TestCaptureCrash::keepsEverythingAnnounced()
{
    QFETCH(qint64, killAfter);
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a"));
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(ChildArgument), path});
    QVERIFY(child.waitForStarted());
    qint64 announced = 0;
    const auto readLines = [&] {
        while (child.canReadLine())
            announced = child.readLine().trimmed().toLongLong();
        return announced;
    };
    QTRY_VERIFY_WITH_TIMEOUT(readLines() >= killAfter, 60'000);
    child.kill();
    QVERIFY(child.waitForFinished());
    readLines();

    const auto reader = CaptureReader::open(path);
    QVERIFY(reader.ok());
    SQLite::Database &database = reader.value()->database();
    QCOMPARE(database.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
    const qint64 last = reader.value()->lastId();
    QVERIFY(last >= announced);
    QCOMPARE(database.execAndGet("SELECT count(*) FROM entry").getInt64(), last);
    QCOMPARE(reader.value()->entry(last)->payload, "message " + QByteArray::number(last));
    QCOMPARE(reader.value()->connections().size(), 1);
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QString::fromLatin1(ChildArgument))
        return writeForever(arguments[2]);
    TestCaptureCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_capturecrash.moc"
