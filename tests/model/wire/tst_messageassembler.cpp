// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/messageassembler.h"
#include "tests/model/wire/assembling.h"

#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

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
    void maskedMessages();
    void unfinishedMessage();
    void unfinishedControl();
    void unfinishedAfterAViolation();
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

void TestMessageAssembler::nothingAfterAViolation()
{
    const QByteArray bytes = frame(More, "x") + frame(Text, "late") + frame(Opcode::Ping, {});
    const Outcome outcome = assemble({bytes});
    QVERIFY(outcome.messages.isEmpty());
    QCOMPARE(outcome.violation.payload, QByteArray("x"));
}

QTEST_APPLESS_MAIN(TestMessageAssembler)
#include "tst_messageassembler.moc"
