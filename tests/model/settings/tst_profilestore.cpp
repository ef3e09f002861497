// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/profilestore.h"

#include "model/settings/filenames.h"
#include "tests/model/settings/samplesettings.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;

namespace {

ConnectionSettings to(const char *url)
{
    ConnectionSettings settings;
    settings.url = QString::fromUtf8(url);
    return settings;
}

} // namespace

class TestProfileStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nothingIsMadeBeforeItIsNeeded();
    void profilesComeBack();
    void filesAreStable();
    void noSecretIsInAFile();
    void namesAreFileNames_data();
    void namesAreFileNames();
    void badNamesAreRefused_data();
    void badNamesAreRefused();
    void aTakenNameIsRefused();
    void renamingKeepsTheId();
    void aDuplicateStandsAfterItsOriginal();
    void movingChangesOneFile();
    void positionsNeverRunOut();
    void foldersComeAndGo();
    void aBrokenFileIsToldAndKept_data();
    void aBrokenFileIsToldAndKept();
    void aCopyByHandIsTold();
    void changesFromOutsideAreSeen();
    void changesFromOutsideAreNotOverwritten();
    void unknownKeysStay();
    void searchLooksAtNameFolderAndUrl();
    void aFullDiskIsTold();
    void aHugeFileIsTold();
    void aLinkStaysALink();
    void namesThatDifferByCaseLiveTogether();
    void aFolderMayGoMeanwhile();
    void aDuplicateOfAChangedFileIsRefused();

private:
    QString root() const { return m_folder->filePath(QStringLiteral("profiles")); }
    QString add(const char *folder, const char *name, const ConnectionSettings &settings = to("ws://h"))
    {
        const Result<QString> id = m_store->add(QString::fromUtf8(folder), QString::fromUtf8(name), settings);
        return id ? id.value() : QString();
    }
    QStringList story() const
    {
        QStringList lines;
        for (const Profile &profile : m_store->profiles())
            lines.append(profile.folder + u'/' + profile.name);
        return lines;
    }
    QStringList files() const
    {
        QStringList names;
        QDirIterator all(root(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext())
            names.append(QDir(root()).relativeFilePath(all.next()));
        names.sort();
        return names;
    }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(root() + u'/' + name);
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    QByteArray bytesOf(const QString &name) const
    {
        QFile file(root() + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ProfileStore> m_store;
};

void TestProfileStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<ProfileStore>(root());
}

void TestProfileStore::nothingIsMadeBeforeItIsNeeded()
{
    QVERIFY(m_store->profiles().isEmpty());
    QVERIFY(!QFile::exists(root()));
}

void TestProfileStore::profilesComeBack()
{
    const QString id = add("Work", "prices", test::sampleSettings());
    add("", "loose");
    const ProfileStore again(root());
    QCOMPARE(again.profiles(), m_store->profiles());
    QCOMPARE(again.find(id)->settings, test::sampleSettings());
    QCOMPARE(again.find(id)->folder, QStringLiteral("Work"));
    QVERIFY(!again.find(QStringLiteral("none")));
    QCOMPARE(story(), (QStringList{QStringLiteral("/loose"), QStringLiteral("Work/prices")}));
}

void TestProfileStore::filesAreStable()
{
    const QString id = add("Work", "prices", test::sampleSettings());
    const QByteArray before = bytesOf(QStringLiteral("Work/prices.json"));
    QVERIFY(before.endsWith("}\n"));
    QVERIFY(m_store->setSettings(id, m_store->find(id)->settings).ok());
    QCOMPARE(bytesOf(QStringLiteral("Work/prices.json")), before);
}

void TestProfileStore::noSecretIsInAFile()
{
    ConnectionSettings settings = to("wss://me:s3cret-url@h/");
    settings.auth = {AuthToken::Place::Bearer, {}, QStringLiteral("s3cret-token")};
    const QString id = add("", "a", settings);
    QVERIFY(!bytesOf(QStringLiteral("a.json")).contains("s3cret"));
    QCOMPARE(m_store->find(id)->secrets,
             (QStringList{QStringLiteral("auth.token"), QStringLiteral("urlPassword")}));
    QVERIFY(m_store->find(id)->settings.secrets().isEmpty());
    QVERIFY(m_store->setSettings(id, settings).ok());
    QVERIFY(m_store->duplicate(id).ok());
    for (const QString &file : files())
        QVERIFY(!bytesOf(file).contains("s3cret"));
}

void TestProfileStore::namesAreFileNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    const auto row = [](const char *name, const char *file) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(file);
    };
    row("plain name", "plain name.json");
    row("Prüfstand 12", "Prüfstand 12.json");
    row("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd.json");
    row("..", "%2E%2E.json");
    row(".hidden", "%2Ehidden.json");
    row("a/b\\c:d", "a%2Fb%5Cc%3Ad.json");
    row("100%", "100%25.json");
    row("%2F", "%252F.json");
    row("what?*\"<>|", "what%3F%2A%22%3C%3E%7C.json");
    row("ends with dot.", "ends with dot%2E.json");
    row("CON", "%43ON.json");
    row("nul.txt", "%6Eul.txt.json");
    row("日本", "日本.json");
}

void TestProfileStore::namesAreFileNames()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    const QString id = add("", name.toUtf8().constData());
    QCOMPARE(files(), QStringList{file});
    QCOMPARE(m_store->find(id)->name, name);
    QVERIFY(m_store->remove(id).ok());
    QVERIFY(files().isEmpty());
    QVERIFY(m_store->addFolder(name).ok());
    QCOMPARE(m_store->folders(), QStringList{name});
    QCOMPARE(QDir(root()).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::Hidden),
             QStringList{file.chopped(5)});
}

void TestProfileStore::badNamesAreRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blanks") << QStringLiteral("  ");
    QTest::newRow("line break") << QStringLiteral("a\nb");
    QTest::newRow("NUL") << QString(QChar(0));
    QTest::newRow("line separator") << QString(QChar::LineSeparator) + u'a' + QString(QChar::LineSeparator) +
                                           u'b';
    QTest::newRow("long") << QString(201, u'x');
    QTest::newRow("long when encoded") << QString(70, u'/');
}

void TestProfileStore::badNamesAreRefused()
{
    QFETCH(QString, name);
    const QString id = add("", "good");
    QVERIFY(!m_store->add({}, name, to("ws://h")).ok());
    QVERIFY(!m_store->rename(id, name).ok());
    QVERIFY(!m_store->addFolder(name).ok());
    QCOMPARE(files(), QStringList{QStringLiteral("good.json")});
}

void TestProfileStore::aTakenNameIsRefused()
{
    const QString first = add("W", "one");
    const QString second = add("W", "two");
    QVERIFY(!m_store->add(QStringLiteral("W"), QStringLiteral("ONE"), to("ws://h")).ok());
    QVERIFY(!m_store->rename(second, QStringLiteral("One")).ok());
    const QString third = add("", "one");
    QVERIFY(!m_store->move(third, QStringLiteral("W")).ok());
    QCOMPARE(m_store->freeName(QStringLiteral("W"), QStringLiteral("one")), QStringLiteral("one 2"));
    QVERIFY(m_store->rename(first, QStringLiteral("ONE")).ok()); // of itself only the case
    QCOMPARE(story(),
             (QStringList{QStringLiteral("/one"), QStringLiteral("W/ONE"), QStringLiteral("W/two")}));
    QCOMPARE(m_store->find(third)->folder, QString());
}

void TestProfileStore::renamingKeepsTheId()
{
    const QString id = add("W", "one", test::sampleSettings());
    QVERIFY(m_store->rename(id, QStringLiteral(" uno ")).ok());
    QCOMPARE(files(), QStringList{QStringLiteral("W/uno.json")});
    QCOMPARE(m_store->find(id)->name, QStringLiteral("uno"));
    QCOMPARE(m_store->find(id)->settings, test::sampleSettings());
}

void TestProfileStore::aDuplicateStandsAfterItsOriginal()
{
    const QString id = add("", "one", test::sampleSettings());
    add("", "two");
    const Result<QString> copy = m_store->duplicate(id);
    QVERIFY(copy.ok());
    QVERIFY(copy.value() != id);
    QCOMPARE(story(),
             (QStringList{QStringLiteral("/one"), QStringLiteral("/one 2"), QStringLiteral("/two")}));
    QCOMPARE(m_store->find(copy.value())->settings, test::sampleSettings());
}

void TestProfileStore::movingChangesOneFile()
{
    const QString one = add("", "one");
    const QString two = add("", "two");
    const QString three = add("", "three");
    const QByteArray first = bytesOf(QStringLiteral("one.json"));
    const QByteArray second = bytesOf(QStringLiteral("two.json"));
    QVERIFY(m_store->move(three, {}, two).ok());
    QCOMPARE(story(),
             (QStringList{QStringLiteral("/one"), QStringLiteral("/three"), QStringLiteral("/two")}));
    QCOMPARE(bytesOf(QStringLiteral("one.json")), first);
    QCOMPARE(bytesOf(QStringLiteral("two.json")), second);
    QVERIFY(m_store->move(three, {}, one).ok());
    QVERIFY(m_store->move(one, {}).ok());
    QCOMPARE(story(),
             (QStringList{QStringLiteral("/three"), QStringLiteral("/two"), QStringLiteral("/one")}));
    QVERIFY(m_store->move(two, QStringLiteral("New")).ok());
    QCOMPARE(story(),
             (QStringList{QStringLiteral("/three"), QStringLiteral("/one"), QStringLiteral("New/two")}));
    QCOMPARE(files(), (QStringList{QStringLiteral("New/two.json"), QStringLiteral("one.json"),
                                   QStringLiteral("three.json")}));
}

void TestProfileStore::positionsNeverRunOut()
{
    const QString first = add("", "first");
    QString a = add("", "a");
    QString b = add("", "b");
    for (int i = 0; i < 150; ++i) { // each time between the first and the other: halves the gap
        QVERIFY(m_store->move(b, {}, a).ok());
        std::swap(a, b);
        QCOMPARE(m_store->profiles().at(0).id, first);
        QCOMPARE(m_store->profiles().at(1).id, a);
    }
}

void TestProfileStore::foldersComeAndGo()
{
    QVERIFY(m_store->addFolder(QStringLiteral("Work")).ok());
    QVERIFY(!m_store->addFolder(QStringLiteral("work")).ok());
    const QString id = add("work", "one"); // the one that is there
    QCOMPARE(m_store->find(id)->folder, QStringLiteral("Work"));
    QVERIFY(!m_store->removeFolder(QStringLiteral("Work")).ok());
    QVERIFY(m_store->renameFolder(QStringLiteral("Work"), QStringLiteral("Office/2")).ok());
    QCOMPARE(m_store->find(id)->folder, QStringLiteral("Office/2"));
    QVERIFY(!m_store->renameFolder(QStringLiteral("gone"), QStringLiteral("x")).ok());
    QVERIFY(m_store->move(id, {}).ok());
    QVERIFY(!m_store->removeFolder(QStringLiteral("..")).ok());
    QVERIFY(!m_store->removeFolder({}).ok());
    QVERIFY(m_store->removeFolder(QStringLiteral("Office/2")).ok());
    QVERIFY(m_store->folders().isEmpty());
}

void TestProfileStore::aBrokenFileIsToldAndKept_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *bytes, const char *reason) {
        QTest::newRow(bytes) << QByteArray(bytes) << QString::fromUtf8(reason);
    };
    row("", "no JSON");
    row("{\"id\":\"x\",", "byte 10");
    row("[]", "no JSON object");
    row("{}", "“id”");
    row(R"({"id":"../x","connection":{}})", "“id”");
    row(R"({"id":"x"})", "“connection”");
    row(R"({"id":"x","connection":{},"version":2})", "“version”");
    row(R"({"id":"x","connection":{},"position":"first"})", "“position”");
    row(R"({"id":"x","connection":{"tls":{"verify":"no"}}})", "“tls.verify”");
    row("<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> theirs\n", "no JSON");
}

void TestProfileStore::aBrokenFileIsToldAndKept()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, reason);
    put(QStringLiteral("W/bad one.json"), bytes);
    m_store->reload();
    QCOMPARE(m_store->broken().size(), 1);
    QCOMPARE(m_store->broken().at(0).name, QStringLiteral("bad one"));
    QCOMPARE(m_store->broken().at(0).folder, QStringLiteral("W"));
    QVERIFY2(m_store->broken().at(0).reason.contains(reason), qPrintable(m_store->broken().at(0).reason));
    QVERIFY(!m_store->add(QStringLiteral("W"), QStringLiteral("Bad One"), to("ws://h")).ok());
    add("W", "good");
    QCOMPARE(bytesOf(QStringLiteral("W/bad one.json")), bytes);
    QCOMPARE(story(), QStringList{QStringLiteral("W/good")});
}

void TestProfileStore::aCopyByHandIsTold()
{
    add("", "one");
    put(QStringLiteral("one copy.json"), bytesOf(QStringLiteral("one.json")));
    m_store->reload();
    QCOMPARE(m_store->profiles().size(), 1);
    QCOMPARE(m_store->broken().size(), 1);
    QVERIFY(m_store->broken().at(0).reason.contains(QStringLiteral("id")));
}

void TestProfileStore::changesFromOutsideAreSeen()
{
    const QString id = add("W", "one");
    QSignalSpy changed(m_store.get(), &ProfileStore::changed);
    QByteArray bytes = bytesOf(QStringLiteral("W/one.json"));
    put(QStringLiteral("W/one.json"), bytes.replace("ws://h", "ws://other"));
    QTRY_COMPARE(m_store->find(id)->settings.url, QStringLiteral("ws://other"));
    put(QStringLiteral("New/two.json"), bytes.replace(id.toUtf8(), "id-2"));
    QTRY_COMPARE(m_store->profiles().size(), 2);
    put(QStringLiteral("New/three.json"), bytes.replace("id-2", "id-3")); // in a folder that is new itself
    QTRY_COMPARE(m_store->profiles().size(), 3);
    QVERIFY(QFile::remove(root() + QStringLiteral("/W/one.json")));
    QTRY_COMPARE(m_store->profiles().size(), 2);
    QVERIFY(changed.size() >= 4);
}

void TestProfileStore::changesFromOutsideAreNotOverwritten()
{
    const QString id = add("", "one");
    QByteArray bytes = bytesOf(QStringLiteral("one.json"));
    bytes.replace("ws://h", "ws://theirs");
    put(QStringLiteral("one.json"), bytes);
    const Result<bool> saved = m_store->setSettings(id, to("ws://mine"));
    QVERIFY(!saved.ok());
    QVERIFY(saved.error().message.contains(QStringLiteral("another program")));
    QCOMPARE(bytesOf(QStringLiteral("one.json")), bytes);
    QCOMPARE(m_store->find(id)->settings.url, QStringLiteral("ws://theirs"));
    QVERIFY(m_store->setSettings(id, to("ws://mine")).ok()); // now that it was seen

    put(QStringLiteral("one.json"), bytes);
    QVERIFY(!m_store->remove(id).ok());
    QCOMPARE(bytesOf(QStringLiteral("one.json")), bytes);
    QVERIFY(QFile::remove(root() + QStringLiteral("/one.json")));
    QVERIFY(!m_store->setSettings(id, to("ws://mine")).ok());
    QVERIFY(files().isEmpty());
}

void TestProfileStore::unknownKeysStay()
{
    const QString id = add("", "one");
    QByteArray bytes = bytesOf(QStringLiteral("one.json"));
    bytes.replace("\"url\"", "\"later\": [1], \"url\"").replace("\"id\"", "\"note\": \"by hand\", \"id\"");
    put(QStringLiteral("one.json"), bytes);
    m_store->reload();
    QVERIFY(m_store->setSettings(id, to("ws://new")).ok());
    QVERIFY(m_store->rename(id, QStringLiteral("two")).ok());
    bytes = bytesOf(QStringLiteral("two.json"));
    QVERIFY(bytes.contains("by hand") && bytes.contains("later") && bytes.contains("ws://new"));
}

void TestProfileStore::searchLooksAtNameFolderAndUrl()
{
    Profile profile;
    profile.name = QStringLiteral("Prices live");
    profile.folder = QStringLiteral("Work");
    profile.settings.url = QStringLiteral("wss://feed.example.org");
    for (const char *words : {"", "pri", "LIVE work", "feed.ex prices"})
        QVERIFY2(ProfileStore::matches(profile, QString::fromLatin1(words)), words);
    for (const char *words : {"chat", "prices chat"})
        QVERIFY2(!ProfileStore::matches(profile, QString::fromLatin1(words)), words);
}

void TestProfileStore::aFullDiskIsTold()
{
    put(QStringLiteral("W"), "a file where a folder should be");
    const Result<QString> id = m_store->add(QStringLiteral("W"), QStringLiteral("one"), to("ws://h"));
    QVERIFY(!id.ok());
    QCOMPARE(id.error().code, ErrorCode::FileUnwritable);
    QVERIFY(m_store->profiles().isEmpty());
}

void TestProfileStore::aHugeFileIsTold()
{
    put(QStringLiteral("huge.json"), '{' + QByteArray(9 << 20, ' ') + '}');
    m_store->reload();
    QCOMPARE(m_store->broken().size(), 1);
    QVERIFY(m_store->broken().at(0).reason.contains(QStringLiteral("larger than 8 MiB")));
    QVERIFY(bytesOf(QStringLiteral("huge.json")).size() > 9 << 20);
}

void TestProfileStore::aLinkStaysALink()
{
    const QString id = add("", "one");
    const QString away = m_folder->filePath(QStringLiteral("elsewhere.json"));
    const QString here = root() + QStringLiteral("/one.json");
    QVERIFY(QFile::rename(here, away));
    QVERIFY(QFile::link(away, here)); // as people do who keep one file in two places
    QVERIFY(QFile::link(m_folder->filePath(QStringLiteral("nowhere")),
                        root() + QStringLiteral("/dangling.json")));
    m_store->reload();
    QCOMPARE(story(), QStringList{QStringLiteral("/one")});
    QVERIFY(m_store->setSettings(id, to("ws://changed")).ok());
    QVERIFY(QFileInfo(here).isSymLink());
    QFile file(away);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("ws://changed"));
    QVERIFY(m_store->remove(id).ok());
    QVERIFY(file.exists()); // the link went, not what it led to
}

void TestProfileStore::namesThatDifferByCaseLiveTogether()
{
    const QString lower = add("", "echo");
    const QByteArray bytes = bytesOf(QStringLiteral("echo.json"));
    put(QStringLiteral("ECHO.json"), QByteArray(bytes).replace(lower.toLatin1(), "another-id")); // a pull
    m_store->reload();
    QCOMPARE(m_store->profiles().size(), 2);
    QVERIFY(m_store->setSettings(QStringLiteral("another-id"), to("ws://upper")).ok());
    QCOMPARE(m_store->find(lower)->settings.url, QStringLiteral("ws://h"));
    QCOMPARE(m_store->find(QStringLiteral("another-id"))->settings.url, QStringLiteral("ws://upper"));
    QVERIFY(!m_store->rename(lower, QStringLiteral("Echo")).ok());
    QVERIFY(m_store->rename(lower, QStringLiteral("other")).ok());
    QCOMPARE(files(), (QStringList{QStringLiteral("ECHO.json"), QStringLiteral("other.json")}));
}

void TestProfileStore::aFolderMayGoMeanwhile()
{
    const QString id = add("Work", "one");
    QVERIFY(QDir(root() + QStringLiteral("/Work")).removeRecursively());
    for (const Result<bool> &result :
         {m_store->setSettings(id, to("ws://x")), m_store->rename(id, QStringLiteral("two")),
          m_store->move(id, {}), m_store->remove(id)}) {
        QVERIFY(!result.ok());
        QVERIFY(!result.error().message.isEmpty());
    }
    QVERIFY(m_store->profiles().isEmpty());
    QVERIFY(QDir(root()).removeRecursively());
    m_store->reload();
    QVERIFY(!add("Work", "again").isEmpty());
}

void TestProfileStore::aDuplicateOfAChangedFileIsRefused()
{
    const QString id = add("", "one");
    put(QStringLiteral("one.json"), bytesOf(QStringLiteral("one.json")).replace("ws://h", "ws://pulled"));
    QVERIFY(!m_store->duplicate(id).ok());
    const Result<QString> copy = m_store->duplicate(id);
    QVERIFY(copy.ok());
    QCOMPARE(m_store->find(copy.value())->settings.url, QStringLiteral("ws://pulled"));
}

QTEST_GUILESS_MAIN(TestProfileStore)
#include "tst_profilestore.moc"
