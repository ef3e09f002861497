// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/filter/filterexpression.h"

#include "model/capture/capturereader.h"
#include "model/capture/capturewriter.h"
#include "model/capture/prepared.h"
#include "tests/model/capture/sampleentries.h"

#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>
#include <sqlite3.h>

using namespace framewatch;
using namespace framewatch::test;

class TestFilterExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void selects_data();
    void selects();
    void errors_data();
    void errors();
    void emptyLetsEverythingThrough();
    void wordsAreNeverSql();

private:
    QString select(const QString &filter) const;

    QTemporaryDir m_dir;
    std::unique_ptr<CaptureReader> m_reader;
};

void TestFilterExpression::initTestCase()
{
    const SystemClock clock;
    const QString path = m_dir.filePath(QStringLiteral("a"));
    CaptureWriter writer(clock);
    QVERIFY(writer.create(path).ok());
    writer.append(lifecycle(EntryKind::Connecting, QStringLiteral("Connecting to localhost")));
    writer.append(lifecycle(EntryKind::Open, QStringLiteral("Open · 101")));
    writer.append(message(R"({"type":"trade","px":101.25})", Direction::Sent));
    writer.append(message("two Words and more", Direction::Received));
    writer.append(binary(QByteArray("\0\1trade\2", 8), Direction::Received));
    EntryView control = binary("fw-1", Direction::Sent);
    control.kind = EntryKind::Ping;
    writer.append(control);
    control.kind = EntryKind::Pong;
    control.direction = Direction::Received;
    writer.append(control);
    control.kind = EntryKind::Close;
    control.payload = "\x03\xe8-bye";
    writer.append(control);
    writer.append(lifecycle(EntryKind::Error, QStringLiteral("LOST: it's \"over\", not done")));
    QVERIFY(writer.close().ok());
    auto reader = CaptureReader::open(path);
    QVERIFY(reader.ok());
    m_reader = std::move(reader).value();
    FilterExpression::install(m_reader->database().getHandle());
}

QString TestFilterExpression::select(const QString &filter) const
{
    const auto parsed = FilterExpression::parse(filter);
    if (!parsed)
        return parsed.error().message;
    const FilterExpression &expression = parsed.value();
    Prepared statement(m_reader->database().getHandle(),
                       "SELECT id FROM entry WHERE id < ?1 AND (" + expression.where(2) + ") ORDER BY id");
    statement.bind(1, 1000);
    expression.bind(statement, 2);
    QString ids;
    while (statement.step() == SQLITE_ROW)
        ids += QString::number(statement.number(0));
    return ids;
}

void TestFilterExpression::selects_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char *filter, const char *ids) {
        QTest::newRow(filter) << QString::fromUtf8(filter) << QString::fromUtf8(ids);
    };
    row("", "123456789");
    row("   ", "123456789");
    row("trade", "35");
    row("TRADE", "35");
    row("trade px", "3");
    row("trade and px", "3");
    row("trade AND px", "3");
    row("\"and\"", "4");
    row("\"two words\"", "4");
    row("two more", "4");
    row("\"two more\"", "");
    row("\"two wor", "4");
    row("\"", "123456789");
    row("\"\"", "123456789");
    row("\"type\":\"trade\"", "3");
    row("\"type\":\"tr", "3");
    row("{\"type\"", "3");
    row("localhost", "1");
    row("not trade", "1246789");
    row("-trade", "1246789");
    row("not -trade", "35");
    row("not not trade", "35");
    row("-\"two words\"", "12356789");
    row("-", "678");
    row("--bye", "12345679");
    row("\"not\"", "9");
    row("it's", "9");
    row("type:text", "34");
    row("TYPE:Text", "34");
    row("type:binary", "5");
    row("type:close", "8");
    row("type:ping", "6");
    row("type:pong", "7");
    row("type:ping,pong", "67");
    row("type:ping|pong|ping", "67");
    row("type:message", "345");
    row("type:control", "678");
    row("type:event", "129");
    row("type:event,text", "12349");
    row("not type:event", "345678");
    row("-type:event -type:message", "678");
    row("dir:sent", "36");
    row("dir:received", "4578");
    row("dir:none", "129");
    row("-dir:none,sent", "4578");
    row("trade dir:sent", "3");
    row("trade type:binary dir:received", "5");
    row("other:thing", "");
    row("\"type:text\"", "");
    row("%", "");
    row("_", "");
}

void TestFilterExpression::selects()
{
    QFETCH(QString, filter);
    QTEST(select(filter), "ids");
}

void TestFilterExpression::errors_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("names");
    QTest::addColumn<int>("position");
    QTest::newRow("type") << QStringLiteral("trade type:txt") << QStringLiteral("txt") << 6;
    QTest::newRow("type empty") << QStringLiteral("type:") << QStringLiteral("type") << 0;
    QTest::newRow("type list") << QStringLiteral("type:text,") << QStringLiteral("type") << 0;
    QTest::newRow("direction") << QStringLiteral("dir:up") << QStringLiteral("up") << 0;
    QTest::newRow("not alone") << QStringLiteral("a  not ") << QStringLiteral("not") << 3;
}

void TestFilterExpression::errors()
{
    QFETCH(QString, filter);
    QFETCH(QString, names);
    QFETCH(int, position);
    const auto parsed = FilterExpression::parse(filter);
    QVERIFY(!parsed.ok());
    QCOMPARE(parsed.error().code, ErrorCode::Invalid);
    QVERIFY(parsed.error().message.contains(names));
    QVERIFY(!parsed.error().message.endsWith(u'.'));
    QCOMPARE(parsed.error().detail, QString::number(position));
}

void TestFilterExpression::emptyLetsEverythingThrough()
{
    QVERIFY(FilterExpression().isEmpty());
    QVERIFY(FilterExpression::parse(QStringLiteral("  ")).value().isEmpty());
    QVERIFY(!FilterExpression::parse(QStringLiteral("a")).value().isEmpty());
    QCOMPARE(FilterExpression().where(1), QByteArray("1"));
}

void TestFilterExpression::wordsAreNeverSql()
{
    const auto hostile = FilterExpression::parse(QStringLiteral("'); -x"));
    QVERIFY(!hostile.value().where(1).contains('\''));
    QCOMPARE(select(QStringLiteral("') OR 1=1 --")), QString());
}

QTEST_GUILESS_MAIN(TestFilterExpression)
#include "tst_filterexpression.moc"
