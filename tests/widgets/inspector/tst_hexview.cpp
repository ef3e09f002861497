// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/hexview.h"

#include "widgets/theme/theme.h"

#include <QClipboard>
#include <QScrollBar>
#include <QTest>

using namespace framewatch;

namespace {

struct Fixture
{
    explicit Fixture(const QByteArray &bytes, int width = 800)
    {
        view.resize(width, 300);
        view.show();
        view.setBytes(bytes);
    }
    Theme theme{*qApp, Theme::Mode::Light};
    HexView view{theme};
};

QByteArray counting(int size)
{
    QByteArray bytes;
    for (int i = 0; i < size; ++i)
        bytes.append(char(i & 0xff));
    return bytes;
}

} // namespace

class HexViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void widthChoosesBytesPerLine();
    void showsLines();
    void scrollsToTheLastLine();
    void selectsByMouse();
    void selectsByKeys();
    void copiesHexOrText();
    void anySizeIsQuick();
    void emptyIsHarmless();
};

void HexViewTest::widthChoosesBytesPerLine()
{
    Fixture f(counting(100));
    QCOMPARE(f.view.bytesPerLine(), 16);
    f.view.resize(400, 300);
    QCOMPARE(f.view.bytesPerLine(), 8);
}

void HexViewTest::showsLines()
{
    Fixture f("0123456789abcdef\x01z");
    const QString expected =
        QStringLiteral("0000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef\n"
                       "0010  01 7a                                             ·z\n");
    QCOMPARE(f.view.visibleText(), expected);
}

void HexViewTest::scrollsToTheLastLine()
{
    Fixture f(counting(10'000));
    f.view.verticalScrollBar()->setValue(f.view.verticalScrollBar()->maximum());
    QVERIFY(f.view.visibleText().contains(QStringLiteral("2700  00 01")));
}

void HexViewTest::selectsByMouse()
{
    Fixture f(counting(64));
    QWidget *area = f.view.viewport();
    QTest::mousePress(area, Qt::LeftButton, {}, QPoint(60, 15));
    QTest::mouseMove(area, QPoint(60, 15 + 20));
    QMouseEvent move(QEvent::MouseMove, QPointF(60, 35), area->mapToGlobal(QPointF(60, 35)), Qt::LeftButton,
                     Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(area, &move);
    QCOMPARE(f.view.selectionSize(), 17);
}

void HexViewTest::selectsByKeys()
{
    Fixture f(counting(64));
    f.view.setFocus();
    QTest::keyClick(&f.view, Qt::Key_Down);
    QTest::keyClick(&f.view, Qt::Key_Right, Qt::ShiftModifier);
    QTest::keyClick(&f.view, Qt::Key_End, Qt::ShiftModifier);
    QCOMPARE(f.view.selectionStart(), 16);
    QCOMPARE(f.view.selectionSize(), 16);
    QTest::keyClick(&f.view, Qt::Key_A, Qt::ControlModifier);
    QTRY_COMPARE(f.view.selectionSize(), 64);
}

void HexViewTest::copiesHexOrText()
{
    Fixture f("hello\xc3\xa9");
    f.view.setFocus();
    f.view.select(0, 3);
    QTest::keyClick(&f.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("68 65 6c"));
    QTest::mouseClick(f.view.viewport(), Qt::LeftButton, {}, QPoint(500, 15)); // in the ASCII column
    f.view.select(0, 7);
    QTest::keyClick(&f.view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("hello\u00e9"));
}

void HexViewTest::anySizeIsQuick()
{
    Fixture f(QByteArray(64 * 1024 * 1024, 'x'));
    QCOMPARE(f.view.verticalScrollBar()->maximum() > 4'000'000, true);
    f.view.verticalScrollBar()->setValue(4'000'000);
    QVERIFY(f.view.visibleText().startsWith(QStringLiteral("03d09000")));
    f.view.viewport()->grab();
}

void HexViewTest::emptyIsHarmless()
{
    Fixture f({});
    f.view.setFocus();
    QTest::keyClick(&f.view, Qt::Key_Down);
    QTest::mouseClick(f.view.viewport(), Qt::LeftButton);
    f.view.copy();
    QCOMPARE(f.view.selectionSize(), 0);
    QCOMPARE(f.view.visibleText(), QString());
}

QTEST_MAIN(HexViewTest)
#include "tst_hexview.moc"
