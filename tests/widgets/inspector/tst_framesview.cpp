// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/framesview.h"

#include "widgets/inspector/framesmodel.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace framewatch;

namespace {

constexpr std::array<quint8, 4> Key{0x37, 0xfa, 0x21, 0x3d};

struct Fixture
{
    Fixture()
    {
        window.resize(470, 500);
        view.resize(window.size());
        window.show();
    }
    Theme theme{*qApp, Theme::Mode::Light};
    QWidget window; // has no layout: size hints would upset the offscreen platform
    FramesView view{theme, &window};
};

QByteArray fragments(int count)
{
    QByteArray frames = encodeFrameHeader(Opcode::Text, 5, count == 1, &Key);
    for (int i = 1; i < count; ++i)
        frames += encodeFrameHeader(Opcode::Continuation, 200, i == count - 1, &Key);
    return frames;
}

QString rowText(const QAbstractItemModel &model, int row)
{
    QStringList cells;
    for (int column = 0; column < model.columnCount(); ++column)
        cells.append(model.index(row, column).data().toString());
    return cells.join(u'|');
}

QStringList labels(const QWidget &view)
{
    QStringList texts;
    const auto found = view.findChildren<QLabel *>();
    for (const QLabel *label : found) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts;
}

} // namespace

class FramesViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEveryFrame();
    void namesTheBitsOfTheSelectedFrame();
    void manyFragmentsCostNothing();
    void partOfAHeaderIsShown();
};

void FramesViewTest::listsEveryFrame()
{
    FramesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFrames(fragments(3));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(rowText(model, 0), QStringLiteral("1|0|000|1 text|5|37 fa 21 3d"));
    QCOMPARE(rowText(model, 1), QStringLiteral("2|0|000|0 continuation|200|37 fa 21 3d"));
    QCOMPARE(rowText(model, 2), QStringLiteral("3|1|000|0 continuation|200|37 fa 21 3d"));
}

void FramesViewTest::namesTheBitsOfTheSelectedFrame()
{
    Fixture f;
    FramesView &view = f.view;
    view.setFrames(fragments(3));
    QVERIFY(labels(view).contains(QStringLiteral("01 85 37 fa 21 3d")));
    view.findChild<QTableView *>()->selectRow(2);
    const QStringList shown = labels(view);
    QVERIFY(shown.contains(QStringLiteral("Header of frame 3 of 3")));
    QVERIFY(shown.contains(QStringLiteral("80 fe 00 c8 37 fa 21 3d")));
    QVERIFY(shown.contains(QStringLiteral("length, 16 bit")));
    QVERIFY(shown.contains(QStringLiteral("masked, as a client must")));
}

void FramesViewTest::manyFragmentsCostNothing()
{
    Fixture f;
    FramesView &view = f.view;
    view.setFrames(fragments(200'000));
    QCOMPARE(view.frameCount(), 200'000);
    QCOMPARE(view.frameAt(199'999)->fin, true);
    view.grab();
}

void FramesViewTest::partOfAHeaderIsShown()
{
    Fixture f;
    FramesView &view = f.view;
    view.setFrames(QByteArray::fromHex("81ff0000"));
    QCOMPARE(view.frameCount(), 0);
    QVERIFY(labels(view).contains(QStringLiteral("81 ff 00 00")));
    view.setFrames({});
    QVERIFY(!labels(view).contains(QStringLiteral("81 ff 00 00")));
}

QTEST_MAIN(FramesViewTest)
#include "tst_framesview.moc"
