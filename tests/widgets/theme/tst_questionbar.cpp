// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/questionbar.h"

#include <QDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace framewatch;

class TestQuestionBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void enterGivesTheAnswerInFocus_data();
    void enterGivesTheAnswerInFocus();
    void anAnswerMayAskAgain();
};

void TestQuestionBar::enterGivesTheAnswerInFocus_data()
{
    QTest::addColumn<int>("answer");
    QTest::addColumn<Qt::Key>("key");
    QTest::newRow("first, Return") << 0 << Qt::Key_Return;
    QTest::newRow("second, Return") << 1 << Qt::Key_Return;
    QTest::newRow("first, Enter") << 0 << Qt::Key_Enter;
    QTest::newRow("first, Space") << 0 << Qt::Key_Space;
}

// Even where the dialog has a default button.
void TestQuestionBar::enterGivesTheAnswerInFocus()
{
    QFETCH(int, answer);
    QFETCH(Qt::Key, key);
    QDialog dialog;
    auto *column = new QVBoxLayout(&dialog);
    column->setSizeConstraint(QLayout::SetNoConstraint);
    auto *usual = new QPushButton;
    usual->setDefault(true);
    auto *bar = new QuestionBar;
    column->addWidget(bar);
    column->addWidget(usual);
    dialog.show();
    QSignalSpy pressed(usual, &QPushButton::clicked);
    QList<int> given;
    bar->ask(QStringLiteral("Keep it?"), {}, {QStringLiteral("No"), [&given] { given.append(0); }},
             {QStringLiteral("Yes"), [&given] { given.append(1); }});
    const QList<QPushButton *> buttons = bar->findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    QVERIFY(buttons.at(1) == dialog.focusWidget());
    buttons.at(answer)->setFocus();
    QTest::keyClick(buttons.at(answer), key);
    QCOMPARE(given, QList<int>{answer});
    QCOMPARE(pressed.size(), 0);
    QVERIFY(bar->isHidden());
}

void TestQuestionBar::anAnswerMayAskAgain()
{
    QWidget host;
    QuestionBar bar(&host);
    bar.ask(QStringLiteral("Keep it?"), {}, {QStringLiteral("No")},
            {QStringLiteral("Yes"), [&bar] {
                 bar.ask(QStringLiteral("Surely?"), {}, {QStringLiteral("No")}, {QStringLiteral("Surely")});
             }});
    bar.findChildren<QPushButton *>().at(1)->click();
    QVERIFY(!bar.isHidden());
    QCOMPARE(bar.findChildren<QPushButton *>().at(1)->text(), QStringLiteral("Surely"));
}

QTEST_MAIN(TestQuestionBar)
#include "tst_questionbar.moc"
