// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/environmentchooser.h"
#include "widgets/profiles/environmentdialog.h"
#include "widgets/profiles/variablesmodel.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;

class TestEnvironments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void init();
    void theTableGrowsAtItsEnd();
    void secretValuesAreNotShown();
    void theChooserChooses();
    void variablesAreKept();
    void secretsAreReadAndKept();
    void aBadNameKeepsTheDialogOpen();
    void environmentsComeAndGo();
    void whereSecretsAreIsSaid();

private:
    static QPushButton *button(const QWidget &dialog, const char *text)
    {
        for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
            if (button->text() == QString::fromUtf8(text))
                return button;
        }
        qFatal("no such button: %s", text);
        return nullptr;
    }
    static bool says(const QWidget &dialog, const char *words)
    {
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words)))
                return true;
        }
        return false;
    }
    /// The offscreen platform warns when a window's limits change while it is shown.
    static void show(QDialog &dialog)
    {
        dialog.layout()->setSizeConstraint(QLayout::SetNoConstraint);
        dialog.show();
    }
    QString token() const
    {
        return m_secrets->values().value(SecretStore::key(m_staging, QStringLiteral("token")));
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<EnvironmentStore> m_store;
    QString m_staging;
};

void TestEnvironments::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets = std::make_unique<MemorySecretStore>();
    m_store = std::make_unique<EnvironmentStore>(m_folder->path(), *m_secrets);
    m_staging = m_store->add(QStringLiteral("Staging")).value();
    const QList<EnvironmentVariable> variables{{QStringLiteral("host"), QStringLiteral("h:1"), false},
                                               {QStringLiteral("token"), QStringLiteral("s3cret"), true}};
    QVERIFY(m_store->setVariables(m_staging, variables).ok());
}

void TestEnvironments::theTableGrowsAtItsEnd()
{
    VariablesModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.variables().isEmpty());
    QVERIFY(model.setData(model.index(0, VariablesModel::Name), QStringLiteral(" a ")));
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.setData(model.index(1, VariablesModel::Secret), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.rowCount(), 2); // a mark alone is no variable
    QVERIFY(model.setData(model.index(1, VariablesModel::Value), QStringLiteral("v")));
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(!model.setData(model.index(1, VariablesModel::Value), QStringLiteral("v")));
    const QList<EnvironmentVariable> expected{{QStringLiteral("a"), {}, false},
                                              {{}, QStringLiteral("v"), true}};
    QCOMPARE(model.variables(), expected);
    model.removeVariable(2); // the empty one stays
    model.removeVariable(0);
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(model.isChanged());
    model.setVariables({});
    QVERIFY(!model.isChanged());
}

void TestEnvironments::secretValuesAreNotShown()
{
    VariablesModel model;
    model.setVariables({{QStringLiteral("a"), QStringLiteral("s3cret"), true},
                        {QStringLiteral("b"), QString(100, u'x'), true},
                        {QStringLiteral("c"), QStringLiteral("plain"), false}});
    QCOMPARE(model.index(0, VariablesModel::Value).data().toString(), QStringLiteral("••••••"));
    QCOMPARE(model.index(1, VariablesModel::Value).data().toString().size(), 12);
    QCOMPARE(model.index(2, VariablesModel::Value).data().toString(), QStringLiteral("plain"));
}

void TestEnvironments::theChooserChooses()
{
    EnvironmentChooser chooser(*m_theme, *m_store);
    auto *box = chooser.findChild<QComboBox *>();
    QCOMPARE(box->count(), 2);
    QCOMPARE(box->currentText(), QStringLiteral("No environment"));
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(m_store->chosen(), m_staging);
    QVERIFY(m_store->rename(m_staging, QStringLiteral("Test")).ok());
    QCOMPARE(box->currentText(), QStringLiteral("Test"));
    QVERIFY(m_store->remove(m_staging).ok());
    QCOMPARE(box->currentText(), QStringLiteral("No environment"));
}

void TestEnvironments::variablesAreKept()
{
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    auto *table = dialog.findChild<QTableView *>();
    QTRY_VERIFY(table->isEnabled());
    QAbstractItemModel *model = table->model();
    QVERIFY(model->setData(model->index(2, VariablesModel::Name), QStringLiteral("path")));
    QVERIFY(model->setData(model->index(2, VariablesModel::Value), QStringLiteral("/chat")));
    button(dialog, "Done")->click();
    QVERIFY(!dialog.isVisible());
    QCOMPARE(m_store->find(m_staging)->variables.size(), 3);
    QCOMPARE(m_store->find(m_staging)->variables.at(1).value, QStringLiteral("/chat"));
    QCOMPARE(token(), QStringLiteral("s3cret"));
}

void TestEnvironments::secretsAreReadAndKept()
{
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    auto *table = dialog.findChild<QTableView *>();
    QVERIFY(!table->isEnabled()); // nothing may be kept before the secrets are there
    QTRY_VERIFY(table->isEnabled());
    const QModelIndex value = table->model()->index(1, VariablesModel::Value);
    QCOMPARE(value.data(Qt::EditRole).toString(), QStringLiteral("s3cret"));
    table->setCurrentIndex(value); // which edits it
    auto *editor = table->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QVERIFY(editor->echoMode() != QLineEdit::Normal);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("new"));
    button(dialog, "Done")->click(); // with the editor open
    QCOMPARE(token(), QStringLiteral("new"));
}

void TestEnvironments::aBadNameKeepsTheDialogOpen()
{
    const QString live = m_store->add(QStringLiteral("Live")).value();
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    auto *list = dialog.findChild<QListWidget *>();
    auto *table = dialog.findChild<QTableView *>();
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Live"));
    QVERIFY(table->model()->setData(table->model()->index(0, VariablesModel::Name), QStringLiteral("a b")));
    button(dialog, "Done")->click();
    QVERIFY(dialog.isVisible());
    QVERIFY(says(dialog, "“a b” is no name"));
    list->setCurrentRow(1);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Live")); // not left with that in it
    QCOMPARE(table->model()->index(0, VariablesModel::Name).data().toString(), QStringLiteral("a b"));
    QVERIFY(table->model()->setData(table->model()->index(0, VariablesModel::Name), QStringLiteral("a_b")));
    list->setCurrentRow(1);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Staging"));
    QVERIFY(!says(dialog, "is no name"));
    QCOMPARE(m_store->find(live)->variables.size(), 1);
}

void TestEnvironments::environmentsComeAndGo()
{
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    auto *list = dialog.findChild<QListWidget *>();
    button(dialog, "Add")->click();
    QCOMPARE(m_store->environments().size(), 2);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("New environment"));
    list->currentItem()->setText(QStringLiteral("Live"));
    QTRY_COMPARE(m_store->environments().at(0).name, QStringLiteral("Live"));
    list->currentItem()->setText(QStringLiteral("Staging"));
    QVERIFY(says(dialog, "There is a “Staging” already"));
    QTRY_COMPARE(list->currentItem()->text(), QStringLiteral("Live"));
    button(dialog, "Delete")->click();
    QCOMPARE(m_store->environments().size(), 1);
    QCOMPARE(list->currentItem()->text(), QStringLiteral("Staging"));
    button(dialog, "Delete")->click();
    QVERIFY(!dialog.findChild<QTableView *>()->isEnabled());
    QVERIFY(m_secrets->values().isEmpty());
}

void TestEnvironments::whereSecretsAreIsSaid()
{
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    QVERIFY(says(dialog, "until Framewatch is closed"));
}

QTEST_MAIN(TestEnvironments)
#include "tst_environments.moc"
