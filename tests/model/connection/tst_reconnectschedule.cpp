// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/reconnectschedule.h"

#include <QTest>

#include <random>

using namespace framewatch;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr qint64 Second = 1'000'000'000;
constexpr qint64 Now = 1000 * Second;

ReconnectCause never(ErrorCode error, int status = 0)
{
    ReconnectCause cause;
    cause.error = error;
    cause.httpStatus = status;
    return cause;
}

ReconnectCause ended(int closeCode)
{
    ReconnectCause cause;
    cause.wasOpen = true;
    cause.closeCode = closeCode;
    return cause;
}

ReconnectCause askedFor(milliseconds retryAfter)
{
    ReconnectCause cause = never(ErrorCode::Refused, 503);
    cause.retryAfter = retryAfter;
    return cause;
}

ReconnectSchedule scheduleOf(const ReconnectPolicy &policy, double draw = 1.0)
{
    ReconnectSchedule schedule([draw] { return draw; });
    schedule.setPolicy(policy);
    return schedule;
}

/// The waits after so many failed attempts in a row, in seconds.
QList<double> waits(ReconnectSchedule &schedule, int count)
{
    QList<double> seconds;
    for (int i = 0; i < count; ++i) {
        schedule.failed(never(ErrorCode::Network), Now);
        seconds.append(static_cast<double>(schedule.next(Now).delay.count()) / 1000.0);
    }
    return seconds;
}

} // namespace

class TestReconnectSchedule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheCauseTable_data();
    void followsTheCauseTable();
    void aRedirectThatLeadsNowhereIsFinal();
    void saysWhyNot();
    void grows_data();
    void grows();
    void drawsForEachWait();
    void jitterStaysInItsBounds();
    void startsAgainAfterAnOpenConnection();
    void onlyAStableConnectionStartsAgain();
    void startsAgainWhenTheUserConnects();
    void givesUpAfterItsAttempts();
    void honoursRetryAfter();
    void retunesAWait();
    void anEarlyAttemptIsBesideTheSchedule();
    void anEarlyAttemptMayBecomeTheOne();
    void anEarlyAttemptHearsTheServer();
    void aPolicyCountsDuringAnEarlyAttempt();
    void aHeldWaitHasNoEnd();
    void boundsWhatNoTimerCounts();
};

void TestReconnectSchedule::followsTheCauseTable_data()
{
    QTest::addColumn<int>("closeCode"); // 0: it never opened
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("again");
    for (const int code :
         {1000, 1001, 1004, 1005, 1006, 1011, 1012, 1013, 1014, 1015, 3000, 3999, 4000, 4001, 4999})
        QTest::addRow("close %d", code) << code << 0 << int(ErrorCode::None) << true;
    for (const int code : {1002, 1003, 1007, 1008, 1009, 1010})
        QTest::addRow("close %d", code) << code << 0 << int(ErrorCode::None) << false;
    for (const int code : {4100, 4199})
        QTest::addRow("close %d, named by the user", code) << code << 0 << int(ErrorCode::None) << false;
    for (const int status : {200, 301, 402, 405, 407, 408, 429, 500, 502, 503, 504})
        QTest::addRow("HTTP %d", status) << 0 << status << int(ErrorCode::Refused) << true;
    for (const int status : {400, 401, 403, 404})
        QTest::addRow("HTTP %d", status) << 0 << status << int(ErrorCode::Refused) << false;
    for (const ErrorCode error :
         {ErrorCode::Refused, ErrorCode::Name, ErrorCode::Network, ErrorCode::Timeout, ErrorCode::Tls})
        QTest::addRow("error %d", int(error)) << 0 << 0 << int(error) << true;
    for (const ErrorCode error : {ErrorCode::Certificate, ErrorCode::Invalid, ErrorCode::FileUnreadable})
        QTest::addRow("error %d", int(error)) << 0 << 0 << int(error) << false;
}

void TestReconnectSchedule::followsTheCauseTable()
{
    QFETCH(int, closeCode);
    QFETCH(int, status);
    QFETCH(int, error);
    QFETCH(bool, again);
    ReconnectPolicy policy;
    policy.finalCloseCodes = CodeSet{{1002, 1003}, {1007, 1010}, {4100, 4199}};
    ReconnectSchedule schedule = scheduleOf(policy);
    if (closeCode != 0)
        schedule.lost(ended(closeCode), 1s);
    else
        schedule.failed(never(ErrorCode(error), status), Now);
    QCOMPARE(schedule.whyNotAgain().isEmpty(), again);
}

void TestReconnectSchedule::aRedirectThatLeadsNowhereIsFinal()
{
    ReconnectSchedule schedule = scheduleOf({});
    ReconnectCause cause = never(ErrorCode::Refused, 302);
    cause.badRedirect = true;
    schedule.failed(cause, Now);
    QCOMPARE(schedule.whyNotAgain(), QStringLiteral("Not connecting again: the redirect cannot be followed"));
}

void TestReconnectSchedule::saysWhyNot()
{
    ReconnectSchedule schedule = scheduleOf({});
    schedule.failed(never(ErrorCode::Refused, 403), Now);
    QCOMPARE(schedule.whyNotAgain(), QStringLiteral("Not connecting again: HTTP 403 is final"));
    ReconnectPolicy policy;
    policy.retryNetwork = false;
    schedule.setPolicy(policy);
    schedule.failed(never(ErrorCode::Network), Now);
    QCOMPARE(schedule.whyNotAgain(), QStringLiteral("Not connecting again: a network error is final"));
    policy.retryNetwork = true;
    policy.maxAttempts = 1;
    schedule.setPolicy(policy);
    schedule.restart();
    schedule.failed(never(ErrorCode::Network), Now);
    QCOMPARE(schedule.whyNotAgain(), QStringLiteral("Gave up after 1 attempt"));
}

void TestReconnectSchedule::grows_data()
{
    QTest::addColumn<ReconnectPolicy::Backoff>("backoff");
    QTest::addColumn<double>("draw");
    QTest::addColumn<QList<double>>("expected");
    using Backoff = ReconnectPolicy::Backoff;
    QTest::newRow("doubling") << Backoff::Doubling << 0.5 << QList<double>{3, 6, 12, 24, 30, 30};
    QTest::newRow("fixed") << Backoff::Fixed << 0.5 << QList<double>{3, 3, 3, 3, 3, 3};
    QTest::newRow("jitter, all") << Backoff::Jitter << 1.0 << QList<double>{3, 6, 12, 24, 30, 30};
    QTest::newRow("jitter, half") << Backoff::Jitter << 0.5 << QList<double>{1.5, 3, 6, 12, 15, 15};
    QTest::newRow("jitter, none") << Backoff::Jitter << 0.0 << QList<double>{0, 0, 0, 0, 0, 0};
}

void TestReconnectSchedule::grows()
{
    QFETCH(ReconnectPolicy::Backoff, backoff);
    QFETCH(double, draw);
    ReconnectPolicy policy;
    policy.backoff = backoff;
    ReconnectSchedule schedule = scheduleOf(policy, draw);
    const QList<double> seconds = waits(schedule, 6);
    QTEST(seconds, "expected");
}

void TestReconnectSchedule::drawsForEachWait()
{
    int draws = 0;
    ReconnectSchedule schedule([&draws] { return ++draws / 4.0; });
    ReconnectPolicy policy;
    policy.backoff = ReconnectPolicy::Backoff::Jitter;
    policy.first = policy.longest = 4s;
    schedule.setPolicy(policy);
    QCOMPARE(waits(schedule, 4), QList<double>({1, 2, 3, 4}));
    policy.first = policy.longest = 8s;
    schedule.setPolicy(policy);
    QCOMPARE(schedule.retuned(Now).delay, milliseconds(8s)); // what was drawn stays
    QCOMPARE(draws, 4);
}

void TestReconnectSchedule::jitterStaysInItsBounds()
{
    std::mt19937 random(20'261'129);
    std::uniform_real_distribution<double> even(0, 1);
    ReconnectSchedule schedule([&] { return even(random); });
    ReconnectPolicy policy;
    policy.backoff = ReconnectPolicy::Backoff::Jitter;
    schedule.setPolicy(policy);
    double sum = 0;
    constexpr int Rounds = 2000;
    for (int i = 0; i < Rounds; ++i) {
        schedule.restart();
        const QList<double> seconds = waits(schedule, 5);
        const QList<double> most{3, 6, 12, 24, 30};
        for (int at = 0; at < 5; ++at)
            QVERIFY2(seconds[at] >= 0 && seconds[at] <= most[at], qPrintable(QString::number(seconds[at])));
        sum += seconds[4];
    }
    QVERIFY(qAbs(sum / Rounds - 15) < 1); // all of it, evenly
}

void TestReconnectSchedule::startsAgainAfterAnOpenConnection()
{
    ReconnectSchedule schedule = scheduleOf({});
    waits(schedule, 3);
    QCOMPARE(schedule.attempt(), 4);
    schedule.lost(ended(1006), 0s);
    QCOMPARE(schedule.attempt(), 1);
    QCOMPARE(schedule.next(Now).delay, milliseconds(3s));
}

void TestReconnectSchedule::onlyAStableConnectionStartsAgain()
{
    ReconnectPolicy policy;
    policy.stableAfter = 10s;
    policy.maxAttempts = 3;
    ReconnectSchedule schedule = scheduleOf(policy);
    schedule.lost(ended(1000), 10s - 1ns);
    QCOMPARE(schedule.next(Now).delay, milliseconds(3s));
    schedule.lost(ended(1000), 9s);
    QCOMPARE(schedule.next(Now).delay, milliseconds(6s));
    QCOMPARE(schedule.attempt(), 3);
    schedule.lost(ended(1000), 10s);
    QCOMPARE(schedule.next(Now).delay, milliseconds(3s));
    for (int i = 0; i < 3; ++i)
        schedule.lost(ended(1000), 1s);
    QCOMPARE(schedule.whyNotAgain(), QStringLiteral("Gave up after 3 attempts"));
}

void TestReconnectSchedule::startsAgainWhenTheUserConnects()
{
    ReconnectSchedule schedule = scheduleOf({});
    waits(schedule, 4);
    schedule.restart();
    QCOMPARE(schedule.attempt(), 1);
    QCOMPARE(waits(schedule, 2), QList<double>({3, 6}));
}

void TestReconnectSchedule::givesUpAfterItsAttempts()
{
    ReconnectPolicy policy;
    policy.maxAttempts = 3;
    ReconnectSchedule schedule = scheduleOf(policy);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(schedule.whyNotAgain().isEmpty());
        schedule.failed(never(ErrorCode::Timeout), Now);
    }
    QCOMPARE(schedule.whyNotAgain(), QStringLiteral("Gave up after 3 attempts"));
    policy.maxAttempts = 0;
    schedule.setPolicy(policy);
    QVERIFY(schedule.whyNotAgain().isEmpty());
}

void TestReconnectSchedule::honoursRetryAfter()
{
    using Wait = ReconnectSchedule::Wait;
    ReconnectSchedule schedule = scheduleOf({});
    schedule.failed(askedFor(45s), Now);
    QCOMPARE(schedule.next(Now), (Wait{45s, true}));
    schedule.failed(askedFor(1s), Now); // sooner than we would anyway
    QCOMPARE(schedule.next(Now), (Wait{6s, false}));
    schedule.failed(never(ErrorCode::Network), Now); // it asked for that time alone
    QCOMPARE(schedule.next(Now), (Wait{12s, false}));
}

void TestReconnectSchedule::retunesAWait()
{
    ReconnectPolicy policy;
    policy.first = policy.longest = 60s;
    ReconnectSchedule schedule = scheduleOf(policy);
    schedule.failed(never(ErrorCode::Network), Now);
    schedule.next(Now);
    policy.first = 15s;
    schedule.setPolicy(policy);
    QCOMPARE(schedule.retuned(1010 * Second).delay, milliseconds(5s)); // what was waited counts
    QCOMPARE(schedule.retuned(1015 * Second).delay, milliseconds(0));
    QCOMPARE(schedule.retuned(1100 * Second).delay, milliseconds(0));
    schedule.failed(askedFor(40s), Now);
    schedule.next(Now);
    QCOMPARE(schedule.retuned(1010 * Second).delay, milliseconds(30s)); // the server's wish is no policy
}

void TestReconnectSchedule::anEarlyAttemptIsBesideTheSchedule()
{
    ReconnectPolicy policy;
    policy.maxAttempts = 3;
    ReconnectSchedule schedule = scheduleOf(policy);
    schedule.failed(never(ErrorCode::Network), Now);
    QCOMPARE(schedule.next(Now).delay, milliseconds(3s));
    QVERIFY(!schedule.hasTriedEarly());
    for (int i = 1; i <= 20; ++i) {
        const qint64 now = Now + i * Second / 10;
        schedule.tryEarly();
        schedule.failed(never(ErrorCode::Network), now);
        QVERIFY(schedule.whyNotAgain().isEmpty());
        QCOMPARE(schedule.next(now).delay, milliseconds(3s) - i * 100ms);
        QVERIFY(schedule.hasTriedEarly());
        QCOMPARE(schedule.attempt(), 2);
    }
    schedule.failed(never(ErrorCode::Network), Now + 3 * Second);
    QCOMPARE(schedule.next(Now + 3 * Second).delay, milliseconds(6s));
    QVERIFY(!schedule.hasTriedEarly());
    QCOMPARE(schedule.attempt(), 3);
}

void TestReconnectSchedule::anEarlyAttemptMayBecomeTheOne()
{
    ReconnectSchedule schedule = scheduleOf({});
    schedule.failed(never(ErrorCode::Network), Now);
    schedule.next(Now);
    schedule.tryEarly();
    schedule.failed(never(ErrorCode::Timeout), Now + 10 * Second); // it took longer than the wait
    QCOMPARE(schedule.attempt(), 3);
    QCOMPARE(schedule.next(Now + 10 * Second).delay, milliseconds(6s));
    schedule.tryEarly();
    schedule.takeTurn();
    schedule.failed(never(ErrorCode::Network), Now + 11 * Second);
    QCOMPARE(schedule.next(Now + 11 * Second).delay, milliseconds(12s));
    schedule.tryEarly();
    schedule.lost(ended(1000), 1s); // or it opened
    QCOMPARE(schedule.next(Now + 12 * Second).delay, milliseconds(3s));
}

void TestReconnectSchedule::anEarlyAttemptHearsTheServer()
{
    using Wait = ReconnectSchedule::Wait;
    ReconnectSchedule schedule = scheduleOf({});
    schedule.failed(never(ErrorCode::Network), Now);
    schedule.next(Now);
    schedule.tryEarly();
    schedule.failed(askedFor(45s), Now + Second);
    QCOMPARE(schedule.next(Now + Second), (Wait{45s, true}));
    schedule.tryEarly();
    schedule.failed(never(ErrorCode::Network), Now + 2 * Second);
    QCOMPARE(schedule.next(Now + 2 * Second), (Wait{44s, false})); // the wait that was begun for it goes on
    schedule.tryEarly();
    schedule.failed(never(ErrorCode::Refused, 404), Now + 3 * Second);
    QVERIFY(!schedule.whyNotAgain().isEmpty());
}

void TestReconnectSchedule::aPolicyCountsDuringAnEarlyAttempt()
{
    ReconnectPolicy policy;
    policy.first = policy.longest = 600s;
    ReconnectSchedule schedule = scheduleOf(policy);
    schedule.failed(never(ErrorCode::Network), Now);
    QCOMPARE(schedule.next(Now).delay, milliseconds(600s));
    schedule.tryEarly();
    policy.first = policy.longest = 20s;
    schedule.setPolicy(policy);
    schedule.failed(never(ErrorCode::Network), Now + 5 * Second);
    QCOMPARE(schedule.next(Now + 5 * Second).delay, milliseconds(15s));
    schedule.tryEarly();
    policy.first = policy.longest = 2s;
    schedule.setPolicy(policy);
    schedule.failed(never(ErrorCode::Network), Now + 6 * Second); // by now its time has come
    QCOMPARE(schedule.attempt(), 3);
    QCOMPARE(schedule.next(Now + 6 * Second).delay, milliseconds(2s));
}

void TestReconnectSchedule::aHeldWaitHasNoEnd()
{
    ReconnectSchedule schedule = scheduleOf({});
    schedule.failed(never(ErrorCode::Network), Now);
    schedule.next(Now);
    schedule.hold();
    schedule.tryEarly();
    schedule.failed(never(ErrorCode::Network), Now + 3600 * Second);
    QVERIFY(schedule.next(Now + 3600 * Second).delay > 24h);
    QCOMPARE(schedule.attempt(), 2);
}

void TestReconnectSchedule::boundsWhatNoTimerCounts()
{
    ReconnectPolicy policy;
    policy.first = policy.longest = policy.stableAfter = milliseconds::max();
    ReconnectSchedule schedule = scheduleOf(policy);
    schedule.lost(ended(1006), 1h); // never long enough
    QCOMPARE(schedule.attempt(), 2);
    QCOMPARE(schedule.next(Now).delay, milliseconds(24h));
    QCOMPARE(schedule.retuned(Now + 3600 * Second).delay, milliseconds(23h));
    policy.first = 1s;
    schedule.setPolicy(policy);
    schedule.failed(askedFor(milliseconds::max()), Now);
    QCOMPARE(schedule.next(Now).delay, milliseconds(24h));
}

QTEST_APPLESS_MAIN(TestReconnectSchedule)
#include "tst_reconnectschedule.moc"
