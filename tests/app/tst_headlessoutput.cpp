// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessoutput.h"

#include "model/capture/capturewriter.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;

class TestHeadlessOutput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void printsAllInOrder();
    void printsWhatComesLater();
    void finishPrintsWithoutTheLoop();
    void longPayloadsAreWhole();
    void lettersTheClient();
    void fullDiskIsSaidOnce();
    void noCapture();

private:
    void append(const QByteArray &payload);
    QList<QJsonObject> printed() const;

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CaptureWriter> m_writer;
    std::unique_ptr<QFile> m_output;
};

void TestHeadlessOutput::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_writer = std::make_unique<CaptureWriter>(m_clock);
    QVERIFY(m_writer->create(m_folder->filePath(QStringLiteral("c.fwcap"))).ok());
    m_writer->addConnection({});
    m_output = std::make_unique<QFile>(m_folder->filePath(QStringLiteral("out")));
    QVERIFY(m_output->open(QIODevice::WriteOnly));
}

void TestHeadlessOutput::cleanup()
{
    m_writer.reset();
    m_output.reset();
    m_folder.reset();
}

void TestHeadlessOutput::append(const QByteArray &payload)
{
    EntryView entry;
    entry.connection = 1;
    entry.timeNs = m_clock.unixNs();
    entry.direction = Direction::Received;
    entry.kind = EntryKind::Text;
    entry.size = payload.size();
    entry.payload = payload;
    m_writer->append(entry);
}

QList<QJsonObject> TestHeadlessOutput::printed() const
{
    QFile file(m_output->fileName());
    QList<QJsonObject> entries;
    if (file.open(QIODevice::ReadOnly)) {
        while (!file.atEnd())
            entries.append(QJsonDocument::fromJson(file.readLine()).object());
    }
    return entries;
}

void TestHeadlessOutput::printsAllInOrder()
{
    constexpr int Many = 3000; // more than some pages
    for (int i = 1; i <= Many; ++i)
        append(QByteArray::number(i));
    m_writer->flush();
    HeadlessOutput printer(*m_output, false);
    QVERIFY(printer.open(m_writer->path()).ok());
    printer.printUpTo(Many);
    QTRY_COMPARE(printed().size(), Many);
    const QList<QJsonObject> entries = printed();
    for (int i = 0; i < Many; ++i) {
        QCOMPARE(entries[i][u"id"].toInt(), i + 1);
        QCOMPARE(entries[i][u"text"].toString(), QString::number(i + 1));
    }
}

void TestHeadlessOutput::printsWhatComesLater()
{
    HeadlessOutput printer(*m_output, false);
    QVERIFY(printer.open(m_writer->path()).ok());
    for (int i = 1; i <= 3; ++i) {
        append(QByteArray::number(i));
        m_writer->flush();
        printer.printUpTo(i);
        printer.printUpTo(i - 1); // older news changes nothing
        QTRY_COMPARE(printed().size(), i);
    }
}

void TestHeadlessOutput::finishPrintsWithoutTheLoop()
{
    HeadlessOutput printer(*m_output, false);
    QVERIFY(printer.open(m_writer->path()).ok());
    for (int i = 0; i < 1000; ++i)
        append("x");
    m_writer->flush();
    printer.printUpTo(10);
    printer.finish();
    QCOMPARE(printed().size(), 1000);
}

void TestHeadlessOutput::longPayloadsAreWhole()
{
    const QList<qsizetype> sizes{64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 300'000, 0};
    for (const qsizetype size : sizes)
        append(QByteArray(size, 'x'));
    m_writer->flush();
    HeadlessOutput printer(*m_output, false);
    QVERIFY(printer.open(m_writer->path()).ok());
    printer.finish();
    const QList<QJsonObject> entries = printed();
    QCOMPARE(entries.size(), sizes.size());
    for (qsizetype i = 0; i < sizes.size(); ++i)
        QCOMPARE(entries[i][u"text"].toString().size(), sizes[i]);
}

void TestHeadlessOutput::lettersTheClient()
{
    append("x");
    m_writer->flush();
    HeadlessOutput printer(*m_output, true);
    QVERIFY(printer.open(m_writer->path()).ok());
    printer.finish();
    QCOMPARE(printed().constFirst()[u"client"].toInt(), 1);
}

void TestHeadlessOutput::fullDiskIsSaidOnce()
{
    QFile full(QStringLiteral("/dev/full"));
    if (!full.open(QIODevice::WriteOnly))
        QSKIP("no /dev/full here");
    for (int i = 0; i < 1000; ++i)
        append("x");
    m_writer->flush();
    HeadlessOutput printer(full, false);
    QSignalSpy failed(&printer, &HeadlessOutput::failed);
    QVERIFY(printer.open(m_writer->path()).ok());
    printer.finish();
    printer.printUpTo(1000);
    printer.finish();
    QCOMPARE(failed.count(), 1);
    const auto error = failed.constFirst().constFirst().value<Error>();
    QCOMPARE(error.code, ErrorCode::FileUnwritable);
    QVERIFY(error.message.contains(QLatin1String("standard output")));
}

void TestHeadlessOutput::noCapture()
{
    HeadlessOutput printer(*m_output, false);
    QVERIFY(!printer.open(m_folder->filePath(QStringLiteral("none"))).ok());
    printer.printUpTo(5);
    printer.finish();
    QVERIFY(printed().isEmpty());
}

QTEST_GUILESS_MAIN(TestHeadlessOutput)
#include "tst_headlessoutput.moc"
