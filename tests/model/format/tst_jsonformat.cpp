// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/format/jsonformat.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

#include <random>

using namespace framewatch;
using JsonFormat::TokenKind;

namespace {

const QList<QByteArray> accepted = {
    "{}",
    "[]",
    " \t\r\n[ ] ",
    "0",
    "-0",
    "-0.0e-0",
    "12",
    "1.5",
    "1E9",
    "1e+9",
    "-1.25E-3",
    "123456789012345678901234567890",
    "true",
    "false",
    "null",
    "\"\"",
    "\"a\"",
    R"("\"\\\/\b\f\n\r\t\u00e9\uD83D\ude00")",
    R"("\ud800")",
    "\"\x7f\"",
    "\"\u00e9\u20ac\U0001F600\"",
    R"({"a":1})",
    R"({"a":1,"a":2})",
    R"({"":{}})",
    R"([1,[2,[3]],{"a":[]}])",
    R"({"type":"chat","message":"Hello, everyone!"})",
    R"({"a" : [ true , false , null ] , "b" : "x" })",
    "[1\n,\r\n2\t,3]",
    R"([1e400,-1e-400])",
    R"("\/")",
    R"(["0123456","01234567","012345678"])",
};

QByteArray nested(int depth)
{
    return QByteArray(depth, '[') + QByteArray(depth, ']');
}

/// About `size` bytes of what servers send.
QByteArray trades(qsizetype size)
{
    QByteArray json = "[";
    for (int i = 0; json.size() < size; ++i) {
        json += R"({"type":"trade","sym":"ACME","px":101.25,"qty":)" + QByteArray::number(i) +
                R"(,"venue":{"id":7,"name":"XNAS \u00e9"},"live":true,"note":null},)";
    }
    json += "0]";
    return json;
}

} // namespace

class TestJsonFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void rejects_data();
    void rejects();
    void rejectsInvalidUtf8_data();
    void rejectsInvalidUtf8();
    void depth();
    void everyPrefixIsInvalid();
    void everyStringLength();
    void laysOut_data();
    void laysOut();
    void keepsTokens();
    void invalidStays();
    void indentIsBounded();
    void tokenKinds();
    void tokensStop();
    void looksLikeJson();
    void agreesWithQt();
    void mutationsAgreeWithQt();
    void isFast();
};

void TestJsonFormat::accepts_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const QByteArray &json : accepted)
        QTest::addRow("%s", json.simplified().constData()) << json;
}

void TestJsonFormat::accepts()
{
    QFETCH(QByteArray, json);
    const auto problem = JsonFormat::validate(json);
    QVERIFY2(!problem, problem ? qPrintable(problem->sentence) : "");
    const QByteArray small = JsonFormat::minified(json);
    QCOMPARE(JsonFormat::minified(JsonFormat::pretty(json)), small);
    QCOMPARE(JsonFormat::pretty(small), JsonFormat::pretty(json));
    QCOMPARE(JsonFormat::pretty(JsonFormat::pretty(json)), JsonFormat::pretty(json));
    QCOMPARE(JsonFormat::minified(small), small);
}

void TestJsonFormat::rejects_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("position");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *json, int position, int line, int column, const char *sentence) {
        QTest::addRow("%s", QByteArray(json).simplified().constData())
            << QByteArray(json) << position << line << column << QString::fromLatin1(sentence);
    };
    row("", 0, 1, 1, "expected a value, the text is empty");
    row("  \n ", 4, 2, 2, "expected a value, the text is empty");
    row("\xEF\xBB\xBF{}", 0, 1, 1, "JSON does not start with a byte order mark");
    row("{} {}", 3, 1, 4, "nothing may follow the value");
    row("1 2", 2, 1, 3, "nothing may follow the value");
    row("]", 0, 1, 1, "expected a value");
    row("hello", 0, 1, 1, "expected a value: the only words are true, false and null");
    row("True", 0, 1, 1, "expected a value: the only words are true, false and null");
    row("nul", 0, 1, 1, "expected a value: the only words are true, false and null");
    row("nullx", 0, 1, 1, "expected a value: the only words are true, false and null");
    row("[NaN]", 1, 1, 2, "expected a value: the only words are true, false and null");
    row("[truefalse]", 1, 1, 2, "expected a value: the only words are true, false and null");

    row("{", 1, 1, 2, "an object is not closed: expected '}'");
    row("{\"a\"", 4, 1, 5, "the text ends where ':' is expected");
    row("{\"a\":", 5, 1, 6, "the text ends where a value is expected");
    row("{\"a\":1", 6, 1, 7, "an object is not closed: expected '}'");
    row("{\"a\":1,", 7, 1, 8, "an object is not closed: expected '}'");
    row("[", 1, 1, 2, "an array is not closed: expected ']'");
    row("[1", 2, 1, 3, "an array is not closed: expected ']'");
    row("[1,", 3, 1, 4, "an array is not closed: expected ']'");

    row("{\n  \"a\": 1\n  \"b\": 2\n}", 13, 3, 3, "expected ',' or '}' after a member");
    row("{\"a\":1]", 6, 1, 7, "expected ',' or '}' after a member");
    row("[1}", 2, 1, 3, "expected ',' or ']' after an element");
    row("[1 2]", 3, 1, 4, "expected ',' or ']' after an element");
    row("[1.2.3]", 4, 1, 5, "expected ',' or ']' after an element");
    row("[0x10]", 2, 1, 3, "expected ',' or ']' after an element");
    row("{\"a\" 1}", 5, 1, 6, "expected ':' after a key");
    row("{\"a\",1}", 4, 1, 5, "expected ':' after a key");
    row("{\"a\":}", 5, 1, 6, "expected a value after ':'");
    row("{\"a\":,}", 5, 1, 6, "expected a value after ':'");
    row("{a:1}", 1, 1, 2, "a key needs double quotes");
    row("{'a':1}", 1, 1, 2, "a key needs double quotes, not single ones");
    row("{1:1}", 1, 1, 2, "expected a key in double quotes or '}'");
    row("{,}", 1, 1, 2, "expected a key in double quotes or '}'");
    row("{\"a\":1,,}", 7, 1, 8, "expected a key in double quotes");
    row("[,]", 1, 1, 2, "expected a value");
    row("[1,,2]", 3, 1, 4, "expected a value");
    row("{\"a\":1 , }", 7, 1, 8, "trailing comma before '}'");
    row("[1,\n]", 2, 1, 3, "trailing comma before ']'");
    row("['a']", 1, 1, 2, "a string needs double quotes, not single ones");
    row("[1] // no", 4, 1, 5, "nothing may follow the value");
    row("[/**/1]", 1, 1, 2, "JSON has no comments");
    row("{/**/}", 1, 1, 2, "JSON has no comments");

    row("\"abc", 0, 1, 1, "a string is not closed");
    row("{\"a\":\"x\\", 5, 1, 6, "a string is not closed");
    row("{\"a\":\"x\\\"}", 5, 1, 6, "a string is not closed");
    row("[\"a\nb\"]", 3, 1, 4, "a string is not closed before the end of its line");
    row("\"a\tb\"", 2, 1, 3, "a control character in a string needs an escape");
    row("\"\\x41\"", 1, 1, 2, "unknown escape: only \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u0000 are known");
    row("\"\\u12G4\"", 1, 1, 2, "\\u needs four hexadecimal digits");
    row("\"\\u12", 1, 1, 2, "\\u needs four hexadecimal digits");
    row("\"\\u12\"", 1, 1, 2, "\\u needs four hexadecimal digits");

    row("01", 0, 1, 1, "numbers do not start with 0");
    row("[-012]", 1, 1, 2, "numbers do not start with 0");
    row("[+1]", 1, 1, 2, "numbers do not start with '+'");
    row("[.5]", 1, 1, 2, "a number needs a digit before '.'");
    row("-", 1, 1, 2, "expected a digit after '-'");
    row("[-a]", 2, 1, 3, "expected a digit after '-'");
    row("1.", 2, 1, 3, "expected a digit after '.'");
    row("[1.e5]", 3, 1, 4, "expected a digit after '.'");
    row("1e", 2, 1, 3, "expected a digit in the exponent");
    row("[1e+]", 4, 1, 5, "expected a digit in the exponent");

    // Columns count UTF-16 units, lines end as an editor ends them.
    row("[\"\u00e9\U0001F600\" 1]", 10, 1, 8, "expected ',' or ']' after an element");
    row("[\r\n1\r\n2]", 6, 3, 1, "expected ',' or ']' after an element");
    row("[\r1\r2]", 4, 3, 1, "expected ',' or ']' after an element");
}

void TestJsonFormat::rejects()
{
    QFETCH(QByteArray, json);
    const auto problem = JsonFormat::validate(json);
    QVERIFY(problem);
    QTEST(problem->sentence, "sentence");
    QTEST(int(problem->position), "position");
    QTEST(problem->line, "line");
    QTEST(problem->column, "column");
    QVERIFY(!problem->sentence.endsWith(u'.'));
}

void TestJsonFormat::rejectsInvalidUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("lone continuation") << QByteArray("\x80");
    QTest::addRow("cut off") << QByteArray("\xE2\x82");
    QTest::addRow("overlong, 2 bytes") << QByteArray("\xC0\xAF");
    QTest::addRow("overlong, 3 bytes") << QByteArray("\xE0\x80\xAF");
    QTest::addRow("overlong, 4 bytes") << QByteArray("\xF0\x80\x80\xAF");
    QTest::addRow("surrogate") << QByteArray("\xED\xA0\x80");
    QTest::addRow("beyond U+10FFFF") << QByteArray("\xF4\x90\x80\x80");
    QTest::addRow("five bytes") << QByteArray("\xF8\x88\x80\x80\x80");
    QTest::addRow("0xFF") << QByteArray("\xFF");
}

void TestJsonFormat::rejectsInvalidUtf8()
{
    QFETCH(QByteArray, bytes);
    // In a string, at the end of the text, and where a value is expected.
    for (const QByteArray &json : {"[\"ab" + bytes + "c\"]", "[\"ab" + bytes, "[   " + bytes + "]"}) {
        const auto problem = JsonFormat::validate(json);
        QVERIFY(problem);
        QCOMPARE(problem->sentence, QStringLiteral("invalid UTF-8"));
        QCOMPARE(problem->position, 4);
        QCOMPARE(problem->column, 5);
    }
}

void TestJsonFormat::depth()
{
    QVERIFY(!JsonFormat::validate(nested(512)));
    const auto problem = JsonFormat::validate(nested(513));
    QVERIFY(problem);
    QCOMPARE(problem->position, 512);
    QCOMPARE(problem->sentence, QStringLiteral("nested deeper than 512 levels"));
    QVERIFY(JsonFormat::validate(QByteArray(10'000'000, '['))); // and the stack survives
}

void TestJsonFormat::everyPrefixIsInvalid()
{
    const QByteArray json = R"({"a":[1.5e3,true,"\u00e9\n",null],"bé":{"c":-0.1}})";
    QVERIFY(!JsonFormat::validate(json));
    for (qsizetype length = 0; length < json.size(); ++length) {
        const auto problem = JsonFormat::validate(json.first(length));
        QVERIFY2(problem, json.first(length).constData());
        QVERIFY(problem->position <= length);
    }
}

void TestJsonFormat::everyStringLength()
{
    // The scanner looks at eight bytes at a time: put what matters at every place of a word.
    for (int length = 0; length < 40; ++length) {
        const QByteArray plain(length, 'x');
        QVERIFY(!JsonFormat::validate('"' + plain + '"'));
        QVERIFY(!JsonFormat::validate('"' + plain + "\\\"" + plain + '"'));
        QVERIFY(!JsonFormat::validate('"' + plain + "\u20ac" + plain + '"'));
        for (const char bad : {'\0', '\x1f', '\n', '\x80', '\xff'}) {
            const auto problem = JsonFormat::validate('"' + plain + bad + plain + '"');
            QVERIFY(problem);
            QCOMPARE(problem->position, length + 1);
        }
    }
}

void TestJsonFormat::laysOut_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    QTest::addRow("object")
        << QByteArray(R"({"a":1,"b":[true,{}],"c":{"d":[]}})")
        << QByteArray(
               "{\n  \"a\": 1,\n  \"b\": [\n    true,\n    {}\n  ],\n  \"c\": {\n    \"d\": []\n  }\n}");
    QTest::addRow("scalar") << QByteArray(" 1.50 \n") << QByteArray("1.50");
    QTest::addRow("empty with space") << QByteArray("[ \n ]") << QByteArray("[]");
    QTest::addRow("array") << QByteArray("[[1],[]]") << QByteArray("[\n  [\n    1\n  ],\n  []\n]");
}

void TestJsonFormat::laysOut()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, expected);
    QCOMPARE(JsonFormat::pretty(json), expected);
    QCOMPARE(JsonFormat::pretty(json, 4), QByteArray(expected).replace("  ", "    "));
}

void TestJsonFormat::keepsTokens()
{
    const QByteArray json = R"({"z":1.00,"a":1e+05,"a":12345678901234567890,"\u0041\/":"\ud83d\ude00é"})";
    QCOMPARE(JsonFormat::minified(JsonFormat::pretty(json)), json);
}

void TestJsonFormat::invalidStays()
{
    const QByteArray json = "{\"a\":[1,2 ,  oops, 3 ]}";
    QCOMPARE(JsonFormat::minified(json), json);
    QCOMPARE(JsonFormat::pretty(json), QByteArray("{\n  \"a\": [\n    1,\n    2,  oops, 3 ]}"));
    QCOMPARE(JsonFormat::pretty("Welcome to WebSocket server!"), QByteArray("Welcome to WebSocket server!"));
    QCOMPARE(JsonFormat::pretty(""), QByteArray());
}

void TestJsonFormat::indentIsBounded()
{
    const QByteArray json =
        QByteArray(512, '[') + QByteArray("1,").repeated(10'000) + '1' + QByteArray(512, ']');
    const QByteArray laidOut = JsonFormat::pretty(json);
    QVERIFY(laidOut.size() < json.size() * 80);
    QCOMPARE(JsonFormat::minified(laidOut), json);
}

void TestJsonFormat::tokenKinds()
{
    QByteArray text;
    const QByteArray json = R"({ "k" : [ "s", -1.5, true ] })";
    const QList<JsonFormat::Token> tokens = JsonFormat::tokens(json);
    for (const JsonFormat::Token &token : tokens)
        text += QByteArray::number(int(token.kind)) + json.sliced(token.position, token.length) + ' ';
    QCOMPARE(text, QByteArray(R"(0{ 4"k" 2: 1[ 5"s" 3, 6-1.5 3, 7true 1] 0} )"));
}

void TestJsonFormat::tokensStop()
{
    QCOMPARE(JsonFormat::tokens("[1,2,3]", 3).size(), 3);
    QCOMPARE(JsonFormat::tokens("[1,2,3]", 0).size(), 0);
    QCOMPARE(JsonFormat::tokens("[1,oops").size(), 3);
}

void TestJsonFormat::looksLikeJson()
{
    QVERIFY(JsonFormat::looksLikeJson(" \n{\"a\":1}\n"));
    QVERIFY(JsonFormat::looksLikeJson("[]"));
    QVERIFY(!JsonFormat::looksLikeJson("12"));
    QVERIFY(!JsonFormat::looksLikeJson("\"text\""));
    QVERIFY(!JsonFormat::looksLikeJson("{oops}"));
    QVERIFY(!JsonFormat::looksLikeJson(""));
}

void TestJsonFormat::agreesWithQt()
{
    for (const QByteArray &json : accepted) {
        if (!JsonFormat::looksLikeJson(json) || json.contains("e400"))
            continue; // Qt takes no bare values, and no number that a double cannot hold
        QJsonParseError error;
        const QJsonDocument ours = QJsonDocument::fromJson(JsonFormat::pretty(json), &error);
        QVERIFY2(error.error == QJsonParseError::NoError, json.constData());
        QCOMPARE(ours, QJsonDocument::fromJson(json));
        QCOMPARE(ours, QJsonDocument::fromJson(JsonFormat::minified(json)));
    }
}

void TestJsonFormat::mutationsAgreeWithQt()
{
    const QByteArray seed = R"({"a":[1.5e3,true,"\u00e9 x",null,{}],"bé":{"c":-0.1,"d":[[],"\\"]}})";
    const QByteArray letters = "{}[]:,\"\\0159.-+eEtu \n\tax";
    std::mt19937 random(20261120); // the same texts in every run
    int valid = 0;
    for (int round = 0; round < 40'000; ++round) {
        QByteArray json = seed;
        for (unsigned i = 0; i <= random() % 3; ++i)
            json[qsizetype(random() % unsigned(json.size()))] =
                letters[qsizetype(random() % unsigned(letters.size()))];
        QJsonParseError error;
        QJsonDocument::fromJson(json, &error);
        const bool ours = !JsonFormat::validate(json);
        valid += ours;
        // Qt lets through what is no JSON (a raw line end in a string, "1."), never the other way round,
        // but for numbers out of a double's range.
        if (ours && error.error != QJsonParseError::IllegalNumber)
            QVERIFY2(error.error == QJsonParseError::NoError, json.constData());
        if (ours)
            QCOMPARE(JsonFormat::minified(JsonFormat::pretty(json)), JsonFormat::minified(json));
    }
    QVERIFY(valid > 1000);
}

void TestJsonFormat::isFast()
{
    const QByteArray json = trades(1024 * 1024);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!JsonFormat::validate(json));
    const qint64 validated = timer.nsecsElapsed();
    const QByteArray laidOut = JsonFormat::pretty(json);
    const qint64 laid = timer.nsecsElapsed() - validated;
    qInfo("%lld bytes: validate %.2f ms, pretty %.2f ms", qint64(json.size()), double(validated) / 1e6,
          double(laid) / 1e6);
    QCOMPARE(JsonFormat::minified(laidOut), json);
    // A debug build on a busy machine is some ten times slower than a release build; this only catches a
    // blunder.
    QVERIFY(validated < 500'000'000);
    QVERIFY(laid < 500'000'000);
}

QTEST_APPLESS_MAIN(TestJsonFormat)
#include "tst_jsonformat.moc"
