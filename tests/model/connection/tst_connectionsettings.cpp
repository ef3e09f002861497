// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/connectionsettings.h"

#include <QTest>

using namespace framewatch;

class TestConnectionSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsSecrets();
    void hasNoneByDefault();
};

void TestConnectionSettings::knowsItsSecrets()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("wss://user:p%40ss@host/x");
    settings.auth = {AuthToken::Place::Bearer, {}, QStringLiteral("tökén")};
    settings.headers = {{"Authorization", "Basic " + QByteArray("me:hunter22").toBase64()},
                        {"cookie", "sid=abcdef; theme=dark-one"},
                        {"X-Api-Key", "key-1234"},
                        {"User-Agent", "not secret"}};
    settings.extraSecrets = {"of an environment", ""};
    const QList<QByteArray> secrets = settings.secrets();
    for (const QByteArray expected : {"tökén", "p@ss", "hunter22", "abcdef", "dark-one", "key-1234", "of an environment"})
        QVERIFY2(secrets.contains(expected), expected.constData());
    QVERIFY(!secrets.contains("not secret"));
}

void TestConnectionSettings::hasNoneByDefault()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://host/");
    settings.headers = {{"Authorization", ""}, {"Cookie", "a="}};
    QCOMPARE(settings.secrets(), QList<QByteArray>());
}

QTEST_APPLESS_MAIN(TestConnectionSettings)
#include "tst_connectionsettings.moc"
