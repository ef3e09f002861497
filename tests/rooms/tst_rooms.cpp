// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rooms/roomrules.h"

#include <QTest>

using namespace framewatch::test;

class TestRooms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsBreaches();
    void everyRoomKeepsTheRules();
};

void TestRooms::findsBreaches()
{
    const QString sample = QStringLiteral(FRAMEWATCH_SOURCES) + QStringLiteral("/tests/rooms/data");
    const QStringList expected = {
        QStringLiteral("app/usestests.cpp:4: app may not include tests/support"),
        QStringLiteral("model/attic/room.h:1: model/attic is no room of the design"),
        QStringLiteral("model/core/license.cpp:1: the two SPDX lines are missing"),
        QStringLiteral("model/core/once.h:1: #pragma once is missing"),
        QStringLiteral("model/core/upward.cpp:5: model/core may not include model/wire"),
        QStringLiteral("model/core/upward.cpp:6: model/core may not include widgets/theme"),
        QStringLiteral("model/session/gui.cpp:5: the model may not include <QWidget>"),
        QStringLiteral("model/session/gui.cpp:6: the model may not include <QtGui/QColor>"),
        QStringLiteral("model/session/gui.cpp:7: the model may not include <Qsci/qsciscintilla.h>"),
        QStringLiteral("model/session/gui.cpp:8: model/session may not include model/server"),
        QStringLiteral("model/wire/relative.cpp:4: \"frame.h\" is not written from the root"),
        QStringLiteral("widgets/log/sideways.cpp:5: widgets/log may not include widgets/inspector"),
        QStringLiteral("widgets/log/sideways.cpp:6: widgets/log may not include app"),
        QStringLiteral("widgets/theme/sideways.cpp:4: widgets/theme may not include widgets/log"),
    };
    QCOMPARE(RoomRules::breaches(sample), expected);
    QCOMPARE(RoomRules::fileCount(sample), 11); // two of them without a breach
}

void TestRooms::everyRoomKeepsTheRules()
{
    const QString root = QStringLiteral(FRAMEWATCH_SOURCES);
    QVERIFY(RoomRules::fileCount(root) > 100);
    const QStringList breaches = RoomRules::breaches(root);
    QVERIFY2(breaches.isEmpty(), qPrintable(u'\n' + breaches.join(u'\n')));
}

QTEST_APPLESS_MAIN(TestRooms)
#include "tst_rooms.moc"
