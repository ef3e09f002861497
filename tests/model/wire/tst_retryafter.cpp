// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/retryafter.h"

#include <QTest>

using namespace framewatch;

namespace {

// 1994-11-06T08:49:07Z, half a minute before the dates of RFC 9110.
constexpr qint64 NowNs = 784111747LL * 1'000'000'000;

} // namespace

class TestRetryAfter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waits_data();
    void waits();
    void readsYearsOfTwoDigits_data();
    void readsYearsOfTwoDigits();
    void takesTheRightStatusOnly();
};

void TestRetryAfter::waits_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("expected"); // ms; -1: none
    QTest::newRow("seconds") << QByteArray("120") << qint64(120'000);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("leading zeros") << QByteArray("007") << qint64(7'000);
    QTest::newRow("a day and more") << QByteArray("86401") << qint64(86'400'000);
    QTest::newRow("over 64 bits") << QByteArray("99999999999999999999999") << qint64(86'400'000);
    QTest::newRow("date") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(30'000);
    QTest::newRow("RFC 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT") << qint64(30'000);
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994") << qint64(30'000);
    QTest::newRow("passed") << QByteArray("Sun, 06 Nov 1994 08:00:00 GMT") << qint64(0);
    QTest::newRow("far ahead") << QByteArray("Fri, 06 Nov 2099 08:49:37 GMT") << qint64(86'400'000);
    QTest::newRow("far back") << QByteArray("Sat, 01 Jan 0001 00:00:00 GMT") << qint64(-1); // it was a Monday
    QTest::newRow("no such day") << QByteArray("Sun, 31 Feb 1994 08:49:37 GMT") << qint64(-1);
    QTest::newRow("none") << QByteArray() << qint64(-1);
    QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
    QTest::newRow("decimal") << QByteArray("1.5") << qint64(-1);
    QTest::newRow("unit") << QByteArray("5s") << qint64(-1);
    QTest::newRow("words") << QByteArray("soon") << qint64(-1);
    QTest::newRow("comma") << QByteArray(",") << qint64(-1);
    QTest::newRow("long") << QByteArray(60'000, 'x') << qint64(-1);
    QTest::newRow("bytes") << QByteArray("\xff\xfe\x01") << qint64(-1);
}

void TestRetryAfter::waits()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, expected);
    for (const int status : {429, 503}) {
        const auto wait = retryAfter({"HTTP/1.1", status, "No", {{"retry-after", value}}}, NowNs);
        QCOMPARE(wait ? qint64(wait->count()) : -1, expected);
    }
}

void TestRetryAfter::readsYearsOfTwoDigits_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("year");
    QTest::newRow("this century") << QByteArray("Saturday, 21-Nov-26 08:00:00 GMT") << 2026;
    QTest::newRow("50 years ahead") << QByteArray("Friday, 20-Nov-76 08:00:00 GMT") << 2076;
    QTest::newRow("more is past") << QByteArray("Monday, 21-Nov-77 08:00:00 GMT") << 1977;
}

void TestRetryAfter::readsYearsOfTwoDigits()
{
    QFETCH(QByteArray, text);
    const QDateTime now(QDate(2026, 11, 21), QTime(8, 0), Qt::UTC);
    QTEST(httpDate(text, now).date().year(), "year");
}

void TestRetryAfter::takesTheRightStatusOnly()
{
    for (const int status : {200, 301, 401, 500, 502})
        QVERIFY(!retryAfter({"HTTP/1.1", status, {}, {{"Retry-After", "5"}}}, NowNs));
    QVERIFY(!retryAfter({"HTTP/1.1", 503, {}, {}}, NowNs));
}

QTEST_GUILESS_MAIN(TestRetryAfter)
#include "tst_retryafter.moc"
