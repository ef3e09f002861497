// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/keepalive.h"

#include <QSignalSpy>
#include <QTest>

using namespace framewatch;
using std::chrono::milliseconds;

class TestKeepAlive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pingsWhileAnswered();
    void findsADeadPeer();
    void ignoresForeignPongs();
    void staysQuietWithoutAnInterval();
};

void TestKeepAlive::pingsWhileAnswered()
{
    const SystemClock clock;
    KeepAlive keepAlive(clock);
    QStringList pings;
    connect(&keepAlive, &KeepAlive::pingDue, this, [&](const QByteArray &payload) {
        pings.append(QString::fromLatin1(payload));
        keepAlive.pongReceived(payload);
    });
    QSignalSpy dead(&keepAlive, &KeepAlive::peerDead);
    keepAlive.start(milliseconds(5), milliseconds(10000));
    QTRY_VERIFY(pings.size() >= 3);
    QCOMPARE(pings.first(3), QStringList({QStringLiteral("fw-1"), QStringLiteral("fw-2"), QStringLiteral("fw-3")}));
    QCOMPARE(dead.count(), 0);
}

void TestKeepAlive::findsADeadPeer()
{
    const SystemClock clock;
    KeepAlive keepAlive(clock);
    QSignalSpy dead(&keepAlive, &KeepAlive::peerDead);
    QSignalSpy pings(&keepAlive, &KeepAlive::pingDue);
    keepAlive.start(milliseconds(20), milliseconds(50));
    QVERIFY(dead.wait());
    QVERIFY(pings.count() >= 1);
    const auto count = pings.count();
    QVERIFY(!pings.wait(60)); // it has stopped
    QCOMPARE(pings.count(), count);
    QCOMPARE(dead.count(), 1);
}

void TestKeepAlive::ignoresForeignPongs()
{
    const SystemClock clock;
    KeepAlive keepAlive(clock);
    connect(&keepAlive, &KeepAlive::pingDue, this, [&] {
        keepAlive.pongReceived("else");
        keepAlive.pongReceived({});
    });
    QSignalSpy dead(&keepAlive, &KeepAlive::peerDead);
    keepAlive.start(milliseconds(10), milliseconds(30));
    QVERIFY(dead.wait());
}

void TestKeepAlive::staysQuietWithoutAnInterval()
{
    const SystemClock clock;
    KeepAlive keepAlive(clock);
    QSignalSpy pings(&keepAlive, &KeepAlive::pingDue);
    keepAlive.start(milliseconds(0), milliseconds(1));
    QVERIFY(!pings.wait(30));
}

QTEST_GUILESS_MAIN(TestKeepAlive)
#include "tst_keepalive.moc"
