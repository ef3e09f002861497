// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What following costs with many rows: figures to read. Budgets belong to a machine at rest, not to a test.
#include "widgets/log/logview.h"

#include "tests/widgets/samplecapture.h"
#include "widgets/theme/theme.h"

#include <QElapsedTimer>
#include <QHeaderView>
#include <QScrollBar>
#include <QTest>

using namespace framewatch;

class LogCostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paintsAPage();
    void appendsATick();
};

namespace {

double milliseconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

void LogCostTest::paintsAPage()
{
    Theme theme(*qApp, Theme::Mode::Light);
    test::SampleCapture capture;
    for (int i = 0; i < 200; ++i)
        capture.add(EntryKind::Text,
                    QByteArray(R"({"type":"trade","sym":"ACME","px":101.25,"qty":300})").repeated(12));
    capture.flush();
    MessageLogModel model;
    QVERIFY(model.setCapture(capture.path()).ok());
    LogView view(theme, model);
    view.resize(1000, 960);
    view.show();
    QImage page(view.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    view.viewport()->render(&page);
    QElapsedTimer timer;
    timer.start();
    constexpr int Rounds = 20;
    for (int i = 0; i < Rounds; ++i)
        view.viewport()->render(&page);
    const double each = milliseconds(timer) / Rounds;
    qInfo("a page of %d rows: %.2f ms", view.viewport()->height() / Metrics::LogRow, each);
}

void LogCostTest::appendsATick()
{
    Theme theme(*qApp, Theme::Mode::Light);
    MessageLogModel model;
    test::SampleCapture capture;
    capture.addMessages(1);
    QVERIFY(model.setCapture(capture.path()).ok());
    LogView view(theme, model);
    view.resize(1000, 960);
    view.show();
    // Rows that are not in the capture cost the view what others do, and need no ten million inserts.
    CaptureProgress progress;
    progress.lastId = 1'000'000;
    model.setProgress(progress);
    view.doItemsLayout();
    QElapsedTimer timer;
    timer.start();
    constexpr int Ticks = 30;
    for (int i = 0; i < Ticks; ++i) {
        progress.lastId += 2000;
        model.setProgress(progress);
        view.doItemsLayout();
    }
    const double each = milliseconds(timer) / Ticks;
    qInfo("2,000 rows onto a million: %.2f ms", each);
    QCOMPARE(view.verticalScrollBar()->value(), view.verticalScrollBar()->maximum());
    QCOMPARE(view.verticalHeader()->count(), 1'060'000);
}

QTEST_MAIN(LogCostTest)
#include "tst_logcost.moc"
