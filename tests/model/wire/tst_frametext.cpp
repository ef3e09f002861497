// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/frametext.h"

#include <QTest>

using namespace framewatch;

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

QStringList fieldLines(const QByteArray &raw)
{
    const auto header = FrameText::parse(raw);
    if (!header)
        return {};
    QStringList lines;
    const auto fields = FrameText::fields(*header);
    for (const FrameText::Field &field : fields)
        lines.append(field.bits + u'|' + field.name + u'|' + field.value + u'|' + field.meaning);
    return lines;
}

} // namespace

class FrameTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void summaries_data();
    void summaries();
    void namesEveryBit();
    void saysWhatIsCompressed();
    void headersInPartAreNothing();
    void indexesHeadersOneAfterTheOther();
};

void FrameTextTest::summaries_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("text");
    QTest::newRow("16 bit") << hex("817e00b6")
                            << QStringLiteral(
                                   "FIN 1 · RSV 000 · opcode 1 text · not masked · length 182 (16 bit)");
    QTest::newRow("masked")
        << hex("828537fa213d")
        << QStringLiteral("FIN 1 · RSV 000 · opcode 2 binary · masked, key 37 fa 21 3d · length 5 (7 bit)");
    QTest::newRow("64 bit")
        << hex("007f0000000100000000")
        << QStringLiteral(
               "FIN 0 · RSV 000 · opcode 0 continuation · not masked · length 4,294,967,296 (64 bit)");
    QTest::newRow("reserved") << hex("f300")
                              << QStringLiteral(
                                     "FIN 1 · RSV 111 · opcode 3 reserved · not masked · length 0 (7 bit)");
    QTest::newRow("not shortest") << hex("887e0002")
                                  << QStringLiteral(
                                         "FIN 1 · RSV 000 · opcode 8 close · not masked · length 2 (16 bit)");
}

void FrameTextTest::summaries()
{
    QFETCH(QByteArray, raw);
    const auto header = FrameText::parse(raw);
    QVERIFY(header);
    QTEST(FrameText::summary(*header), "text");
    QCOMPARE(header->rawView().toByteArray(), raw);
}

void FrameTextTest::namesEveryBit()
{
    const QStringList expected{
        QStringLiteral("1... ....|FIN|1|the last frame of its message"),
        QStringLiteral(".000 ....|RSV1–3|000|no extension in use"),
        QStringLiteral(".... 0001|opcode|1|text"),
        QStringLiteral("1... ....|MASK|1|masked, as a client must"),
        QStringLiteral(".111 1110|length|126|the next 2 bytes say it"),
        QStringLiteral("00 b6|length, 16 bit|182|payload bytes"),
        QStringLiteral("37 fa 21 3d|mask key||each payload byte is XORed with it"),
    };
    QCOMPARE(fieldLines(hex("81fe00b637fa213d")), expected);
}

void FrameTextTest::saysWhatIsCompressed()
{
    const auto first = FrameText::parse(hex("c107"));
    QCOMPARE(FrameText::summary(*first),
             QStringLiteral("FIN 1 · RSV 100 compressed · opcode 1 text · not masked · length 7 (7 bit)"));
    QCOMPARE(fieldLines(hex("c107")).at(1),
             QStringLiteral(".100 ....|RSV1–3|100|RSV1: the message is compressed (permessage-deflate)"));
    // Where it may not stand it says nothing of the kind.
    QCOMPARE(FrameText::rsv(*FrameText::parse(hex("c007"))), QStringLiteral("100"));
    QCOMPARE(FrameText::rsv(*FrameText::parse(hex("d107"))), QStringLiteral("101"));
}

void FrameTextTest::headersInPartAreNothing()
{
    const QByteArray whole = hex("81ff00000000000100ff37fa213d");
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!FrameText::parse(QByteArrayView(whole).first(size)));
    QVERIFY(FrameText::parse(whole));
}

void FrameTextTest::indexesHeadersOneAfterTheOther()
{
    const FrameText::Index index = FrameText::index(hex("010500fe00c837fa213d8001"));
    QCOMPARE(index.starts, QList<qsizetype>({0, 2, 10}));
    QCOMPARE(index.partial, -1);
    const FrameText::Index partial = FrameText::index(hex("8105817e00"));
    QCOMPARE(partial.starts, QList<qsizetype>{0});
    QCOMPARE(partial.partial, 2);
}

QTEST_APPLESS_MAIN(FrameTextTest)
#include "tst_frametext.moc"
