// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lockablesecretstore.h"
#include "widgets/profiles/environmentchooser.h"
#include "widgets/profiles/environmentdialog.h"
#include "widgets/profiles/variablesmodel.h"
#include "widgets/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
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
    void escAsksBeforeItThrowsAway();
    void deletingAsksIfSomethingIsLost();
    void aNewOneIsNamedAtOnce();
    void anothersChangeIsNotOverwritten();
    void anotherDeletesWhatIsEdited();
    void aLockedKeychainLosesNothing();

private:
    void changeFile(const char *before, const char *after) const
    {
        QFile file(m_folder->filePath(QStringLiteral("Staging.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll().replace(before, after);
        file.close();
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QString host() const { return m_store->find(m_staging)->variables.at(0).value; }
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
    button(dialog, "Delete it")->click();
    QVERIFY(!dialog.findChild<QTableView *>()->isEnabled());
    QVERIFY(m_secrets->values().isEmpty());
}

void TestEnvironments::whereSecretsAreIsSaid()
{
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    QVERIFY(says(dialog, "until Framewatch is closed"));
}

void TestEnvironments::escAsksBeforeItThrowsAway()
{
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    auto *table = dialog.findChild<QTableView *>();
    QTRY_VERIFY(table->isEnabled());
    QVERIFY(table->model()->setData(table->model()->index(0, VariablesModel::Value), QStringLiteral("h:2")));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    QVERIFY(says(dialog, "Keep what was changed in “Staging”?"));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(dialog.isVisible());
    button(dialog, "Keep")->click();
    QVERIFY(!dialog.isVisible());
    QCOMPARE(host(), QStringLiteral("h:2"));

    EnvironmentDialog other(*m_theme, *m_store);
    show(other);
    table = other.findChild<QTableView *>();
    QTRY_VERIFY(table->isEnabled());
    QVERIFY(table->model()->setData(table->model()->index(0, VariablesModel::Value), QStringLiteral("h:3")));
    other.close(); // by the window's cross
    QVERIFY(other.isVisible());
    button(other, "Discard")->click();
    QVERIFY(!other.isVisible());
    QCOMPARE(host(), QStringLiteral("h:2"));
    show(other);
    QTest::keyClick(&other, Qt::Key_Escape);
    QVERIFY(other.isVisible()); // what was typed is still there
}

void TestEnvironments::deletingAsksIfSomethingIsLost()
{
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    button(dialog, "Delete")->click();
    QVERIFY(m_store->find(m_staging));
    QVERIFY(says(dialog, "Delete “Staging”?"));
    button(dialog, "Cancel")->click();
    QVERIFY(m_store->find(m_staging));
    button(dialog, "Add")->click();
    button(dialog, "Delete")->click(); // an empty one
    QCOMPARE(m_store->environments().size(), 1);
}

void TestEnvironments::aNewOneIsNamedAtOnce()
{
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    button(dialog, "Add")->click();
    auto *list = dialog.findChild<QListWidget *>();
    auto *editor = list->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QSignalSpy resets(list->model(), &QAbstractItemModel::rowsRemoved);
    QVERIFY(m_store->setVariables(m_staging, {}).ok()); // the list is looked at again
    bool later = false;
    QMetaObject::invokeMethod(
        this, [&later] { later = true; }, Qt::QueuedConnection);
    QTRY_VERIFY(later);
    QVERIFY(list->indexWidget(list->currentIndex()));
    QCOMPARE(resets.size(), 0);
    QTest::keyClicks(editor, QStringLiteral("Live"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_store->environments().at(0).name, QStringLiteral("Live"));
    QVERIFY(dialog.isVisible());
    QTRY_COMPARE(list->currentItem()->text(), QStringLiteral("Live"));
    auto *table = dialog.findChild<QTableView *>();
    QVERIFY(table->model()->setData(table->model()->index(0, VariablesModel::Name), QStringLiteral("host")));
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QVERIFY(says(dialog, "Keep what was changed in “Live”?"));
}

void TestEnvironments::anothersChangeIsNotOverwritten()
{
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    auto *table = dialog.findChild<QTableView *>();
    const auto value = [table] { return table->model()->index(0, VariablesModel::Value); };
    QTRY_VERIFY(table->isEnabled());
    changeFile("h:1", "h:pulled");
    QTRY_COMPARE(value().data().toString(), QStringLiteral("h:pulled")); // nothing was typed: it shows
    QTRY_VERIFY(table->isEnabled());

    QVERIFY(table->model()->setData(value(), QStringLiteral("h:mine")));
    changeFile("h:pulled", "h:again");
    QTRY_VERIFY(says(dialog, "“Staging” was changed by another program meanwhile"));
    button(dialog, "Done")->click();
    QVERIFY(dialog.isVisible());
    QCOMPARE(host(), QStringLiteral("h:again"));
    button(dialog, "Reload")->click();
    QCOMPARE(value().data().toString(), QStringLiteral("h:again"));
    QTRY_VERIFY(table->isEnabled());

    QVERIFY(table->model()->setData(value(), QStringLiteral("h:mine")));
    changeFile("h:again", "h:third");
    button(dialog, "Done")->click(); // before the change is seen
    QVERIFY(dialog.isVisible());
    QVERIFY(says(dialog, "changed by another program"));
    button(dialog, "Overwrite")->click();
    QCOMPARE(host(), QStringLiteral("h:mine"));
    QCOMPARE(token(), QStringLiteral("s3cret"));
}

void TestEnvironments::anotherDeletesWhatIsEdited()
{
    EnvironmentDialog dialog(*m_theme, *m_store);
    show(dialog);
    auto *table = dialog.findChild<QTableView *>();
    QTRY_VERIFY(table->isEnabled());
    QVERIFY(
        table->model()->setData(table->model()->index(0, VariablesModel::Value), QStringLiteral("h:mine")));
    QVERIFY(QFile::remove(m_folder->filePath(QStringLiteral("Staging.json"))));
    QTRY_VERIFY(says(dialog, "“Staging” was deleted by another program meanwhile"));
    button(dialog, "Make it again")->click();
    QCOMPARE(m_store->environments().size(), 1);
    QCOMPARE(m_store->environments().at(0).variables.at(0).value, QStringLiteral("h:mine"));
}

void TestEnvironments::aLockedKeychainLosesNothing()
{
    test::LockableSecretStore keychain;
    EnvironmentStore store(m_folder->path(), keychain);
    keychain.writeOf(m_staging, {{QStringLiteral("token"), QStringLiteral("s3cret")}});
    keychain.isLocked = true;
    EnvironmentDialog dialog(*m_theme, store);
    show(dialog);
    auto *table = dialog.findChild<QTableView *>();
    QTRY_VERIFY(table->isEnabled());
    QAbstractItemModel *model = table->model();
    QCOMPARE(model->index(1, VariablesModel::Value).data().toString(), QStringLiteral("not known now"));
    QVERIFY(model->setData(model->index(0, VariablesModel::Value), QStringLiteral("h:2")));
    QVERIFY(model->setData(model->index(1, VariablesModel::Name), QStringLiteral("key")));
    button(dialog, "Done")->click();
    QVERIFY(says(dialog, "“key” cannot have a new name: the keychain does not give its value now"));
    QVERIFY(model->setData(model->index(1, VariablesModel::Name), QStringLiteral("token")));
    button(dialog, "Done")->click();
    QVERIFY(!dialog.isVisible());
    QCOMPARE(store.find(m_staging)->variables.at(0).value, QStringLiteral("h:2"));
    QCOMPARE(keychain.values.value(SecretStore::key(m_staging, QStringLiteral("token"))),
             QStringLiteral("s3cret"));
}

QTEST_MAIN(TestEnvironments)
#include "tst_environments.moc"
