// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturefile.h"

#include "model/capture/capturewriter.h"
#include "tests/model/capture/sampleentries.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace framewatch;
using namespace framewatch::test;

namespace {

constexpr const char *ChildArgument = "--hold";

void fill(CaptureWriter &writer, const QString &path)
{
    QVERIFY(writer.create(path).ok());
    ConnectionRecord record;
    record.url = QStringLiteral("ws://localhost:8080/chat");
    record.startedNs = SampleTimeNs;
    writer.addConnection(record);
    writer.append(message("one"));
    writer.append(message("two"));
    writer.flush();
}

// A program with an unsaved capture, that waits to be killed.
int holdCapture(const QString &folder)
{
    const SystemClock clock;
    const CaptureFile::TemporaryCapture temporary(folder);
    CaptureWriter writer(clock);
    fill(writer, temporary.path());
    std::puts(qPrintable(temporary.path()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace

class TestTemporaryCapture : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void removesItsFiles();
    void keepsThemIfTold();
    void makesTheFolder();
    void pathsAreFresh();
    void ownCapturesAreNotAbandoned();
    void crashedOnesAreAbandonedLivingOnesAreNot();
    void staleLockOfAnotherRunIsNoLock();
    void emptyOnesAreRemoved();
    void damagedOnesAreKept();
    void otherFilesAreLeftAlone();

private:
    QStringList files() const { return QDir(m_dir->path()).entryList(QDir::Files, QDir::Name); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestTemporaryCapture::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestTemporaryCapture::removesItsFiles()
{
    {
        const CaptureFile::TemporaryCapture temporary(m_dir->path());
        CaptureWriter writer(m_clock);
        fill(writer, temporary.path());
        QVERIFY(files().size() >= 2);
    }
    QCOMPARE(files(), QStringList());
}

void TestTemporaryCapture::keepsThemIfTold()
{
    QString path;
    {
        CaptureFile::TemporaryCapture temporary(m_dir->path());
        path = temporary.path();
        CaptureWriter writer(m_clock);
        fill(writer, path);
        temporary.keep();
    }
    QCOMPARE(files(), QStringList{QFileInfo(path).fileName()});
    const QList<CaptureFile::Abandoned> found = CaptureFile::abandoned(m_dir->path());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().path, path);
    QCOMPARE(found.first().entries, 2);
    QCOMPARE(found.first().startedNs, SampleTimeNs);
    QCOMPARE(found.first().url, QStringLiteral("ws://localhost:8080/chat"));
    CaptureFile::remove(path);
    QCOMPARE(files(), QStringList());
}

void TestTemporaryCapture::makesTheFolder()
{
    const CaptureFile::TemporaryCapture temporary(m_dir->filePath(QStringLiteral("new/folder")));
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(temporary.path()).ok());
}

void TestTemporaryCapture::pathsAreFresh()
{
    const CaptureFile::TemporaryCapture one(m_dir->path());
    const CaptureFile::TemporaryCapture two(m_dir->path());
    QVERIFY(one.path() != two.path());
    QVERIFY(!QFile::exists(one.path()));
}

void TestTemporaryCapture::ownCapturesAreNotAbandoned()
{
    const CaptureFile::TemporaryCapture temporary(m_dir->path());
    CaptureWriter writer(m_clock);
    fill(writer, temporary.path());
    QVERIFY(CaptureFile::abandoned(m_dir->path()).isEmpty());
    QVERIFY(QFile::exists(temporary.path()));
    writer.append(message("three"));
    QVERIFY(writer.close().ok());
}

void TestTemporaryCapture::crashedOnesAreAbandonedLivingOnesAreNot()
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(ChildArgument), m_dir->path()});
    QVERIFY(child.waitForStarted());
    QTRY_VERIFY(child.canReadLine());
    const QString path = QString::fromLocal8Bit(child.readLine()).trimmed();
    QVERIFY(CaptureFile::abandoned(m_dir->path()).isEmpty());
    QVERIFY(QFile::exists(path));
    child.kill();
    QVERIFY(child.waitForFinished());
    const QList<CaptureFile::Abandoned> found = CaptureFile::abandoned(m_dir->path());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().path, path);
    QCOMPARE(found.first().entries, 2);
    // Looking does not claim: the next start finds it again.
    QCOMPARE(CaptureFile::abandoned(m_dir->path()).size(), 1);
}

// The number of a crashed process goes to another one sooner or later, in a container at once.
void TestTemporaryCapture::staleLockOfAnotherRunIsNoLock()
{
    QString path;
    QByteArray lockText;
    {
        CaptureFile::TemporaryCapture temporary(m_dir->path());
        path = temporary.path();
        CaptureWriter writer(m_clock);
        fill(writer, path);
        QFile lock(path + QStringLiteral(".lock"));
        QVERIFY(lock.open(QIODevice::ReadOnly));
        lockText = lock.readAll();
        temporary.keep();
    }
    QFile forged(path + QStringLiteral(".lock"));
    QVERIFY(forged.open(QIODevice::WriteOnly));
    forged.write(lockText); // names this very process, which runs
    forged.close();
    QCOMPARE(CaptureFile::abandoned(m_dir->path()).size(), 1);
}

void TestTemporaryCapture::emptyOnesAreRemoved()
{
    {
        CaptureFile::TemporaryCapture temporary(m_dir->path());
        CaptureWriter writer(m_clock);
        QVERIFY(writer.create(temporary.path()).ok());
        temporary.keep();
    }
    QFile nothing(m_dir->filePath(QStringLiteral("unsaved-1.fwcap")));
    QVERIFY(nothing.open(QIODevice::WriteOnly));
    nothing.close();
    QCOMPARE(files().size(), 2);
    QVERIFY(CaptureFile::abandoned(m_dir->path()).isEmpty());
    QCOMPARE(files(), QStringList());
}

// What is in them can be salvaged.
void TestTemporaryCapture::damagedOnesAreKept()
{
    CaptureFile::TemporaryCapture temporary(m_dir->path());
    {
        CaptureWriter writer(m_clock);
        fill(writer, temporary.path());
    }
    QVERIFY(QFile::rename(temporary.path(), m_dir->filePath(QStringLiteral("unsaved-1.fwcap"))));
    QFile file(m_dir->filePath(QStringLiteral("unsaved-1.fwcap")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(100, 'x'));
    file.close();
    const QList<CaptureFile::Abandoned> found = CaptureFile::abandoned(m_dir->path());
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().path, file.fileName());
    QCOMPARE(found.first().entries, 0);
    QVERIFY(file.exists());
}

void TestTemporaryCapture::otherFilesAreLeftAlone()
{
    QFile other(m_dir->filePath(QStringLiteral("letter.txt")));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.close();
    QVERIFY(CaptureFile::abandoned(m_dir->path()).isEmpty());
    QCOMPARE(files(), QStringList{QStringLiteral("letter.txt")});
    QVERIFY(CaptureFile::abandoned(m_dir->filePath(QStringLiteral("missing"))).isEmpty());
}

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QString::fromLatin1(ChildArgument))
        return holdCapture(arguments[2]);
    TestTemporaryCapture test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_temporarycapture.moc"
