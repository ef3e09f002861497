// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/session.h"

#include "model/capture/capturefile.h"
#include "model/capture/capturereader.h"
#include "tests/support/scriptedpeer.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

namespace {

Session::Outgoing text(const QByteArray &payload)
{
    return {true, payload};
}

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void capturesAConversation();
    void opensWhatIsSentWhileClosed();
    void keepsWhatIsAskedBeforeItStarts();
    void saysWhatWasNotSent();
    void sendsOpenMessages_data();
    void sendsOpenMessages();
    void stopsAfterSoManyMessages();
    void savesWhileLive();
    void keepsGoingWhenSavingFails();
    void removesATemporaryCapture();
    void keepsATemporaryCaptureIfAsked();
    void refusesAnExistingFile();
    void endsWhileBusy();
    void hidesSecrets();
    void hidesCookies();

private:
    ConnectionSettings settingsFor(const ScriptedPeer &peer) const;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString folder() const { return m_folder->path(); }
};

void TestSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

ConnectionSettings TestSession::settingsFor(const ScriptedPeer &peer) const
{
    ConnectionSettings settings;
    settings.url = peer.url();
    settings.reconnect.first = settings.reconnect.longest = std::chrono::milliseconds(20);
    return settings;
}

void TestSession::capturesAConversation()
{
    ScriptedPeer peer;
    const QString path = m_folder->filePath(QStringLiteral("talk.fwcap"));
    {
        Session session({path, {}, 0, false});
        QVERIFY(session.start());
        QVERIFY(session.isSaved());
        QSignalSpy finished(&session, &Session::finished);
        session.setSettings(settingsFor(peer));
        session.open();
        QTRY_COMPARE(session.status().state, ConnectionState::Open);
        session.send(text("Hello, Server!"));
        QTRY_COMPARE(peer.received.size(), 1);
        peer.sendText("Server Echo: Hello, Server!");
        QTRY_COMPARE(session.progress().receivedMessages, 1);
        session.close();
        QVERIFY(finished.wait());
    }
    const auto reader = CaptureReader::open(path);
    QVERIFY(reader);
    QStringList lines;
    for (const Entry &entry : reader.value()->entries(1, 100, -1))
        lines.append(kindName(entry.kind) + u' ' + (isMessage(entry.kind) ? QString::fromUtf8(entry.payload) : QString()));
    QCOMPARE(lines, QStringList({QStringLiteral("connecting "), QStringLiteral("open "), QStringLiteral("text Hello, Server!"),
                                 QStringLiteral("text Server Echo: Hello, Server!"), QStringLiteral("close "), QStringLiteral("close "),
                                 QStringLiteral("closed ")}));
    QCOMPARE(reader.value()->connection(1)->closeCode, 1000);
    QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList{QStringLiteral("talk.fwcap")});
}

void TestSession::opensWhatIsSentWhileClosed()
{
    ScriptedPeer peer;
    Session session({{}, folder(), 0, false});
    QVERIFY(session.start());
    session.setSettings(settingsFor(peer));
    session.send(text("one"));
    session.send({false, QByteArray("\0two", 4)});
    QTRY_COMPARE(peer.received.size(), 2);
    QCOMPARE(peer.received.at(0).payload, QByteArray("one"));
    QCOMPARE(peer.received.at(1).payload, QByteArray("\0two", 4));
    QCOMPARE(peer.received.at(1).kind, EntryKind::Binary);
}

void TestSession::keepsWhatIsAskedBeforeItStarts()
{
    ScriptedPeer peer;
    Session session({{}, folder(), 0, false});
    session.setSettings(settingsFor(peer));
    session.setOpenMessages({text("first")}, false);
    session.send(text("second"));
    QVERIFY(!session.isStarted());
    QVERIFY(QDir(folder()).isEmpty());
    QVERIFY(session.start());
    QTRY_COMPARE(peer.received.size(), 2);
    QCOMPARE(peer.received.at(0).payload, QByteArray("first"));
    QCOMPARE(peer.received.at(1).payload, QByteArray("second"));
}

void TestSession::saysWhatWasNotSent()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &) { return QByteArray("HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n"); };
    QString path;
    {
        Session session({{}, folder(), 0, false});
        QVERIFY(session.start());
        path = session.capturePath();
        ConnectionSettings settings = settingsFor(peer);
        settings.reconnect.enabled = false;
        session.setSettings(settings);
        QSignalSpy finished(&session, &Session::finished);
        session.send(text("kept"));
        QVERIFY(finished.wait());
        QTRY_COMPARE(session.outbox().count, 1); // it waits for the next connection
        QCOMPARE(session.outbox().items.constFirst().preview, QByteArray("kept"));
        session.keepCapture();
    }
    const auto reader = CaptureReader::open(path);
    QVERIFY(reader);
    const auto last = reader.value()->entry(reader.value()->lastId());
    QCOMPARE(last->kind, EntryKind::Note);
    QVERIFY2(last->note.contains(u"not sent"), qPrintable(last->note));
    QVERIFY(QFile::remove(path));
}

void TestSession::sendsOpenMessages_data()
{
    QTest::addColumn<bool>("eachOpen");
    QTest::newRow("once") << false;
    QTest::newRow("each open") << true;
}

void TestSession::sendsOpenMessages()
{
    QFETCH(bool, eachOpen);
    ScriptedPeer peer;
    Session session({{}, folder(), 0, false});
    QVERIFY(session.start());
    ConnectionSettings settings = settingsFor(peer);
    settings.auth = {AuthToken::Place::Message, {}, QStringLiteral("t0ken")};
    session.setSettings(settings);
    session.setOpenMessages({text("a"), text("b")}, eachOpen);
    session.open();
    QTRY_COMPARE(peer.received.size(), 3);
    peer.endTcp();
    QTRY_COMPARE(peer.heads.size(), 2);
    QTRY_COMPARE(peer.received.size(), eachOpen ? 6 : 4);
    QByteArrayList payloads;
    for (const auto &received : std::as_const(peer.received))
        payloads.append(received.payload);
    const QByteArray auth = R"({"authToken":"t0ken"})";
    QCOMPARE(payloads, eachOpen ? QByteArrayList({auth, "a", "b", auth, "a", "b"}) : QByteArrayList({auth, "a", "b", auth}));
}

void TestSession::stopsAfterSoManyMessages()
{
    ScriptedPeer peer;
    Session session({{}, folder(), 3, false});
    QVERIFY(session.start());
    session.setSettings(settingsFor(peer));
    QSignalSpy finished(&session, &Session::finished);
    session.open();
    QTRY_COMPARE(session.status().state, ConnectionState::Open);
    for (int i = 0; i < 3; ++i)
        peer.sendText("m");
    QVERIFY(finished.wait());
    QCOMPARE(peer.received.constLast().closeCode, 1000);
    QTRY_COMPARE(session.progress().receivedMessages, 3);
    QVERIFY(!finished.constFirst().constFirst().value<ConnectionStatus>().failed);
}

void TestSession::savesWhileLive()
{
    ScriptedPeer peer;
    const QString target = m_folder->filePath(QStringLiteral("saved.fwcap"));
    const QString temporary = m_folder->filePath(QStringLiteral("tmp"));
    {
        Session session({{}, temporary, 0, false});
        QVERIFY(session.start());
        QVERIFY(!session.isSaved());
        session.setSettings(settingsFor(peer));
        session.open();
        QTRY_COMPARE(session.status().state, ConnectionState::Open);
        peer.sendText("before");
        QTRY_COMPARE(session.progress().receivedMessages, 1);
        QSignalSpy aboutTo(&session, &Session::captureAboutToMove);
        QSignalSpy moved(&session, &Session::captureMoved);
        session.saveCapture(target, false);
        QVERIFY(moved.wait());
        QCOMPARE(aboutTo.count(), 1);
        QVERIFY(session.isSaved());
        QCOMPARE(session.capturePath(), target);
        peer.sendText("after");
        QTRY_COMPARE(session.progress().receivedMessages, 2);
    }
    const auto reader = CaptureReader::open(target);
    QVERIFY(reader);
    QCOMPARE(reader.value()->totals().receivedMessages, 2);
    QCOMPARE(QDir(temporary).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestSession::keepsGoingWhenSavingFails()
{
    ScriptedPeer peer;
    const QString target = m_folder->filePath(QStringLiteral("taken.fwcap"));
    QFile taken(target);
    QVERIFY(taken.open(QIODevice::WriteOnly));
    taken.write("mine");
    taken.close();
    Session session({{}, m_folder->filePath(QStringLiteral("tmp")), 0, false});
    QVERIFY(session.start());
    session.setSettings(settingsFor(peer));
    session.open();
    QTRY_COMPARE(session.status().state, ConnectionState::Open);
    QSignalSpy failed(&session, &Session::captureFailed);
    QSignalSpy moved(&session, &Session::captureMoved);
    const QString before = session.capturePath();
    session.saveCapture(target, false);
    QVERIFY(moved.wait());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(session.capturePath(), before);
    QVERIFY(!session.isSaved());
    peer.sendText("still captured");
    QTRY_COMPARE(session.progress().receivedMessages, 1);
    QVERIFY(taken.open(QIODevice::ReadOnly));
    QCOMPARE(taken.readAll(), QByteArray("mine"));
}

void TestSession::removesATemporaryCapture()
{
    QString path;
    {
        Session session({{}, folder(), 0, false});
        QVERIFY(session.start());
        path = session.capturePath();
        QVERIFY(QFile::exists(path));
    }
    QVERIFY(!QFile::exists(path));
    QCOMPARE(QDir(folder()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestSession::keepsATemporaryCaptureIfAsked()
{
    ScriptedPeer peer;
    {
        Session session({{}, folder(), 0, false});
        QVERIFY(session.start());
        session.setSettings(settingsFor(peer));
        session.open();
        QTRY_COMPARE(session.status().state, ConnectionState::Open);
        session.keepCapture();
    }
    const auto left = CaptureFile::abandoned(folder());
    QCOMPARE(left.size(), 1);
    QVERIFY(left.constFirst().entries > 0);
    QCOMPARE(left.constFirst().url, peer.url());
}

void TestSession::refusesAnExistingFile()
{
    const QString path = m_folder->filePath(QStringLiteral("there.fwcap"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    Session session({path, {}, 0, false});
    const auto started = session.start();
    QVERIFY(!started);
    QCOMPARE(started.error().code, ErrorCode::FileExists);
    QVERIFY(started.error().message.contains(path));
}

void TestSession::endsWhileBusy()
{
    ScriptedPeer peer;
    peer.answersClose = false; // it will not even answer the close
    const QString path = m_folder->filePath(QStringLiteral("busy.fwcap"));
    {
        Session session({path, {}, 0, false});
        QVERIFY(session.start());
        session.setSettings(settingsFor(peer));
        session.open();
        QTRY_COMPARE(session.status().state, ConnectionState::Open);
        for (int i = 0; i < 1000; ++i)
            peer.sendText(QByteArray(1000, 'x'));
        QTRY_VERIFY(session.progress().receivedMessages > 0);
    }
    const auto reader = CaptureReader::open(path);
    QVERIFY(reader);
    QVERIFY(reader.value()->connection(1)->endedNs > 0);
    QVERIFY(reader.value()->check());
}

void TestSession::hidesSecrets()
{
    ScriptedPeer peer;
    const QString path = m_folder->filePath(QStringLiteral("secret.fwcap"));
    const QByteArray secret = "s3cr3t-t0ken\"/ü";
    {
        Session session({path, {}, 0, false});
        QVERIFY(session.start());
        ConnectionSettings settings = settingsFor(peer);
        settings.url = QString(settings.url).replace(QStringLiteral("127"), QStringLiteral("me:passw0rd%21@127"));
        settings.auth = {AuthToken::Place::Query, QStringLiteral("key"), QString::fromUtf8(secret)};
        session.setSettings(settings);
        session.open();
        QTRY_COMPARE(session.status().state, ConnectionState::Open);
        QVERIFY(peer.heads.constFirst().contains("key=s3cr3t-t0ken%22%2F%C3%BC"));
        peer.sendText("you said " + secret);
        peer.sendClose(1008, QStringLiteral("bad passw0rd!"));
        QTRY_COMPARE(session.progress().receivedMessages, 1);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (const char *form : {"s3cr3t", "passw0rd"})
        QVERIFY2(!bytes.contains(form), form);
    QVERIFY(!bytes.contains(QByteArray("me:passw0rd!").toBase64()));
    const auto reader = CaptureReader::open(path);
    QVERIFY(reader);
    QVERIFY(reader.value()->entry(3)->flags.testFlag(EntryFlag::Redacted));
    QCOMPARE(reader.value()->entry(3)->payload, "you said " + QByteArray(secret.size(), '*'));
}

void TestSession::hidesCookies()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) {
        return ScriptedPeer::acceptedAnswer(
            head, "Set-Cookie: lang=en\r\nSet-Cookie: sid=c00kie-s3cret; HttpOnly\r\n");
    };
    const QString path = m_folder->filePath(QStringLiteral("cookies.fwcap"));
    {
        Session session({path, {}, 0, false});
        QVERIFY(session.start());
        ConnectionSettings settings = settingsFor(peer);
        settings.network.keepCookies = true;
        session.setSettings(settings);
        session.open();
        QTRY_COMPARE(session.status().state, ConnectionState::Open);
        peer.endTcp();
        QTRY_COMPARE(peer.heads.size(), 2); // came back, with the cookie
        QVERIFY(peer.heads.at(1).contains("sid=c00kie-s3cret"));
        peer.sendText("you are c00kie-s3cret, en");
        QTRY_COMPARE(session.progress().receivedMessages, 1);
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.contains(
        "c00kie-s3cret")); // in the answer that set it, the request that had it, and the echo of it
    QVERIFY(bytes.contains("sid=*************; HttpOnly"));
    QVERIFY(bytes.contains("you are *************, en"));
}

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
