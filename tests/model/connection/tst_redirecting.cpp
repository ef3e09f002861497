// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Redirects and cookies through the manager, over sockets.
#include "model/connection/connectionmanager.h"

#include "tests/support/memorysink.h"
#include "tests/support/scriptedpeer.h"

#include <QTest>

#include <algorithm>

using namespace framewatch;
using namespace framewatch::test;

namespace {

QByteArray redirectTo(const QByteArray &location, const QByteArray &more = {}, int status = 302)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Go\r\nLocation: " + location +
           "\r\nContent-Length: 0\r\n" + more + "\r\n";
}

struct Rig
{
    Rig()
        : manager(sink, clock)
    {
        settings.network.followRedirects = true;
        settings.reconnect.enabled = false;
        QObject::connect(&manager, &ConnectionManager::secretsFound, &manager,
                         [this](const QList<QByteArray> &found) { secrets += found; });
    }
    void open(const QString &url)
    {
        settings.url = url;
        manager.setSettings(settings);
        manager.open();
    }
    bool isOpen() const { return manager.status().state == ConnectionState::Open; }
    bool hasFailed() const
    {
        return manager.status().state == ConnectionState::Idle && manager.status().failed;
    }
    QStringList story() const
    {
        QStringList lines;
        for (const Entry &entry : sink.entries)
            lines.append(QStringLiteral("%1 %2").arg(entry.connection).arg(kindName(entry.kind)));
        return lines;
    }
    QString lastNote(EntryKind kind) const
    {
        QString note;
        for (const Entry &entry : sink.entries) {
            if (entry.kind == kind)
                note = entry.note;
        }
        return note;
    }

    MemorySink sink;
    SystemClock clock;
    ConnectionSettings settings;
    QList<QByteArray> secrets;
    ConnectionManager manager;
};

} // namespace

class TestRedirecting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsOnTheSameServer_data();
    void followsOnTheSameServer();
    void doesNotUnlessAsked();
    void takesNoCredentialElsewhere();
    void saysNoSecretElsewhere();
    void holdsAQueuedSecretElsewhere();
    void sendingAnywayAfterAFailedStepSendsNoSecret();
    void aHeartbeatCanBeStoppedWhileMessagesAreHeld();
    void aRedirectThatLeadsNowhereIsFinal_data();
    void aRedirectThatLeadsNowhereIsFinal();
    void aRedirectNotFollowedIsRetried();
    void endsACircle();
    void endsALongChain();
    void refusesAHugeLocation();
    void startsAgainAtTheStart();
    void canBeCancelled();
    void keepsCookies();
    void keepsNoCookiesUnlessAsked();
    void keepsCookiesFromOthers();
};

void TestRedirecting::followsOnTheSameServer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 307, 308})
        QTest::addRow("%d", status) << status;
}

void TestRedirecting::followsOnTheSameServer()
{
    QFETCH(int, status);
    ScriptedPeer peer;
    peer.onHead = [status](const QByteArray &head) {
        return head.startsWith("GET /old ") ? redirectTo("/new?q", {}, status)
                                            : ScriptedPeer::acceptedAnswer(head);
    };
    Rig rig;
    rig.settings.headers = {{"X-Api-Key", "mine"}};
    rig.open(peer.url(QStringLiteral("/old")));
    QTRY_VERIFY(rig.isOpen());
    QCOMPARE(rig.story(), QStringList({QStringLiteral("1 connecting"), QStringLiteral("1 refused"),
                                       QStringLiteral("1 note"), QStringLiteral("2 connecting"),
                                       QStringLiteral("2 open")}));
    QCOMPARE(rig.lastNote(EntryKind::Note),
             QStringLiteral("Redirected to ") + peer.url(QStringLiteral("/new?q")));
    QVERIFY(peer.heads.at(1).startsWith("GET /new?q HTTP/1.1\r\n"));
    QCOMPARE(ScriptedPeer::headerOf(peer.heads.at(1), "X-Api-Key"), QByteArray("mine"));
    QCOMPARE(rig.manager.status().url, peer.url(QStringLiteral("/new?q")));
}

void TestRedirecting::doesNotUnlessAsked()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &) { return redirectTo("/new"); };
    Rig rig;
    rig.settings.network.followRedirects = false;
    rig.open(peer.url());
    QTRY_VERIFY(rig.hasFailed());
    QCOMPARE(peer.heads.size(), 1);
}

void TestRedirecting::takesNoCredentialElsewhere()
{
    ScriptedPeer far;
    ScriptedPeer home;
    home.onHead = [&far](const QByteArray &) { return redirectTo(far.url(QStringLiteral("/x")).toLatin1()); };
    Rig rig;
    rig.settings.auth.place = AuthToken::Place::Message;
    rig.settings.auth.token = QStringLiteral("token-SECRET");
    rig.settings.headers = {{"Authorization", "Bearer SECRET"}, {"X-Plain", "1"}};
    rig.open(home.url().replace(QStringLiteral("//"), QStringLiteral("//me:SECRET@")));
    QTRY_VERIFY(rig.isOpen());
    QVERIFY(home.heads.constFirst().contains("Bearer SECRET"));
    QVERIFY(!far.heads.constFirst().contains("SECRET") && !far.heads.constFirst().contains("Basic"));
    QVERIFY(rig.manager.send({true, "after"}));
    QTRY_COMPARE(far.received.size(), 1);
    QCOMPARE(far.received.constFirst().payload, QByteArray("after")); // and no auth message before it
    QVERIFY(rig.lastNote(EntryKind::Note).contains(u"not sent to another origin"));
}

void TestRedirecting::saysNoSecretElsewhere()
{
    ScriptedPeer far;
    ScriptedPeer home;
    home.onHead = [&far](const QByteArray &) { return redirectTo(far.url(QStringLiteral("/x")).toLatin1()); };
    Rig rig;
    connect(&rig.manager, &ConnectionManager::opened, this, [&] {
        rig.manager.sendNow({true, "at open: env-SECRET"}, true);
        rig.manager.sendNow({true, "at open"}, true);
    });
    rig.settings.extraSecrets = {"env-SECRET"};
    rig.settings.openSteps.resize(2);
    rig.settings.openSteps[0].text = QStringLiteral("login env-SECRET");
    rig.settings.openSteps[1].text = QStringLiteral("subscribe");
    rig.settings.heartbeat = QStringLiteral("beat env-SECRET");
    rig.settings.heartbeatInterval = std::chrono::milliseconds(1);
    rig.open(home.url());
    QTRY_VERIFY(rig.isOpen());
    QTRY_COMPARE(far.received.size(), 2);
    QCOMPARE(rig.lastNote(EntryKind::Error), QStringLiteral("Not sent to another origin: a message that holds a secret"));
    rig.settings.heartbeat = QStringLiteral("beat"); // edited: used at once
    rig.manager.setSettings(rig.settings);
    QTRY_VERIFY(far.received.size() > 3);
    rig.settings.extraSecrets.append("new-SECRET");
    rig.settings.heartbeat = QStringLiteral("beat new-SECRET");
    rig.manager.setSettings(rig.settings);
    const auto seen = far.received.size();
    rig.settings.heartbeat = QStringLiteral("beat again");
    rig.manager.setSettings(rig.settings);
    QTRY_VERIFY(far.received.size() > seen);
    QByteArrayList texts;
    for (const ScriptedPeer::Received &one : std::as_const(far.received))
        texts.append(one.payload);
    QCOMPARE(texts.first(3), QByteArrayList({"subscribe", "at open", "beat"}));
    QVERIFY2(!texts.join().contains("SECRET"), texts.join(' ').constData());
}

void TestRedirecting::holdsAQueuedSecretElsewhere()
{
    ScriptedPeer far;
    ScriptedPeer home;
    home.onHead = [&far](const QByteArray &) { return redirectTo(far.url(QStringLiteral("/x")).toLatin1()); };
    Rig rig;
    rig.settings.extraSecrets = {"env-SECRET"};
    rig.settings.url = home.url();
    rig.manager.setSettings(rig.settings);
    for (const char *message : {"one", "two env-SECRET", "three"})
        QVERIFY(rig.manager.send({true, message}));
    QTRY_VERIFY(rig.manager.outbox().held);
    QCOMPARE(rig.manager.outbox().count, 2);
    QTRY_COMPARE(far.received.size(), 1);
    QVERIFY(rig.manager.status().stepFailed);
    QCOMPARE(rig.lastNote(EntryKind::Error),
             QStringLiteral("Held: the next message holds a secret, and a redirect led to another origin"));
    rig.manager.sendQueued(); // the user knows where it goes
    QTRY_COMPARE(far.received.size(), 3);
    QVERIFY(!rig.manager.outbox().held);
}

void TestRedirecting::sendingAnywayAfterAFailedStepSendsNoSecret()
{
    ScriptedPeer far;
    ScriptedPeer home;
    home.onHead = [&far](const QByteArray &) { return redirectTo(far.url(QStringLiteral("/x")).toLatin1()); };
    Rig rig;
    rig.settings.extraSecrets = {"env-SECRET"};
    rig.settings.openSteps.resize(1);
    rig.settings.openSteps[0].kind = OpenStep::Kind::Wait;
    rig.settings.openSteps[0].within = std::chrono::milliseconds(1);
    rig.settings.heartbeat = QStringLiteral("beat env-SECRET");
    rig.settings.heartbeatInterval = std::chrono::milliseconds(1);
    rig.settings.url = home.url();
    rig.manager.setSettings(rig.settings);
    for (const char *message : {"one", "two env-SECRET"})
        QVERIFY(rig.manager.send({true, message}));
    QTRY_VERIFY(rig.manager.outbox().held);
    QVERIFY(far.received.isEmpty());
    rig.manager.sendQueued(); // asked about the step, not about the secret
    QTRY_COMPARE(rig.lastNote(EntryKind::Error),
                 QStringLiteral("Held: the next message holds a secret, and a redirect led to another origin"));
    QTRY_COMPARE(far.received.size(), 1);
    QVERIFY(rig.manager.outbox().held);
    rig.manager.sendQueued();
    QTRY_COMPARE(far.received.size(), 2);
    QCOMPARE(far.received.constLast().payload, QByteArray("two env-SECRET")); // and no beat
}

void TestRedirecting::aHeartbeatCanBeStoppedWhileMessagesAreHeld()
{
    ScriptedPeer far;
    ScriptedPeer home;
    home.onHead = [&far](const QByteArray &) { return redirectTo(far.url(QStringLiteral("/x")).toLatin1()); };
    Rig rig;
    rig.settings.extraSecrets = {"env-SECRET"};
    rig.settings.heartbeat = QStringLiteral("beat");
    rig.settings.heartbeatInterval = std::chrono::milliseconds(1);
    rig.settings.url = home.url();
    rig.manager.setSettings(rig.settings);
    QVERIFY(rig.manager.send({true, "env-SECRET"}));
    QTRY_VERIFY(rig.manager.outbox().held);
    QTRY_VERIFY(far.received.size() > 2);
    rig.settings.heartbeatInterval = std::chrono::milliseconds(0);
    rig.manager.setSettings(rig.settings);
    const auto countOf = [&far](const char *text) {
        return std::count_if(far.received.cbegin(), far.received.cend(),
                             [text](const ScriptedPeer::Received &one) { return one.payload == text; });
    };
    rig.manager.sendNow({true, "first"}, false);
    QTRY_COMPARE(countOf("first"), 1);
    const auto beats = countOf("beat");
    rig.manager.sendNow({true, "second"}, false);
    QTRY_COMPARE(countOf("second"), 1);
    QCOMPARE(countOf("beat"), beats);
}

void TestRedirecting::aRedirectThatLeadsNowhereIsFinal_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no location") << QByteArray() << QStringLiteral("no Location");
    QTest::newRow("another scheme") << QByteArray("ftp://b/") << QStringLiteral("cannot be used");
    QTest::newRow("circle") << QByteArray("/") << QStringLiteral("in a circle");
}

void TestRedirecting::aRedirectThatLeadsNowhereIsFinal()
{
    QFETCH(QByteArray, location);
    QFETCH(QString, sentence);
    ScriptedPeer peer;
    peer.onHead = [&](const QByteArray &) { return redirectTo(location); };
    Rig rig;
    rig.settings.reconnect = {};
    rig.settings.reconnect.first = rig.settings.reconnect.longest = std::chrono::milliseconds(1);
    rig.open(peer.url());
    QTRY_VERIFY(rig.hasFailed());
    QCOMPARE(peer.heads.size(), 1);
    QVERIFY2(rig.manager.status().cause.contains(sentence), qPrintable(rig.manager.status().cause));
    QCOMPARE(rig.lastNote(EntryKind::Note), QStringLiteral("Not connecting again: the redirect cannot be followed"));
}

void TestRedirecting::aRedirectNotFollowedIsRetried()
{
    ScriptedPeer peer;
    peer.onHead = [&peer](const QByteArray &head) {
        return peer.heads.size() < 3 ? redirectTo("/new") : ScriptedPeer::acceptedAnswer(head);
    };
    Rig rig;
    rig.settings.network.followRedirects = false;
    rig.settings.reconnect = {};
    rig.settings.reconnect.first = rig.settings.reconnect.longest = std::chrono::milliseconds(1);
    rig.open(peer.url());
    QTRY_VERIFY(rig.isOpen());
    QCOMPARE(peer.heads.size(), 3);
}

void TestRedirecting::endsACircle()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) { return redirectTo(head.startsWith("GET /a ") ? "/b" : "/a"); };
    Rig rig;
    rig.open(peer.url(QStringLiteral("/a")));
    QTRY_VERIFY(rig.hasFailed());
    QCOMPARE(peer.heads.size(), 2);
    QCOMPARE(rig.manager.status().cause,
             QStringLiteral("The redirects go round in a circle: back to ") + peer.url(QStringLiteral("/a")));
    QCOMPARE(rig.lastNote(EntryKind::Error), rig.manager.status().cause);
}

void TestRedirecting::endsALongChain()
{
    ScriptedPeer peer;
    int next = 0;
    peer.onHead = [&next](const QByteArray &) { return redirectTo('/' + QByteArray::number(++next)); };
    Rig rig;
    rig.open(peer.url());
    QTRY_VERIFY(rig.hasFailed());
    QCOMPARE(peer.heads.size(), 6);
    QCOMPARE(rig.manager.status().cause, QStringLiteral("More than 5 redirects in a row: gave up"));
}

void TestRedirecting::refusesAHugeLocation()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &) { return redirectTo('/' + QByteArray(60 * 1024, 'x')); };
    Rig rig;
    rig.open(peer.url());
    QTRY_VERIFY(rig.hasFailed());
    QVERIFY(rig.manager.status().cause.contains(u"too long"));
}

void TestRedirecting::startsAgainAtTheStart()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) {
        return head.startsWith("GET / ") ? redirectTo("/new") : ScriptedPeer::acceptedAnswer(head);
    };
    Rig rig;
    rig.settings.reconnect.enabled = true;
    rig.settings.reconnect.first = std::chrono::milliseconds(5);
    rig.open(peer.url());
    QTRY_VERIFY(rig.isOpen());
    peer.endTcp();
    QTRY_COMPARE(peer.heads.size(), 4);
    QTRY_VERIFY(rig.isOpen());
    QVERIFY(peer.heads.at(2).startsWith("GET / "));
    QVERIFY(peer.heads.at(3).startsWith("GET /new "));
}

void TestRedirecting::canBeCancelled()
{
    ScriptedPeer peer;
    Rig rig;
    peer.onHead = [&](const QByteArray &head) {
        if (!head.startsWith("GET /new "))
            return redirectTo("/new");
        rig.manager.close(1000, {}); // while the second is under way
        return QByteArray();
    };
    rig.open(peer.url());
    QTRY_COMPARE(peer.heads.size(), 2);
    QTRY_COMPARE(rig.manager.status().state, ConnectionState::Idle);
    QVERIFY(!rig.manager.status().failed);
}

void TestRedirecting::keepsCookies()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) {
        return head.startsWith("GET /login ")
                   ? redirectTo("/room", "Set-Cookie: sid=refused-12345; Path=/\r\n")
                   : ScriptedPeer::acceptedAnswer(head, "Set-Cookie: seat=opened-67890; Path=/\r\n");
    };
    Rig rig;
    rig.settings.network.keepCookies = true;
    rig.settings.headers = {{"Cookie", "own=1"}};
    rig.open(peer.url(QStringLiteral("/login")));
    QTRY_VERIFY(rig.isOpen());
    QCOMPARE(ScriptedPeer::headerOf(peer.heads.at(0), "Cookie"), QByteArray("own=1"));
    QCOMPARE(ScriptedPeer::headerOf(peer.heads.at(1), "Cookie"), QByteArray("own=1; sid=refused-12345"));
    QCOMPARE(rig.secrets, QList<QByteArray>({"refused-12345", "opened-67890"}));
    rig.manager.close(1000, {});
    QTRY_COMPARE(rig.manager.status().state, ConnectionState::Idle);
    rig.open(peer.url(QStringLiteral("/room")));
    QTRY_VERIFY(rig.isOpen());
    const QByteArray cookies = ScriptedPeer::headerOf(peer.heads.at(2), "Cookie");
    QVERIFY2(cookies.startsWith("own=1; ") && cookies.contains("sid=refused-12345") &&
                 cookies.contains("seat=opened-67890"),
             cookies.constData());
}

void TestRedirecting::keepsNoCookiesUnlessAsked()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) {
        return head.startsWith("GET / ") ? redirectTo("/room", "Set-Cookie: sid=12345678; Path=/\r\n")
                                         : ScriptedPeer::acceptedAnswer(head);
    };
    Rig rig;
    rig.open(peer.url());
    QTRY_VERIFY(rig.isOpen());
    QVERIFY(!peer.heads.at(1).contains("12345678"));
    QVERIFY(rig.secrets.isEmpty());
}

void TestRedirecting::keepsCookiesFromOthers()
{
    ScriptedPeer far; // at 127.0.0.1
    ScriptedPeer home;
    home.onHead = [&far](const QByteArray &) {
        return redirectTo(
            far.url().toLatin1(),
            "Set-Cookie: sid=12345678; Path=/\r\nSet-Cookie: two=12345678; Domain=127.0.0.1; Path=/\r\n");
    };
    Rig rig;
    rig.settings.network.keepCookies = true;
    rig.open(home.url().replace(QStringLiteral("127.0.0.1"), QStringLiteral("localhost")));
    QTRY_VERIFY(rig.isOpen());
    QVERIFY2(!far.heads.constFirst().contains("Cookie"), far.heads.constFirst().constData());
}

QTEST_GUILESS_MAIN(TestRedirecting)
#include "tst_redirecting.moc"
