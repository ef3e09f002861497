// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/environmentstore.h"

#include "tests/support/lockablesecretstore.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace framewatch;

class TestEnvironmentStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void variablesComeBack();
    void secretsAreNotInTheFile();
    void theChosenOneGivesItsValues();
    void aLostSecretIsAnUnknownVariable();
    void badVariablesAreNamed_data();
    void badVariablesAreNamed();
    void renamedAndRemoved();
    void brokenFilesAreToldAndKept();
    void changesFromOutside();
    void whatIsNotReadIsNotLost();
    void anUnreadSecretKeepsItsName();
    void aSecretInAnotherVariableIsRefused();
    void knownSecretsAreGivenAtOnce();

private:
    QString root() const { return m_folder->filePath(QStringLiteral("environments")); }
    QByteArray bytesOf(const QString &name) const
    {
        QFile file(root() + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(root() + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    Result<QString> expanded(const QString &text)
    {
        std::optional<Variables> values;
        m_store->read(this, [&](const Variables &read) { values = read; });
        [&] { QTRY_VERIFY(values); }();
        return values.value_or(Variables()).expand(text);
    }

    const QList<EnvironmentVariable> m_sample{{QStringLiteral("host"), QStringLiteral("h:1"), false},
                                              {QStringLiteral("token"), QStringLiteral("s3cret"), true}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<EnvironmentStore> m_store;
};

void TestEnvironmentStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_secrets = std::make_unique<MemorySecretStore>();
    m_store = std::make_unique<EnvironmentStore>(root(), *m_secrets);
}

void TestEnvironmentStore::variablesComeBack()
{
    const QString id = m_store->add(QStringLiteral("Staging")).value();
    QVERIFY(m_store->setVariables(id, m_sample).ok());
    EnvironmentStore again(root(), *m_secrets);
    QCOMPARE(again.environments().size(), 1);
    const Environment read = again.environments().at(0);
    QCOMPARE(read.id, id);
    QCOMPARE(read.name, QStringLiteral("Staging"));
    QCOMPARE(read.variables.at(0), m_sample.at(0));
    QCOMPARE(read.variables.at(1), (EnvironmentVariable{QStringLiteral("token"), {}, true}));
    QCOMPARE(again.chosen(), QString());
}

void TestEnvironmentStore::secretsAreNotInTheFile()
{
    const QString id = m_store->add(QStringLiteral("a/b")).value();
    QVERIFY(m_store->setVariables(id, m_sample).ok());
    const QByteArray bytes = bytesOf(QStringLiteral("a%2Fb.json"));
    QVERIFY(bytes.contains("h:1"));
    QVERIFY(!bytes.contains("s3cret"));
    QCOMPARE(m_secrets->values().value(SecretStore::key(id, QStringLiteral("token"))),
             QStringLiteral("s3cret"));
    QVERIFY(m_store->setVariables(id, {m_sample.at(0)}).ok());
    QVERIFY(m_secrets->values().isEmpty());
}

void TestEnvironmentStore::theChosenOneGivesItsValues()
{
    QSignalSpy chosen(m_store.get(), &EnvironmentStore::chosenChanged);
    const QString id = m_store->add(QStringLiteral("Staging")).value();
    QVERIFY(m_store->setVariables(id, m_sample).ok());
    QVERIFY(!expanded(QStringLiteral("{{host}}")).ok());
    m_store->choose(id);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(expanded(QStringLiteral("{{host}}/{{token}}")).value(), QStringLiteral("h:1/s3cret"));
    QVERIFY(m_store->remove(id).ok());
    QCOMPARE(chosen.size(), 2);
    QCOMPARE(m_store->chosen(), QString());
}

void TestEnvironmentStore::aLostSecretIsAnUnknownVariable()
{
    const QString id = m_store->add(QStringLiteral("Staging")).value();
    QVERIFY(m_store->setVariables(id, m_sample).ok());
    m_store->choose(id);
    m_secrets->remove({SecretStore::key(id, QStringLiteral("token"))});
    const Result<QString> text = expanded(QStringLiteral("{{token}}"));
    QVERIFY(!text.ok());
    QVERIFY(text.error().message.contains(QStringLiteral("“token”")));
}

void TestEnvironmentStore::badVariablesAreNamed_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::newRow("empty") << QStringList{QString()};
    QTest::newRow("blank") << QStringList{QStringLiteral("a b")};
    QTest::newRow("digit") << QStringList{QStringLiteral("1a")};
    QTest::newRow("braces") << QStringList{QStringLiteral("{{a}}")};
    QTest::newRow("twice") << QStringList{QStringLiteral("a"), QStringLiteral("a")};
}

void TestEnvironmentStore::badVariablesAreNamed()
{
    QFETCH(QStringList, names);
    const QString id = m_store->add(QStringLiteral("Staging")).value();
    QList<EnvironmentVariable> variables;
    for (const QString &name : names)
        variables.append({name, QStringLiteral("x"), true});
    const Result<bool> set = m_store->setVariables(id, variables);
    QVERIFY(!set.ok());
    QVERIFY(set.error().message.startsWith(QStringLiteral("“%1”").arg(names.constLast())));
    QVERIFY(m_secrets->values().isEmpty());
    QVERIFY(m_store->find(id)->variables.isEmpty());
}

void TestEnvironmentStore::renamedAndRemoved()
{
    const QString one = m_store->add(QStringLiteral("one")).value();
    QVERIFY(!m_store->add(QStringLiteral("One")).ok());
    QCOMPARE(m_store->freeName(QStringLiteral("one")), QStringLiteral("one 2"));
    const QString two = m_store->add(QStringLiteral("two")).value();
    QVERIFY(!m_store->rename(two, QStringLiteral("ONE")).ok());
    QVERIFY(!m_store->rename(two, QString()).ok());
    QVERIFY(m_store->rename(two, QStringLiteral("zwei")).ok());
    QCOMPARE(m_store->find(two)->name, QStringLiteral("zwei"));
    QVERIFY(m_store->setVariables(two, m_sample).ok());
    QVERIFY(m_store->remove(two).ok());
    QVERIFY(!m_store->remove(two).ok());
    QVERIFY(m_secrets->values().isEmpty());
    QCOMPARE(m_store->environments().size(), 1);
    QCOMPARE(m_store->environments().at(0).id, one);
}

void TestEnvironmentStore::brokenFilesAreToldAndKept()
{
    m_store->add(QStringLiteral("one")).value();
    for (const char *bytes :
         {"{", "{}", R"({"id":"x","variables":[]})", R"({"id":"x","variables":{"a":1}})",
          R"({"id":"x","variables":{"a b":"1"}})", R"({"id":"x","variables":{"a":""},"secrets":["a"]})"}) {
        put(QStringLiteral("bad.json"), bytes);
        m_store->reload();
        QCOMPARE(m_store->environments().size(), 1);
        QCOMPARE(m_store->broken().size(), 1);
        QVERIFY2(m_store->broken().at(0).startsWith(QStringLiteral("“bad”: ")), bytes);
        QCOMPARE(bytesOf(QStringLiteral("bad.json")), QByteArray(bytes));
        QVERIFY(!m_store->add(QStringLiteral("bad")).ok());
    }
}

void TestEnvironmentStore::changesFromOutside()
{
    const QString id = m_store->add(QStringLiteral("one")).value();
    QByteArray bytes = bytesOf(QStringLiteral("one.json"));
    bytes.replace("\"variables\": {", "\"note\": \"by hand\", \"variables\": {\"a\": \"1\"");
    put(QStringLiteral("one.json"), bytes);
    QVERIFY(!m_store->setVariables(id, m_sample).ok());
    QCOMPARE(bytesOf(QStringLiteral("one.json")), bytes);
    QCOMPARE(m_store->find(id)->variables.size(), 1);
    QVERIFY(m_store->setVariables(id, m_sample).ok());
    QVERIFY(bytesOf(QStringLiteral("one.json")).contains("by hand"));
    put(QStringLiteral("one.json"), bytes);
    QTRY_COMPARE(m_store->find(id)->variables.size(), 1); // seen by itself
}

void TestEnvironmentStore::whatIsNotReadIsNotLost()
{
    test::LockableSecretStore keychain;
    EnvironmentStore store(m_folder->filePath(QStringLiteral("locked")), keychain);
    const QString id = store.add(QStringLiteral("Staging")).value();
    QVERIFY(store.setVariables(id, m_sample).ok());
    keychain.isLocked = true;
    QList<EnvironmentVariable> edited = store.find(id)->variables;
    edited[0].value = QStringLiteral("h:2");
    edited[1].isUnread = true;
    QVERIFY(store.setVariables(id, edited).ok());
    QCOMPARE(keychain.values.value(SecretStore::key(id, QStringLiteral("token"))), QStringLiteral("s3cret"));
    QCOMPARE(store.find(id)->variables.at(1), (EnvironmentVariable{QStringLiteral("token"), {}, true}));
    edited.removeLast(); // on purpose
    QVERIFY(store.setVariables(id, edited).ok());
    QVERIFY(keychain.values.isEmpty());
}

void TestEnvironmentStore::anUnreadSecretKeepsItsName()
{
    const QString id = m_store->add(QStringLiteral("Staging")).value();
    QVERIFY(m_store->setVariables(id, m_sample).ok());
    QList<EnvironmentVariable> edited = m_store->find(id)->variables;
    edited[1].isUnread = true;
    edited[1].name = QStringLiteral("key");
    const Result<bool> renamed = m_store->setVariables(id, edited);
    QVERIFY(!renamed.ok());
    QVERIFY(renamed.error().message.contains(QStringLiteral("“key” cannot have a new name")));
    edited[1] = {QStringLiteral("token"), {}, false, true};
    QVERIFY(!m_store->setVariables(id, edited).ok());
    QCOMPARE(m_secrets->values().size(), 1);
}

void TestEnvironmentStore::aSecretInAnotherVariableIsRefused()
{
    const QString id = m_store->add(QStringLiteral("Staging")).value();
    const Result<bool> kept =
        m_store->setVariables(id, {{QStringLiteral("feed"), QStringLiteral("wss://h/?k=s3cret"), false},
                                   {QStringLiteral("token"), QStringLiteral("s3cret"), true}});
    QVERIFY(!kept.ok());
    QCOMPARE(kept.error().message,
             QStringLiteral("“feed” holds the value of the secret “token”: make it a secret, too"));
    QVERIFY(!bytesOf(QStringLiteral("Staging.json")).contains("s3cret"));
}

void TestEnvironmentStore::knownSecretsAreGivenAtOnce()
{
    const QString id = m_store->add(QStringLiteral("Staging")).value();
    QVERIFY(m_store->setVariables(id, m_sample).ok());
    m_store->choose(id);
    std::optional<Variables> values;
    const auto take = [&](const Variables &read) { values = read; };
    m_store->readNow(this, take);
    QVERIFY(values);
    QCOMPARE(values->expand(QStringLiteral("{{token}}")).value(), QStringLiteral("s3cret"));
    QCOMPARE(m_store->knownSecrets(), QList<QByteArray>{"s3cret"});

    EnvironmentStore again(root(), *m_secrets);
    again.choose(id);
    values.reset();
    again.readNow(this, take);
    QVERIFY(!values); // the keychain has to be asked
    QTRY_VERIFY(values);
    values.reset();
    again.readNow(this, take);
    QVERIFY(values);
}

QTEST_GUILESS_MAIN(TestEnvironmentStore)
#include "tst_environmentstore.moc"
