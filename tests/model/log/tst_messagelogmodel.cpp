// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/messagelogmodel.h"

#include "model/capture/capturewriter.h"
#include "tests/model/capture/sampleentries.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <SQLiteCpp/Database.h>

using namespace framewatch;
using namespace framewatch::test;

class TestMessageLogModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsRowsAsText();
    void roles();
    void headers();
    void growsByOneInsertAProgress();
    void opensWhatIsThere();
    void failsOnWhatIsNoCapture();
    void filters();
    void filterFollowsNewRows();
    void filterErrorsLeaveTheRows();
    void filterChangesWhileScanning();
    void clearHidesRows();
    void clearDuringAFilter();
    void staysWhenTheCaptureMoves();
    void survivesWithoutItsFile();
    void survivesDamage();
    void previewsAreShort();
    void manyRowsCostLittle();

private:
    void append(int count, const QByteArray &text = "message %1");
    void show();
    QStringList payloads() const;
    QString file(const char *name) const { return m_dir->filePath(QString::fromLatin1(name)); }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<CaptureWriter> m_writer;
    std::unique_ptr<MessageLogModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestMessageLogModel::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_writer = std::make_unique<CaptureWriter>(m_clock);
    QVERIFY(m_writer->create(file("a")).ok());
    m_model = std::make_unique<MessageLogModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    QVERIFY(m_model->setCapture(file("a")).ok());
    connect(m_writer.get(), &CaptureWriter::committed, m_model.get(), &MessageLogModel::setProgress);
}

void TestMessageLogModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_writer.reset();
}

void TestMessageLogModel::append(int count, const QByteArray &text)
{
    const qint64 last = m_writer->progress().lastId;
    for (int i = 1; i <= count; ++i)
        m_writer->append(message(QByteArray(text).replace("%1", QByteArray::number(last + i))));
    m_writer->flush();
}

QStringList TestMessageLogModel::payloads() const
{
    QStringList texts;
    for (int row = 0; row < m_model->rowCount(); ++row)
        texts += m_model->index(row, MessageLogModel::PayloadColumn).data().toString();
    return texts;
}

void TestMessageLogModel::showsRowsAsText()
{
    m_writer->append(lifecycle(EntryKind::Open, QStringLiteral("Open · 101")));
    m_writer->append(message("{\"a\":1}", Direction::Sent));
    m_writer->append(binary(QByteArray(1024, '\xa5')));
    EntryView close = binary("\x03\xe9restarting");
    close.kind = EntryKind::Close;
    m_writer->append(close);
    m_writer->flush();
    QStringList table;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < MessageLogModel::ColumnCount; ++column) {
            if (column != MessageLogModel::TimeColumn)
                cells += m_model->index(row, column).data().toString().left(30);
        }
        table += cells.join(u'|');
    }
    const QStringList expected{
        QStringLiteral("1|●|Open||Open · 101"),
        QStringLiteral("2|▲|Text|7|{\"a\":1}"),
        QStringLiteral("3|▼|Binary|1,024|a5 a5 a5 a5 a5 a5 a5 a5 a5 a5 "),
        QStringLiteral("4|▼|Close|12|1001 Going Away “restarting”"),
    };
    QCOMPARE(table, expected);
    QCOMPARE(m_model->index(0, MessageLogModel::TimeColumn).data().toString().size(), 12);
}

void TestMessageLogModel::roles()
{
    m_writer->append(message("x", Direction::Sent));
    m_writer->flush();
    const auto cell = [this](int column) { return m_model->index(0, column); };
    QCOMPARE(cell(0).data(MessageLogModel::EntryIdRole).toLongLong(), 1);
    QCOMPARE(cell(0).data(MessageLogModel::KindRole).toInt(), int(EntryKind::Text));
    QCOMPARE(cell(0).data(MessageLogModel::DirectionRole).toInt(), int(Direction::Sent));
    QCOMPARE(cell(0).data(MessageLogModel::EntryRole).value<Entry>().payload, QByteArray("x"));
    QCOMPARE(cell(MessageLogModel::DirectionColumn).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("Sent"));
    QCOMPARE(cell(MessageLogModel::SizeColumn).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("1 byte"));
    QVERIFY(cell(MessageLogModel::SizeColumn).data(Qt::TextAlignmentRole).value<Qt::Alignment>() &
            Qt::AlignRight);
    QVERIFY(!cell(MessageLogModel::PayloadColumn).data(Qt::ToolTipRole).isValid());
    QCOMPARE(m_model->entryAt(0)->id, 1);
    QVERIFY(!m_model->entryAt(1).has_value());
    QVERIFY(!m_model->entryAt(-1).has_value());
    QCOMPARE(m_model->rowOf(1), 0);
    QCOMPARE(m_model->rowOf(2), -1);
    QCOMPARE(m_model->idAt(0), 1);
    QCOMPARE(m_model->idAt(7), 0);
    QCOMPARE(cell(0).data(MessageLogModel::CompressedRole), QVariant(false));
    EntryView compressed = message("xx");
    compressed.flags = EntryFlag::Compressed;
    m_writer->append(compressed);
    m_writer->flush();
    QCOMPARE(m_model->index(1, 0).data(MessageLogModel::CompressedRole), QVariant(true));
    QCOMPARE(m_model->index(1, MessageLogModel::SizeColumn).data(Qt::AccessibleTextRole).toString(),
             QStringLiteral("2 bytes, compressed"));
}

void TestMessageLogModel::headers()
{
    QStringList titles;
    for (int column = 0; column < m_model->columnCount(); ++column)
        titles += m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    QCOMPARE(titles.join(u'|'), QStringLiteral("#|Time||Type|Size|Payload"));
    QCOMPARE(m_model->headerData(MessageLogModel::DirectionColumn, Qt::Horizontal, Qt::AccessibleTextRole)
                 .toString(),
             QStringLiteral("Direction"));
    QVERIFY(!m_model->headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
}

void TestMessageLogModel::growsByOneInsertAProgress()
{
    QSignalSpy inserted(m_model.get(), &MessageLogModel::rowsInserted);
    append(1000);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(m_model->rowCount(), 1000);
    QCOMPARE(m_model->totalRows(), 1000);
    append(3);
    QCOMPARE(inserted.size(), 2);
    QCOMPARE(inserted.last().at(1).toInt(), 1000);
    QCOMPARE(inserted.last().at(2).toInt(), 1002);
    // The page with the last rows was read before they came.
    QCOMPARE(payloads().last(), QStringLiteral("message 1003"));
    append(1);
    QCOMPARE(payloads().last(), QStringLiteral("message 1004"));
    QCOMPARE(payloads().first(), QStringLiteral("message 1"));
}

void TestMessageLogModel::opensWhatIsThere()
{
    append(300);
    MessageLogModel other;
    QVERIFY(other.setCapture(file("a")).ok());
    QCOMPARE(other.rowCount(), 300);
    QCOMPARE(other.capturePath(), file("a"));
    QVERIFY(other.reader());
    QVERIFY(other.setCapture({}).ok());
    QCOMPARE(other.rowCount(), 0);
    QVERIFY(!other.reader());
    QVERIFY(other.capturePath().isEmpty());
}

void TestMessageLogModel::failsOnWhatIsNoCapture()
{
    append(3);
    const auto result = m_model->setCapture(file("none"));
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::FileUnreadable);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setFilter(QStringLiteral("x"));
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->isFiltering());
}

void TestMessageLogModel::filters()
{
    append(10'000);
    QSignalSpy changed(m_model.get(), &MessageLogModel::filterStateChanged);
    m_model->setFilter(QStringLiteral("\"MESSAGE 999\""));
    QCOMPARE(m_model->filter(), QStringLiteral("\"MESSAGE 999\""));
    QVERIFY(m_model->isFiltering());
    QTRY_VERIFY(!m_model->isFiltering());
    QVERIFY(changed.size() >= 2);
    QCOMPARE(m_model->rowCount(), 11); // 999 and 9990 to 9999
    QCOMPARE(m_model->totalRows(), 10'000);
    QCOMPARE(m_model->idAt(0), 999);
    QCOMPARE(m_model->rowOf(9990), 1);
    QCOMPARE(m_model->rowOf(9989), -1);
    QCOMPARE(payloads().at(1), QStringLiteral("message 9990"));
    m_model->setFilter({});
    QCOMPARE(m_model->rowCount(), 10'000);
    QVERIFY(!m_model->isFiltering());
}

void TestMessageLogModel::filterFollowsNewRows()
{
    m_model->setFilter(QStringLiteral("7"));
    append(100);
    QTRY_COMPARE(m_model->rowCount(), 19);
    append(100);
    QTRY_COMPARE(m_model->rowCount(), 38);
    QCOMPARE(payloads().last(), QStringLiteral("message 197"));
    QCOMPARE(m_model->totalRows(), 200);
}

void TestMessageLogModel::filterErrorsLeaveTheRows()
{
    append(20);
    m_model->setFilter(QStringLiteral("\"message 1\""));
    QTRY_COMPARE(m_model->rowCount(), 11);
    QSignalSpy failed(m_model.get(), &MessageLogModel::filterFailed);
    m_model->setFilter(QStringLiteral("type:nonsense"));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::Invalid);
    QCOMPARE(m_model->rowCount(), 11);
    QCOMPARE(m_model->filter(), QStringLiteral("type:nonsense"));
    m_model->setFilter(QString());
    QCOMPARE(m_model->rowCount(), 20);
}

void TestMessageLogModel::filterChangesWhileScanning()
{
    append(60'000);
    for (const char16_t *text : {u"1", u"12", u"123", u"1234", u"type:text 1234"}) {
        m_model->setFilter(QString::fromUtf16(text));
        append(10);
    }
    QTRY_VERIFY(!m_model->isFiltering());
    QTRY_COMPARE(m_model->rowCount(), 16);
    for (const QString &text : payloads())
        QVERIFY(text.contains(QStringLiteral("1234")));
}

void TestMessageLogModel::clearHidesRows()
{
    append(500);
    m_model->clear();
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->totalRows(), 0);
    append(2);
    QCOMPARE(payloads(), QStringList({QStringLiteral("message 501"), QStringLiteral("message 502")}));
    QCOMPARE(m_model->rowOf(500), -1);
    QCOMPARE(m_model->rowOf(501), 0);
    m_model->setFilter(QStringLiteral("message"));
    QTRY_COMPARE(m_model->rowCount(), 2);
}

void TestMessageLogModel::clearDuringAFilter()
{
    append(50'000);
    m_model->setFilter(QStringLiteral("message"));
    QVERIFY(m_model->isFiltering());
    m_model->clear();
    QCOMPARE(m_model->rowCount(), 0);
    append(5);
    QTRY_COMPARE(m_model->rowCount(), 5);
    QCOMPARE(m_model->idAt(0), 50'001);
    QTRY_VERIFY(!m_model->isFiltering());
    QCOMPARE(m_model->rowCount(), 5);
}

void TestMessageLogModel::staysWhenTheCaptureMoves()
{
    append(500);
    m_model->clear();
    m_model->setFilter(QStringLiteral("message"));
    append(200);
    QTRY_COMPARE(m_model->rowCount(), 200);
    m_model->releaseFile();
    QCOMPARE(m_model->rowCount(), 200);
    QVERIFY(m_writer->moveTo(file("b"), false).ok());
    QVERIFY(m_model->reopenFile(file("b")).ok());
    QTRY_COMPARE(m_model->rowCount(), 200);
    append(1);
    QTRY_COMPARE(m_model->rowCount(), 201);
    QCOMPARE(payloads().last(), QStringLiteral("message 701"));
}

void TestMessageLogModel::survivesWithoutItsFile()
{
    append(1000);
    m_model->releaseFile();
    QCOMPARE(m_model->rowCount(), 1000);
    m_model->setFilter(QStringLiteral("x"));
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->isFiltering());
    m_model->setFilter({});
    QCOMPARE(m_model->rowCount(), 1000);
    QVERIFY(!m_model->index(500, 0).data().isValid());
    QVERIFY(!m_model->entryAt(500).has_value());
}

void TestMessageLogModel::survivesDamage()
{
    append(20'000);
    QVERIFY(m_writer->close().ok());
    QVERIFY(m_model->setCapture(file("a")).ok());
    m_model->releaseFile();
    QFile raw(file("a"));
    QVERIFY(raw.open(QIODevice::ReadWrite));
    QVERIFY(raw.seek(raw.size() / 2));
    raw.write(QByteArray(64 * 1024, '\xff'));
    raw.close();
    QVERIFY(m_model->setCapture(file("a")).ok());
    QCOMPARE(m_model->rowCount(), 20'000);
    int readable = 0;
    for (int row = 0; row < 20'000; row += 50)
        readable += m_model->entryAt(row).has_value() ? 1 : 0;
    QVERIFY(readable > 100);
    QVERIFY(readable < 400);
    QSignalSpy failed(m_model.get(), &MessageLogModel::filterFailed);
    m_model->setFilter(QStringLiteral("message"));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(failed.first().first().value<Error>().code, ErrorCode::DamagedCapture);
    QVERIFY(!m_model->isFiltering());
}

void TestMessageLogModel::previewsAreShort()
{
    m_writer->append(message(QByteArray(5'000'000, 'x')));
    m_writer->append(message(QByteArray("\xc3\xa9").repeated(3000).prepend('x')));
    m_writer->flush();
    QCOMPARE(m_model->entryAt(0)->payload.size(), MessageLogModel::PreviewBytes);
    QCOMPARE(m_model->entryAt(0)->size, 5'000'000);
    // 512 bytes would end inside a character.
    QCOMPARE(m_model->entryAt(1)->payload.size(), MessageLogModel::PreviewBytes - 1);
    QVERIFY(payloads().at(1).endsWith(QStringLiteral("é…")));
}

void TestMessageLogModel::manyRowsCostLittle()
{
    m_tester.reset(); // it asks for every inserted row
    const QByteArray text(200, 'm');
    for (int i = 0; i < 200'000; ++i)
        m_writer->append(message(text));
    m_writer->flush();
    QCOMPARE(m_model->rowCount(), 200'000);
    QElapsedTimer timer;
    timer.start();
    constexpr int Pages = 100;
    for (int i = 0; i < Pages; ++i) {
        for (int row = i * 2000; row < i * 2000 + 40; ++row)
            QVERIFY(m_model->index(row, MessageLogModel::PayloadColumn).data().isValid());
    }
    qInfo("%.2f ms for 40 rows at a place not looked at before", double(timer.nsecsElapsed()) / 1e6 / Pages);
}

QTEST_GUILESS_MAIN(TestMessageLogModel)
#include "tst_messagelogmodel.moc"
