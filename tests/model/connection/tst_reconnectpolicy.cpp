// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/reconnectpolicy.h"

#include <QTest>

using namespace framewatch;
using std::chrono::milliseconds;

class TestReconnectPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToTheLongest();
    void boundsWhatNoTimerCounts();
    void countsAttempts();
    void retriesByError_data();
    void retriesByError();
    void aDropIsNoNetworkError();
    void reads_data();
    void reads();
    void readsCodes_data();
    void readsCodes();
    void rejectsCodes_data();
    void rejectsCodes();
    void rejects_data();
    void rejects();
};

void TestReconnectPolicy::doublesUpToTheLongest()
{
    const ReconnectPolicy policy;
    QList<qint64> seconds;
    for (int failures = 0; failures < 7; ++failures)
        seconds.append(policy.delayAfter(failures, 0.5).count() / 1000);
    QCOMPARE(seconds, QList<qint64>({3, 6, 12, 24, 30, 30, 30}));
    QCOMPARE(policy.delayAfter(1'000'000, 1), milliseconds(30000));
    ReconnectPolicy none;
    none.first = milliseconds(0);
    QCOMPARE(none.delayAfter(1'000'000'000, 1), milliseconds(0)); // and no endless doubling of nothing
}

void TestReconnectPolicy::boundsWhatNoTimerCounts()
{
    using Backoff = ReconnectPolicy::Backoff;
    ReconnectPolicy policy;
    for (const Backoff backoff : {Backoff::Fixed, Backoff::Doubling, Backoff::Jitter}) {
        policy.backoff = backoff;
        policy.first = policy.longest = milliseconds::max();
        QCOMPARE(policy.delayAfter(0, 1), ReconnectPolicy::LongestDelay);
        QCOMPARE(policy.delayAfter(70, 1), ReconnectPolicy::LongestDelay);
        policy.first = milliseconds::min();
        QCOMPARE(policy.delayAfter(70, 1), milliseconds(0));
    }
    policy.backoff = Backoff::Doubling;
    policy.first = milliseconds(1);
    QCOMPARE(policy.delayAfter(1000, 1), ReconnectPolicy::LongestDelay);
}

void TestReconnectPolicy::countsAttempts()
{
    ReconnectPolicy policy;
    QVERIFY(policy.allowsAfter(1'000'000));
    policy.maxAttempts = 3;
    QVERIFY(policy.allowsAfter(0));
    QVERIFY(policy.allowsAfter(2));
    QVERIFY(!policy.allowsAfter(3));
    policy.enabled = false;
    QVERIFY(!policy.allowsAfter(0));
}

void TestReconnectPolicy::retriesByError_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("byDefault");
    QTest::addColumn<bool>("network");     // with retryNetwork alone
    QTest::addColumn<bool>("certificate"); // with retryCertificate alone
    QTest::addColumn<QString>("why");      // with neither
    const auto row = [](const char *name, ErrorCode error, bool byDefault, bool network, bool certificate,
                        const char *why) {
        QTest::newRow(name) << int(error) << byDefault << network << certificate << QString::fromUtf8(why);
    };
    row("name", ErrorCode::Name, true, true, false, "a failed name lookup is final");
    row("network", ErrorCode::Network, true, true, false, "a network error is final");
    row("timeout", ErrorCode::Timeout, true, true, false, "a timeout is final");
    row("TLS", ErrorCode::Tls, true, true, false, "a failed TLS handshake is final");
    row("certificate", ErrorCode::Certificate, false, false, true, "the certificate is not trusted");
    row("settings", ErrorCode::Invalid, false, false, false, "the settings cannot be used");
    row("file", ErrorCode::FileUnreadable, false, false, false, "the settings cannot be used");
    row("not HTTP", ErrorCode::Refused, true, true, true, "");
}

void TestReconnectPolicy::retriesByError()
{
    QFETCH(int, error);
    ReconnectCause cause;
    cause.error = ErrorCode(error);
    ReconnectPolicy policy;
    QTEST(policy.retries(cause), "byDefault");
    policy.retryNetwork = true;
    policy.retryCertificate = false;
    QTEST(policy.retries(cause), "network");
    policy.retryNetwork = false;
    policy.retryCertificate = true;
    QTEST(policy.retries(cause), "certificate");
    policy.retryCertificate = false;
    QString why;
    policy.retries(cause, &why);
    QTEST(why, "why");
}

void TestReconnectPolicy::aDropIsNoNetworkError()
{
    ReconnectPolicy policy;
    policy.retryNetwork = false;
    ReconnectCause drop;
    drop.wasOpen = true;
    drop.closeCode = 1006;
    drop.error = ErrorCode::Network;
    QVERIFY(policy.retries(drop));
    policy.retryNetwork = true;
    policy.finalCloseCodes = CodeSet{{1006, 1006}};
    QString why;
    QVERIFY(!policy.retries(drop, &why));
    QCOMPARE(why, QStringLiteral("close code 1006 is final"));
}

void TestReconnectPolicy::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("enabled");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("longest");
    QTest::addColumn<QString>("written");
    const auto row = [](const char *text, bool enabled, int first, int longest, const char *written) {
        QTest::newRow(text) << QString::fromLatin1(text) << enabled << first << longest << QString::fromLatin1(written);
    };
    row("off", false, 3000, 30000, "off");
    row("3", true, 3000, 3000, "3s");
    row("3s", true, 3000, 3000, "3s");
    row("0.2s", true, 200, 200, "200ms");
    row("250ms", true, 250, 250, "250ms");
    row("2m", true, 120000, 120000, "120s");
    row("3s..30s", true, 3000, 30000, "3s..30s");
    row("100ms..1", true, 100, 1000, "100ms..1s");
    row("0", true, 0, 0, "0s");
    row("3s..30s~", true, 3000, 30000, "3s..30s~");
    row("2~", true, 2000, 2000, "2s..2s~");
}

void TestReconnectPolicy::reads()
{
    QFETCH(QString, text);
    const auto policy = ReconnectPolicy::fromText(text);
    QVERIFY(policy);
    QTEST(policy.value().enabled, "enabled");
    QTEST(int(policy.value().first.count()), "first");
    QTEST(int(policy.value().longest.count()), "longest");
    QTEST(policy.value().toText(), "written");
}

void TestReconnectPolicy::readsCodes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("in");
    QTest::addColumn<QList<int>>("out");
    QTest::addColumn<QString>("written");
    QTest::newRow("none") << QString() << QList<int>{} << QList<int>{1000, 4000} << QString();
    QTest::newRow("one") << QStringLiteral("4001") << QList<int>{4001} << QList<int>{4000, 4002} << QStringLiteral("4001");
    QTest::newRow("mixed") << QStringLiteral(" 1002, 1003 ,1007 - 1010,") << QList<int>{1002, 1003, 1007, 1008, 1010}
                           << QList<int>{1001, 1004, 1006, 1011} << QStringLiteral("1002, 1003, 1007-1010");
}

void TestReconnectPolicy::readsCodes()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, in);
    QFETCH(QList<int>, out);
    const auto codes = CodeSet::fromText(text, 1000, 4999);
    QVERIFY(codes);
    for (const int code : in)
        QVERIFY(codes.value().contains(code));
    for (const int code : out)
        QVERIFY(!codes.value().contains(code));
    QTEST(codes.value().toText(), "written");
}

void TestReconnectPolicy::rejectsCodes_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"x", "999", "5000", "4001-4000", "4000-4001-4002", "4000-", "-4000", "4000 4001", "4.5e3"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestReconnectPolicy::rejectsCodes()
{
    QFETCH(QString, text);
    const auto codes = CodeSet::fromText(text, 1000, 4999);
    QVERIFY(!codes);
    QCOMPARE(codes.error().code, ErrorCode::Invalid);
}

void TestReconnectPolicy::rejects_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "on", "s", "-1s", "3s..", "..3s", "3s..1s", "3h", "1e999", "nan", "inf", "100000m", "3s...5s", "3s 5s"})
        QTest::addRow("'%s'", text) << QString::fromLatin1(text);
}

void TestReconnectPolicy::rejects()
{
    QFETCH(QString, text);
    const auto policy = ReconnectPolicy::fromText(text);
    QVERIFY(!policy);
    QCOMPARE(policy.error().code, ErrorCode::Usage);
}

QTEST_APPLESS_MAIN(TestReconnectPolicy)
#include "tst_reconnectpolicy.moc"
