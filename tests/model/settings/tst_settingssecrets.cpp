// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/settingssecrets.h"

#include "tests/model/settings/samplesettings.h"

#include <QTest>

using namespace framewatch;

class TestSettingsSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAndPutsBack();
    void referencesStay();
    void urlPasswords_data();
    void urlPasswords();
    void aCopyOfASecretIsTakenToo();
    void puttingOverwritesNothing();
};

void TestSettingsSecrets::takesAndPutsBack()
{
    ConnectionSettings settings = test::sampleSettings();
    settings.url = QStringLiteral("wss://me:p%40ss@example.org/a?b");
    settings.auth.token = QStringLiteral("tökén");
    settings.tls.passphrase = QStringLiteral("phrase");
    settings.network.proxyPassword = QStringLiteral("proxy word");
    settings.headers = {{"Cookie", "a=1"}, {"X-Api-Key", "k1"}, {"x-api-key", "k2"}, {"Accept", "all"}};
    ConnectionSettings bare = settings;
    const SettingsSecrets::Values values = SettingsSecrets::take(bare);
    const SettingsSecrets::Values expected{
        {QStringLiteral("auth.token"), QStringLiteral("tökén")},
        {QStringLiteral("header:cookie"), QStringLiteral("a=1")},
        {QStringLiteral("header:x-api-key"), QStringLiteral("k1")},
        {QStringLiteral("header:x-api-key:2"), QStringLiteral("k2")},
        {QStringLiteral("network.proxyPassword"), QStringLiteral("proxy word")},
        {QStringLiteral("tls.passphrase"), QStringLiteral("phrase")},
        {QStringLiteral("urlPassword"), QStringLiteral("p%40ss")}};
    QCOMPARE(values, expected);
    QCOMPARE(bare.secrets(), QList<QByteArray>());
    SettingsSecrets::put(bare, values);
    QVERIFY(bare == settings);
}

void TestSettingsSecrets::referencesStay()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://me:{{password}}@{{host}}/?t={{token}}");
    settings.auth.token = QStringLiteral("{{ token }}");
    settings.headers = {{"Authorization", "Bearer {{token}}"}, {"Cookie", "sid={{sid}}; theme={{theme}}"}};
    const ConnectionSettings before = settings;
    QCOMPARE(SettingsSecrets::take(settings), SettingsSecrets::Values());
    QVERIFY(settings == before);

    settings.headers = {{"Authorization", "Bearer {{token}}abcd"}, {"Cookie", "sid=abcd; theme={{theme}}"}};
    QCOMPARE(SettingsSecrets::take(settings).size(), 2);
}

void TestSettingsSecrets::urlPasswords_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("bare");
    QTest::addColumn<QString>("password");
    const auto row = [](const char *url, const char *bare, const char *password) {
        QTest::newRow(url) << QString::fromLatin1(url) << QString::fromLatin1(bare)
                           << QString::fromLatin1(password);
    };
    row("ws://a:b@h/", "ws://a@h/", "b");
    row("ws://:b@h", "ws://@h", "b");
    row("a:b@h:80", "a@h:80", "b");
    row("ws://a:b:c@d@h/", "ws://a@h/", "b:c@d");
    row("ws://h:80/x@y", "ws://h:80/x@y", "");
    row("ws://h?a:b@c", "ws://h?a:b@c", "");
    row("ws://a@h:80/", "ws://a@h:80/", "");
    row("ws://[::1]:80/", "ws://[::1]:80/", "");
    row("ws://a:b@[::1]/", "ws://a@[::1]/", "b");
    row("", "", "");
    row("@", "@", "");
    row("ws://a:b@", "ws://a@", "b");
}

void TestSettingsSecrets::urlPasswords()
{
    QFETCH(QString, url);
    QFETCH(QString, bare);
    QFETCH(QString, password);
    QString changed = url;
    QCOMPARE(SettingsSecrets::takeUrlPassword(changed), password);
    QCOMPARE(changed, bare);
    SettingsSecrets::putUrlPassword(changed, password);
    QCOMPARE(changed, url);
}

void TestSettingsSecrets::aCopyOfASecretIsTakenToo()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://h/?key=a%2Fb-c-d");
    settings.auth.token = QStringLiteral("a/b-c-d");
    settings.openSteps = {{OpenStep::Kind::Send, true, QStringLiteral("{\"t\":\"a\\/b-c-d\"}"), {}, {}},
                          {OpenStep::Kind::Send, true, QStringLiteral("hello"), {}, {}}};
    settings.heartbeat = QStringLiteral("env-secret");
    settings.extraSecrets = {"env-secret"};
    ConnectionSettings bare = settings;
    const SettingsSecrets::Values values = SettingsSecrets::take(bare);
    QCOMPARE(values.keys(), (QStringList{QStringLiteral("auth.token"), QStringLiteral("heartbeat"),
                                         QStringLiteral("openSteps.0.text"), QStringLiteral("url")}));
    QCOMPARE(bare.openSteps.at(1).text, QStringLiteral("hello"));
    SettingsSecrets::put(bare, values);
    bare.extraSecrets = settings.extraSecrets;
    QVERIFY(bare == settings);
}

void TestSettingsSecrets::puttingOverwritesNothing()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://a:mine@h");
    settings.auth.token = QStringLiteral("mine");
    const ConnectionSettings before = settings;
    SettingsSecrets::put(settings, {{QStringLiteral("auth.token"), QStringLiteral("other")},
                                    {QStringLiteral("urlPassword"), QStringLiteral("other")},
                                    {QStringLiteral("header:gone"), QStringLiteral("other")}});
    QVERIFY(settings == before);
}

QTEST_APPLESS_MAIN(TestSettingsSecrets)
#include "tst_settingssecrets.moc"
