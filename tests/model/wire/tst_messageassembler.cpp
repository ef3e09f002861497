// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/messageassembler.h"
#include "tests/model/wire/splits.h"

#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

namespace {

constexpr std::array<quint8, 4> SomeKey{0x9A, 0x01, 0xFF, 0x6C};
constexpr qint64 Limit = 1 << 20;

struct Outcome
{
    QByteArrayList messages; // "text 48656c6c6f [8105]"
    QByteArray unfinished;   // the same
    Violation violation;
};

QByteArray shown(const MessageAssembler::Message &message)
{
    QByteArray text = kindName(message.kind).toLatin1() + ' ';
    text += message.payload.size() > 300 ? QByteArray::number(message.payload.size()) + " bytes"
                                         : message.payload.toByteArray().toHex();
    text += " [" + message.frames.toByteArray().toHex() + ']';
    if (message.kind == EntryKind::Close)
        text += ' ' + QByteArray::number(message.closeCode) + ' ' + message.closeReason.toUtf8();
    return text;
}

Outcome assemble(const Chunks &chunks, Sender sender = Sender::Server, qint64 limit = Limit)
{
    Outcome outcome;
    FrameDecoder decoder(sender);
    MessageAssembler assembler(limit);
    for (QByteArrayView chunk : chunks) {
        while (const auto piece = decoder.next(chunk)) {
            if (const auto message = assembler.add(*piece))
                outcome.messages += shown(*message);
        }
    }
    if (const auto message = assembler.unfinished())
        outcome.unfinished = shown(*message);
    if (assembler.failed())
        outcome.violation = assembler.violation();
    return outcome;
}

QByteArray frame(Opcode opcode, const QByteArray &payload, bool fin = true)
{
    return encodeFrame(opcode, payload, fin);
}

QByteArray part(Opcode opcode, const QByteArray &payload)
{
    return encodeFrame(opcode, payload, false);
}

constexpr Opcode Text = Opcode::Text;
constexpr Opcode Binary = Opcode::Binary;
constexpr Opcode More = Opcode::Continuation;

QByteArray bytesOf(const char *hex)
{
    return QByteArray::fromHex(hex);
}

} // namespace

class TestMessageAssembler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void rejected_data();
    void rejected();
    void closeCodes_data();
    void closeCodes();
    void textAcrossFragments();
    void sizesAtTheBorders_data();
    void sizesAtTheBorders();
    void sizeLimit_data();
    void sizeLimit();
    void fragmentLimit();
    void claimReservesNothing();
    void wholeMessageIsAViewOfTheInput();
    void maskedMessages();
    void unfinishedMessage();
    void unfinishedControl();
    void unfinishedAfterAViolation();
    void longTextThatIsNotUtf8();
    void viewsOutliveThePiece();
    void nothingAfterAViolation();
};

void TestMessageAssembler::accepted_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("messages");
    QTest::newRow("text") << frame(Text, "Hello") << QByteArrayList{"text 48656c6c6f [8105]"};
    QTest::newRow("binary") << frame(Binary, bytesOf("ff00")) << QByteArrayList{"binary ff00 [8202]"};
    QTest::newRow("empty") << frame(Text, {}) + frame(Binary, {})
                           << QByteArrayList{"text  [8100]", "binary  [8200]"};
    QTest::newRow("two fragments") << part(Text, "Hel") + frame(More, "lo")
                                   << QByteArrayList{"text 48656c6c6f [01038002]"};
    QTest::newRow("three, one empty") << part(Binary, "a") + part(More, {}) + frame(More, "b")
                                      << QByteArrayList{"binary 6162 [020100008001]"};
    QTest::newRow("all empty") << part(Text, {}) + part(More, {}) + frame(More, {})
                               << QByteArrayList{"text  [010000008000]"};
    QTest::newRow("control frames between")
        << part(Text, "Hel") + frame(Opcode::Ping, "p") + part(More, "l") + frame(Opcode::Pong, {}) +
               frame(More, "o") + frame(Text, "!")
        << QByteArrayList{"ping 70 [8901]", "pong  [8a00]", "text 48656c6c6f [010300018001]",
                          "text 21 [8101]"};
    QTest::newRow("close between fragments") << part(Text, "Hel") + frame(Opcode::Close, bytesOf("03e9"))
                                             << QByteArrayList{"close 03e9 [8802] 1001 "};
    QTest::newRow("close without code") << frame(Opcode::Close, {}) << QByteArrayList{"close  [8800] 1005 "};
    QTest::newRow("close with reason") << frame(Opcode::Close, bytesOf("0fa0") + "bye ö")
                                       << QByteArrayList{"close 0fa062796520c3b6 [8808] 4000 bye ö"};
    QTest::newRow("longest ping") << frame(Opcode::Ping, QByteArray(125, 'p'))
                                  << QByteArrayList{"ping " + QByteArray(125, 'p').toHex() + " [897d]"};
    QTest::newRow("longest reason") << frame(Opcode::Close, closePayload(1000, QString(123, u'r')))
                                    << QByteArrayList{"close 03e8" + QByteArray(123, 'r').toHex() +
                                                      " [887d] 1000 " + QByteArray(123, 'r')};
    QTest::newRow("character across fragments")
        << part(Text, "\xc3") + frame(More, "\xb6") << QByteArrayList{"text c3b6 [01018001]"};
    QTest::newRow("character across fragments and a ping")
        << part(Text, bytesOf("f09f")) + frame(Opcode::Ping, "\xff") + part(More, {}) +
               frame(More, bytesOf("9880"))
        << QByteArrayList{"ping ff [8901]", "text f09f9880 [010200008002]"};
    QTest::newRow("binary is not text")
        << part(Binary, "\xc3") + frame(More, "\xff") << QByteArrayList{"binary c3ff [02018001]"};
    QTest::newRow("text after fragmented binary")
        << part(Binary, "\xc3") + frame(More, "\xff") + frame(Text, "ok")
        << QByteArrayList{"binary c3ff [02018001]", "text 6f6b [8102]"};
}

void TestMessageAssembler::accepted()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, messages);
    for (const Chunks &chunks : everySplit(bytes)) {
        const Outcome outcome = assemble(chunks);
        QCOMPARE(outcome.messages, messages);
        QCOMPARE(outcome.violation.sentence, QString());
    }
}

void TestMessageAssembler::rejected_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char *name, const QByteArray &bytes, int code, const char16_t *words,
                        const char *header, const QByteArray &payload) {
        QTest::newRow(name) << bytes << code << QString::fromUtf16(words) << bytesOf(header) << payload;
    };
    row("continuation first", frame(More, "x"), 1002, u"no message to continue (RFC 6455 §5.4)", "8001", "x");
    row("open continuation first", part(More, "x"), 1002, u"no message to continue (RFC 6455 §5.4)", "0001",
        "x");
    row("continuation after a whole message", frame(Text, "a") + frame(More, "x"), 1002,
        u"no message to continue (RFC 6455 §5.4)", "8001", "x");
    row("text inside text", part(Text, "a") + frame(Text, "b"), 1002,
        u"A new text frame inside a fragmented text message: only continuation", "8101", "b");
    row("binary fragment inside text", part(Text, "a") + part(Binary, "b"), 1002,
        u"A new binary frame inside a fragmented text message", "0201", "b");
    row("text inside binary", part(Binary, "a") + frame(Opcode::Ping, {}) + frame(Text, "b"), 1002,
        u"A new text frame inside a fragmented binary message", "8101", "b");
    row("close of one byte", frame(Opcode::Close, "\x03"), 1002,
        u"payload of 1 byte: a close code takes 2 (RFC 6455 §5.5.1)", "8801", "\x03");
    row("close reason", frame(Opcode::Close, bytesOf("03e8") + "a\xff"), 1007,
        u"The reason of a close frame is not UTF-8: the byte 0xFF at offset 1 cannot stand there (RFC 6455 "
        u"§8.1)",
        "8804", bytesOf("03e861ff"));
    row("close reason cut", frame(Opcode::Close, bytesOf("03e8c3")), 1007,
        u"it ends inside a character (RFC 6455 §8.1)", "8803", bytesOf("03e8c3"));
    row("text", frame(Text, "ab\xc0z"), 1007,
        u"A text message is not UTF-8: the byte 0xC0 at offset 2 cannot stand there (RFC 6455 §8.1)", "8104",
        "ab\xc0z");
    row("text cut", frame(Text, "ab\xc3"), 1007, u"A text message is not UTF-8: it ends inside a character",
        "8103", "ab\xc3");
    row("text cut at an empty last fragment", part(Text, "ab\xc3") + frame(More, {}), 1007,
        u"it ends inside a character", "01038000", "ab\xc3");
    row("byte in the third fragment",
        part(Text, "a\xe2") + part(More, "\x82") + part(More, "A") + frame(More, "never"), 1007,
        u"the byte 0x41 at offset 3", "010200010001",
        "a\xe2\x82"
        "A");
    row("surrogate", frame(Text, bytesOf("cebae1bdb9cf83cebcceb5eda080656469746564")), 1007,
        u"the byte 0xA0 at offset 12", "8114", bytesOf("cebae1bdb9cf83cebcceb5eda080656469746564"));
}

void TestMessageAssembler::rejected()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QFETCH(QString, words);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, payload);
    const Outcome whole = assemble({bytes});
    QCOMPARE(whole.violation.header, header);
    QCOMPARE(whole.violation.payload, payload);
    QVERIFY2(whole.violation.sentence.contains(words), qPrintable(whole.violation.sentence));
    for (const Chunks &chunks : everySplit(bytes)) {
        const Outcome outcome = assemble(chunks);
        QCOMPARE(outcome.messages, whole.messages);
        QCOMPARE(outcome.violation.closeCode, code);
        QCOMPARE(outcome.violation.sentence, whole.violation.sentence);
        QCOMPARE(outcome.violation.header, header);
        QVERIFY(payload.startsWith(outcome.violation.payload)); // as far as it had come
    }
}

void TestMessageAssembler::closeCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("valid");
    for (const int code :
         {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 4999})
        QTest::addRow("%d", code) << code << true;
    for (const int code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
        QTest::addRow("%d", code) << code << false;
}

void TestMessageAssembler::closeCodes()
{
    QFETCH(int, code);
    QFETCH(bool, valid);
    QByteArray payload(1, static_cast<char>(code >> 8));
    payload += static_cast<char>(code);
    const QByteArray bytes = frame(Opcode::Close, payload);
    for (const Chunks &chunks : everySplit(bytes)) {
        const Outcome outcome = assemble(chunks);
        if (valid) {
            QCOMPARE(outcome.messages, QByteArrayList{"close " + payload.toHex() + " [8802] " +
                                                      QByteArray::number(code) + ' '});
            QCOMPARE(outcome.violation.closeCode, 0);
            continue;
        }
        QVERIFY(outcome.messages.isEmpty());
        QCOMPARE(outcome.violation.closeCode, 1002);
        QVERIFY(outcome.violation.sentence.startsWith(QStringLiteral("Close code %1 ").arg(code)));
        QVERIFY(outcome.violation.sentence.contains(QStringLiteral("(RFC 6455 §7.4.")));
        QCOMPARE(outcome.violation.header, bytesOf("8802"));
        QCOMPARE(outcome.violation.payload, payload);
    }
}

/// Every way to cut a text into three fragments.
void TestMessageAssembler::textAcrossFragments()
{
    const QByteArray text = "κόσμε 😀 µ";
    for (qsizetype first = 0; first <= text.size(); ++first) {
        for (qsizetype second = first; second <= text.size(); ++second) {
            const QByteArray bytes = part(Text, text.first(first)) +
                                     part(More, text.sliced(first, second - first)) +
                                     frame(More, text.sliced(second));
            const Outcome outcome = assemble({bytes});
            QCOMPARE(outcome.violation.sentence, QString());
            QCOMPARE(outcome.messages.size(), 1);
            QVERIFY(outcome.messages.first().startsWith("text " + text.toHex()));
        }
    }
}

void TestMessageAssembler::sizesAtTheBorders_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 65535, 65536, 65537, 200000})
        QTest::addRow("%d", size) << size;
}

void TestMessageAssembler::sizesAtTheBorders()
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

void TestMessageAssembler::sizeLimit_data()
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

void TestMessageAssembler::sizeLimit()
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

void TestMessageAssembler::fragmentLimit()
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
void TestMessageAssembler::claimReservesNothing()
{
    const QByteArray bytes = encodeFrameHeader(Binary, (quint64(1) << 40) - 1) + "some";
    const Outcome outcome = assemble({bytes}, Sender::Server, 1LL << 40);
    QCOMPARE(outcome.violation.sentence, QString());
    QCOMPARE(outcome.unfinished, QByteArray("binary 736f6d65 [827f000000ffffffffff]"));
}

void TestMessageAssembler::wholeMessageIsAViewOfTheInput()
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

void TestMessageAssembler::maskedMessages()
{
    const auto masked = [](Opcode opcode, const QByteArray &payload, bool fin = true) {
        return encodeFrame(opcode, payload, fin, &SomeKey);
    };
    const QByteArray bytes = masked(Text, "Hello") + masked(Text, "Hel", false) +
                             masked(Opcode::Ping, "ping!") + masked(More, "lo", true) +
                             masked(Opcode::Close, bytesOf("03e8") + "bye");
    const QByteArray key = "9a01ff6c";
    const QByteArrayList expected{"text 48656c6c6f [8185" + key + ']', "ping 70696e6721 [8985" + key + ']',
                                  "text 48656c6c6f [0183" + key + "8082" + key + ']',
                                  "close 03e8627965 [8885" + key + "] 1000 bye"};
    for (const Chunks &chunks : everySplit(bytes)) {
        const Outcome outcome = assemble(chunks, Sender::Client);
        QCOMPARE(outcome.messages, expected);
        QCOMPARE(outcome.violation.sentence, QString());
    }
    const QByteArray broken = masked(Opcode::Close, bytesOf("03ed"));
    QCOMPARE(assemble({broken}, Sender::Client).violation.payload, bytesOf("03ed"));
    const QByteArray alone = masked(More, "plain");
    QCOMPARE(assemble({alone}, Sender::Client).violation.payload, QByteArray("plain"));
}

void TestMessageAssembler::unfinishedMessage()
{
    const QByteArray bytes = part(Text, "Hel") + frame(Opcode::Ping, {}) + frame(More, "lo, world").first(4);
    for (const Chunks &chunks : everySplit(bytes))
        QCOMPARE(assemble(chunks).unfinished, QByteArray("text 48656c6c6f [01038009]"));
    const QByteArray header = frame(Binary, "12345").first(2);
    QCOMPARE(assemble({header}).unfinished, QByteArray("binary  [8205]"));
    const QByteArray whole = frame(Binary, "12345");
    QCOMPARE(assemble({whole}).unfinished, QByteArray());
}

void TestMessageAssembler::unfinishedControl()
{
    FrameDecoder decoder(Sender::Server);
    MessageAssembler assembler(Limit);
    const QByteArray bytes = part(Text, "Hel") + frame(Opcode::Ping, "ping!").first(5);
    QByteArrayView input(bytes);
    while (const auto piece = decoder.next(input))
        QVERIFY(!assembler.add(*piece));
    QCOMPARE(shown(*assembler.unfinished()), QByteArray("text 48656c [0103]"));
    QCOMPARE(shown(*assembler.unfinishedControl()), QByteArray("ping 70696e [8905]"));
    QCOMPARE(assembler.pendingBytes(), 3);
    input = QByteArrayView("g!");
    QCOMPARE(shown(*assembler.add(*decoder.next(input))), QByteArray("ping 70696e6721 [8905]"));
    QVERIFY(!assembler.unfinishedControl());
    QVERIFY(assembler.unfinished());
}

void TestMessageAssembler::unfinishedAfterAViolation()
{
    // What a foreign frame interrupted is told apart from that frame …
    const QByteArray interrupted = part(Text, "a") + frame(Text, "b");
    QCOMPARE(assemble({interrupted}).unfinished, QByteArray("text 61 [0101]"));
    const QByteArray tooLong = part(Text, "1234567890") + frame(More, "b");
    QCOMPARE(assemble({tooLong}, Sender::Server, 10).unfinished,
             QByteArray("text 31323334353637383930 [010a]"));
    // … and what is itself the violation is not told twice.
    const QByteArray broken = part(Text, "a") + frame(More, "\xff");
    QCOMPARE(assemble({broken}).unfinished, QByteArray());
}

void TestMessageAssembler::longTextThatIsNotUtf8()
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

void TestMessageAssembler::viewsOutliveThePiece()
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

void TestMessageAssembler::nothingAfterAViolation()
{
    const QByteArray bytes = frame(More, "x") + frame(Text, "late") + frame(Opcode::Ping, {});
    const Outcome outcome = assemble({bytes});
    QVERIFY(outcome.messages.isEmpty());
    QCOMPARE(outcome.violation.payload, QByteArray("x"));
}

QTEST_APPLESS_MAIN(TestMessageAssembler)
#include "tst_messageassembler.moc"
