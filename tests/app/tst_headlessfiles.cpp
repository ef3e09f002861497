// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// --headless from outside: captures, standard output, exports, and what happens when they cannot be written.
#include "model/capture/capturereader.h"
#include "tests/app/program.h"
#include "tests/support/scriptedpeer.h"

#include <QDir>
#include <QTest>

#include <csignal>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace framewatch;
using namespace framewatch::test;

class TestHeadlessFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void captureIsComplete();
    void everyEntryIsPrinted_data();
    void everyEntryIsPrinted();
    void captureRefusesToOverwrite();
    void captureUnwritable();
    void captureFillsTheDisk();
    void serverCaptureIsOnePlainFile();
    void serverCaptureFillsTheDisk();
    void serverCaptureUnwritable();
    void outputFull();
    void outputClosed();
    void opensSavedCapture();
    void opensNoCapture_data();
    void opensNoCapture();
    void exports();
};

void TestHeadlessFiles::captureIsComplete()
{
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] {
        peer.sendText("a");
        peer.sendClose(1000, QStringLiteral("bye"));
    });
    Program program;
    const QString capture = program.file(QStringLiteral("c.fwcap"));
    program.run({QStringLiteral("--reconnect"), QStringLiteral("off"), QStringLiteral("--capture"), capture,
                 peer.url()});
    QCOMPARE(program.exitCode(), 0);
    const auto reader = CaptureReader::open(capture);
    QVERIFY(reader.ok());
    QCOMPARE(reader.value()->lastId(), program.entries().size());
    const auto connection = reader.value()->connection(1);
    QVERIFY(connection);
    QCOMPARE(connection->closeCode, 1000);
    QCOMPARE(connection->closeReason, QStringLiteral("bye"));
    QCOMPARE(connection->endedBy, EndedBy::Peer);
}

void TestHeadlessFiles::everyEntryIsPrinted_data()
{
    QTest::addColumn<bool>("isSaved");
    QTest::newRow("saved capture") << true;
    QTest::newRow("temporary capture") << false;
}

// The last note comes when the capture is closed.
void TestHeadlessFiles::everyEntryIsPrinted()
{
    QFETCH(bool, isSaved);
    ScriptedPeer peer;
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] { peer.setReading(false); });
    Program program;
    const QString message = program.file(QStringLiteral("message"));
    QFile file(message);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(30'000'000, '\0')); // more than the network takes in
    file.close();
    const QString capture = program.file(QStringLiteral("c.fwcap"));
    QStringList arguments{QStringLiteral("--send-file"), message,
                          QStringLiteral("--reconnect"), QStringLiteral("60s"),
                          QStringLiteral("--compress"),  QStringLiteral("off")};
    if (isSaved)
        arguments << QStringLiteral("--capture") << capture;
    program.start(arguments << peer.url());
    QTRY_VERIFY(program.story().contains(QStringLiteral("open")));
    peer.resetTcp();
    QTRY_VERIFY(program.story().contains(QStringLiteral("waiting")));
    program.signal(SIGINT);
    QVERIFY(program.waitForEnd());
    QCOMPARE(program.exitCode(), 0);
    const QList<QJsonObject> notes = program.entries(QStringLiteral("note"));
    QVERIFY(!notes.isEmpty());
    QVERIFY2(notes.constLast()[u"note"].toString().startsWith(QLatin1String("1 message was not sent")),
             program.output().right(300).constData());
    if (isSaved)
        QCOMPARE(CaptureReader::open(capture).value()->lastId(), program.entries().size());
    QStringList left = QDir(program.folder()).entryList({QStringLiteral("*fwcap*")}, QDir::Files);
    QCOMPARE(left, isSaved ? QStringList{QStringLiteral("c.fwcap")} : QStringList());
    const QDir temporary(program.folder() + QStringLiteral("/framewatch/captures"));
    QCOMPARE(temporary.entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestHeadlessFiles::captureRefusesToOverwrite()
{
    ScriptedPeer peer;
    for (const QString &mode : {peer.url(), QStringLiteral("--demo"), QStringLiteral("--serve=0")}) {
        Program program;
        QFile file(program.file(QStringLiteral("there")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("mine");
        file.close();
        program.run({QStringLiteral("--capture"), file.fileName(), mode});
        QCOMPARE(program.exitCode(), 2);
        QCOMPARE(program.output(), QByteArray());
        QCOMPARE(program.errors().count('\n'), 1);
        QVERIFY(program.errors().contains(file.fileName().toUtf8()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
    }
    QCOMPARE(peer.heads.size(), 0);
}

void TestHeadlessFiles::captureUnwritable()
{
    ScriptedPeer peer;
    Program program;
    const QString name = program.file(QStringLiteral("no/such/folder/c.fwcap"));
    program.run({QStringLiteral("--capture"), name, peer.url()});
    QCOMPARE(program.exitCode(), 4);
    QVERIFY(program.errors().contains(name.toUtf8()));
    QCOMPARE(peer.heads.size(), 0);
}

void TestHeadlessFiles::captureFillsTheDisk()
{
    ScriptedPeer peer;
    connect(
        &peer, &ScriptedPeer::messageCame, &peer,
        [&peer] { peer.send(encodeFrame(Opcode::Text, QByteArray(50'000, 'x')).repeated(100)); },
        Qt::SingleShotConnection);
    Program program;
    program.limitFiles(1 << 20);
    const QString capture = program.file(QStringLiteral("c.fwcap"));
    program.start({QStringLiteral("--echo"), QStringLiteral("--send"), QStringLiteral("go"),
                   QStringLiteral("--capture"), capture, peer.url()});
    QTRY_COMPARE_WITH_TIMEOUT(peer.received.size(), 101, 15000); // the connection goes on
    program.signal(SIGINT);
    QVERIFY(program.waitForEnd());
    QVERIFY(!program.crashed());
    QCOMPARE(program.exitCode(), 4);
    QCOMPARE(program.errors().count('\n'), 1);
    QVERIFY2(program.errors().contains(capture.toUtf8()), program.errors().constData());
    QCOMPARE(peer.received.constLast().closeCode, 1000);
}

// Also where its entries are printed: it opens in a read-only folder, too.
void TestHeadlessFiles::serverCaptureIsOnePlainFile()
{
    Program server;
    const QString capture = server.file(QStringLiteral("c.fwcap"));
    server.start({QStringLiteral("--serve"), QStringLiteral("0"), QStringLiteral("--capture"), capture});
    QTRY_VERIFY(!server.entries().isEmpty());
    Program client;
    client.run({QStringLiteral("--send"), QStringLiteral("hello"), QStringLiteral("--count"),
                QStringLiteral("1"), server.entries().constFirst()[u"listening"].toString()});
    QCOMPARE(client.exitCode(), 0);
    QTRY_VERIFY(server.story().contains(QStringLiteral("closed")));
    server.signal(SIGTERM);
    QVERIFY(server.waitForEnd());
    QCOMPARE(server.exitCode(), 0);
    const QStringList files = QDir(server.folder()).entryList({QStringLiteral("c.fwcap*")}, QDir::Files);
    QCOMPARE(files, QStringList{QStringLiteral("c.fwcap")});
    QFile file(capture);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.read(20).mid(18), QByteArray("\1\1")); // no WAL, by SQLite's file format
    QCOMPARE(CaptureReader::open(capture).value()->lastId(), server.entries().size() - 1);
}

void TestHeadlessFiles::serverCaptureFillsTheDisk()
{
    Program server;
    server.limitFiles(1 << 20);
    const QString capture = server.file(QStringLiteral("c.fwcap"));
    server.start({QStringLiteral("--serve"), QStringLiteral("0"), QStringLiteral("--quiet"),
                  QStringLiteral("--capture"), capture});
    QTRY_VERIFY(!server.entries().isEmpty());
    const QString url = server.entries().constFirst()[u"listening"].toString();
    const QString text = server.file(QStringLiteral("long"));
    QFile file(text);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray noise(3'000'000, 'n');
    for (qsizetype i = 0; i < noise.size(); ++i)
        noise[i] = static_cast<char>('a' + (i * i / 7) % 26);
    file.write(noise);
    file.close();
    for (int i = 0; i < 2; ++i) { // the second finds the server there, too
        Program client;
        client.run(
            {QStringLiteral("--send-file"), text, QStringLiteral("--count"), QStringLiteral("1"), url});
        QCOMPARE(client.exitCode(), 0);
    }
    server.signal(SIGINT);
    QVERIFY(server.waitForEnd());
    QCOMPARE(server.exitCode(), 4);
    QCOMPARE(server.errors().count('\n'), 1);
    QVERIFY2(server.errors().contains(capture.toUtf8()), server.errors().constData());
}

void TestHeadlessFiles::serverCaptureUnwritable()
{
    Program program;
    const QString name = program.file(QStringLiteral("no/such/folder/c.fwcap"));
    program.run({QStringLiteral("--serve"), QStringLiteral("0"), QStringLiteral("--capture"), name});
    QCOMPARE(program.exitCode(), 4);
    QCOMPARE(program.errors().count('\n'), 1);
    QVERIFY(program.errors().contains(name.toUtf8()));
}

void TestHeadlessFiles::outputFull()
{
    if (!QFile::exists(QStringLiteral("/dev/full")))
        QSKIP("no /dev/full here");
    ScriptedPeer peer;
    Program program;
    program.writeOutputTo(QStringLiteral("/dev/full"));
    program.run({peer.url()});
    QCOMPARE(program.exitCode(), 4);
    QCOMPARE(program.errors().count('\n'), 1);
    QVERIFY2(program.errors().contains("standard output"), program.errors().constData());
}

void TestHeadlessFiles::outputClosed()
{
    ScriptedPeer peer;
    Program program;
    const QByteArray pipe = QFile::encodeName(program.file(QStringLiteral("pipe")));
    QCOMPARE(mkfifo(pipe.constData(), 0600), 0);
    const int reader = open(pipe.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    QVERIFY(reader >= 0);
    program.writeOutputTo(QFile::decodeName(pipe));
    program.start({peer.url()});
    char byte = 0;
    QTRY_VERIFY(read(reader, &byte, 1) == 1);
    close(reader);
    QTRY_VERIFY(peer.hasClient());
    peer.sendText("nobody reads this");
    QVERIFY(program.waitForEnd());
    QVERIFY(!program.crashed());
    QCOMPARE(program.exitCode(), 4);
    QVERIFY2(program.errors().contains("standard output"), program.errors().constData());
}

void TestHeadlessFiles::opensSavedCapture()
{
    Program program;
    const QString capture = program.file(QStringLiteral("c.fwcap"));
    program.run({QStringLiteral("--capture"), capture, QStringLiteral("--demo")});
    const QByteArray live = program.output();
    program.run({QStringLiteral("--open"), capture});
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.output(), live);
}

void TestHeadlessFiles::opensNoCapture_data()
{
    QTest::addColumn<QByteArray>("content"); // null: no such file
    QTest::newRow("none") << QByteArray();
    QTest::newRow("empty") << QByteArray("");
    QTest::newRow("text") << QByteArray("hello\n");
    QTest::newRow("half an SQLite head") << QByteArray("SQLite format 3\0\x10", 17);
}

void TestHeadlessFiles::opensNoCapture()
{
    QFETCH(QByteArray, content);
    Program program;
    QFile file(program.file(QStringLiteral("f")));
    if (!content.isNull()) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
    }
    program.run({QStringLiteral("--open"), file.fileName()});
    QCOMPARE(program.exitCode(), 4);
    QCOMPARE(program.output(), QByteArray());
    QVERIFY2(program.errors().contains(file.fileName().toUtf8()), program.errors().constData());
}

void TestHeadlessFiles::exports()
{
    Program program;
    const QString capture = program.file(QStringLiteral("c.fwcap"));
    program.run({QStringLiteral("--capture"), capture, QStringLiteral("--demo")});
    for (const char *format : {"jsonl", "har", "csv", "text"}) {
        const QString target = program.file(QString::fromLatin1(format));
        const QStringList arguments{QStringLiteral("--open"), capture, QStringLiteral("--export"),
                                    QStringLiteral("%1:%2").arg(QLatin1String(format), target)};
        program.run(arguments);
        QCOMPARE(program.errors(), QByteArray());
        QCOMPARE(program.exitCode(), 0);
        QCOMPARE(program.output(), QByteArray());
        QFile file(target);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("Hello, Server!"));
        program.run(arguments); // again: it is there
        QCOMPARE(program.exitCode(), 2);
        program.run({QStringLiteral("--open"), capture, QStringLiteral("--export"),
                     QStringLiteral("%1:-").arg(QLatin1String(format))});
        QVERIFY(program.output().contains("Hello, Server!"));
    }
    program.run(
        {QStringLiteral("--open"), capture, QStringLiteral("--export"), QStringLiteral("csv:/dev/null/x")});
    QCOMPARE(program.exitCode(), 4);
}

QTEST_GUILESS_MAIN(TestHeadlessFiles)
#include "tst_headlessfiles.moc"
