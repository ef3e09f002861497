// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fontwarmup.h"

#include <QApplication>
#include <QFontDatabase>
#include <QTest>

#include <optional>

using namespace framewatch;

class TestFontWarmup : public QObject
{
    Q_OBJECT

public:
    static inline std::optional<FontWarmup> early;

private Q_SLOTS:
    void fontsAreThereAfterIt();
    void againDoesNoHarm();
};

void TestFontWarmup::fontsAreThereAfterIt()
{
    early.reset(); // waits
    QVERIFY(!QFontDatabase::families().isEmpty());
    QVERIFY(QFontMetrics(QApplication::font()).horizontalAdvance(QStringLiteral("text")) > 0);
}

void TestFontWarmup::againDoesNoHarm()
{
    const QStringList families = QFontDatabase::families();
    {
        const FontWarmup late;
    }
    QCOMPARE(QFontDatabase::families(), families);
}

int main(int argc, char **argv)
{
    TestFontWarmup::early.emplace(); // as the program does, before there is an application
    QApplication application(argc, argv);
    TestFontWarmup test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_fontwarmup.moc"
