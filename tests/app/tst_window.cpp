// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The program with its window, from outside: what it leaves behind when it is killed.
#include "model/capture/capturefile.h"
#include "model/capture/capturereader.h"
#include "tests/app/leaksearch.h"
#include "tests/app/program.h"
#include "tests/support/scriptedpeer.h"

#include <QDateTime>
#include <QDirIterator>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <SQLiteCpp/Database.h>

#include <csignal>

using namespace framewatch;
using namespace framewatch::test;

namespace {

QString captureIn(const Program &program)
{
    QDirIterator files(program.folder(), {QStringLiteral("unsaved-*.fwcap")}, QDir::Files,
                       QDirIterator::Subdirectories);
    return files.hasNext() ? files.next() : QString();
}

qint64 storedIn(const QString &path)
{
    const auto reader = CaptureReader::open(path);
    return reader ? reader.value()->lastId() : 0;
}

// 200 bytes with a number, 50,000 a second.
class Flood
{
public:
    explicit Flood(ScriptedPeer &peer)
    {
        QObject::connect(&m_timer, &QTimer::timeout, &peer, [this, &peer] {
            QByteArray batch;
            const qint64 due = m_clock.elapsed() * 50;
            while (m_sent < due)
                batch += encodeFrame(Opcode::Text, QByteArray::number(m_sent++).leftJustified(200, '.'));
            peer.send(batch);
        });
        QObject::connect(&peer, &ScriptedPeer::upgraded, &peer, [this] {
            m_clock.start();
            m_timer.start(1);
        });
    }
    void stop() { m_timer.stop(); }
    qint64 sent() const { return m_sent; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_sent = 0;
};

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtFullSpeed();
    void secretsAreNowhere_data();
    void secretsAreNowhere();
};

void TestWindow::killedAtFullSpeed()
{
    ScriptedPeer peer;
    Flood flood(peer);
    Program program;
    program.startWindow({peer.url()});
    QTRY_VERIFY_WITH_TIMEOUT(flood.sent() > 100'000, 30'000);
    const QString path = captureIn(program);
    QVERIFY(!path.isEmpty());
    const qint64 killedMs = QDateTime::currentMSecsSinceEpoch();
    program.signal(SIGKILL);
    flood.stop();
    QVERIFY(program.waitForEnd());

    const auto reader = CaptureReader::open(path);
    QVERIFY(reader);
    SQLite::Database &database = reader.value()->database();
    QCOMPARE(database.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
    const qint64 last = reader.value()->lastId();
    QVERIFY2(last > 10'000, qPrintable(QString::number(last)));
    QCOMPARE(database.execAndGet("SELECT count(*) FROM entry").getInt64(), last);
    // In order, none left out: the numbers go up by one from row to row.
    QCOMPARE(database
                 .execAndGet("SELECT count(*) FROM entry WHERE kind = 1 AND CAST(payload AS INTEGER) != id - "
                             "(SELECT min(id) FROM entry WHERE kind = 1)")
                 .getInt64(),
             0);
    const qint64 missingMs = killedMs - reader.value()->entry(last)->timeNs / 1'000'000;
    qInfo("stored %lld, the last one %lld ms before the kill", static_cast<long long>(last),
          static_cast<long long>(missingMs));
    QVERIFY2(missingMs <= 200, qPrintable(QString::number(missingMs))); // 30, and a busy machine

    const auto abandoned = CaptureFile::abandoned(QFileInfo(path).path());
    QCOMPARE(abandoned.size(), 1); // what the next start offers
    QCOMPARE(abandoned.first().entries, last);
}

void TestWindow::secretsAreNowhere_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("userInfo");
    const QString plain = QStringLiteral("Zq7-tok3n_9xKfL.vB2");
    const QString awkward = QStringLiteral("Zq7\"tok\\3n/9 x+K=ä&é%L?vB2");
    const QString token = QStringLiteral("--token");
    const QString auth = QStringLiteral("--auth");
    QTest::newRow("message") << plain << QStringList{token, plain} << QString();
    QTest::newRow("message, awkward") << awkward << QStringList{token, awkward} << QString();
    QTest::newRow("bearer") << plain << QStringList{token, plain, auth, QStringLiteral("bearer")} << QString();
    QTest::newRow("query, awkward") << awkward << QStringList{token, awkward, auth, QStringLiteral("query:t")}
                                    << QString();
    QTest::newRow("URL password, awkward")
        << awkward << QStringList()
        << QStringLiteral("user:%1@").arg(QString::fromLatin1(QUrl::toPercentEncoding(awkward)));
}

void TestWindow::secretsAreNowhere()
{
    QFETCH(QString, secret);
    QFETCH(QStringList, arguments);
    QFETCH(QString, userInfo);
    ScriptedPeer peer; // says back all it heard
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] { peer.sendText(peer.heads.constLast()); });
    connect(&peer, &ScriptedPeer::messageCame, &peer,
            [&peer] { peer.sendText("heard: " + peer.received.constLast().payload); });
    Program program;
    const QString url = peer.url().replace(QStringLiteral("ws://"), QStringLiteral("ws://") + userInfo);
    program.startWindow(arguments + QStringList{QStringLiteral("--send"), QStringLiteral("it is ") + secret, url});
    const auto heardIt = [&] {
        return std::any_of(peer.received.begin(), peer.received.end(),
                           [&](const auto &message) { return message.payload == "it is " + secret.toUtf8(); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(heardIt(), 15'000);
    // Killed with the WAL full: nothing is tidied up, all of it is searched.
    QTRY_VERIFY(storedIn(captureIn(program)) >= 5);
    program.signal(SIGKILL);
    QVERIFY(program.waitForEnd());
    QVERIFY(QFile::exists(captureIn(program) + QStringLiteral("-wal")));
    const QStringList leaks = LeakSearch::leaks(secret, program);
    QVERIFY2(leaks.isEmpty(), qPrintable(leaks.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestWindow)
#include "tst_window.moc"
