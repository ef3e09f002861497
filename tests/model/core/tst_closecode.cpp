// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/closecode.h"

#include <QTest>

using namespace framewatch;

class TestCloseCode : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validity_data();
    void validity();
    void everyCodeHasWords();
};

void TestCloseCode::validity_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("valid");
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
        QTest::addRow("%d", code) << code << true;
    for (const int code : {-1, 0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535, 70000})
        QTest::addRow("%d", code) << code << false;
}

void TestCloseCode::validity()
{
    QFETCH(int, code);
    QFETCH(bool, valid);
    QCOMPARE(isValidCloseCode(code), valid);
}

void TestCloseCode::everyCodeHasWords()
{
    for (int code = 0; code <= 5001; ++code) {
        QVERIFY(!closeCodeName(code).isEmpty());
        QVERIFY(!closeCodeMeaning(code).isEmpty());
        QVERIFY(!closeCodeMeaning(code).endsWith(u'.'));
    }
    QCOMPARE(closeCodeName(1001), QStringLiteral("Going Away"));
    QCOMPARE(closeCodeName(1006), QStringLiteral("Abnormal Closure"));
    QCOMPARE(closeCodeName(4321), QStringLiteral("Application code"));
}

QTEST_APPLESS_MAIN(TestCloseCode)
#include "tst_closecode.moc"
