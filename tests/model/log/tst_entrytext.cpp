// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/entrytext.h"

#include <QDateTime>
#include <QTest>

using namespace framewatch;

class TestEntryText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void preview_data();
    void preview();
    void glyph_data();
    void glyph();
    void timeIsLocal();
    void sizesAreGrouped();
    void everyKindHasATitle();
    void noLineAndNoReordering();
};

void TestEntryText::preview_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, EntryKind kind, const QByteArray &payload, const QString &expected,
                        qint64 size = -1, const QString &note = {}) {
        QTest::newRow(name) << int(kind) << payload << (size < 0 ? payload.size() : size) << note << expected;
    };
    row("text", EntryKind::Text, "{\"a\":1}", QStringLiteral("{\"a\":1}"));
    row("text empty", EntryKind::Text, "", QString());
    row("text utf-8", EntryKind::Text, "\xc3\xa9", QStringLiteral("é"));
    row("text lines", EntryKind::Text, "a\r\n\tb", QStringLiteral("a␍␊␉b"));
    row("text nul", EntryKind::Text, QByteArray("a\0b\x7f", 4), QStringLiteral("a␀b␡"));
    row("text cut", EntryKind::Text, "abc", QStringLiteral("abc…"), 1000);
    row("text broken", EntryKind::Text, "a\xff", QStringLiteral("a\uFFFD"));
    row("binary", EntryKind::Binary, "\xa5\x01\x02", QStringLiteral("a5 01 02"));
    row("binary cut", EntryKind::Binary, "\xa5\x01", QStringLiteral("a5 01 …"), 1024);
    row("ping text", EntryKind::Ping, "fw-1", QStringLiteral("fw-1"));
    row("ping bytes", EntryKind::Ping, QByteArray("\0\1", 2), QStringLiteral("00 01"));
    row("pong with time", EntryKind::Pong, "fw-1", QStringLiteral("fw-1 · 0.4 ms"), -1,
        QStringLiteral("0.4 ms"));
    row("pong empty", EntryKind::Pong, "", QStringLiteral("0.4 ms"), -1, QStringLiteral("0.4 ms"));
    row("close", EntryKind::Close, "\x03\xe9restarting", QStringLiteral("1001 Going Away “restarting”"));
    row("close bare", EntryKind::Close, "\x03\xe8", QStringLiteral("1000 Normal Closure"));
    row("close empty", EntryKind::Close, "", QStringLiteral("1005 No Status Received"));
    row("close one byte", EntryKind::Close, "\x03", QStringLiteral("03"));
    row("event", EntryKind::Waiting, "", QStringLiteral("Next attempt in 3.0 s"), 0,
        QStringLiteral("Next attempt in 3.0 s"));
    row("event lines", EntryKind::Error, "", QStringLiteral("a␊b"), 0, QStringLiteral("a\nb"));
}

void TestEntryText::preview()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, payload);
    QFETCH(qint64, size);
    QFETCH(QString, note);
    Entry entry;
    entry.kind = static_cast<EntryKind>(kind);
    entry.payload = payload;
    entry.size = size;
    entry.note = note;
    QTEST(EntryText::preview(entry), "expected");
}

void TestEntryText::glyph_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("direction");
    QTest::addColumn<QString>("glyph");
    QTest::addColumn<QString>("words");
    const auto row = [](EntryKind kind, Direction direction, const char16_t *glyph, const char16_t *words) {
        QTest::addRow("%d-%d", int(kind), int(direction))
            << int(kind) << int(direction) << QString::fromUtf16(glyph) << QString::fromUtf16(words);
    };
    row(EntryKind::Text, Direction::Sent, u"▲", u"Sent");
    row(EntryKind::Binary, Direction::Received, u"▼", u"Received");
    row(EntryKind::Close, Direction::Received, u"▼", u"Received");
    row(EntryKind::Connecting, Direction::None, u"◌", u"Connecting");
    row(EntryKind::Open, Direction::None, u"●", u"Open");
    row(EntryKind::Refused, Direction::None, u"×", u"Refused");
    row(EntryKind::Closed, Direction::None, u"◌", u"Closed");
    row(EntryKind::Waiting, Direction::None, u"◌", u"Waiting");
    row(EntryKind::Error, Direction::None, u"×", u"Error");
    row(EntryKind::Violation, Direction::Received, u"×", u"Received");
    row(EntryKind::Note, Direction::None, u"●", u"Note");
}

void TestEntryText::glyph()
{
    QFETCH(int, kind);
    QFETCH(int, direction);
    Entry entry;
    entry.kind = static_cast<EntryKind>(kind);
    entry.direction = static_cast<Direction>(direction);
    QTEST(EntryText::glyph(entry), "glyph");
    QTEST(EntryText::directionInWords(entry), "words");
}

void TestEntryText::timeIsLocal()
{
    const QDateTime local(QDate(2026, 11, 20), QTime(9, 8, 7, 6));
    QCOMPARE(EntryText::time(local.toMSecsSinceEpoch() * 1'000'000 + 999'999),
             QStringLiteral("09:08:07.006"));
}

void TestEntryText::sizesAreGrouped()
{
    QCOMPARE(EntryText::size(0), QStringLiteral("0"));
    QCOMPARE(EntryText::size(182), QStringLiteral("182"));
    QCOMPARE(EntryText::size(1'048'576), QStringLiteral("1,048,576"));
}

void TestEntryText::everyKindHasATitle()
{
    QCOMPARE(EntryText::kindTitle(EntryKind::Text), QStringLiteral("Text"));
    QCOMPARE(EntryText::kindTitle(EntryKind::Violation), QStringLiteral("Violation"));
    QVERIFY(EntryText::kindTitle(static_cast<EntryKind>(200)).isEmpty());
}

void TestEntryText::noLineAndNoReordering()
{
    const QString hostile = QStringLiteral("a\u202Eb\u2028c\u200Bd\uFEFFe\u0085f");
    QCOMPARE(EntryText::singleLine(hostile), QStringLiteral("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf"));
    const QString fine = QStringLiteral("naïve 日本語 😀 \U0001F468\u200D\U0001F469\u200D\U0001F467 \u2764\uFE0F\u200D\U0001F525");
    QCOMPARE(EntryText::singleLine(fine), fine);
    QCOMPARE(EntryText::singleLine(QStringLiteral("a\u200Db\u200D😀\u200D")), QStringLiteral("a\uFFFDb\uFFFD😀\uFFFD"));
    const QByteArray bytes(200, '\x7f');
    QVERIFY(EntryText::spacedHex(bytes, 128).endsWith(QStringLiteral("7f …")));
}

QTEST_APPLESS_MAIN(TestEntryText)
#include "tst_entrytext.moc"
