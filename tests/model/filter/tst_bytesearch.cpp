// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/bytesearch.h"

#include <QRandomGenerator>
#include <QTest>

using namespace framewatch;

class TestByteSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void agreesWithTheObviousWay();
};

void TestByteSearch::finds_data()
{
    QTest::addColumn<QByteArray>("needle");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("found");
    const auto row = [](const char *name, const QByteArray &needle, const QByteArray &text, bool found) {
        QTest::newRow(name) << needle << text << found;
    };
    row("empty in empty", "", "", true);
    row("empty in text", "", "abc", true);
    row("in empty", "a", "", false);
    row("whole", "abc", "abc", true);
    row("longer than text", "abcd", "abc", false);
    row("at the start", "ab", "abc", true);
    row("at the end", "bc", "abc", true);
    row("case of the text", "abc", "xABCx", true);
    row("case of the needle", "ABC", "xabcx", true);
    row("mixed", "tRaDe", "TrAdE", true);
    row("first the wrong case", "zap", "Zoo zap", true);
    row("at and grave are no case pair", "@", "`", false);
    row("brackets are no case pair", "[", "{", false);
    row("nul", QByteArray("a\0b", 3), QByteArray("xA\0Bx", 5), true);
    row("nul stops nothing", "b", QByteArray("a\0b", 3), true);
    row("utf-8", "é", "caf\xc3\xa9", true);
    row("utf-8 is not folded", "É", "é", false);
    row("overlapping starts", "aab", "aaab", true);
}

void TestByteSearch::finds()
{
    QFETCH(QByteArray, needle);
    QFETCH(QByteArray, text);
    QTEST(ByteSearch(needle).isIn(text), "found");
}

void TestByteSearch::agreesWithTheObviousWay()
{
    QRandomGenerator random(7);
    const auto word = [&random](int length) {
        QByteArray bytes;
        for (int i = 0; i < length; ++i)
            bytes += "aAbBzZ\"\xc3"[random.bounded(8)];
        return bytes;
    };
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray needle = word(random.bounded(1, 5));
        const QByteArray text = word(random.bounded(40));
        QCOMPARE(ByteSearch(needle).isIn(text), text.toLower().contains(needle.toLower()));
    }
}

QTEST_APPLESS_MAIN(TestByteSearch)
#include "tst_bytesearch.moc"
