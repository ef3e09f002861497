// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/core/framebytes.h"

#include <QTest>

using namespace framewatch;

class TestFrameBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sums_data();
    void sums();
};

void TestFrameBytes::sums_data()
{
    QTest::addColumn<QByteArray>("frames");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("none") << QByteArray() << qint64(0);
    QTest::newRow("one") << QByteArray::fromHex("c107") << qint64(7);
    QTest::newRow("masked") << QByteArray::fromHex("c18737fa213d") << qint64(7);
    QTest::newRow("every form") << QByteArray::fromHex("410500fe00c837fa213d807f0000000000010000")
                                << qint64(5 + 200 + 65536);
    QTest::newRow("the last in part") << QByteArray::fromHex("4105807e00") << qint64(5);
    QTest::newRow("one byte") << QByteArray::fromHex("81") << qint64(0);
    QTest::newRow("beyond all bounds") << QByteArray::fromHex("017fffffffffffffffff807fffffffffffffffff")
                                       << std::numeric_limits<qint64>::max();
}

void TestFrameBytes::sums()
{
    QFETCH(QByteArray, frames);
    QTEST(frameBytes(frames), "bytes");
}

QTEST_APPLESS_MAIN(TestFrameBytes)
#include "tst_framebytes.moc"
