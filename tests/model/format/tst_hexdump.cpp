// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/hexdump.h"

#include <QTest>

using namespace framewatch;

class HexDumpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digitsGrowWithTheSize();
    void linesHaveThreeColumns();
    void textIsAligned();
    void behindTheEndIsEmpty();
};

void HexDumpTest::digitsGrowWithTheSize()
{
    QCOMPARE(HexDump::offsetDigits(0), 4);
    QCOMPARE(HexDump::offsetDigits(0x10000), 4);
    QCOMPARE(HexDump::offsetDigits(0x10001), 8);
    QCOMPARE(HexDump::offsetDigits(0x1'0000'0001), 12);
}

void HexDumpTest::linesHaveThreeColumns()
{
    const QByteArray bytes("0123456789abcdef~\x7f\0\xff", 20);
    const HexDump::Line first = HexDump::line(bytes, 0, 16);
    QCOMPARE(first.offset, QStringLiteral("0000"));
    QCOMPARE(first.hex, QStringLiteral("30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66"));
    QCOMPARE(first.hex.mid(HexDump::hexColumn(8), 2), QStringLiteral("38"));
    const HexDump::Line last = HexDump::line(bytes, 1, 16);
    QCOMPARE(last.offset, QStringLiteral("0010"));
    QCOMPARE(last.hex, QStringLiteral("7e 7f 00 ff"));
    QCOMPARE(last.ascii, QStringLiteral("~···"));
}

void HexDumpTest::textIsAligned()
{
    QCOMPARE(HexDump::text("123456789", 0, 5, 8), QStringLiteral("0000  31 32 33 34 35 36 37 38  12345678\n"
                                                                 "0008  39                       9\n"));
    QCOMPARE(HexDump::hex(QByteArray::fromHex("a501ff")), QStringLiteral("a5 01 ff"));
}

void HexDumpTest::behindTheEndIsEmpty()
{
    QCOMPARE(HexDump::line({}, 0, 16).offset, QString());
    QCOMPARE(HexDump::lineCount(0, 16), 0);
    QCOMPARE(HexDump::lineCount(17, 16), 2);
    QCOMPARE(HexDump::text("a", 3, 9), QString());
}

QTEST_APPLESS_MAIN(HexDumpTest)
#include "tst_hexdump.moc"
