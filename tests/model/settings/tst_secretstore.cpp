// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/keychainsecretstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace framewatch;

class TestSecretStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysNameTheirOwner();
    void valuesComeBack_data() { stores(); }
    void valuesComeBack();
    void ownersKeepTheirsApart_data() { stores(); }
    void ownersKeepTheirsApart();
    void anAnswerNeedsItsContext_data() { stores(); }
    void anAnswerNeedsItsContext();
    void withoutAKeychainItSaysSo();
    void whatAnotherRunKeptIsUnread();

private:
    void stores();
    std::unique_ptr<SecretStore> store() const;
    static SecretStore::Values read(SecretStore &store, const QString &owner, const QStringList &names);
};

void TestSecretStore::stores()
{
    QTest::addColumn<bool>("keychain");
    QTest::newRow("memory") << false;
    QTest::newRow("no keychain") << true; // tests run without a session bus
}

std::unique_ptr<SecretStore> TestSecretStore::store() const
{
    QFETCH(bool, keychain);
    if (keychain)
        return std::make_unique<KeychainSecretStore>();
    return std::make_unique<MemorySecretStore>();
}

SecretStore::Values TestSecretStore::read(SecretStore &store, const QString &owner, const QStringList &names)
{
    std::optional<SecretStore::Values> found;
    store.readOf(owner, names, &store, [&](const SecretStore::Values &values) { found = values; });
    [&] { QVERIFY(!found); }(); // never at once
    [&] { QTRY_VERIFY(found); }();
    return found.value_or(SecretStore::Values());
}

void TestSecretStore::keysNameTheirOwner()
{
    QCOMPARE(SecretStore::key(QStringLiteral("id"), QStringLiteral("auth.token")),
             QStringLiteral("framewatch/id/auth.token"));
}

void TestSecretStore::valuesComeBack()
{
    const auto secrets = store();
    const QString owner = QStringLiteral("p");
    const QStringList names{QStringLiteral("a"), QStringLiteral("b")};
    QCOMPARE(read(*secrets, owner, names), SecretStore::Values());
    const SecretStore::Values values{{names[0], QStringLiteral("ä\n\"1")}, {names[1], QStringLiteral("2")}};
    secrets->writeOf(owner, values);
    QCOMPARE(read(*secrets, owner, names), values);
    secrets->writeOf(owner, {{names[1], QStringLiteral("3")}}, names);
    QCOMPARE(read(*secrets, owner, names), (SecretStore::Values{{names[1], QStringLiteral("3")}}));
    secrets->writeOf(owner, {{names[1], QString()}});
    QCOMPARE(read(*secrets, owner, names), SecretStore::Values());
}

void TestSecretStore::ownersKeepTheirsApart()
{
    const auto secrets = store();
    const QString name = QStringLiteral("token");
    secrets->writeOf(QStringLiteral("one"), {{name, QStringLiteral("1")}});
    QCOMPARE(read(*secrets, QStringLiteral("two"), {name}), SecretStore::Values());
    secrets->remove(SecretStore::keys(QStringLiteral("two"), {name}));
    QCOMPARE(read(*secrets, QStringLiteral("one"), {name}).value(name), QStringLiteral("1"));
}

void TestSecretStore::anAnswerNeedsItsContext()
{
    const auto secrets = store();
    bool answered = false;
    auto context = std::make_unique<QObject>();
    secrets->read({QStringLiteral("x")}, context.get(),
                  [&](const SecretStore::Values &) { answered = true; });
    context.reset();
    read(*secrets, QStringLiteral("p"), {}); // whatever was on its way has come
    QVERIFY(!answered);
}

void TestSecretStore::withoutAKeychainItSaysSo()
{
    KeychainSecretStore secrets;
    QVERIFY(!secrets.isPersistent());
    QVERIFY(secrets.sentence().contains(QStringLiteral("no keychain")));
    QVERIFY(secrets.sentence().contains(QStringLiteral("until Framewatch is closed")));
}

void TestSecretStore::whatAnotherRunKeptIsUnread()
{
    const QString owner = QStringLiteral("p");
    const QStringList names{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
    const auto unreadOf = [&](SecretStore &store) {
        std::optional<QStringList> unread;
        store.readOf(owner, names, &store, [&](const SecretStore::Found &found) { unread = found.unread; });
        [&] { QTRY_VERIFY(unread); }();
        return unread.value_or(QStringList());
    };
    KeychainSecretStore keychain; // out of reach, now
    keychain.writeOf(owner, {{names[0], QStringLiteral("1")}, {names[1], QStringLiteral("2")}});
    keychain.remove({SecretStore::key(owner, names[1])});
    QCOMPARE(unreadOf(keychain), QStringList{names[2]});
    MemorySecretStore memory;
    QCOMPARE(unreadOf(memory), QStringList()); // there never was another run
}

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
