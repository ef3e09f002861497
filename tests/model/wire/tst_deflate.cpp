// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Inflater and Deflater, alone and against each other.
#include "model/wire/deflater.h"
#include "model/wire/inflater.h"
#include "tests/model/wire/splits.h"

#include <QRandomGenerator>
#include <QTest>

#include <zlib.h>

using namespace framewatch;
using namespace framewatch::test;

namespace {

constexpr qint64 Limit = 1 << 20;

QByteArray bytesOf(const char *hex)
{
    return QByteArray::fromHex(hex);
}

/// What the messages, each cut into chunks, come to; joined by '|'. "broken: …" or "too long" instead of the
/// rest.
QByteArray inflated(const QList<Chunks> &messages, Inflater &&inflater, qint64 limit = Limit)
{
    QByteArrayList results;
    for (const Chunks &chunks : messages) {
        QByteArray out;
        auto outcome = Inflater::Outcome::Fine;
        for (qsizetype i = 0; i < chunks.size() && outcome == Inflater::Outcome::Fine; ++i)
            outcome = inflater.add(chunks[i], out, limit);
        if (outcome == Inflater::Outcome::Fine)
            outcome = inflater.finish(out, limit);
        if (outcome == Inflater::Outcome::Fine)
            results.append(out);
        else if (outcome == Inflater::Outcome::TooLong)
            return results.join('|') + " too long";
        else
            return results.join('|') + " broken: " + inflater.fault().toLatin1();
    }
    return results.join('|');
}

QByteArray deflated(const QByteArray &message, Deflater &deflater)
{
    QByteArray out;
    deflater.add(message, out);
    deflater.finish(out);
    return out;
}

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator(7692);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.generate());
    return bytes;
}

QByteArray json(int records)
{
    QByteArray text = "[";
    for (int i = 0; i < records; ++i)
        text += R"({"id":)" + QByteArray::number(i * 7919 % 10007) +
                R"(,"type":"trade","px":101.25,"side":"buy"},)";
    text.chop(1);
    return text + ']';
}

QList<QByteArray> corpus()
{
    return {"Hello", "", "a", json(3), json(400), noise(5000), QByteArray(100'000, 'x'), "Hello", json(400)};
}

} // namespace

class TestDeflate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void examplesOfTheStandard_data();
    void examplesOfTheStandard();
    void makesTheExampleOfTheStandard();
    void makesTheSharedWindowOfTheStandard();
    void emptyMessageIsOneByte();
    void comesBack_data();
    void comesBack();
    void smallestWindowReachesNoFurther();
    void contextIsKeptOrNot();
    void aFinalBlockKeepsTheWindow();
    void manyFinalBlocksAreQuick();
    void finds_data();
    void finds();
    void saysHowMuchItTook();
    void bombEndsAtTheLimit();
    void limitIsExact();
    void limitComesBeforeWhatBreaksAfterIt();
};

void TestDeflate::examplesOfTheStandard_data()
{
    QTest::addColumn<QByteArrayList>("messages");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("one block, 7.2.3.1") << QByteArrayList{bytesOf("f248cdc9c90700")} << QByteArray("Hello");
    QTest::newRow("shared window, 7.2.3.2")
        << QByteArrayList{bytesOf("f248cdc9c90700"), bytesOf("f200110000")} << QByteArray("Hello|Hello");
    QTest::newRow("not compressed, 7.2.3.3")
        << QByteArrayList{bytesOf("000500faff48656c6c6f00")} << QByteArray("Hello");
    QTest::newRow("final block, 7.2.3.4")
        << QByteArrayList{bytesOf("f348cdc9c9070000")} << QByteArray("Hello");
    QTest::newRow("final block and nothing more")
        << QByteArrayList{bytesOf("f348cdc9c90700")} << QByteArray("Hello");
    QTest::newRow("two blocks, 7.2.3.5")
        << QByteArrayList{bytesOf("f248050000 00ffffcac9c90700")} << QByteArray("Hello");
    QTest::newRow("empty, 7.2.3.6") << QByteArrayList{bytesOf("00")} << QByteArray("");
    QTest::newRow("empty by a fixed block") << QByteArrayList{bytesOf("0200")} << QByteArray("");
    QTest::newRow("empty between others")
        << QByteArrayList{bytesOf("f248cdc9c90700"), bytesOf("00"), bytesOf("f200110000")}
        << QByteArray("Hello||Hello");
}

void TestDeflate::examplesOfTheStandard()
{
    QFETCH(QByteArrayList, messages);
    QFETCH(QByteArray, expected);
    for (const Chunks &split : everySplit(messages.last())) {
        QList<Chunks> all;
        for (qsizetype i = 0; i + 1 < messages.size(); ++i)
            all.append({messages[i]});
        all.append(split);
        QCOMPARE(inflated(all, Inflater(15, true)), expected);
    }
}

void TestDeflate::makesTheExampleOfTheStandard()
{
    Deflater deflater(15, true);
    QCOMPARE(deflated("Hello", deflater).toHex(), bytesOf("f248cdc9c90700").toHex());
}

void TestDeflate::makesTheSharedWindowOfTheStandard()
{
    Deflater shared(15, true);
    deflated("Hello", shared);
    QCOMPARE(deflated("Hello", shared).toHex(), bytesOf("f200110000").toHex());
    Deflater fresh(15, false);
    deflated("Hello", fresh);
    QCOMPARE(deflated("Hello", fresh).toHex(), bytesOf("f248cdc9c90700").toHex());
}

void TestDeflate::emptyMessageIsOneByte()
{
    Deflater deflater(15, true);
    QCOMPARE(deflated({}, deflater), bytesOf("00"));
    deflated("Hello", deflater);
    QCOMPARE(deflated({}, deflater), bytesOf("00"));
    QCOMPARE(deflated("Hello", deflater), bytesOf("f200110000"));
}

void TestDeflate::comesBack_data()
{
    QTest::addColumn<int>("bits");
    QTest::addColumn<bool>("takeover");
    for (int bits = 8; bits <= 15; ++bits) {
        QTest::addRow("%d kept", bits) << bits << true;
        QTest::addRow("%d new", bits) << bits << false;
    }
}

void TestDeflate::comesBack()
{
    QFETCH(int, bits);
    QFETCH(bool, takeover);
    Deflater deflater(bits, takeover);
    QList<QByteArray> compressed;
    for (const QByteArray &message : corpus())
        compressed.append(deflated(message, deflater));
    for (const qsizetype step : {1, 5, 4096}) {
        QList<Chunks> messages;
        for (const QByteArray &message : compressed) {
            Chunks chunks;
            for (qsizetype at = 0; at < message.size(); at += step)
                chunks.append(QByteArrayView(message).sliced(at, std::min(step, message.size() - at)));
            messages.append(chunks);
        }
        QVERIFY(inflated(messages, Inflater(bits, takeover)) == corpus().join('|'));
    }
}

/// What zlib is told to make with 9 bits where 8 were agreed on must be readable by whoever has no more than
/// 256 bytes.
void TestDeflate::smallestWindowReachesNoFurther()
{
    Deflater deflater(8, true);
    QByteArray bytes;
    QByteArray plain;
    for (const QByteArray &message : corpus()) {
        bytes += deflated(message, deflater) + bytesOf("0000ffff");
        plain += message;
    }
    z_stream z{};
    QCOMPARE(inflateInit2(&z, -8), Z_OK);
    z.next_in = reinterpret_cast<Bytef *>(bytes.data());
    z.avail_in = static_cast<uInt>(bytes.size());
    QByteArray out;
    for (int result = Z_OK; result == Z_OK;) {
        Bytef byte = 0; // one at a time, so that all history is in the window
        z.next_out = &byte;
        z.avail_out = 1;
        result = inflate(&z, Z_SYNC_FLUSH);
        QVERIFY2(result == Z_OK || result == Z_BUF_ERROR, z.msg);
        if (z.avail_out == 0)
            out.append(static_cast<char>(byte));
    }
    inflateEnd(&z);
    QVERIFY(out == plain);
}

void TestDeflate::contextIsKeptOrNot()
{
    const QByteArray refersBack = bytesOf("f200110000");
    const QByteArray hello = bytesOf("f248cdc9c90700");
    QCOMPARE(inflated({{hello}, {refersBack}}, Inflater(15, true)), QByteArray("Hello|Hello"));
    QCOMPARE(inflated({{hello}, {refersBack}}, Inflater(15, false)),
             QByteArray("Hello broken: invalid distance too far back"));
}

void TestDeflate::aFinalBlockKeepsTheWindow()
{
    const QByteArray final = bytesOf("f348cdc9c9070000");
    const QByteArray refersBack = bytesOf("f200110000");
    QCOMPARE(inflated({{final}, {refersBack}, {final}, {refersBack}}, Inflater(15, true)),
             QByteArray("Hello|Hello|Hello|Hello"));
    // Two streams in one message, the second referring to the first.
    const QByteArray both = bytesOf("f348cdc9c90700") + bytesOf("f200110000");
    QCOMPARE(inflated({{both}}, Inflater(15, true)), QByteArray("HelloHello"));
}

void TestDeflate::manyFinalBlocksAreQuick()
{
    const QByteArray many = bytesOf("0300").repeated(1 << 19) + '\0';
    QCOMPARE(inflated({{many}}, Inflater(15, true)),
             QByteArray()); // a copy of the window for each would take 10 s
}

void TestDeflate::finds_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("a reserved block") << bytesOf("06") << QByteArray(" broken: invalid block type");
    QTest::newRow("lengths that differ")
        << bytesOf("0005000000") << QByteArray(" broken: invalid stored block lengths");
    QTest::newRow("nothing at all") << QByteArray() << QByteArray(" broken: the message ends inside a block");
    QTest::newRow("too far back") << bytesOf("f200110000")
                                  << QByteArray(" broken: invalid distance too far back");
    QTest::newRow("cut in a stored block")
        << bytesOf("002000dfff4865") << QByteArray(" broken: the message ends inside a block");
}

void TestDeflate::finds()
{
    QFETCH(QByteArray, message);
    QFETCH(QByteArray, expected);
    for (const Chunks &split : everySplit(message))
        QCOMPARE(inflated({split}, Inflater(15, true)), expected);
}

void TestDeflate::saysHowMuchItTook()
{
    Inflater inflater(15, true);
    QByteArray out;
    QCOMPARE(inflater.add(bytesOf("f248cdc9c907000000ffff06aaaa"), out, Limit), Inflater::Outcome::Broken);
    QVERIFY2(inflater.taken() >= 11 && inflater.taken() <= 12, qPrintable(QString::number(inflater.taken())));
    QCOMPARE(out, QByteArray("Hello"));
    QCOMPARE(inflater.add("\0", out, Limit), Inflater::Outcome::Broken);
}

void TestDeflate::bombEndsAtTheLimit()
{
    Deflater deflater(15, true);
    const QByteArray bomb = deflated(QByteArray(64 << 20, '\0'), deflater);
    QVERIFY(bomb.size() < 70'000);
    Inflater inflater(15, true);
    QByteArray out;
    QCOMPARE(inflater.add(bomb, out, Limit), Inflater::Outcome::TooLong);
    QVERIFY(out.size() <= Limit + 1);
    QVERIFY(out.capacity() <= Limit + 64);
}

void TestDeflate::limitIsExact()
{
    Deflater deflater(15, false);
    const QByteArray message = deflated(QByteArray(5000, 'x'), deflater);
    QVERIFY(inflated({{message}}, Inflater(15, false), 5000) == QByteArray(5000, 'x'));
    QCOMPARE(inflated({{message}}, Inflater(15, false), 4999), QByteArray(" too long"));
    QCOMPARE(inflated({{bytesOf("00")}}, Inflater(15, false), 0), QByteArray());
    QCOMPARE(inflated({{message}}, Inflater(15, false), 0), QByteArray(" too long"));
}

void TestDeflate::limitComesBeforeWhatBreaksAfterIt()
{
    const QByteArray message = bytesOf("f248cdc9c907000000ffff06");
    for (const Chunks &split : everySplit(message)) {
        QCOMPARE(inflated({split}, Inflater(15, true), 4), QByteArray(" too long"));
        QCOMPARE(inflated({split}, Inflater(15, true), 5), QByteArray(" broken: invalid block type"));
    }
}

QTEST_APPLESS_MAIN(TestDeflate)
#include "tst_deflate.moc"
