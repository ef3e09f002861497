// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/binarytext.h"

#include <QTest>

using namespace framewatch;

class TestBinaryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hex_data();
    void hex();
    void hexProblems_data();
    void hexProblems();
    void base64_data();
    void base64();
    void base64Problems_data();
    void base64Problems();
    void roundTrips();
};

namespace {

QByteArray everyByte(int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes.append(static_cast<char>(i * 7));
    return bytes;
}

} // namespace

void TestBinaryText::hex_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *text, const char *hex) {
        QTest::addRow("%s", QByteArray(text).simplified().constData())
            << QString::fromLatin1(text) << QByteArray::fromHex(hex);
    };
    row("", "");
    row(" \r\n\t", "");
    row("a50102ff", "a50102ff");
    row("A5 01 02 FF", "a50102ff");
    row("a501\r\n02\tff\n", "a50102ff");
    row("0xA5, 0x01,0x2, 0xfF", "a50102ff");
    row("0Xa50102", "a50102");
    row("a5:01-02;ff", "a50102ff");
    row("00", "00");
    row("0x0", "00");
}

void TestBinaryText::hex()
{
    QFETCH(QString, text);
    const BinaryText::Decoded decoded = BinaryText::fromHex(text);
    QVERIFY(!decoded.problem);
    QTEST(decoded.bytes, "bytes");
}

void TestBinaryText::hexProblems_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const QString &text, int position, int line, int column, const char *sentence) {
        QTest::addRow("%s", qPrintable(text.simplified()))
            << text << position << line << column << QString::fromUtf8(sentence);
    };
    row(QStringLiteral("a"), 0, 1, 1, "a byte needs two hexadecimal digits");
    row(QStringLiteral("a5 012 02"), 5, 1, 6, "a byte needs two hexadecimal digits");
    row(QStringLiteral("a5\n0 1"), 3, 2, 1, "a byte needs two hexadecimal digits");
    row(QStringLiteral("0x123"), 4, 1, 5, "a byte needs two hexadecimal digits");
    row(QStringLiteral("a5 xy"), 3, 1, 4, "'x' is not a hexadecimal digit");
    row(QStringLiteral("a5\n01\n0g"), 7, 3, 2, "'g' is not a hexadecimal digit");
    row(QStringLiteral("a5 é"), 3, 1, 4, "'é' is not a hexadecimal digit");
    row(QStringLiteral("a5 \u0001"), 3, 1, 4, "U+0001 is not a hexadecimal digit");
    row(QStringLiteral("0x"), 0, 1, 1, "expected hexadecimal digits after 0x");
    row(QStringLiteral("0xA50x01"), 5, 1, 6, "'x' is not a hexadecimal digit");
}

void TestBinaryText::hexProblems()
{
    QFETCH(QString, text);
    const BinaryText::Decoded decoded = BinaryText::fromHex(text);
    QVERIFY(decoded.problem);
    QTEST(decoded.problem->sentence, "sentence");
    QTEST(int(decoded.problem->position), "position");
    QTEST(decoded.problem->line, "line");
    QTEST(decoded.problem->column, "column");
}

void TestBinaryText::base64_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *text, const QByteArray &bytes) {
        QTest::addRow("%s", QByteArray(text).simplified().constData()) << QString::fromLatin1(text) << bytes;
    };
    row("", "");
    row("Zg==", "f"); // RFC 4648 §10
    row("Zm8=", "fo");
    row("Zm9v", "foo");
    row("Zm9vYg==", "foob");
    row("Zm9vYmE=", "fooba");
    row("Zm9vYmFy", "foobar");
    row("Zg", "f");
    row("Zm9vYmE", "fooba");
    row("Zm9v\r\nYm Fy\n", "foobar");
    row("Zg=\n=", "f");
    row("+/-_", QByteArray::fromHex("fbffbf"));
}

void TestBinaryText::base64()
{
    QFETCH(QString, text);
    const BinaryText::Decoded decoded = BinaryText::fromBase64(text);
    QVERIFY(!decoded.problem);
    QTEST(decoded.bytes, "bytes");
}

void TestBinaryText::base64Problems_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *text, int position, const char *sentence) {
        QTest::addRow("%s", text) << QString::fromLatin1(text) << position << QString::fromLatin1(sentence);
    };
    row("Z", 0, "the last group needs at least two digits");
    row("Zm9vY", 4, "the last group needs at least two digits");
    row("Zg=", 2, "another '=' is expected");
    row("Zg===", 4, "'=' is not expected here");
    row("Zm8==", 4, "'=' is not expected here");
    row("=", 0, "'=' is not expected here");
    row("Zm9v=", 4, "'=' is not expected here");
    row("Zg==Zg==", 4, "nothing may follow the padding");
    row("Zm,v", 2, "',' is not a Base64 digit");
}

void TestBinaryText::base64Problems()
{
    QFETCH(QString, text);
    const BinaryText::Decoded decoded = BinaryText::fromBase64(text);
    QVERIFY(decoded.problem);
    QTEST(decoded.problem->sentence, "sentence");
    QTEST(int(decoded.problem->position), "position");
    QCOMPARE(decoded.problem->column, int(decoded.problem->position) + 1);
}

void TestBinaryText::roundTrips()
{
    for (int size = 0; size < 300; ++size) {
        const QByteArray bytes = everyByte(size);
        QCOMPARE(BinaryText::fromHex(BinaryText::toHex(bytes)).bytes, bytes);
        QCOMPARE(BinaryText::fromBase64(BinaryText::toBase64(bytes)).bytes, bytes);
    }
    QCOMPARE(BinaryText::toHex(everyByte(3), 2), QStringLiteral("00 07\n0e"));
    for (const QString &line : BinaryText::toBase64(everyByte(300)).split(u'\n'))
        QVERIFY(line.size() <= 76);
}

QTEST_APPLESS_MAIN(TestBinaryText)
#include "tst_binarytext.moc"
