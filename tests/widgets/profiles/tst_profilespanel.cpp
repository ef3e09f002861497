// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/profilespanel.h"

#include "model/settings/environmentstore.h"
#include "model/settings/profilestore.h"
#include "widgets/profiles/pastecommanddialog.h"
#include "widgets/profiles/profilesmodel.h"
#include "widgets/profiles/profilestree.h"
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;

class TestProfilesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Light); }
    void init();
    void cleanup() { m_panel.reset(); }
    void enterAndDoubleClickConnect();
    void aFolderOpensAndCloses();
    void aReleaseElsewhereIsNoClick();
    void aBrokenFileSaysWhy();
    void aClosedFolderStaysClosed();
    void searchNarrowsAndEnterGoesThere();
    void theMenuAsks();
    void renamedInPlace();
    void anEditorIsNotEndedByATab();
    void anErrorOutlivesTheListsReading();
    void aBadNameIsTold();
    void movedByMenu();
    void movedByKeys();
    void deleteAsksForAProfileAndTakesAnEmptyFolder();
    void anEmptyPanelSaysWhatToDo();
    void aTabCanBeSavedIfThereIsOne();
    void aCommandBecomesAProfile();
    void aBadCommandIsTold();

private:
    ProfilesTree &tree() { return m_panel->tree(); }
    ProfilesModel &model() { return *qobject_cast<ProfilesModel *>(tree().model()); }
    static QAction *item(const QMenu *menu, const char *text)
    {
        for (QAction *action : menu->actions()) {
            if (action->text().section(u'\t', 0, 0) == QString::fromUtf8(text))
                return action;
        }
        qFatal("no such item: %s", text);
        return nullptr;
    }
    static bool says(const QWidget &widget, const char *words)
    {
        for (const QLabel *label : widget.findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(QString::fromUtf8(words)))
                return true;
        }
        return false;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<QTemporaryDir> m_folder;
    MemorySecretStore m_secrets;
    std::unique_ptr<ProfileStore> m_store;
    std::unique_ptr<EnvironmentStore> m_environments;
    std::unique_ptr<ProfilesPanel> m_panel;
    QString m_echo;
    QString m_prices;
};

void TestProfilesPanel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<ProfileStore>(m_folder->filePath(QStringLiteral("profiles")));
    m_environments =
        std::make_unique<EnvironmentStore>(m_folder->filePath(QStringLiteral("environments")), m_secrets);
    ConnectionSettings settings;
    settings.url = QStringLiteral("wss://feed.example/");
    m_echo = m_store->add({}, QStringLiteral("echo"), settings).value();
    m_prices = m_store->add(QStringLiteral("Work"), QStringLiteral("prices"), settings).value();
    m_panel = std::make_unique<ProfilesPanel>(*m_theme, *m_store, *m_environments);
    // The offscreen platform warns when a window's limits change while it is shown.
    m_panel->layout()->setSizeConstraint(QLayout::SetNoConstraint);
    m_panel->resize(220, 500);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestProfilesPanel::enterAndDoubleClickConnect()
{
    QSignalSpy connects(m_panel.get(), &ProfilesPanel::connectRequested);
    tree().setCurrentIndex(model().indexOf(m_echo));
    QTest::keyClick(&tree(), Qt::Key_Return);
    QCOMPARE(connects.size(), 1);
    QCOMPARE(connects.at(0).at(0).toString(), m_echo);
    const QPoint place = tree().visualRect(model().indexOf(m_prices)).center();
    QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(connects.size(), 1); // one click chooses only
    QTest::mouseDClick(tree().viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(connects.size(), 2);
    QCOMPARE(connects.at(1).at(0).toString(), m_prices);
}

void TestProfilesPanel::aFolderOpensAndCloses()
{
    const QModelIndex folder = model().indexOfFolder(QStringLiteral("Work"));
    QVERIFY(tree().isExpanded(folder));
    QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, tree().visualRect(folder).center());
    QVERIFY(!tree().isExpanded(folder));
    QTest::keyClick(&tree(), Qt::Key_Return);
    QVERIFY(tree().isExpanded(folder));
    QTest::keyClick(&tree(), Qt::Key_Left);
    QVERIFY(!tree().isExpanded(folder));
}

void TestProfilesPanel::aReleaseElsewhereIsNoClick()
{
    // A banner that comes with a double click pushes the tree down under the pointer.
    const QModelIndex folder = model().indexOfFolder(QStringLiteral("Work"));
    const QPoint profile = tree().visualRect(model().indexOf(m_prices)).center();
    QTest::mousePress(tree().viewport(), Qt::LeftButton, {}, profile);
    QTest::mouseRelease(tree().viewport(), Qt::LeftButton, {}, tree().visualRect(folder).center());
    QVERIFY(tree().isExpanded(folder));
}

void TestProfilesPanel::aBrokenFileSaysWhy()
{
    QFile file(m_folder->filePath(QStringLiteral("profiles/bad.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<<<<<<< HEAD");
    file.close();
    m_store->reload();
    const QModelIndex bad = model().index(1, 0);
    QCOMPARE(bad.data().toString(), QStringLiteral("bad"));
    QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, tree().visualRect(bad).center());
    QVERIFY(says(*m_panel, "“bad” cannot be used, and stays as it is: It is no JSON from byte"));
}

void TestProfilesPanel::aClosedFolderStaysClosed()
{
    tree().collapse(model().indexOfFolder(QStringLiteral("Work")));
    tree().setCurrentIndex(model().indexOf(m_echo));
    QVERIFY(m_store->rename(m_prices, QStringLiteral("other")).ok());
    QVERIFY(!tree().isExpanded(model().indexOfFolder(QStringLiteral("Work"))));
    QCOMPARE(tree().currentIndex(), model().indexOf(m_echo));
}

void TestProfilesPanel::searchNarrowsAndEnterGoesThere()
{
    auto *search = m_panel->findChild<QLineEdit *>();
    QTest::keyClicks(search, QStringLiteral("work"));
    QVERIFY(!model().indexOf(m_echo).isValid());
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(tree().currentIndex(), model().indexOf(m_prices));
    QTest::keyClicks(search, QStringLiteral("xyz"));
    QVERIFY(says(*m_panel, "No profile has that"));
}

void TestProfilesPanel::theMenuAsks()
{
    QSignalSpy edits(m_panel.get(), &ProfilesPanel::editRequested);
    QSignalSpy duplicates(m_panel.get(), &ProfilesPanel::duplicateRequested);
    QSignalSpy copies(m_panel.get(), &ProfilesPanel::copyRequested);
    const auto menu = m_panel->menuFor(model().indexOf(m_prices));
    item(menu.get(), "Edit…")->trigger();
    item(menu.get(), "Duplicate")->trigger();
    QCOMPARE(edits.size(), 1);
    QCOMPARE(duplicates.at(0).at(0).toString(), m_prices);
    QMenu *copy = item(menu.get(), "Copy as")->menu();
    item(copy, "curl")->trigger();
    item(item(copy, "With tokens and passwords")->menu(), "Python (websockets)")->trigger();
    QCOMPARE(copies.size(), 2);
    QCOMPARE(copies.at(0).at(1).value<CommandExport::Target>(), CommandExport::Target::Curl);
    QVERIFY(!copies.at(0).at(2).toBool());
    QCOMPARE(copies.at(1).at(1).value<CommandExport::Target>(), CommandExport::Target::Python);
    QVERIFY(copies.at(1).at(2).toBool());
}

void TestProfilesPanel::renamedInPlace()
{
    QSignalSpy connects(m_panel.get(), &ProfilesPanel::connectRequested);
    tree().setCurrentIndex(model().indexOf(m_echo));
    QTest::keyClick(&tree(), Qt::Key_F2);
    auto *editor = tree().viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->selectAll();
    QTest::keyClicks(editor, QStringLiteral("shout"));
    QTest::keyClick(editor, Qt::Key_Return);
    QCOMPARE(connects.size(), 0);
    QTRY_COMPARE(m_store->find(m_echo)->name, QStringLiteral("shout"));
    QTRY_COMPARE(model().indexOf(m_echo).data().toString(), QStringLiteral("shout"));
    QCOMPARE(tree().currentIndex(), model().indexOf(m_echo));
}

void TestProfilesPanel::anEditorIsNotEndedByATab()
{
    m_panel->rename(m_echo);
    QVERIFY(tree().viewport()->findChild<QLineEdit *>());
    m_panel->setOpen({m_prices}, m_prices); // a tab connects meanwhile
    QCOMPARE(tree().currentIndex(), model().indexOf(m_echo));
    QVERIFY(tree().indexWidget(model().indexOf(m_echo)));
}

void TestProfilesPanel::anErrorOutlivesTheListsReading()
{
    QFile file(m_folder->filePath(QStringLiteral("profiles/echo.json")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    bytes.replace("feed.example", "other.example"); // a pull
    file.resize(0);
    file.seek(0);
    file.write(bytes);
    file.close();
    QVERIFY(!model().setData(model().indexOf(m_echo), QStringLiteral("fine")));
    QVERIFY(says(*m_panel, "changed by another program"));
    QTRY_COMPARE(model().indexOf(m_echo).data(ProfilesModel::UrlRole).toString(),
                 QStringLiteral("wss://other.example/"));
    QVERIFY(says(*m_panel, "changed by another program"));
    QVERIFY(model().setData(model().indexOf(m_echo), QStringLiteral("fine")));
    QVERIFY(!says(*m_panel, "changed by another program"));
}

void TestProfilesPanel::aBadNameIsTold()
{
    QVERIFY(!model().setData(model().indexOf(m_echo), QString()));
    QVERIFY(says(*m_panel, "cannot be empty"));
    QVERIFY(model().setData(model().indexOf(m_echo), QStringLiteral("fine")));
    QTRY_VERIFY(!says(*m_panel, "cannot be empty"));
}

void TestProfilesPanel::movedByMenu()
{
    const auto menu = m_panel->menuFor(model().indexOf(m_echo));
    QMenu *move = item(menu.get(), "Move to folder")->menu();
    QVERIFY(!item(move, "No folder")->isEnabled());
    item(move, "Work")->trigger();
    QCOMPARE(m_store->find(m_echo)->folder, QStringLiteral("Work"));
    item(move, "New folder")->trigger();
    QCOMPARE(m_store->find(m_echo)->folder, QStringLiteral("New folder"));
    QVERIFY(tree().viewport()->findChild<QLineEdit *>()); // to be named
}

void TestProfilesPanel::movedByKeys()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://h");
    for (const char *name : {"b", "c"})
        QVERIFY(m_store->add({}, QString::fromLatin1(name), settings).ok());
    const auto row = [this] {
        QString names;
        for (const Profile &profile : m_store->profiles())
            names += profile.folder.isEmpty() ? profile.name + u' ' : QString();
        return names.trimmed();
    };
    QCOMPARE(row(), QStringLiteral("echo b c"));
    tree().setCurrentIndex(model().indexOf(m_echo));
    QTest::keyClick(&tree(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(row(), QStringLiteral("echo b c"));
    QTest::keyClick(&tree(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(row(), QStringLiteral("b echo c"));
    QCOMPARE(tree().currentIndex(), model().indexOf(m_echo));
    QTest::keyClick(&tree(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(row(), QStringLiteral("b c echo"));
    const auto menu = m_panel->menuFor(model().indexOf(m_echo));
    item(menu.get(), "Move up")->trigger();
    QCOMPARE(row(), QStringLiteral("b echo c"));
}

void TestProfilesPanel::deleteAsksForAProfileAndTakesAnEmptyFolder()
{
    QSignalSpy deletes(m_panel.get(), &ProfilesPanel::deleteRequested);
    tree().setCurrentIndex(model().indexOf(m_echo));
    QTest::keyClick(&tree(), Qt::Key_Delete);
    QCOMPARE(deletes.size(), 1);
    QVERIFY(m_store->find(m_echo));
    tree().setCurrentIndex(model().indexOfFolder(QStringLiteral("Work")));
    QTest::keyClick(&tree(), Qt::Key_Delete);
    QVERIFY(says(*m_panel, "not empty"));
    QVERIFY(m_store->move(m_prices, {}).ok());
    tree().setCurrentIndex(model().indexOfFolder(QStringLiteral("Work")));
    QTest::keyClick(&tree(), Qt::Key_Delete);
    QVERIFY(m_store->folders().isEmpty());
    QCOMPARE(deletes.size(), 1);
}

void TestProfilesPanel::anEmptyPanelSaysWhatToDo()
{
    QVERIFY(!says(*m_panel, "Save a tab"));
    QVERIFY(m_store->remove(m_echo).ok());
    QVERIFY(m_store->remove(m_prices).ok());
    QVERIFY(m_store->removeFolder(QStringLiteral("Work")).ok());
    QVERIFY(says(*m_panel, "Save a tab"));
}

void TestProfilesPanel::aTabCanBeSavedIfThereIsOne()
{
    QSignalSpy saves(m_panel.get(), &ProfilesPanel::saveTabRequested);
    for (const bool can : {false, true}) {
        m_panel->setCanSave(can);
        tree().setCurrentIndex(model().indexOf(m_prices));
        const auto menu = m_panel->newMenu();
        QCOMPARE(item(menu.get(), "Save this tab as a profile")->isEnabled(), can);
        item(menu.get(), "Save this tab as a profile")->trigger();
    }
    QCOMPARE(saves.size(), 1);
    QCOMPARE(saves.at(0).at(0).toString(), QStringLiteral("Work")); // where one is chosen
}

void TestProfilesPanel::aCommandBecomesAProfile()
{
    QGuiApplication::clipboard()->setText(
        QStringLiteral("curl 'https://host.example/x' -H 'X-A: b' --frobnicate -k"));
    QSignalSpy pasted(m_panel.get(), &ProfilesPanel::commandPasted);
    const auto menu = m_panel->newMenu();
    item(menu.get(), "Paste command…")->trigger();
    auto *dialog = m_panel->findChild<PasteCommandDialog *>();
    QVERIFY(dialog);
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    for (const char *words : {"wss://host.example/x", "headers: 1", "not verified", "--frobnicate"})
        QVERIFY2(says(*dialog, words), words);
    QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(pasted.at(0).at(1).toString(), QStringLiteral("host.example"));
    const auto settings = pasted.at(0).at(2).value<ConnectionSettings>();
    QCOMPARE(settings.url, QStringLiteral("wss://host.example/x"));
    QVERIFY(!settings.tls.verify);
}

void TestProfilesPanel::aBadCommandIsTold()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("a letter"));
    PasteCommandDialog dialog(*m_theme);
    dialog.show();
    auto *edit = dialog.findChild<QPlainTextEdit *>();
    QVERIFY(edit->toPlainText().isEmpty());
    edit->setPlainText(QStringLiteral("curl 'ws://h"));
    QVERIFY(says(dialog, "quote"));
    for (const QPushButton *button : dialog.findChildren<QPushButton *>())
        QVERIFY(!button->isDefault() || !button->isEnabled());
}

QTEST_MAIN(TestProfilesPanel)
#include "tst_profilespanel.moc"
