// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/utf8validator.h"
#include "tests/model/wire/splits.h"

#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

namespace {

/// UTF-8 of any number up to 0x1FFFFF, allowed or not.
QByteArray encode(char32_t c)
{
    const auto tail = [c](int shift) { return static_cast<char>(0x80 | ((c >> shift) & 0x3F)); };
    if (c < 0x80)
        return QByteArray(1, static_cast<char>(c));
    if (c < 0x800)
        return QByteArray(1, static_cast<char>(0xC0 | (c >> 6))) + tail(0);
    if (c < 0x10000)
        return QByteArray(1, static_cast<char>(0xE0 | (c >> 12))) + tail(6) + tail(0);
    return QByteArray(1, static_cast<char>(0xF0 | (c >> 18))) + tail(12) + tail(6) + tail(0);
}

/// Position of the first wrong byte over all chunks, or -1.
qsizetype firstWrong(const Chunks &chunks, bool &atBoundary)
{
    Utf8Validator validator;
    qsizetype before = 0;
    for (const QByteArrayView chunk : chunks) {
        const qsizetype bad = validator.feed(chunk);
        if (bad >= 0)
            return before + bad;
        before += chunk.size();
    }
    atBoundary = validator.atBoundary();
    return -1;
}

/// The same by the book: a character at a time.
qsizetype firstWrongByTheBook(const QByteArray &text)
{
    for (qsizetype at = 0; at < text.size();) {
        const auto lead = static_cast<quint8>(text.at(at));
        const int size = lead < 0x80   ? 1
                         : lead < 0xC2 ? 0
                         : lead < 0xE0 ? 2
                         : lead < 0xF0 ? 3
                         : lead < 0xF5 ? 4
                                       : 0;
        if (size == 0)
            return at;
        char32_t value = size == 1 ? lead : lead & (0x7F >> size);
        for (int i = 1; i < size; ++i) {
            if (at + i == text.size())
                return -1;
            const auto byte = static_cast<quint8>(text.at(at + i));
            // The range of characters that can still come, if this byte stands here.
            value = value << 6 | (byte & 0x3F);
            const int left = 6 * (size - 1 - i);
            const char32_t first = value << left;
            const char32_t last = first | ((char32_t(1) << left) - 1);
            const char32_t shortest = size == 2 ? 0x80 : size == 3 ? 0x800 : 0x10000;
            const bool surrogates = first >= 0xD800 && last <= 0xDFFF;
            if ((byte & 0xC0) != 0x80 || last < shortest || first > 0x10FFFF || surrogates)
                return at + i;
        }
        at += size;
    }
    return -1;
}

} // namespace

class TestUtf8Validator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void rejected_data();
    void rejected();
    void unfinished_data();
    void unfinished();
    void everyCharacter();
    void everyPairBeforeAndAfterText();
    void randomTextAgainstTheBook();
    void startsAfreshAfterAWrongByte();
};

void TestUtf8Validator::accepted_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("empty", {});
    row("ASCII", "The quick brown fox jumps over the lazy dog, twice: it takes more than 64 bytes.");
    row("NUL", QByteArray(3, '\0'));
    row("BOM", QByteArray::fromHex("efbbbf") + "text");
    row("mixed", "Hello-µ@ßöäüàá-UTF-8!!");
    row("Greek", "κόσμε, κόσμε, κόσμε");
    row("Cyrillic", "Съешь ещё этих мягких французских булок");
    row("Japanese", "色は匂へど散りぬるを");
    row("emoji", "😀 👩‍👩‍👧‍👦 🇪🇺");
    for (const char32_t c : {0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFE, 0xFFFF, 0x10000,
                             0x3FFFF, 0x1FFFE, 0x10FFFE, 0x10FFFF})
        QTest::addRow("U+%04X", uint(c)) << encode(c);
}

void TestUtf8Validator::accepted()
{
    QFETCH(QByteArray, text);
    for (const Chunks &chunks : everySplit(text)) {
        bool atBoundary = false;
        QCOMPARE(firstWrong(chunks, atBoundary), -1);
        QVERIFY(atBoundary);
    }
}

void TestUtf8Validator::rejected_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<int>("at");
    const auto row = [](const char *hex, int at) { QTest::newRow(hex) << QByteArray(hex) << at; };
    row("80", 0);
    row("bf", 0);
    row("4180", 1);
    row("c0", 0); // overlong leads
    row("c1bf", 0);
    row("e080af", 1); // overlong
    row("e09fbf", 1);
    row("f08080af", 1);
    row("f08fbfbf", 1);
    row("eda080", 1); // surrogates
    row("edadbf", 1);
    row("edbfbf", 1);
    row("eda080edb080", 1);
    row("f4908080", 1); // over U+10FFFF
    row("f5808080", 0);
    row("f7bfbfbf", 0);
    row("f888808080", 0); // five and six bytes
    row("fbbfbfbfbf", 0);
    row("fc8480808080", 0);
    row("fdbfbfbfbfbf", 0);
    row("fe", 0);
    row("ff", 0);
    row("c3c3", 1); // characters cut short
    row("c341", 1);
    row("e28241", 2);
    row("e241", 1);
    row("f09f9841", 3);
    row("f09f41", 2);
    row("f041", 1);
    row("cebae1bdb9cf83cebcceb5eda080656469746564", 12); // κόσμε, a surrogate, "edited"
    row("cebae1bdb9cf83cebcceb5f4908080656469746564", 12);
}

void TestUtf8Validator::rejected()
{
    QFETCH(QByteArray, hex);
    QFETCH(int, at);
    const QByteArray text = QByteArray::fromHex(hex);
    for (int before = 0; before < 40; before += 3) {
        const QByteArray padded = QByteArray(before, 'a') + text;
        for (const Chunks &chunks : everySplit(padded)) {
            bool atBoundary = false;
            QCOMPARE(firstWrong(chunks, atBoundary), before + at);
        }
    }
}

void TestUtf8Validator::unfinished_data()
{
    QTest::addColumn<QByteArray>("hex");
    for (const char *hex :
         {"c3", "e2", "e282", "f0", "f09f", "f09f98", "f48fbf", "e0a0", "ed9f", "61626364c3"})
        QTest::newRow(hex) << QByteArray(hex);
}

void TestUtf8Validator::unfinished()
{
    QFETCH(QByteArray, hex);
    const QByteArray text = QByteArray::fromHex(hex);
    for (const Chunks &chunks : everySplit(text)) {
        bool atBoundary = true;
        QCOMPARE(firstWrong(chunks, atBoundary), -1);
        QVERIFY(!atBoundary);
    }
}

void TestUtf8Validator::everyCharacter()
{
    // Beyond the planes with rules of their own, one of 61: all of them take a while under a sanitizer.
    for (char32_t c = 0; c < 0x110000; c += c < 0x20000 || c > 0x10FF00 ? 1 : 61) {
        Utf8Validator validator;
        const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
        const bool valid = validator.feed(encode(c)) < 0 && validator.atBoundary();
        if (valid == surrogate)
            QFAIL(qPrintable(QStringLiteral("U+%1").arg(uint(c), 4, 16)));
    }
}

void TestUtf8Validator::everyPairBeforeAndAfterText()
{
    for (int pair = 0; pair < 0x10000; ++pair) {
        QByteArray text(1, static_cast<char>(pair >> 8));
        text += static_cast<char>(pair);
        text += "ab";
        Utf8Validator validator;
        QCOMPARE(validator.feed(text), firstWrongByTheBook(text));
    }
}

void TestUtf8Validator::randomTextAgainstTheBook()
{
    // A small generator of its own: the same texts in every run.
    quint32 seed = 1;
    const auto random = [&seed](quint32 below) {
        seed = seed * 1664525 + 1013904223;
        return (seed >> 8) % below;
    };
    for (int round = 0; round < 5000; ++round) {
        QByteArray text;
        for (quint32 i = random(12); i > 0; --i) {
            static constexpr std::array<char32_t, 5> Below{0x80, 0x800, 0xD800, 0x10000, 0x110000};
            text += random(3) ? encode(random(Below[random(5)])) : QByteArray(qsizetype(random(20)), 'x');
        }
        if (random(2) && !text.isEmpty())
            text[qsizetype(random(quint32(text.size())))] = static_cast<char>(random(256));
        Utf8Validator validator;
        QCOMPARE(validator.feed(text), firstWrongByTheBook(text));
    }
}

void TestUtf8Validator::startsAfreshAfterAWrongByte()
{
    Utf8Validator validator;
    QCOMPARE(validator.feed(QByteArray::fromHex("e28241")), 2);
    QVERIFY(validator.atBoundary());
    QCOMPARE(validator.feed("ok"), -1);
    QCOMPARE(validator.feed(QByteArray::fromHex("e282")), -1);
    validator.reset();
    QCOMPARE(validator.feed("ok"), -1);
    QVERIFY(validator.atBoundary());
}

QTEST_APPLESS_MAIN(TestUtf8Validator)
#include "tst_utf8validator.moc"
