// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's pages and records read by hand, from bytes nobody vouches for.
#include "model/capture/rawpage.h"

#include <QTest>

using namespace framewatch;

namespace {

constexpr qsizetype PageSize = 512;

QByteArray bytes(std::initializer_list<int> values)
{
    QByteArray result;
    for (const int value : values)
        result.append(static_cast<char>(value));
    return result;
}

/// A leaf page with these cells, the first one last, as SQLite fills pages.
QByteArray leaf(const QList<QByteArray> &cells)
{
    QByteArray page(PageSize, '\0');
    page[0] = 0x0d;
    page[4] = static_cast<char>(cells.size());
    qsizetype end = PageSize;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        end -= cells[i].size();
        page.replace(end, cells[i].size(), cells[i]);
        page[8 + 2 * i] = static_cast<char>(end >> 8);
        page[9 + 2 * i] = static_cast<char>(end & 0xff);
    }
    return page;
}

QList<qint64> idsOf(const QList<RawCell> &cells)
{
    QList<qint64> ids;
    for (const RawCell &cell : cells)
        ids.append(cell.id);
    return ids;
}

} // namespace

class TestRawPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCells();
    void longRecordsOverflow();
    void leavesOutWhatCannotBe_data();
    void leavesOutWhatCannotBe();
    void dropsStrays();
    void readsValues();
    void cutRecords();
    void refusesRecords_data();
    void refusesRecords();
    void noiseIsHarmless();
};

void TestRawPage::readsCells()
{
    const QByteArray page = leaf({bytes({3, 1, 2, 1, 7}), bytes({3, 2, 2, 1, 8})});
    const QList<RawCell> cells = leafCells(page, 0);
    QCOMPARE(idsOf(cells), (QList<qint64>{1, 2}));
    QCOMPARE(cells[1].size, 3);
    QCOMPARE(cells[1].local, QByteArrayView(bytes({2, 1, 8})));
    QCOMPARE(cells[1].overflow, 0U);
    QCOMPARE(cells[1].place, 1);
    QCOMPARE(leafCells(QByteArray(100, 'x') + page, 100).size(),
             0); // pointers count from the page's beginning
}

void TestRawPage::longRecordsOverflow()
{
    // 1000 bytes of 512 a page: (512 - 12) * 32 / 255 - 23 = 39; 39 + (1000 - 39) % 508 = 492 > 477, so 39
    // stay here.
    const QByteArray page = leaf({bytes({0x87, 0x68, 5}) + QByteArray(39, 'a') + bytes({0, 0, 1, 2})});
    const QList<RawCell> cells = leafCells(page, 0);
    QCOMPARE(cells.size(), 1);
    QCOMPARE(cells[0].size, 1000);
    QCOMPARE(cells[0].local, QByteArrayView(QByteArray(39, 'a')));
    QCOMPARE(cells[0].overflow, 0x102U);
}

void TestRawPage::leavesOutWhatCannotBe_data()
{
    QTest::addColumn<QByteArray>("page");
    QByteArray wrongType = leaf({bytes({3, 1, 2, 1, 7})});
    wrongType[0] = 0x05;
    QTest::newRow("another type of page") << wrongType;
    QByteArray many = leaf({});
    many[3] = static_cast<char>(0xff);
    QTest::newRow("more cells than a page holds") << many;
    QByteArray outside = leaf({bytes({3, 1, 2, 1, 7})});
    outside[8] = 0x7f;
    QTest::newRow("pointer outside") << outside;
    QByteArray inHeader = leaf({bytes({3, 1, 2, 1, 7})});
    inHeader[8] = inHeader[9] = 0;
    QTest::newRow("pointer into the header") << inHeader;
    QTest::newRow("longer than the rest") << leaf({bytes({100, 1, 2, 1})});
    QTest::newRow("row 0") << leaf({bytes({3, 0, 2, 1, 7})});
    QTest::newRow("number cut off") << leaf({bytes({0x83})});
    QTest::newRow("size beyond all measure")
        << leaf({bytes({255, 255, 255, 255, 255, 255, 255, 255, 255, 1, 1})});
    QTest::newRow("too short") << bytes({0x0d, 0, 0});
    QTest::newRow("too short for a cell's rules")
        << bytes({0x0d, 0, 0, 0, 1, 0, 0, 0, 0, 10}) + bytes({0x87, 0x68, 5}) + QByteArray(20, 'a');
    QTest::newRow("nothing") << QByteArray();
}

void TestRawPage::leavesOutWhatCannotBe()
{
    QFETCH(QByteArray, page);
    QCOMPARE(leafCells(page, 0).size(), 0);
}

void TestRawPage::dropsStrays()
{
    const auto row = [](int id) { return bytes({3, id, 2, 1, 7}); };
    QCOMPARE(idsOf(withoutStrays(leafCells(leaf({row(10), row(11), row(99), row(13)}), 0))),
             (QList<qint64>{10, 11, 13}));
    QCOMPARE(idsOf(withoutStrays(leafCells(leaf({row(99), row(11), row(12)}), 0))), (QList<qint64>{11, 12}));
    QCOMPARE(withoutStrays({}).size(), 0);
}

void TestRawPage::readsValues()
{
    // NULL, 1 byte, 2 bytes, 3 bytes, 6 bytes, 8 bytes, constants 0 and 1, text "hi", blob of 1
    const QByteArray record = bytes({11, 0, 1, 2, 3, 5, 6, 8, 9, 17, 14}) + bytes({0xff}) + bytes({1, 0}) +
                              bytes({0xff, 0xff, 0xfe}) + bytes({0, 0, 0, 0, 1, 0}) +
                              bytes({0, 0, 0, 0, 0, 0, 0, 5}) + "hi" + bytes({0xaa});
    const auto values = recordValues(record, record.size());
    QVERIFY(values);
    QCOMPARE(values->size(), 10);
    QCOMPARE((*values)[0].type, RawValue::Type::Null);
    const QList<qint64> numbers{-1, 256, -2, 256, 5, 0, 1};
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        QCOMPARE((*values)[i + 1].type, RawValue::Type::Integer);
        QCOMPARE((*values)[i + 1].number, numbers[i]);
    }
    QCOMPARE((*values)[8].type, RawValue::Type::Text);
    QCOMPARE((*values)[8].bytes, QByteArrayView("hi"));
    QCOMPARE((*values)[9].type, RawValue::Type::Blob);
    QCOMPARE((*values)[9].bytes, QByteArrayView(bytes({0xaa})));
}

void TestRawPage::cutRecords()
{
    const QByteArray record = bytes({3, 1, 33}) + bytes({7}) + "0123456789"; // a number, a text of 10
    for (qsizetype there = 4; there <= record.size(); ++there) {
        const QByteArray cut = record.first(there);
        const auto values = recordValues(cut, record.size());
        QVERIFY(values);
        QCOMPARE((*values)[1].bytes, QByteArrayView(record).sliced(4, there - 4));
    }
    for (qsizetype there = 0; there < 4; ++there)
        QVERIFY(!recordValues(record.first(there), record.size()));
}

void TestRawPage::refusesRecords_data()
{
    QTest::addColumn<QByteArray>("record");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no columns") << bytes({1});
    QTest::newRow("header of no bytes") << bytes({0, 1, 7});
    QTest::newRow("header longer than the record") << bytes({9, 1, 7});
    QTest::newRow("bytes left over") << bytes({2, 1, 7, 7});
    QTest::newRow("bytes missing") << bytes({2, 2, 7});
    QTest::newRow("reserved type") << bytes({2, 10});
    QTest::newRow("columns without end") << bytes({0x81, 0x00}) + QByteArray(126, '\0');
    QTest::newRow("type cut off") << bytes({2, 0x81});
}

void TestRawPage::refusesRecords()
{
    QFETCH(QByteArray, record);
    QVERIFY(!recordValues(record, record.size()));
}

void TestRawPage::noiseIsHarmless()
{
    quint32 state = 1;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray page(PageSize, '\0');
        for (char &byte : page) {
            state = state * 1664525 + 1013904223;
            byte = static_cast<char>(state >> (16 + round % 8));
        }
        page[0] = 0x0d;
        page[3] = 0;
        for (const RawCell &cell : withoutStrays(leafCells(page, 0))) {
            if (const auto values = recordValues(cell.local, cell.size))
                QVERIFY(!values->isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(TestRawPage)
#include "tst_rawpage.moc"
