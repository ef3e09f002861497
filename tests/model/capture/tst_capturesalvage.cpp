// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Captures damaged in many places, and what is got out of them.
#include "model/capture/capturefile.h"
#include "model/capture/capturereader.h"
#include "model/capture/capturesalvage.h"
#include "tests/model/capture/damagedcapture.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <SQLiteCpp/Database.h>

#include <functional>

using namespace framewatch;
using namespace framewatch::test;

namespace {

/// "message 7" or "[a note]", one an entry.
QStringList linesOf(const QString &path)
{
    QStringList lines;
    const auto reader = CaptureReader::open(path);
    if (!reader)
        return {reader.error().message};
    for (const Entry &entry : reader.value()->entries(1, 1'000'000, 20))
        lines.append(entry.kind == EntryKind::Note ? u'[' + entry.note + u']'
                                                   : QString::fromUtf8(entry.payload).section(u'.', 0, 0));
    return lines;
}

} // namespace

using Damage = std::function<void(QByteArray &file)>;
Q_DECLARE_METATYPE(Damage)

class TestCaptureSalvage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void everythingIsReadable_data();
    void everythingIsReadable();
    void aPageIsLost_data();
    void aPageIsLost();
    void theEndIsLost_data();
    void theEndIsLost();
    void aLongPayloadIsCut();
    void aScribbledPayloadIsNoText();
    void aCircleOfPagesEnds();
    void theWalCounts_data();
    void theWalCounts();
    void aBrokenWalIsLeftOut();
    void aForeignWalIsLeftOut();
    void nothingIsReadable_data();
    void nothingIsReadable();
    void anExistingTargetStays();
    void theSourceStays();
    void stopping();
    void whatIsOffered();
    void freeName();

private:
    QString source() const { return m_dir->filePath(QStringLiteral("night.fwcap")); }
    QString target() const { return m_dir->filePath(QStringLiteral("new.fwcap")); }
    void damage(const Damage &how);
    Result<CaptureSalvage::Report> salvage() { return CaptureSalvage::run(source(), target()); }
    void checkTarget() const;

    SystemClock m_clock;
    QByteArray m_whole;           // a capture that was closed
    QByteArray m_live, m_liveWal; // one that was not: all in the WAL but the schema
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestCaptureSalvage::initTestCase()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("a"));
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(path).ok());
    fill(writer);
    m_live = read(path);
    m_liveWal = read(path + QStringLiteral("-wal"));
    QVERIFY(writer.close().ok());
    m_whole = read(path);
    QVERIFY(pagesOf(m_whole, LeafPage).size() > 10);
    QVERIFY(pagesOf(m_whole, InteriorPage).size() >= 1);
    QVERIFY(m_liveWal.size() > m_whole.size() / 2);
}

void TestCaptureSalvage::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestCaptureSalvage::damage(const Damage &how)
{
    QByteArray bytes = m_whole;
    how(bytes);
    write(source(), bytes);
}

// What was made is a capture like any other.
void TestCaptureSalvage::checkTarget() const
{
    const auto reader = CaptureReader::open(target());
    QVERIFY2(reader.ok(), reader.ok() ? "" : qPrintable(reader.error().message));
    QVERIFY(reader.value()->check().ok());
    QCOMPARE(reader.value()->entries(1, 1'000'000, 0).size(), reader.value()->lastId());
    QVERIFY(!QFileInfo::exists(target() + QStringLiteral("-wal")));
}

void TestCaptureSalvage::everythingIsReadable_data()
{
    QTest::addColumn<Damage>("how");
    QTest::newRow("nothing") << Damage([](QByteArray &) {});
    QTest::newRow("header zeroed") << Damage([](QByteArray &file) { blank(file, 0, 100); });
    QTest::newRow("header scribbled over") << Damage([](QByteArray &file) { scribble(file, 0, 100); });
    QTest::newRow("wrong page size") << Damage(
        [](QByteArray &file) { file[0] = 'X', file[16] = 2, file[17] = 0; });
    QTest::newRow("schema page zeroed") << Damage([](QByteArray &file) { blank(file, 0); });
    QTest::newRow("schema page scribbled over")
        << Damage([](QByteArray &file) { scribble(file, 0, PageSize); });
    QTest::newRow("page above the rows zeroed") << Damage([](QByteArray &file) {
        for (const qsizetype at : pagesOf(file, InteriorPage))
            blank(file, at);
    });
    QTest::newRow("bytes after the end")
        << Damage([](QByteArray &file) { file.append(QByteArray(1000, 'x')); });
}

void TestCaptureSalvage::everythingIsReadable()
{
    QFETCH(Damage, how);
    damage(how);
    const auto report = salvage();
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().message));
    QCOMPARE(report.value().entries, Entries);
    QCOMPARE(report.value().missing, 0);
    QCOMPARE(report.value().cut, 0);
    QCOMPARE(report.value().connections, 2);
    QVERIFY(!report.value().endMissing);
    checkTarget();
    const auto reader = CaptureReader::open(target());
    for (const qint64 id : {qint64(1), LongEntry, Entries}) {
        const Entry entry = reader.value()->entry(id).value();
        QCOMPARE(entry.payload, textOf(id));
        QCOMPARE(entry.timeNs, SampleTimeNs);
        QCOMPARE(entry.direction, Direction::Received);
        QCOMPARE(entry.kind, EntryKind::Text);
        QVERIFY(!entry.flags);
    }
    QCOMPARE(reader.value()->entry(ManyFrames)->frames, QByteArray(40'000, 'f'));
    QCOMPARE(reader.value()->entry(ManyFrames)->payload, textOf(ManyFrames));
    QCOMPARE(reader.value()->entry(LongNote)->note.size(), 30'000);
    const ConnectionRecord second = reader.value()->connection(2).value();
    QCOMPARE(second.url, QStringLiteral("ws://localhost/2"));
    QCOMPARE(second.body, QByteArray(40'000, 'b'));
    QCOMPARE(second.upgradeUs, 300);
    QVERIFY(!second.tlsUs);
    QCOMPARE(second.closeCode, 1006);
    QCOMPARE(second.endedBy, EndedBy::Network);
}

void TestCaptureSalvage::aPageIsLost_data()
{
    QTest::addColumn<bool>("scribbled");
    QTest::addColumn<int>("which");
    for (const int which : {3, 5, 8}) {
        QTest::addRow("zeroed, %d", which) << false << which;
        QTest::addRow("scribbled over, %d", which) << true << which;
    }
}

void TestCaptureSalvage::aPageIsLost()
{
    QFETCH(bool, scribbled);
    QFETCH(int, which);
    damage([&](QByteArray &file) {
        const qsizetype at = pagesOf(file, LeafPage)[which];
        if (scribbled)
            scribble(file, at, PageSize);
        else
            blank(file, at);
    });
    const auto report = salvage();
    QVERIFY(report.ok());
    checkTarget();
    const CaptureSalvage::Report &found = report.value();
    QVERIFY(found.missing > 0 && found.missing < 400);
    QCOMPARE(found.entries + found.missing, Entries);
    const QStringList lines = linesOf(target());
    QCOMPARE(lines.size(), found.entries + 1);
    const qsizetype gap = lines.indexOf(QRegularExpression(QStringLiteral("^\\[.*\\]$")));
    QVERIFY(gap > 0);
    QCOMPARE(
        lines[gap],
        QStringLiteral("[%1 entries could not be recovered here (numbers %2 to %3 of the damaged capture)]")
            .arg(found.missing)
            .arg(gap + 1)
            .arg(gap + found.missing));
    QCOMPARE(lines[gap - 1], QStringLiteral("message %1").arg(gap));
    QCOMPARE(lines[gap + 1], QStringLiteral("message %1").arg(gap + found.missing + 1));
}

void TestCaptureSalvage::theEndIsLost_data()
{
    QTest::addColumn<Damage>("how");
    QTest::newRow("half the file") << Damage([](QByteArray &file) { file.truncate(file.size() / 2); });
    QTest::newRow("inside a page") << Damage(
        [](QByteArray &file) { file.truncate(file.size() - PageSize - 5000); });
    QTest::newRow("end zeroed") << Damage([](QByteArray &file) {
        const qsizetype at = pagesOf(file, LeafPage).constLast();
        blank(file, at, file.size() - at);
    });
}

void TestCaptureSalvage::theEndIsLost()
{
    QFETCH(Damage, how);
    damage(how);
    const auto report = salvage();
    QVERIFY(report.ok());
    checkTarget();
    QVERIFY(report.value().endMissing);
    QVERIFY(report.value().entries > 1000 && report.value().entries < Entries);
    const QStringList lines = linesOf(target());
    QCOMPARE(lines.constLast(),
             QStringLiteral("[The end of the damaged capture is missing: more entries may have followed]"));
    QCOMPARE(lines.first(), QStringLiteral("message 1"));
}

void TestCaptureSalvage::aLongPayloadIsCut()
{
    damage([](QByteArray &file) {
        const QByteArray filling(PageSize - 4, 'L');
        qsizetype at = file.indexOf(filling); // a page in the middle of the payload
        QVERIFY(at > 0);
        blank(file, at - 4);
    });
    const auto report = salvage();
    QVERIFY(report.ok());
    QCOMPARE(report.value().entries, Entries);
    QCOMPARE(report.value().cut, 1);
    const Entry entry = CaptureReader::open(target()).value()->entry(LongEntry).value();
    QVERIFY(entry.flags.testFlag(EntryFlag::Truncated));
    QCOMPARE(entry.size, LongPayload);
    QVERIFY(entry.payload.size() > 1000 && entry.payload.size() < LongPayload);
    QCOMPARE(entry.payload, QByteArray(entry.payload.size(), 'L'));
}

void TestCaptureSalvage::aScribbledPayloadIsNoText()
{
    damage(
        [](QByteArray &file) { scribble(file, file.indexOf(QByteArray(PageSize - 4, 'L')), PageSize - 4); });
    const auto report = salvage();
    QVERIFY(report.ok());
    QCOMPARE(report.value().entries, Entries);
    const auto reader = CaptureReader::open(target());
    QVERIFY(reader.value()->entry(LongEntry)->flags.testFlag(EntryFlag::InvalidUtf8));
    QCOMPARE(reader.value()->entry(LongEntry)->payload.size(), LongPayload);
    QCOMPARE(reader.value()
                 ->database()
                 .execAndGet("SELECT typeof(payload) FROM entry WHERE id = 1500")
                 .getString(),
             "blob");
}

void TestCaptureSalvage::aCircleOfPagesEnds()
{
    damage([](QByteArray &file) {
        const qsizetype at = file.indexOf(QByteArray(PageSize - 4, 'L')) - 4;
        const auto itself = static_cast<quint32>(at / PageSize + 1);
        qToBigEndian(itself, file.data() + at);
    });
    const auto report = salvage();
    QVERIFY(report.ok());
    QCOMPARE(report.value().entries, Entries);
    QCOMPARE(CaptureReader::open(target()).value()->entry(LongEntry)->payload.size(), LongPayload);
}

void TestCaptureSalvage::theWalCounts_data()
{
    QTest::addColumn<bool>("cut");
    QTest::newRow("whole") << false;
    QTest::newRow("its last transaction cut off") << true;
}

void TestCaptureSalvage::theWalCounts()
{
    QFETCH(bool, cut);
    QByteArray file = m_live;
    blank(file, 0, 100);
    write(source(), file);
    write(source() + QStringLiteral("-wal"), cut ? m_liveWal.chopped(100) : m_liveWal);
    const auto report = salvage();
    if (cut) { // one transaction held them all
        QVERIFY(!report.ok());
        return;
    }
    QVERIFY2(report.ok(), report.ok() ? "" : qPrintable(report.error().message));
    QCOMPARE(report.value().entries, Entries);
    QCOMPARE(report.value().connections, 2);
    QCOMPARE(CaptureReader::open(target()).value()->entry(LongEntry)->payload, textOf(LongEntry));
}

void TestCaptureSalvage::aBrokenWalIsLeftOut()
{
    damage([](QByteArray &) {});
    write(source() + QStringLiteral("-wal"), QByteArray(50'000, 'w'));
    const auto report = salvage();
    QVERIFY(report.ok());
    QCOMPARE(report.value().entries, Entries);
    QVERIFY(report.value().endMissing);
}

void TestCaptureSalvage::aForeignWalIsLeftOut()
{
    damage([](QByteArray &) {});
    const QString other = m_dir->filePath(QStringLiteral("other"));
    CaptureWriter writer(m_clock);
    QVERIFY(writer.create(other).ok());
    for (int i = 0; i < 10'000; ++i)
        writer.append(message("of another capture " + QByteArray::number(i)));
    writer.flush();
    write(source() + QStringLiteral("-wal"), read(other + QStringLiteral("-wal")));
    const auto report = salvage();
    QVERIFY(report.ok());
    QCOMPARE(report.value().entries, Entries);
    QCOMPARE(linesOf(target()).filter(QStringLiteral("of another capture")).size(), 0);
}

void TestCaptureSalvage::nothingIsReadable_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
    QTest::newRow("a letter") << QByteArray("Dear reader,\n");
    QTest::newRow("leaf pages of nothing") << QByteArray(100'000, LeafPage);
    QByteArray noise(200'000, '\0');
    scribble(noise, 0, noise.size());
    QTest::newRow("noise") << noise;
    QTest::newRow("header only") << m_whole.first(100);
}

void TestCaptureSalvage::nothingIsReadable()
{
    QFETCH(QByteArray, bytes);
    write(source(), bytes);
    const auto report = salvage();
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, ErrorCode::DamagedCapture);
    QVERIFY(report.error().message.contains(QDir::toNativeSeparators(source())));
    QVERIFY(!QFileInfo::exists(target()));
}

void TestCaptureSalvage::anExistingTargetStays()
{
    damage([](QByteArray &file) { blank(file, 0, 100); });
    write(target(), "precious");
    const auto report = salvage();
    QVERIFY(!report.ok());
    QCOMPARE(report.error().code, ErrorCode::FileExists);
    QCOMPARE(read(target()), QByteArray("precious"));
}

void TestCaptureSalvage::theSourceStays()
{
    QByteArray file = m_live;
    blank(file, 0, 100);
    write(source(), file);
    write(source() + QStringLiteral("-wal"), m_liveWal);
    QVERIFY(salvage().ok());
    QCOMPARE(read(source()), file);
    QCOMPARE(read(source() + QStringLiteral("-wal")), m_liveWal);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files),
             (QStringList{QStringLiteral("new.fwcap"), QStringLiteral("night.fwcap"),
                          QStringLiteral("night.fwcap-wal")}));
}

void TestCaptureSalvage::stopping()
{
    damage([](QByteArray &) {});
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!CaptureSalvage::run(source(), target(), stop.get_token()).ok());
    QVERIFY(!QFileInfo::exists(target()));
}

void TestCaptureSalvage::whatIsOffered()
{
    const Error damaged{ErrorCode::DamagedCapture, {}, {}};
    const Error foreign{ErrorCode::NotACapture, {}, {}};
    damage([](QByteArray &file) { scribble(file, 0, 100); });
    QVERIFY(CaptureSalvage::isPossible(source(), damaged));
    QVERIFY(CaptureSalvage::isPossible(source(), foreign));
    write(source(), "Dear reader,\n");
    QVERIFY(!CaptureSalvage::isPossible(source(), foreign));
    QVERIFY(!CaptureSalvage::isPossible(m_dir->path(), {ErrorCode::FileUnreadable, {}, {}}));
    QVERIFY(!CaptureSalvage::isPossible(target(), {ErrorCode::FileUnreadable, {}, {}}));
    QVERIFY(!CaptureSalvage::isPossible(source(), {ErrorCode::DiskFull, {}, {}}));
}

void TestCaptureSalvage::freeName()
{
    const QString first = m_dir->filePath(QStringLiteral("night salvaged.fwcap"));
    QCOMPARE(CaptureSalvage::freeName(source()), first);
    write(first, {});
    QCOMPARE(CaptureSalvage::freeName(source()), m_dir->filePath(QStringLiteral("night salvaged 2.fwcap")));
}

QTEST_GUILESS_MAIN(TestCaptureSalvage)
#include "tst_capturesalvage.moc"
