// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is sent when: the outbox and the steps at open, without a network.
#include "model/connection/connectionmanager.h"

#include "tests/model/connection/fakelink.h"
#include "tests/support/manualclock.h"
#include "tests/support/memorysink.h"

#include <QTest>

using namespace framewatch;
using namespace framewatch::test;
using namespace std::chrono_literals;

namespace {

OutgoingMessage text(const char *utf8)
{
    return {true, utf8};
}

OpenStep say(const char *what)
{
    OpenStep step;
    step.text = QString::fromUtf8(what);
    return step;
}

OpenStep await(ReplyMatch::Kind kind, const char *path, const char *value)
{
    OpenStep step;
    step.kind = OpenStep::Kind::Wait;
    step.match = {kind, QString::fromUtf8(path), QString::fromUtf8(value)};
    return step;
}

struct Rig
{
    Rig()
        : manager(sink, clock, network.factory())
    {
        settings.url = QStringLiteral("ws://example.org/");
        QObject::connect(&manager, &ConnectionManager::opened, &manager, [this](bool isFirst) { opens.append(isFirst); });
    }

    void apply() { manager.setSettings(settings); }
    QStringList notes(EntryKind kind) const
    {
        QStringList out;
        for (const Entry &entry : sink.entries) {
            if (entry.kind == kind)
                out.append(entry.note);
        }
        return out;
    }

    MemorySink sink;
    ManualClock clock;
    FakeNetwork network;
    ConnectionSettings settings;
    ConnectionManager manager;
    QList<bool> opens;
};

} // namespace

class TestSending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void connectsFirst();
    void queuesOnly();
    void takesBackWhatDidNotLeave();
    void sendsAgainWhileWaiting();
    void aHundredSendsWhileWaitingAreOneAttempt();
    void retryNowLeavesTheScheduleAlone();
    void connectsAgainForWhatCameWhileClosing();
    void connectsAgainWhenAskedWhileClosing_data();
    void connectsAgainWhenAskedWhileClosing();
    void aSecondCloseTakesThatBack();
    void cancels();
    void runsItsSteps();
    void ticksAStepOnceItIsOnTheWire();
    void aFailedStepHoldsTheOutbox();
    void goesOnAfterAFailedStep();
    void theFirstOpenIsTheFirstWhoseStepsAreDone();
    void stepsSeeWhatCameWithTheUpgrade();
    void skipsWhatIsSwitchedOff();
};

void TestSending::connectsFirst()
{
    Rig rig;
    rig.apply();
    QVERIFY(rig.manager.send(text("a")));
    QVERIFY(rig.manager.send(text("b")));
    QCOMPARE(rig.network.started, 1);
    QCOMPARE(rig.manager.outbox().count, 2);
    rig.network.link->accept();
    QCOMPARE(rig.manager.outbox().count, 0);
    QVERIFY(rig.manager.send(text("c")));
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, QByteArrayList({"a", "b", "c"}));
}

void TestSending::queuesOnly()
{
    Rig rig;
    rig.settings.whenNotOpen = ConnectionSettings::WhenNotOpen::Queue;
    rig.apply();
    QVERIFY(rig.manager.send(text("a")));
    QCOMPARE(rig.network.started, 0);
    rig.manager.open();
    rig.network.link->accept();
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, QByteArrayList({"a"}));
}

void TestSending::takesBackWhatDidNotLeave()
{
    Rig rig;
    rig.apply();
    rig.manager.open();
    rig.network.link->accept();
    for (const char *message : {"a", "b", "c"})
        QVERIFY(rig.manager.send(text(message)));
    rig.network.link->carry(1);
    rig.network.link->drop();
    QCOMPARE(rig.manager.outbox().count, 2);
    rig.clock.advance(3s);
    rig.network.link->accept();
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, QByteArrayList({"a", "b", "c"}));
}

void TestSending::sendsAgainWhileWaiting()
{
    Rig rig;
    rig.apply();
    rig.manager.open();
    rig.network.link->accept();
    rig.network.link->drop();
    QVERIFY(rig.manager.send(text("now")));
    QCOMPARE(rig.network.started, 2);
}

void TestSending::aHundredSendsWhileWaitingAreOneAttempt()
{
    Rig rig;
    rig.apply();
    rig.manager.open();
    rig.network.link->accept();
    rig.network.link->drop();
    QByteArrayList asked;
    int tried = 1;
    for (const auto &[wait, left] : {std::pair(3000ms, 2000ms), std::pair(6000ms, 5000ms), std::pair(12000ms, 11000ms)}) {
        QCOMPARE(rig.manager.status().state, ConnectionState::Waiting);
        QCOMPARE(rig.manager.status().retryAtNs, rig.clock.now + std::chrono::nanoseconds(wait).count());
        rig.clock.advance(1s);
        for (int i = 0; i < 100; ++i) {
            asked.append(QByteArray::number(asked.size()));
            QVERIFY(rig.manager.send({true, asked.constLast()}));
            QVERIFY(!rig.network.everTwo);
            if (!rig.network.link->hasEnded())
                rig.network.link->failWith(ErrorCode::Network);
        }
        QCOMPARE(rig.network.started, tried + 1); // now, once
        QCOMPARE(rig.manager.status().retryAtNs, rig.clock.now + std::chrono::nanoseconds(left).count());
        rig.clock.advance(left); // and when it was to be
        QCOMPARE(rig.network.started, tried + 2);
        rig.network.link->failWith(ErrorCode::Network);
        tried += 2;
    }
    rig.clock.advance(24s);
    rig.network.link->accept();
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, asked);
}

void TestSending::retryNowLeavesTheScheduleAlone()
{
    Rig rig;
    rig.settings.reconnect.maxAttempts = 3;
    rig.apply();
    rig.manager.open();
    rig.network.link->failWith(ErrorCode::Network);
    for (int i = 0; i < 5; ++i) {
        rig.clock.advance(100ms);
        rig.manager.open();
        QCOMPARE(rig.network.started, 2 + i); // each time
        rig.network.link->failWith(ErrorCode::Network);
        QCOMPARE(rig.manager.status().attempt, 2);
    }
    rig.clock.advance(2500ms);
    QCOMPARE(rig.network.started, 7);
    rig.network.link->failWith(ErrorCode::Network);
    QCOMPARE(rig.manager.status().retryAtNs, rig.clock.now + 6'000'000'000);
    // While offline too, and the network that comes back during such an attempt makes it count.
    rig.manager.setOnline(false);
    rig.manager.open();
    rig.manager.setOnline(true);
    rig.network.link->failWith(ErrorCode::Network);
    QCOMPARE(rig.manager.status().state, ConnectionState::Idle); // the third in a row
}

void TestSending::connectsAgainForWhatCameWhileClosing()
{
    Rig rig;
    rig.apply();
    rig.manager.open();
    rig.network.link->accept();
    rig.manager.close(1000, {});
    QVERIFY(rig.manager.send(text("late")));
    rig.network.link->endByPeer(1000);
    QCOMPARE(rig.network.started, 2);
    rig.network.link->accept();
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, QByteArrayList({"late"}));
}

void TestSending::connectsAgainWhenAskedWhileClosing_data()
{
    QTest::addColumn<bool>("isOurs");  // who closes
    QTest::addColumn<bool>("enabled"); // whether it reconnects by itself
    QTest::addColumn<bool>("sends");
    for (const bool isOurs : {true, false}) {
        for (const bool enabled : {true, false}) {
            for (const bool sends : {true, false})
                QTest::addRow("closed by %s, reconnect %s, %s", isOurs ? "us" : "the peer", enabled ? "on" : "off",
                              sends ? "send" : "connect")
                    << isOurs << enabled << sends;
        }
    }
}

void TestSending::connectsAgainWhenAskedWhileClosing()
{
    QFETCH(bool, isOurs);
    QFETCH(bool, enabled);
    QFETCH(bool, sends);
    Rig rig;
    rig.settings.reconnect.enabled = enabled;
    rig.apply();
    rig.manager.open();
    rig.network.link->accept();
    if (isOurs)
        rig.manager.close(1000, {});
    else
        Q_EMIT rig.network.link->closing(); // its close frame came
    QCOMPARE(rig.manager.status().state, ConnectionState::Closing);
    if (sends)
        QVERIFY(rig.manager.send(text("late")));
    else
        rig.manager.open();
    QCOMPARE(rig.network.started, 1); // not before that one has ended
    rig.network.link->endByPeer(1000);
    QCOMPARE(rig.network.started, 2);
    QCOMPARE(rig.manager.status().state, ConnectionState::Connecting);
    rig.network.link->accept();
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, sends ? QByteArrayList({"late"}) : QByteArrayList());
    rig.manager.close(1000, {});
    rig.network.link->endByPeer(1000);
    QCOMPARE(rig.network.started, 2); // once
    QCOMPARE(rig.manager.status().state, ConnectionState::Idle);
}

void TestSending::aSecondCloseTakesThatBack()
{
    Rig rig;
    rig.apply();
    rig.manager.open();
    rig.network.link->accept();
    rig.manager.close(1000, {});
    rig.manager.open();
    rig.manager.close(1000, {});
    QCOMPARE(rig.manager.status().state, ConnectionState::Idle);
    QCOMPARE(rig.network.started, 1);
}

void TestSending::cancels()
{
    Rig rig;
    rig.settings.whenNotOpen = ConnectionSettings::WhenNotOpen::Queue;
    rig.apply();
    for (const char *message : {"a", "b", "c"})
        QVERIFY(rig.manager.send(text(message)));
    rig.manager.cancelQueued(rig.manager.outbox().items.at(1).id);
    QCOMPARE(rig.manager.outbox().count, 2);
    rig.manager.open();
    rig.network.link->accept();
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, QByteArrayList({"a", "c"}));
}

void TestSending::runsItsSteps()
{
    Rig rig;
    rig.settings.auth.place = AuthToken::Place::Message;
    rig.settings.auth.token = QStringLiteral("t0ken");
    rig.settings.openSteps = {await(ReplyMatch::Kind::Json, "$.type", "ready"), say("sub 1"), say("sub 2")};
    rig.apply();
    for (int round = 1; round <= 2; ++round) { // reconnects too
        QVERIFY(rig.manager.send(text("user")));
        rig.network.link->accept();
        rig.network.link->carryAll();
        QCOMPARE(rig.network.wire, QByteArrayList({R"({"authToken":"t0ken"})"}));
        rig.network.link->receive(R"({"type":"welcome"})");
        QCOMPARE(rig.opens.size(), round - 1);
        rig.network.link->receive(R"({"type":"ready"})");
        QCOMPARE(rig.opens.size(), round);
        rig.network.link->carryAll();
        QCOMPARE(rig.network.wire, QByteArrayList({R"({"authToken":"t0ken"})", "sub 1", "sub 2", "user"}));
        rig.network.wire.clear();
        rig.network.link->drop();
    }
    const QStringList ticks = rig.notes(EntryKind::Note).filter(QStringLiteral("At open ✓"));
    QCOMPARE(ticks.size(), 8);
    QCOMPARE(ticks.at(1), QStringLiteral("At open ✓ step 1 of 3: JSON with $.type = ready came after 0.0 ms"));
}

void TestSending::ticksAStepOnceItIsOnTheWire()
{
    Rig rig;
    rig.settings.auth.place = AuthToken::Place::Message;
    rig.settings.auth.token = QStringLiteral("t0ken");
    rig.settings.openSteps = {say("sub 1"), await(ReplyMatch::Kind::Any, "", ""), say("sub 2")};
    rig.apply();
    rig.manager.open();
    rig.network.link->accept();
    const auto ticks = [&rig] { return rig.notes(EntryKind::Note).filter(QStringLiteral("At open ✓")).size(); };
    QCOMPARE(ticks(), 0);
    rig.network.link->carry(1); // the auth message
    QCOMPARE(ticks(), 1);
    rig.network.link->carry(1);
    QCOMPARE(ticks(), 2);
    rig.network.link->receive("yes"); // nothing is on its way: at once
    QCOMPARE(ticks(), 3);
    rig.network.link->carry(1);
    QCOMPARE(ticks(), 4);
    rig.network.link->drop();

    rig.clock.advance(3s);
    rig.network.link->accept();
    rig.network.link->carry(1);
    rig.network.link->drop(); // with a step on its way, which never got there
    QCOMPARE(ticks(), 5);
}

void TestSending::aFailedStepHoldsTheOutbox()
{
    Rig rig;
    rig.settings.openSteps = {await(ReplyMatch::Kind::Contains, "", "ok"), say("sub")};
    rig.apply();
    QVERIFY(rig.manager.send(text("user")));
    rig.network.link->accept();
    rig.network.link->receive("no");
    rig.clock.advance(5s);
    QCOMPARE(rig.notes(EntryKind::Error),
             QStringList{QStringLiteral("At open ✗ step 1 of 2: expected a text that contains “ok” within 5 s, 1 other message came")});
    QCOMPARE(rig.manager.status().state, ConnectionState::Open);
    QVERIFY(rig.manager.status().stepFailed);
    QVERIFY(rig.manager.outbox().held);
    QVERIFY(rig.opens.isEmpty());
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, QByteArrayList());
    rig.manager.sendQueued();
    QVERIFY(rig.manager.send(text("next")));
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, QByteArrayList({"user", "next"}));
}

void TestSending::goesOnAfterAFailedStep()
{
    Rig rig;
    rig.settings.openSteps = {await(ReplyMatch::Kind::Contains, "", "ok")};
    rig.settings.heartbeat = QStringLiteral("beat");
    rig.settings.heartbeatInterval = 10s;
    rig.apply();
    QObject::connect(&rig.manager, &ConnectionManager::opened, &rig.manager,
                     [&] { QVERIFY(rig.manager.sendNow(text("at open"), true)); });
    QVERIFY(rig.manager.send(text("user")));
    rig.network.link->accept();
    rig.clock.advance(20s);
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, QByteArrayList()); // no heartbeat either: nobody is logged in
    rig.manager.sendQueued();
    rig.clock.advance(10s);
    rig.network.link->carryAll();
    QCOMPARE(rig.opens, QList<bool>{true});
    QCOMPARE(rig.network.wire, QByteArrayList({"at open", "user", "beat"}));
}

void TestSending::theFirstOpenIsTheFirstWhoseStepsAreDone()
{
    Rig rig;
    rig.settings.openSteps = {await(ReplyMatch::Kind::Any, "", "")};
    rig.apply();
    rig.manager.open();
    rig.network.link->accept();
    rig.network.link->drop(); // before the steps were done
    rig.clock.advance(3s);
    rig.network.link->accept();
    rig.network.link->receive("welcome");
    QCOMPARE(rig.opens, QList<bool>{true});
    rig.network.link->drop();
    rig.clock.advance(3s);
    rig.network.link->accept();
    rig.network.link->receive("welcome");
    QCOMPARE(rig.opens, QList<bool>({true, false}));
}

void TestSending::stepsSeeWhatCameWithTheUpgrade()
{
    Rig rig;
    rig.settings.openSteps = {await(ReplyMatch::Kind::Any, "", "")};
    rig.apply();
    rig.manager.open();
    rig.network.link->receive("welcome");
    rig.network.link->accept();
    QCOMPARE(rig.opens, QList<bool>{true});
}

void TestSending::skipsWhatIsSwitchedOff()
{
    Rig rig;
    rig.settings.openSteps = {await(ReplyMatch::Kind::Any, "", ""), say("on")};
    rig.settings.openSteps[0].enabled = false;
    rig.apply();
    rig.manager.open();
    rig.network.link->accept();
    rig.network.link->carryAll();
    QCOMPARE(rig.network.wire, QByteArrayList({"on"}));
}

QTEST_GUILESS_MAIN(TestSending)
#include "tst_sending.moc"
