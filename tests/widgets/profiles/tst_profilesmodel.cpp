// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profiles/profilesmodel.h"

#include "model/settings/profilestore.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;

class TestProfilesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsFoldersAfterLooseOnes();
    void filters();
    void followsTheStore();
    void renames();
    void dropsMove_data();
    void dropsMove();
    void brokenOnesCannotBeUsed();
    void openOnesAreMarked();

private:
    QString add(const char *folder, const char *name, const char *url = "ws://h")
    {
        ConnectionSettings settings;
        settings.url = QString::fromLatin1(url);
        const Result<QString> id =
            m_store->add(QString::fromLatin1(folder), QString::fromLatin1(name), settings);
        return id ? id.value() : QString();
    }
    /// "a b [W: c d] [Z: e]": folders in brackets.
    QString story() const
    {
        QStringList words;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const QModelIndex index = m_model->index(row, 0);
            if (ProfilesModel::kindOf(index) != ProfilesModel::Kind::Folder) {
                words.append(index.data().toString());
                continue;
            }
            QStringList inside{index.data().toString() + u':'};
            for (int child = 0; child < m_model->rowCount(index); ++child)
                inside.append(m_model->index(child, 0, index).data().toString());
            words.append(u'[' + inside.join(u' ') + u']');
        }
        return words.join(u' ');
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileStore> m_store;
    std::unique_ptr<ProfilesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestProfilesModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<ProfileStore>(m_folder->path());
    add("W", "c", "wss://feed");
    add("W", "d");
    add("", "a");
    add("", "b");
    add("Z", "e");
    m_model = std::make_unique<ProfilesModel>(*m_store);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestProfilesModel::showsFoldersAfterLooseOnes()
{
    QCOMPARE(story(), QStringLiteral("a b [W: c d] [Z: e]"));
    QVERIFY(m_store->addFolder(QStringLiteral("Empty")).ok());
    QCOMPARE(story(), QStringLiteral("a b [Empty:] [W: c d] [Z: e]"));
}

void TestProfilesModel::filters()
{
    m_model->setFilter(QStringLiteral("feed"));
    QCOMPARE(story(), QStringLiteral("[W: c]"));
    m_model->setFilter(QStringLiteral(" w "));
    QCOMPARE(story(), QStringLiteral("a b [W: c d] [Z: e]")); // each address has a w
    m_model->setFilter(QStringLiteral("nothing of that"));
    QCOMPARE(story(), QString());
    m_model->setFilter({});
    QCOMPARE(story(), QStringLiteral("a b [W: c d] [Z: e]"));
}

void TestProfilesModel::followsTheStore()
{
    const QString id = add("New", "f");
    QCOMPARE(story(), QStringLiteral("a b [New: f] [W: c d] [Z: e]"));
    QCOMPARE(ProfilesModel::idOf(m_model->indexOf(id)), id);
    QCOMPARE(ProfilesModel::folderOf(m_model->indexOf(id)), QStringLiteral("New"));
    QVERIFY(m_store->remove(id).ok());
    QVERIFY(!m_model->indexOf(id).isValid());
    QCOMPARE(story(), QStringLiteral("a b [New:] [W: c d] [Z: e]"));
}

void TestProfilesModel::renames()
{
    QSignalSpy failed(m_model.get(), &ProfilesModel::failed);
    QVERIFY(m_model->setData(m_model->index(0, 0), QStringLiteral("aa")));
    QVERIFY(m_model->setData(m_model->indexOfFolder(QStringLiteral("W")), QStringLiteral("Work")));
    QTRY_COMPARE(story(), QStringLiteral("aa b [Work: c d] [Z: e]"));
    QVERIFY(failed.isEmpty());
    QVERIFY(!m_model->setData(m_model->index(0, 0), QStringLiteral("b")));
    QVERIFY(!m_model->setData(m_model->indexOfFolder(QStringLiteral("Work")), QStringLiteral("z")));
    QCOMPARE(failed.size(), 2);
    QCOMPARE(story(), QStringLiteral("aa b [Work: c d] [Z: e]"));
}

void TestProfilesModel::dropsMove_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("folder"); // dropped into
    QTest::addColumn<int>("row");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *folder, int at, const char *expected) {
        QTest::addRow("%s to %s %d", name, folder, at)
            << QString::fromLatin1(name) << QString::fromLatin1(folder) << at
            << QString::fromLatin1(expected);
    };
    row("b", "", 0, "b a [W: c d] [Z: e]");
    row("a", "", 2, "b a [W: c d] [Z: e]");
    row("a", "W", -1, "b [W: c d a] [Z: e]");
    row("a", "W", 0, "b [W: a c d] [Z: e]");
    row("a", "W", 1, "b [W: c a d] [Z: e]");
    row("c", "", 3, "a b c [W: d] [Z: e]");
    row("c", "", -1, "a b c [W: d] [Z: e]");
    row("d", "W", 0, "a b [W: d c] [Z: e]");
    row("e", "W", 2, "a b [W: c d e] [Z:]");
}

void TestProfilesModel::dropsMove()
{
    QFETCH(QString, name);
    QFETCH(QString, folder);
    QFETCH(int, row);
    QFETCH(QString, expected);
    QString id;
    for (const Profile &profile : m_store->profiles()) {
        if (profile.name == name)
            id = profile.id;
    }
    const std::unique_ptr<QMimeData> data(m_model->mimeData({m_model->indexOf(id)}));
    QVERIFY(data);
    QVERIFY(m_model->dropMimeData(data.get(), Qt::MoveAction, row, 0,
                                  folder.isEmpty() ? QModelIndex() : m_model->indexOfFolder(folder)));
    QCOMPARE(story(), expected);
}

void TestProfilesModel::brokenOnesCannotBeUsed()
{
    QFile file(m_folder->filePath(QStringLiteral("bad.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{");
    file.close();
    m_store->reload();
    QCOMPARE(story(), QStringLiteral("a b bad [W: c d] [Z: e]"));
    const QModelIndex index = m_model->index(2, 0);
    QCOMPARE(ProfilesModel::kindOf(index), ProfilesModel::Kind::Broken);
    QVERIFY(index.data(Qt::ToolTipRole).toString().contains(QStringLiteral("JSON")));
    QVERIFY(index.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("cannot be used")));
    QVERIFY(!(index.flags() & (Qt::ItemIsEditable | Qt::ItemIsDragEnabled)));
    QVERIFY(!m_model->mimeData({index}));
    QVERIFY(!m_model->mimeData({m_model->indexOfFolder(QStringLiteral("W"))}));
}

void TestProfilesModel::openOnesAreMarked()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const QString id = ProfilesModel::idOf(m_model->index(0, 0));
    m_model->setOpen({id});
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_model->index(0, 0).data(ProfilesModel::OpenRole).toBool());
    QVERIFY(!m_model->index(1, 0).data(ProfilesModel::OpenRole).toBool());
    m_model->setOpen({id});
    QCOMPARE(changed.size(), 1);
    m_model->setOpen({});
    QCOMPARE(changed.size(), 2);
}

QTEST_GUILESS_MAIN(TestProfilesModel)
#include "tst_profilesmodel.moc"
