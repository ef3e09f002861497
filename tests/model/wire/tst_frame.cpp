// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/frame.h"

#include <QTest>

using namespace framewatch;

namespace {

using Key = std::array<quint8, 4>;
constexpr Key SomeKey{0x37, 0xFA, 0x21, 0x3D};

QByteArray counting(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 7 + 3);
    return bytes;
}

QByteArray maskedByTheBook(QByteArray bytes, Key key, quint64 offset)
{
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(bytes.at(i) ^ key[(offset + static_cast<quint64>(i)) % 4]);
    return bytes;
}

} // namespace

class TestFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void maskOfEverySizeAndOffset();
    void maskInPlace();
    void maskAtHugeOffset();
    void header_data();
    void header();
    void samplesOfTheRfc();
    void frameIsHeaderAndPayload_data();
    void frameIsHeaderAndPayload();
    void closePayload_data();
    void closePayload();
    void everyOpcodeHasAName();
};

void TestFrame::maskOfEverySizeAndOffset()
{
    for (qsizetype size = 0; size < 70; ++size) {
        for (quint64 offset = 0; offset < 9; ++offset) {
            const QByteArray plain = counting(size);
            QByteArray out(size + 1, '!');
            applyMask(plain.data(), out.data(), size, SomeKey, offset);
            QCOMPARE(out.first(size), maskedByTheBook(plain, SomeKey, offset));
            QCOMPARE(out.back(), '!'); // nothing is written beyond
        }
    }
}

void TestFrame::maskInPlace()
{
    const QByteArray plain = counting(1001);
    QByteArray bytes = plain;
    applyMask(bytes.data(), bytes.data(), bytes.size(), SomeKey, 1);
    QCOMPARE(bytes, maskedByTheBook(plain, SomeKey, 1));
    applyMask(bytes.data(), bytes.data(), bytes.size(), SomeKey, 1);
    QCOMPARE(bytes, plain);
}

void TestFrame::maskAtHugeOffset()
{
    const QByteArray plain = counting(20);
    QByteArray out(20, '\0');
    const quint64 offset = std::numeric_limits<quint64>::max() - 2;
    applyMask(plain.data(), out.data(), plain.size(), SomeKey, offset);
    QCOMPARE(out, maskedByTheBook(plain, SomeKey, offset % 4));
}

void TestFrame::header_data()
{
    QTest::addColumn<quint64>("length");
    QTest::addColumn<QByteArray>("hex");
    QTest::addRow("0") << quint64(0) << QByteArray("8200");
    QTest::addRow("125") << quint64(125) << QByteArray("827d");
    QTest::addRow("126") << quint64(126) << QByteArray("827e007e");
    QTest::addRow("65535") << quint64(65535) << QByteArray("827effff");
    QTest::addRow("65536") << quint64(65536) << QByteArray("827f0000000000010000");
    QTest::addRow("2^32") << (quint64(1) << 32) << QByteArray("827f0000000100000000");
    QTest::addRow("2^63-1") << (quint64(1) << 63) - 1 << QByteArray("827f7fffffffffffffff");
}

void TestFrame::header()
{
    QFETCH(quint64, length);
    QFETCH(QByteArray, hex);
    QCOMPARE(encodeFrameHeader(Opcode::Binary, length).toHex(), hex);

    QByteArray masked = QByteArray::fromHex(hex);
    masked[1] = static_cast<char>(masked.at(1) | 0x80);
    masked += QByteArray::fromHex("37fa213d");
    QCOMPARE(encodeFrameHeader(Opcode::Binary, length, true, &SomeKey), masked);

    QByteArray fragment = QByteArray::fromHex(hex);
    fragment[0] = '\x02';
    QCOMPARE(encodeFrameHeader(Opcode::Binary, length, false), fragment);
}

void TestFrame::samplesOfTheRfc() // §5.7
{
    QCOMPARE(encodeFrame(Opcode::Text, "Hello").toHex(), QByteArray("810548656c6c6f"));
    QCOMPARE(encodeFrame(Opcode::Text, "Hello", true, &SomeKey).toHex(),
             QByteArray("818537fa213d7f9f4d5158"));
    QCOMPARE(encodeFrame(Opcode::Text, "Hel", false).toHex(), QByteArray("010348656c"));
    QCOMPARE(encodeFrame(Opcode::Continuation, "lo").toHex(), QByteArray("80026c6f"));
    QCOMPARE(encodeFrame(Opcode::Ping, "Hello").toHex(), QByteArray("890548656c6c6f"));
    QCOMPARE(encodeFrame(Opcode::Pong, "Hello", true, &SomeKey).toHex(),
             QByteArray("8a8537fa213d7f9f4d5158"));
    QCOMPARE(encodeFrame(Opcode::Binary, counting(256)).first(4).toHex(), QByteArray("827e0100"));
    QCOMPARE(encodeFrame(Opcode::Binary, counting(65536)).first(10).toHex(),
             QByteArray("827f0000000000010000"));
}

void TestFrame::frameIsHeaderAndPayload_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 7, 8, 125, 126, 127, 65535, 65536, 65537})
        QTest::addRow("%d", size) << size;
}

void TestFrame::frameIsHeaderAndPayload()
{
    QFETCH(int, size);
    const QByteArray payload = counting(size);
    const auto length = static_cast<quint64>(size);
    QCOMPARE(encodeFrame(Opcode::Binary, payload), encodeFrameHeader(Opcode::Binary, length) + payload);
    QCOMPARE(encodeFrame(Opcode::Binary, payload, false, &SomeKey),
             encodeFrameHeader(Opcode::Binary, length, false, &SomeKey) +
                 maskedByTheBook(payload, SomeKey, 0));
}

void TestFrame::closePayload_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QByteArray>("payload");
    const QByteArray normal = QByteArray::fromHex("03e8");
    QTest::addRow("no code") << 0 << QString() << QByteArray();
    QTest::addRow("1005 is no code") << 1005 << QStringLiteral("lost") << QByteArray();
    QTest::addRow("code alone") << 1000 << QString() << normal;
    QTest::addRow("code and reason") << 1000 << QStringLiteral("bye") << normal + "bye";
    QTest::addRow("4999") << 4999 << QStringLiteral("ö") << QByteArray::fromHex("1387c3b6");
    QTest::addRow("123 bytes") << 1000 << QString(123, u'x') << normal + QByteArray(123, 'x');
    QTest::addRow("124 bytes") << 1000 << QString(124, u'x') << normal + QByteArray(123, 'x');
    QTest::addRow("cut before a character of two")
        << 1000 << QString(QString(122, u'x') + u'ö' + u'y') << normal + QByteArray(122, 'x');
    QTest::addRow("cut before a character of four")
        << 1000 << QString(QString(120, u'x') + QStringLiteral("😀")) << normal + QByteArray(120, 'x');
    QTest::addRow("a character of four that fits")
        << 1000 << QString(QString(119, u'x') + QStringLiteral("😀!"))
        << normal + QByteArray(119, 'x') + QByteArray("😀");
}

void TestFrame::closePayload()
{
    QFETCH(int, code);
    QFETCH(QString, reason);
    QFETCH(QByteArray, payload);
    QCOMPARE(framewatch::closePayload(code, reason), payload);
}

void TestFrame::everyOpcodeHasAName()
{
    for (int opcode = 0; opcode < 16; ++opcode)
        QVERIFY(!opcodeName(static_cast<Opcode>(opcode)).isEmpty());
    QCOMPARE(opcodeName(Opcode::Ping), QStringLiteral("ping"));
    QCOMPARE(opcodeName(static_cast<Opcode>(0xB)), QStringLiteral("reserved"));
}

QTEST_APPLESS_MAIN(TestFrame)
#include "tst_frame.moc"
