// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/longlines.h"

#include <QTest>

using namespace framewatch;

class LongLinesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortLinesStay();
    void longLinesAreBroken();
    void charactersStayWhole();
    void joiningIsTheInverse();
};

void LongLinesTest::shortLinesStay()
{
    const QByteArray text = "abcd\nefgh\n\nij";
    const LongLines::Broken broken = LongLines::broken(text, 4);
    QCOMPARE(broken.text, text);
    QVERIFY(broken.breaks.isEmpty());
}

void LongLinesTest::longLinesAreBroken()
{
    const LongLines::Broken broken = LongLines::broken("ab\ncdefghijk\nl", 4);
    QCOMPARE(broken.text, QByteArray("ab\ncdef\nghij\nk\nl"));
    QCOMPARE(broken.breaks, QList<qsizetype>({7, 12}));
}

void LongLinesTest::charactersStayWhole()
{
    const LongLines::Broken broken = LongLines::broken("abc\xc3\xa9zzz\xf0\x9f\x98\x80", 4);
    QCOMPARE(broken.text, QByteArray("abc\n\xc3\xa9zz\nz\n\xf0\x9f\x98\x80"));
    // What is no UTF-8 is broken too.
    QCOMPARE(LongLines::broken(QByteArray(9, '\x80'), 4).breaks.size(), 2);
}

void LongLinesTest::joiningIsTheInverse()
{
    QByteArray text;
    for (int i = 0; i < 500; ++i)
        text += QByteArray(i % 37, char('a' + i % 26)) + (i % 5 ? "" : "\n");
    const LongLines::Broken broken = LongLines::broken(text, 7);
    QCOMPARE(LongLines::joined(broken.text, 0, broken.breaks), text);
    for (qsizetype start = 0; start < 60; ++start) {
        const QByteArrayView part = QByteArrayView(broken.text).sliced(start, 100);
        const QByteArray joined = LongLines::joined(part, start, broken.breaks);
        QVERIFY(text.contains(joined));
    }
}

QTEST_APPLESS_MAIN(LongLinesTest)
#include "tst_longlines.moc"
