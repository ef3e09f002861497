// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/log/logpanel.h"

#include "tests/widgets/samplecapture.h"
#include "widgets/log/filterbar.h"
#include "widgets/log/jumpbutton.h"
#include "widgets/log/logmenu.h"
#include "widgets/log/logview.h"
#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace framewatch;

namespace {

Theme &theme()
{
    static Theme shared(*qApp, Theme::Mode::Light);
    return shared;
}

QStringList titles(const QMenu &menu)
{
    QStringList texts;
    const auto actions = menu.actions();
    for (const QAction *action : actions)
        texts.append(action->text());
    return texts;
}

// A panel with a capture under it, shown and laid out.
struct Fixture
{
    explicit Fixture(int messages)
    {
        capture.addMessages(messages);
        const auto opened = model.setCapture(capture.path());
        Q_ASSERT(opened.ok());
        Q_UNUSED(opened)
        window.resize(700, 400);
        panel.resize(window.size());
        window.show();
        panel.setProgress(capture.progress());
        settle();
    }

    void grow(int messages)
    {
        capture.addMessages(messages);
        panel.setProgress(capture.progress());
        settle();
    }
    // The view lays new rows out in the next turn of the event loop.
    void settle() { view().doItemsLayout(); }

    LogView &view() { return *panel.findChild<LogView *>(); }
    QScrollBar &bar() { return *view().verticalScrollBar(); }
    JumpButton &jump() { return *panel.findChild<JumpButton *>(); }
    QLineEdit &field() { return *panel.findChild<QLineEdit *>(QStringLiteral("logFilter")); }
    QString count() { return panel.findChild<QLabel *>(QStringLiteral("logCount"))->text(); }
    QLabel &message() { return *panel.findChild<QLabel *>(QStringLiteral("logMessage")); }
    QPushButton &button(const char *name) { return *panel.findChild<QPushButton *>(QLatin1String(name)); }
    void wheelUp()
    {
        const QPointF middle = view().viewport()->rect().center();
        QWheelEvent event(middle, view().viewport()->mapToGlobal(middle), {}, {0, 240}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view().viewport(), &event);
    }
    void clickRow(int row)
    {
        const QRect rect = view().visualRect(model.index(row, MessageLogModel::PayloadColumn));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, rect.center());
    }

    test::SampleCapture capture;
    MessageLogModel model;
    QWidget window; // has no layout: size hints would upset the offscreen platform
    LogPanel panel{theme(), model, &window};
};

} // namespace

class LogPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheNewest();
    void wheelStopsFollowing();
    void dragToTheEndFollowsAgain();
    void keysStopAndEndFollows();
    void theFocusAloneChoosesNoRow();
    void olderRowStopsFollowing();
    void jumpButtonCountsAndReturns();
    void jumpButtonStandsOnlyOverRowsBelow();
    void fittingRowsDoNotChangeFollowing();
    void pauseHoldsTheTable();
    void clearHidesRowsHeldBackToo();
    void filterCounts();
    void filterWaitsForAPause();
    void escapeClearsTheFilter();
    void filterErrorStandsInline();
    void filterKeepsTheCurrentEntry();
    void anotherCaptureForgetsTheCurrentEntry();
    void copiesThePayloadsOfSelectedRows();
    void menuSuitsTheEntry();
    void eventsPaintAcrossColumns();
    void columnWidthsAreRemembered();
    void numbersWidenTheirColumns();
    void emptyTextShows();
    void compressedMessagesHaveAMark();
    void compressedMessagesTellBothSizes();
};

void LogPanelTest::followsTheNewest()
{
    Fixture f(200);
    QVERIFY(f.panel.isFollowing());
    QCOMPARE(f.bar().value(), f.bar().maximum());
    f.grow(500);
    QCOMPARE(f.bar().value(), f.bar().maximum());
    QCOMPARE(f.view().rowAt(f.view().viewport()->height() - 1), 699);
    QVERIFY(!f.jump().isVisible());
}

void LogPanelTest::wheelStopsFollowing()
{
    Fixture f(200);
    QSignalSpy spy(&f.panel, &LogPanel::followingChanged);
    f.wheelUp();
    QVERIFY(!f.panel.isFollowing());
    QCOMPARE(spy.count(), 1);
    const int value = f.bar().value();
    f.grow(100);
    QCOMPARE(f.bar().value(), value);
}

void LogPanelTest::dragToTheEndFollowsAgain()
{
    Fixture f(200);
    f.bar().setValue(0);
    QVERIFY(!f.panel.isFollowing());
    f.bar().setValue(f.bar().maximum());
    QVERIFY(f.panel.isFollowing());
}

void LogPanelTest::keysStopAndEndFollows()
{
    Fixture f(200);
    f.view().setFocus();
    QTest::keyClick(&f.view(), Qt::Key_Home);
    QCOMPARE(f.panel.currentEntry(), 1);
    QVERIFY(!f.panel.isFollowing());
    QTest::keyClick(&f.view(), Qt::Key_Down);
    QCOMPARE(f.panel.currentEntry(), 2);
    QTest::keyClick(&f.view(), Qt::Key_PageDown);
    QVERIFY(f.panel.currentEntry() > 10);
    QTest::keyClick(&f.view(), Qt::Key_End);
    QCOMPARE(f.panel.currentEntry(), 200);
    QVERIFY(f.panel.isFollowing());
}

void LogPanelTest::theFocusAloneChoosesNoRow()
{
    Fixture f(3);
    f.window.activateWindow();
    f.view().setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(f.view().hasFocus());
    QCOMPARE(f.panel.currentEntry(), 0);
    QTest::keyClick(&f.view(), Qt::Key_Down);
    QCOMPARE(f.panel.currentEntry(), 3);
    QCOMPARE(f.view().selectedIds(10), QList<qint64>{3});
}

void LogPanelTest::olderRowStopsFollowing()
{
    Fixture f(200);
    f.clickRow(195);
    QCOMPARE(f.panel.currentEntry(), 196);
    QVERIFY(!f.panel.isFollowing());
    const int value = f.bar().value();
    f.grow(10);
    QCOMPARE(f.bar().value(), value);
    QCOMPARE(f.view().selectedIds(10), QList<qint64>{196});
}

void LogPanelTest::jumpButtonCountsAndReturns()
{
    Fixture f(200);
    f.wheelUp();
    QVERIFY(f.jump().isVisible());
    f.grow(38);
    QCOMPARE(f.jump().text(), QStringLiteral("38 new"));
    f.grow(1200);
    QCOMPARE(f.jump().text(), QStringLiteral("1,238 new"));
    const QRect area = f.view().viewport()->geometry();
    QVERIFY(qAbs(f.jump().geometry().center().x() - area.center().x()) <= 1);
    QVERIFY(area.contains(f.jump().geometry()));
    QTest::mouseClick(&f.jump(), Qt::LeftButton);
    QVERIFY(f.panel.isFollowing());
    QVERIFY(!f.jump().isVisible());
    QCOMPARE(f.bar().value(), f.bar().maximum());
}

void LogPanelTest::jumpButtonStandsOnlyOverRowsBelow()
{
    Fixture f(3);
    f.clickRow(0);
    QVERIFY(!f.panel.isFollowing());
    QVERIFY(!f.jump().isVisible());
    f.grow(2); // in sight
    QVERIFY(!f.jump().isVisible());
    f.grow(38);
    QVERIFY(f.jump().isVisible());
    QCOMPARE(f.jump().text(), QStringLiteral("38 new"));
}

void LogPanelTest::fittingRowsDoNotChangeFollowing()
{
    Fixture f(3);
    f.clickRow(0);
    QVERIFY(!f.panel.isFollowing());
    f.grow(2);
    QVERIFY(!f.panel.isFollowing());
}

void LogPanelTest::pauseHoldsTheTable()
{
    Fixture f(10);
    QTest::mouseClick(&f.button("logPause"), Qt::LeftButton);
    QVERIFY(f.panel.isPaused());
    f.grow(1204);
    QCOMPARE(f.model.rowCount(), 10);
    QCOMPARE(f.count(), QStringLiteral("Paused · 1,204 new"));
    QTest::mouseClick(&f.button("logPause"), Qt::LeftButton);
    QCOMPARE(f.model.rowCount(), 1214);
    QCOMPARE(f.count(), QStringLiteral("1,214 entries"));
}

void LogPanelTest::clearHidesRowsHeldBackToo()
{
    Fixture f(10);
    QTest::mouseClick(&f.button("logPause"), Qt::LeftButton);
    f.grow(5);
    QTest::mouseClick(&f.button("logClear"), Qt::LeftButton);
    QCOMPARE(f.count(), QStringLiteral("Paused · 0 new"));
    QTest::mouseClick(&f.button("logPause"), Qt::LeftButton);
    QCOMPARE(f.model.rowCount(), 0);
    f.grow(1);
    QCOMPARE(f.model.rowCount(), 1);
    QCOMPARE(f.count(), QStringLiteral("1 entry"));
}

void LogPanelTest::filterCounts()
{
    Fixture f(1500);
    QTest::keyClicks(&f.field(), QStringLiteral("message 14"));
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QTRY_COMPARE(f.count(), QStringLiteral("134 of 1,500")); // numbers with 14 in them
    QCOMPARE(f.model.rowCount(), 134);
}

void LogPanelTest::filterWaitsForAPause()
{
    Fixture f(20);
    QSignalSpy spy(&f.model, &QAbstractItemModel::modelReset);
    QTest::keyClicks(&f.field(), QStringLiteral("message 1"));
    QCOMPARE(spy.count(), 0);
    QTRY_COMPARE(f.model.rowCount(), 11);
    QCOMPARE(spy.count(), 1);
}

void LogPanelTest::escapeClearsTheFilter()
{
    Fixture f(20);
    f.panel.focusFilter();
    QTest::keyClicks(&f.field(), QStringLiteral("nothing like it"));
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QTRY_COMPARE(f.count(), QStringLiteral("0 of 20"));
    QTest::keyClick(&f.field(), Qt::Key_Escape);
    QCOMPARE(f.field().text(), QString());
    QTRY_COMPARE(f.count(), QStringLiteral("20 entries"));
}

void LogPanelTest::filterErrorStandsInline()
{
    Fixture f(20);
    QVERIFY(!f.message().isVisible());
    QTest::keyClicks(&f.field(), QStringLiteral("type:nonsense"));
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QTRY_VERIFY(f.message().isVisible());
    QVERIFY(f.message().text().contains(QStringLiteral("nonsense")));
    QTest::keyClick(&f.field(), Qt::Key_Escape);
    QVERIFY(!f.message().isVisible());
}

void LogPanelTest::filterKeepsTheCurrentEntry()
{
    Fixture f(200);
    f.clickRow(194); // "message 195"
    QSignalSpy spy(&f.panel, &LogPanel::currentEntryChanged);
    QTest::keyClicks(&f.field(), QStringLiteral("message 19"));
    QTest::keyClick(&f.field(), Qt::Key_Return);
    QTRY_COMPARE(f.model.rowCount(), 12);
    QCOMPARE(f.panel.currentEntry(), 195);
    QCOMPARE(f.view().selectedIds(10), QList<qint64>{195});
    QCOMPARE(spy.count(), 0);
}

void LogPanelTest::anotherCaptureForgetsTheCurrentEntry()
{
    Fixture f(200);
    f.clickRow(195);
    test::SampleCapture other;
    other.addMessages(300);
    QSignalSpy spy(&f.panel, &LogPanel::currentEntryChanged);
    QVERIFY(f.model.setCapture(other.path()).ok());
    QCOMPARE(f.panel.currentEntry(), 0);
    QCOMPARE(spy.count(), 1);
    QVERIFY(f.panel.isFollowing());
}

void LogPanelTest::copiesThePayloadsOfSelectedRows()
{
    Fixture f(20);
    f.clickRow(18);
    QTest::keyClick(&f.view(), Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&f.view(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("message 19\nmessage 20"));
}

void LogPanelTest::menuSuitsTheEntry()
{
    const QStringList copies{QStringLiteral("Copy payload"), QStringLiteral("Copy as JSON line"),
                             QStringLiteral("Copy row")};
    QCOMPARE(titles(LogMenu({})), copies);
    Entry entry;
    entry.id = 7;
    entry.kind = EntryKind::Ping;
    QCOMPARE(titles(LogMenu(entry)),
             copies + QStringList({QString(), QStringLiteral("Show only type:ping")}));

    entry.kind = EntryKind::Text;
    LogMenu menu(entry);
    QSignalSpy resend(&menu, &LogMenu::resendRequested);
    QSignalSpy filter(&menu, &LogMenu::filterRequested);
    menu.actions().at(4)->trigger();
    menu.actions().at(5)->trigger();
    QCOMPARE(resend.constFirst().constFirst().toLongLong(), 7);
    QCOMPARE(filter.constFirst().constFirst().toString(), QStringLiteral("type:text"));
}

void LogPanelTest::eventsPaintAcrossColumns()
{
    Fixture f(1);
    f.capture.add(
        EntryKind::Refused, {}, Direction::None,
        QStringLiteral(
            "Refused: HTTP 503 Service Unavailable, Retry-After 2 s, and a long sentence about it"));
    f.grow(0);
    f.capture.flush();
    f.panel.setProgress(f.capture.progress());
    f.settle();
    QCOMPARE(f.model.rowCount(), 2);
    // Red ink on both sides of the edge between Size and Payload.
    const QImage image = f.view().viewport()->grab().toImage();
    const int edge = f.view().columnViewportPosition(MessageLogModel::PayloadColumn);
    const auto hasInk = [&](int from, int to) {
        for (int x = from; x < to; ++x) {
            for (int y = Metrics::LogRow; y < 2 * Metrics::LogRow; ++y) {
                if (image.pixelColor(x, y).red() > image.pixelColor(x, y).blue() + 100)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(hasInk(edge - 40, edge));
    QVERIFY(hasInk(edge, edge + 40));
}

void LogPanelTest::columnWidthsAreRemembered()
{
    Fixture f(5);
    f.view().setColumnWidth(MessageLogModel::TimeColumn, 177);
    const QByteArray state = f.panel.saveState();
    Fixture other(5);
    other.panel.restoreState(state);
    QCOMPARE(other.view().columnWidth(MessageLogModel::TimeColumn), 177);
    other.panel.restoreState("garbage");
    QCOMPARE(other.view().columnWidth(MessageLogModel::TimeColumn), 177);
}

void LogPanelTest::numbersWidenTheirColumns()
{
    Fixture f(5);
    const int before = f.view().columnWidth(MessageLogModel::IdColumn);
    f.grow(20'000);
    QVERIFY(f.view().columnWidth(MessageLogModel::IdColumn) > before);
    const int sizeBefore = f.view().columnWidth(MessageLogModel::SizeColumn);
    f.capture.add(EntryKind::Text, QByteArray(2'000'000, 'x'));
    f.grow(1);
    f.view().viewport()->grab();
    QTRY_VERIFY(f.view().columnWidth(MessageLogModel::SizeColumn) > sizeBefore);
}

void LogPanelTest::emptyTextShows()
{
    Fixture f(0);
    const QImage without = f.view().viewport()->grab().toImage();
    f.panel.setEmptyText(QStringLiteral("Connect to a server"));
    QVERIFY(f.view().viewport()->grab().toImage() != without);
}

void LogPanelTest::compressedMessagesHaveAMark()
{
    Fixture f(0);
    f.capture.add(EntryKind::Text, "same");
    f.capture.add(EntryKind::Text, "same", Direction::Received, {}, {}, EntryFlag::Compressed);
    f.capture.flush();
    f.panel.setProgress(f.capture.progress());
    f.settle();
    QTRY_COMPARE(f.model.rowCount(), 2);
    const QImage image = f.view().viewport()->grab().toImage();
    const auto size = [&](int row) {
        return f.view().visualRect(f.model.index(row, MessageLogModel::SizeColumn));
    };
    const auto beside = [&](int row) {
        const QRect rect = size(row);
        return image.copy(rect.right() - 5, rect.top(), 11, rect.height());
    };
    QVERIFY(beside(0) != beside(1));
    QCOMPARE(image.copy(size(0).adjusted(0, 0, -6, 0)), image.copy(size(1).adjusted(0, 0, -6, 0)));
}

void LogPanelTest::compressedMessagesTellBothSizes()
{
    Fixture f(0);
    const QFontMetrics metrics(theme().monoFont());
    f.capture.add(EntryKind::Text, QByteArray(123'456, 'x'), Direction::Received, {},
                  encodeFrameHeader(Opcode::Text, 1'204), EntryFlag::Compressed);
    f.capture.flush();
    f.panel.setProgress(f.capture.progress());
    f.settle();
    f.view().viewport()->grab(); // the column learns its width from what is painted
    QTRY_VERIFY(f.view().columnWidth(MessageLogModel::SizeColumn) >
                metrics.horizontalAdvance(QStringLiteral("1,204 → 123,456")));
}

QTEST_MAIN(LogPanelTest)
#include "tst_logpanel.moc"
