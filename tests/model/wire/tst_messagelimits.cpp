// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a message may cost: sizes, limits, copies and the memory behind them.
#include "model/wire/messageassembler.h"
#include "tests/model/wire/assembling.h"

#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

class TestMessageLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sizesAtTheBorders_data();
    void sizesAtTheBorders();
    void sizeLimit_data();
    void sizeLimit();
    void fragmentLimit();
    void claimReservesNothing();
    void wholeMessageIsAViewOfTheInput();
    void longTextThatIsNotUtf8();
    void viewsOutliveThePiece();
    void release();
};

void TestMessageLimits::sizesAtTheBorders_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 65535, 65536, 65537, 200000})
        QTest::addRow("%d", size) << size;
}

void TestMessageLimits::sizesAtTheBorders()
{
    QFETCH(int, size);
    QByteArray payload(size, Qt::Uninitialized);
    for (int i = 0; i < size; ++i)
        payload[i] = static_cast<char>(i % 251);
    for (const bool masked : {false, true}) {
        const QByteArray bytes = encodeFrame(Binary, payload, true, masked ? &SomeKey : nullptr);
        for (const qsizetype step : {bytes.size(), qsizetype(1), qsizetype(1000), qsizetype(65536)}) {
            FrameDecoder decoder(masked ? Sender::Client : Sender::Server);
            MessageAssembler assembler(Limit);
            int count = 0;
            for (qsizetype at = 0; at < bytes.size(); at += step) {
                QByteArrayView chunk = QByteArrayView(bytes).sliced(at, std::min(step, bytes.size() - at));
                while (const auto piece = decoder.next(chunk)) {
                    if (const auto message = assembler.add(*piece)) {
                        ++count;
                        QCOMPARE(message->payload, QByteArrayView(payload));
                    }
                }
            }
            QCOMPARE(count, 1);
            QVERIFY(!assembler.unfinished());
            QCOMPARE(assembler.pendingBytes(), 0);
        }
    }
}

void TestMessageLimits::sizeLimit_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence"); // empty: accepted
    const QByteArray ten(10, 'x');
    QTest::newRow("at the limit") << frame(Text, ten) << QString();
    QTest::newRow("at the limit, in fragments") << part(Text, "12345") + frame(More, "67890") << QString();
    QTest::newRow("over it")
        << frame(Text, ten + 'x')
        << QStringLiteral("A text message of 11 bytes is over the limit of 10 bytes (RFC 6455 §10.4)");
    QTest::newRow("over it by a fragment")
        << part(Binary, ten) + part(More, "x")
        << QStringLiteral(
               "A binary message of at least 11 bytes is over the limit of 10 bytes (RFC 6455 §10.4)");
    QTest::newRow("2^63-1 claimed") << encodeFrameHeader(Binary, (quint64(1) << 63) - 1)
                                    << QStringLiteral(
                                           "A binary message of 9223372036854775807 bytes is over the limit "
                                           "of 10 bytes (RFC 6455 §10.4)");
    QTest::newRow("2^63-1 more claimed")
        << part(Text, ten) + encodeFrameHeader(More, (quint64(1) << 63) - 1, false)
        << QStringLiteral(
               "A text message of at least 9223372036854775817 bytes is over the limit of 10 bytes "
               "(RFC 6455 §10.4)");
}

void TestMessageLimits::sizeLimit()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, sentence);
    for (const Chunks &chunks : everySplit(bytes)) {
        const Outcome outcome = assemble(chunks, Sender::Server, 10);
        QCOMPARE(outcome.violation.sentence, sentence);
        QCOMPARE(outcome.violation.closeCode, sentence.isEmpty() ? 0 : 1009);
        QCOMPARE(outcome.messages.size(), sentence.isEmpty() ? 1 : 0);
    }
    // Control frames do not count, and nothing at all may still be said.
    const QByteArray ping = frame(Opcode::Ping, QByteArray(125, 'p')) + frame(Text, {});
    QCOMPARE(assemble({ping}, Sender::Server, 0).messages.size(), 2);
}

void TestMessageLimits::fragmentLimit()
{
    MessageAssembler assembler(Limit);
    FrameDecoder decoder(Sender::Server);
    const QByteArray start = part(Text, {});
    const QByteArray more = part(More, {});
    for (int i = 0; i < MessageAssembler::MaxFragments; ++i) {
        QByteArrayView input(i == 0 ? start : more);
        QVERIFY(!assembler.add(*decoder.next(input)));
    }
    QVERIFY(!assembler.failed());
    QByteArrayView input(more);
    QVERIFY(!assembler.add(*decoder.next(input)));
    QVERIFY(assembler.failed());
    QCOMPARE(assembler.violation().closeCode, 1009);
    QCOMPARE(assembler.violation().sentence,
             QStringLiteral("A message in more than 1048576 frames is over the limit (RFC 6455 §10.4)"));
}

/// What a header claims must not make us reserve it: this would take more memory than there is.
void TestMessageLimits::claimReservesNothing()
{
    const QByteArray bytes = encodeFrameHeader(Binary, (quint64(1) << 40) - 1) + "some";
    const Outcome outcome = assemble({bytes}, Sender::Server, 1LL << 40);
    QCOMPARE(outcome.violation.sentence, QString());
    QCOMPARE(outcome.unfinished, QByteArray("binary 736f6d65 [827f000000ffffffffff]"));
}

void TestMessageLimits::wholeMessageIsAViewOfTheInput()
{
    const QByteArray bytes = frame(Text, "Hello");
    FrameDecoder decoder(Sender::Server);
    MessageAssembler assembler(Limit);
    QByteArrayView input(bytes);
    const auto message = assembler.add(*decoder.next(input));
    QVERIFY(message);
    QCOMPARE(static_cast<const void *>(message->payload.data()),
             static_cast<const void *>(bytes.constData() + 2));
}

void TestMessageLimits::longTextThatIsNotUtf8()
{
    const QByteArray text = QByteArray(100000, 'a') + "\xff" + QByteArray(50000, 'b');
    const QByteArray whole = frame(Text, text);
    const QByteArray inParts = part(Text, text.first(60000)) + frame(More, text.sliced(60000));
    for (const QByteArray &bytes : {whole, inParts}) {
        const Outcome outcome = assemble({bytes});
        QCOMPARE(outcome.violation.payload.size(), Violation::MaxPayload);
        QCOMPARE(outcome.violation.payload.count('\xff'), 1);
        QVERIFY(outcome.violation.sentence.contains(QStringLiteral("0xFF at offset 100000")));
        QVERIFY(outcome.unfinished.startsWith("text 150001 bytes"));
    }
    const QByteArray early = frame(Text, "\xff" + text);
    QCOMPARE(assemble({early}).violation.payload.first(2), QByteArray("\xff"
                                                                      "a"));
    const QByteArray late = frame(Text, QByteArray(100000, 'a') + "\xc3");
    QVERIFY(assemble({late}).violation.payload.endsWith("a\xc3"));
}

void TestMessageLimits::viewsOutliveThePiece()
{
    FrameDecoder decoder(Sender::Server);
    MessageAssembler assembler(Limit);
    const QByteArray bytes = frame(Text, "Hello") + part(Text, "a") + frame(More, "b");
    QByteArrayView input(bytes);
    std::optional<MessageAssembler::Message> message;
    {
        const auto piece = decoder.next(input);
        message = assembler.add(*piece);
    }
    QCOMPARE(message->frames, QByteArrayView("\x81\x05"));
    QVERIFY(!assembler.add(*decoder.next(input)));
    {
        const auto piece = decoder.next(input);
        message = assembler.add(*piece);
    }
    QCOMPARE(message->payload, QByteArrayView("ab"));
    QCOMPARE(message->frames, QByteArrayView("\x01\x01\x80\x01"));
}

void TestMessageLimits::release()
{
    FrameDecoder decoder(Sender::Server);
    MessageAssembler assembler(Limit);
    const QByteArray bytes = part(Text, "a") + frame(More, "b") + part(Text, "c") + frame(More, "d");
    QByteArrayView input(bytes);
    QByteArrayList payloads;
    while (const auto piece = decoder.next(input)) {
        if (const auto message = assembler.add(*piece))
            payloads += message->payload.toByteArray();
        // Between fragments there is nothing to give back.
        assembler.release();
    }
    const QByteArrayList expected{"ab", "cd"};
    QCOMPARE(payloads, expected);
}

QTEST_APPLESS_MAIN(TestMessageLimits)
#include "tst_messagelimits.moc"
