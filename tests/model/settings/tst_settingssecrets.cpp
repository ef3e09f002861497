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
    void whatIsACopy_data();
    void whatIsACopy();
    void theHostStays();
    void aSecretAmongOtherBytesIsRefused();
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

void TestSettingsSecrets::whatIsACopy_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("kept"); // of the URL
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("isTaken"); // the message
    const auto row = [](const char *name, const char *token, const char *url, const char *kept,
                        const char *message, bool isTaken) {
        QTest::newRow(name) << QString::fromUtf8(token) << QString::fromUtf8(url) << QString::fromUtf8(kept)
                            << QString::fromUtf8(message) << isTaken;
    };
    row("one character", "a", "wss://a.example/a?a=a", "wss://a.example/a?a=a", "a", false);
    row("a scheme", "ws", "ws://h/ws", "ws://h/ws", "say ws", false);
    row("a host", "echo", "wss://echo.example/echo", "wss://echo.example/echo", "echoes", false);
    row("a long host", "localhost", "ws://localhost:80/a", "ws://localhost:80/a", "at localhost", true);
    row("typed again", "hunter2", "ws://h/?k=hunter2", "ws://h/", "{\"p\":\"hunter2\"}", true);
    row("after escapes", "hunter2", "ws://h/?k=%22hunter2%22", "ws://h/", "\"a\\nhunter2\"", true);
    row("part of a word", "hunter2", "ws://h/?k=hunter22", "ws://h/?k=hunter22", "hunter2s", false);
    row("long, in a path", "s3cret/long", "ws://h/xs3cret%2Flongx?a", "ws://h", "xs3cret/longx", true);
    row("long, in a query", "s3cret/long", "ws://h/p?a=s3cret/long#f", "ws://h/p", "s3cret", false);
    row("a user", "s3cret/long", "ws://s3cret%2Flong@h/p", "", "-", false);
}

void TestSettingsSecrets::whatIsACopy()
{
    QFETCH(QString, token);
    QFETCH(QString, url);
    QFETCH(QString, kept);
    QFETCH(QString, message);
    QFETCH(bool, isTaken);
    ConnectionSettings settings;
    settings.url = url;
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = token;
    settings.openSteps = {{OpenStep::Kind::Send, true, message, {}, {}}};
    ConnectionSettings bare = settings;
    const SettingsSecrets::Values values = SettingsSecrets::take(bare);
    QCOMPARE(bare.url, kept);
    QCOMPARE(bare.openSteps.at(0).text, isTaken ? QString() : message);
    SettingsSecrets::put(bare, values);
    QVERIFY(bare == settings);
}

void TestSettingsSecrets::theHostStays()
{
    // What another computer, or a pull, made of the address meanwhile counts.
    ConnectionSettings settings;
    settings.url = QStringLiteral("wss://new.example/p");
    SettingsSecrets::put(settings, {{QStringLiteral("url"), QStringLiteral("?k=s3cret/long")}});
    QCOMPARE(settings.url, QStringLiteral("wss://new.example/p?k=s3cret/long"));
    settings.url = QStringLiteral("wss://new.example/p?other");
    SettingsSecrets::put(settings, {{QStringLiteral("url"), QStringLiteral("?k=s3cret/long")}});
    QCOMPARE(settings.url, QStringLiteral("wss://new.example/p?other"));
}

void TestSettingsSecrets::aSecretAmongOtherBytesIsRefused()
{
    ConnectionSettings settings;
    settings.auth.token = QStringLiteral("s3cret/long");
    settings.headers = {{"X-Bytes", "\xff\xfe"}};
    QVERIFY(SettingsSecrets::check(settings).ok());
    settings.headers = {{"X-Bytes", "\xff s3cret/long"}};
    const Result<bool> checked = SettingsSecrets::check(settings);
    QVERIFY(!checked.ok());
    QVERIFY(checked.error().message.contains(QStringLiteral("“X-Bytes”")));
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
