// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// FrameDecoder and MessageAssembler with permessage-deflate (RFC 7692).
#include "model/wire/deflater.h"
#include "tests/model/wire/assembling.h"

#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

namespace {

const DeflateTerms Default;

QByteArray compressed(const QByteArray &message)
{
    Deflater deflater(15, false);
    QByteArray out;
    deflater.add(message, out);
    deflater.finish(out);
    return out;
}

/// A frame with RSV1 set.
QByteArray marked(QByteArray frame)
{
    frame[0] = static_cast<char>(frame[0] | 0x40);
    return frame;
}

QByteArray hello()
{
    return bytesOf("f248cdc9c90700");
}

QByteArray maskedFrame(Opcode opcode, const QByteArray &payload, bool fin = true)
{
    return encodeFrame(opcode, payload, fin, &SomeKey);
}

} // namespace

class TestCompressedMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messages_data();
    void messages();
    void violations_data();
    void violations();
    void withoutTermsNothingIsDecompressed();
    void plainMessagesStayViews();
    void bombIsStoppedEarly();
    void endlessNothingIsStopped();
    void brokenDataShowsWhereItBreaks();
    void textIsCheckedDecompressed();
    void theFirstFaultIsTold();
    void unfinishedIsDecompressed();
    void memoryIsGivenBack();
};

void TestCompressedMessages::messages_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("messages");

    QTest::newRow("one frame, 7.2.3.1")
        << bytesOf("c107f248cdc9c90700") << QByteArrayList{"text 48656c6c6f deflated [c107]"};
    QTest::newRow("two frames, 7.2.3.1")
        << bytesOf("4103f248cd8004c9c90700") << QByteArrayList{"text 48656c6c6f deflated [41038004]"};
    QTest::newRow("window kept, 7.2.3.2")
        << bytesOf("c107f248cdc9c90700c105f200110000")
        << QByteArrayList{"text 48656c6c6f deflated [c107]", "text 48656c6c6f deflated [c105]"};
    QTest::newRow("stored, 7.2.3.3") << bytesOf("c10b000500faff48656c6c6f00")
                                     << QByteArrayList{"text 48656c6c6f deflated [c10b]"};
    QTest::newRow("final block, 7.2.3.4")
        << bytesOf("c108f348cdc9c9070000") << QByteArrayList{"text 48656c6c6f deflated [c108]"};
    QTest::newRow("two blocks, 7.2.3.5")
        << bytesOf("c10df248050000 00ffffcac9c90700") << QByteArrayList{"text 48656c6c6f deflated [c10d]"};
    QTest::newRow("empty, 7.2.3.6") << bytesOf("c10100") << QByteArrayList{"text  deflated [c101]"};
    QTest::newRow("a plain message between two")
        << marked(frame(Text, hello())) + frame(Text, "plain") + bytesOf("c105f200110000")
        << QByteArrayList{"text 48656c6c6f deflated [c107]", "text 706c61696e [8105]",
                          "text 48656c6c6f deflated [c105]"};
    QTest::newRow("a plain message in fragments after one")
        << marked(frame(Text, hello())) + part(Binary, "pl") + frame(More, "ain")
        << QByteArrayList{"text 48656c6c6f deflated [c107]", "binary 706c61696e [02028003]"};
    QTest::newRow("a ping between fragments")
        << bytesOf("4103f248cd") + frame(Opcode::Ping, "p") + bytesOf("8004c9c90700")
        << QByteArrayList{"ping 70 [8901]", "text 48656c6c6f deflated [41038004]"};
    QTest::newRow("empty fragments") << bytesOf("4100") + part(More, hello()) + part(More, {}) +
                                            frame(More, {})
                                     << QByteArrayList{"text 48656c6c6f deflated [4100000700008000]"};
    QTest::newRow("a character across fragments")
        << marked(part(Text, compressed("\xE2\x82\xAC").first(2))) +
               frame(More, compressed("\xE2\x82\xAC").sliced(2))
        << QByteArrayList{"text e282ac deflated [4102" +
                          QByteArray(compressed("\xE2\x82\xAC").size() - 2 == 4 ? "8004" : "8003") + "]"};
    QTest::newRow("binary")
        << marked(frame(Binary, compressed(bytesOf("ff00fe"))))
        << QByteArrayList{
               "binary ff00fe deflated [c2" +
               QByteArray::number(compressed(bytesOf("ff00fe")).size(), 16).rightJustified(2, '0') + "]"};
}

void TestCompressedMessages::messages()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, messages);
    for (const Chunks &chunks : everySplit(bytes)) {
        const Outcome outcome = assemble(chunks, Sender::Server, Limit, Default);
        QCOMPARE(outcome.violation.sentence, QString());
        QCOMPARE(outcome.messages, messages);
        QCOMPARE(outcome.unfinished, QByteArray());
    }
}

void TestCompressedMessages::violations_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");

    const auto rsv1 = [](const char *what) {
        return QStringLiteral("A %1 frame with RSV1 set: only the first frame of a text or binary message "
                              "says that it is "
                              "compressed (RFC 7692 §6)")
            .arg(QLatin1String(what));
    };
    QTest::newRow("RSV1 on a ping") << marked(frame(Opcode::Ping, "x")) << 1002 << rsv1("ping");
    QTest::newRow("RSV1 on a close frame") << marked(frame(Opcode::Close, {})) << 1002 << rsv1("close");
    QTest::newRow("RSV1 on a continuation")
        << marked(part(Text, hello())) + marked(frame(More, {})) << 1002 << rsv1("continuation");
    QTest::newRow("RSV1 on the continuation of a plain message")
        << part(Text, "x") + marked(frame(More, hello())) << 1002 << rsv1("continuation");
    QTest::newRow("RSV2")
        << bytesOf("a10100") << 1002
        << "A frame with RSV2 set: no extension was agreed that gives it a meaning (RFC 6455 §5.2)";
    QTest::newRow("RSV1 and RSV3")
        << bytesOf("d10100") << 1002
        << "A frame with RSV3 set: no extension was agreed that gives it a meaning (RFC 6455 "
           "§5.2)";
    QTest::newRow("a new message inside one")
        << marked(part(Text, hello())) + marked(frame(Text, hello())) << 1002
        << "A new text frame inside a fragmented text message: only continuation and control frames may come "
           "there (RFC "
           "6455 §5.4)";
    QTest::newRow("a reserved block")
        << marked(frame(Text, bytesOf("06"))) << 1002
        << "A compressed text message cannot be decompressed: invalid block type (RFC 7692 "
           "§7.2.2)";
    QTest::newRow("a payload of nothing")
        << marked(frame(Binary, {})) << 1002
        << "A compressed binary message cannot be decompressed: the message ends inside "
           "a block (RFC 7692 §7.2.2)";
    QTest::newRow("a bomb")
        << marked(frame(Binary, compressed(QByteArray(20'001, 'x')))) << 1009
        << "A compressed binary message grows over the limit of 20000 bytes (RFC 6455 §10.4)";
    QTest::newRow("a promise of 2^62 bytes") << marked(encodeFrameHeader(Text, quint64(1) << 62)) << 1009
                                             << "A compressed message of at least 4611686018427387904 bytes "
                                                "on the wire: it cannot be one within the limit of "
                                                "20000 bytes (RFC 6455 §10.4)";
}

void TestCompressedMessages::violations()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, sentence);
    for (const Chunks &chunks : everySplit(bytes)) {
        const Outcome outcome = assemble(chunks, Sender::Server, 20'000, Default);
        QCOMPARE(outcome.violation.sentence, sentence);
        QCOMPARE(outcome.violation.closeCode, code);
        QVERIFY(outcome.messages.isEmpty());
    }
}

void TestCompressedMessages::withoutTermsNothingIsDecompressed()
{
    const Outcome outcome = assemble({bytesOf("c107f248cdc9c90700")});
    QCOMPARE(outcome.violation.sentence,
             QStringLiteral(
                 "A frame with RSV1 set: no extension was agreed that gives it a meaning (RFC 6455 §5.2)"));
}

void TestCompressedMessages::plainMessagesStayViews()
{
    const QByteArray bytes = frame(Text, "Hello");
    FrameDecoder decoder(Sender::Server, true);
    MessageAssembler assembler(Limit, Inflater(15, true));
    QByteArrayView input(bytes);
    const auto message = assembler.add(*decoder.next(input));
    QVERIFY(message);
    QVERIFY(!message->compressed);
    QCOMPARE(static_cast<const void *>(message->payload.data()),
             static_cast<const void *>(bytes.constData() + 2));
}

void TestCompressedMessages::bombIsStoppedEarly()
{
    const QByteArray bomb = marked(maskedFrame(Binary, compressed(QByteArray(64 << 20, '\0'))));
    FrameDecoder decoder(Sender::Client, true);
    MessageAssembler assembler(Limit, Inflater(15, true));
    QByteArrayView rest(bomb);
    qint64 most = 0;
    while (!assembler.failed() && !rest.isEmpty()) {
        QByteArrayView chunk = rest.first(std::min<qsizetype>(512, rest.size()));
        rest = rest.sliced(chunk.size());
        while (const auto piece = decoder.next(chunk))
            QVERIFY(!assembler.add(*piece));
        most = std::max(most, assembler.pendingBytes());
    }
    QVERIFY(assembler.failed());
    QCOMPARE(assembler.violation().closeCode, 1009);
    QVERIFY(assembler.violation().payload.size() <= Violation::MaxPayload);
    QVERIFY(most <= Limit);
    QVERIFY2(bomb.size() - rest.size() < 4096,
             "it should have failed within the first MiB of what it grows to");
    QVERIFY(!assembler.unfinished());
}

/// Empty blocks come to nothing however many there are, but a message of them must end.
void TestCompressedMessages::endlessNothingIsStopped()
{
    FrameDecoder decoder(Sender::Server, true);
    MessageAssembler assembler(1000, Inflater(15, true));
    const QByteArray empty = bytesOf("000000ffff").repeated(2000);
    QByteArray next = marked(part(Text, empty));
    qint64 sent = 0;
    while (!assembler.failed() && sent < 1 << 20) {
        QByteArrayView input(next);
        while (const auto piece = decoder.next(input))
            QVERIFY(!assembler.add(*piece));
        sent += next.size();
        next = part(More, empty);
    }
    QVERIFY(assembler.failed());
    QCOMPARE(assembler.violation().closeCode, 1009);
    QVERIFY(sent < 100'000);
}

void TestCompressedMessages::brokenDataShowsWhereItBreaks()
{
    const QByteArray bytes =
        marked(frame(Text, bytesOf("f248cdc9c907000000ffff") + "\x06" + QByteArray(100, 'z')));
    const Outcome outcome = assemble({bytes}, Sender::Server, Limit, Default);
    QCOMPARE(outcome.violation.closeCode, 1002);
    QCOMPARE(outcome.violation.header, bytesOf("c170"));
    QVERIFY(outcome.violation.payload.size() <= 64);
    QVERIFY(outcome.violation.payload.endsWith("zzz"));
    QCOMPARE(outcome.unfinished, QByteArray("text 48656c6c6f deflated [c170]"));
}

void TestCompressedMessages::textIsCheckedDecompressed()
{
    const QByteArray cut = compressed("ab\xE2\x82");
    const Outcome ends = assemble({marked(frame(Text, cut))}, Sender::Server, Limit, Default);
    QCOMPARE(ends.violation.closeCode, 1007);
    QCOMPARE(ends.violation.sentence,
             QStringLiteral("A text message is not UTF-8: it ends inside a character (RFC 6455 §8.1)"));
    QCOMPARE(ends.violation.payload, QByteArray("ab\xE2\x82"));
    const QByteArray bad = compressed("abc\xFF");
    const QByteArray whole = marked(frame(Text, bad));
    for (const Chunks &chunks : everySplit(whole)) {
        const Outcome outcome = assemble(chunks, Sender::Server, Limit, Default);
        QCOMPARE(
            outcome.violation.sentence,
            QStringLiteral(
                "A text message is not UTF-8: the byte 0xFF at offset 3 cannot stand there (RFC 6455 §8.1)"));
    }
    // The compressed bytes themselves are no UTF-8, and need not be.
    QCOMPARE(assemble({marked(frame(Binary, bad))}, Sender::Server, Limit, Default).messages.size(), 1);
}

/// What is no UTF-8 comes before what is no DEFLATE, however much of it came at once.
void TestCompressedMessages::theFirstFaultIsTold()
{
    const QByteArray bytes = marked(frame(Text, compressed("ab\xFF") + bytesOf("0000ffff06")));
    for (const Chunks &chunks : everySplit(bytes)) {
        const Outcome outcome = assemble(chunks, Sender::Server, Limit, Default);
        QCOMPARE(outcome.violation.closeCode, 1007);
    }
}

void TestCompressedMessages::unfinishedIsDecompressed()
{
    const Outcome outcome =
        assemble({marked(part(Text, bytesOf("f248cdc9c907000000ffff")))}, Sender::Server, Limit, Default);
    QCOMPARE(outcome.unfinished, QByteArray("text 48656c6c6f deflated [410b]"));
    QVERIFY(outcome.messages.isEmpty());
}

void TestCompressedMessages::memoryIsGivenBack()
{
    const QByteArray bytes = marked(frame(Binary, compressed(QByteArray(4 << 20, 'x'))));
    FrameDecoder decoder(Sender::Server, true);
    MessageAssembler assembler(16 << 20, Inflater(15, true));
    QByteArrayView input(bytes);
    const auto message = assembler.add(*decoder.next(input));
    QVERIFY(message);
    QCOMPARE(message->payload.size(), 4 << 20);
    assembler.release();
    const QByteArray small = marked(frame(Text, hello()));
    input = small;
    const auto next = assembler.add(*decoder.next(input));
    QVERIFY(next);
    QCOMPARE(next->payload, QByteArrayView("Hello"));
}

QTEST_APPLESS_MAIN(TestCompressedMessages)
#include "tst_compressedmessages.moc"
