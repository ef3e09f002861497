// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/settingsjson.h"

#include "tests/model/settings/samplesettings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace framewatch;

namespace {

QJsonObject parsed(const QByteArray &json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        qFatal("the sample is no JSON: %s", json.constData());
    return document.object();
}

} // namespace

class TestSettingsJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack();
    void everyGroupIsWritten();
    void defaultsAreLeftOut();
    void unknownKeysSurvive();
    void aKnownKeyWithItsDefaultGoes();
    void wrongValuesAreNamed_data();
    void wrongValuesAreNamed();
    void noSecretIsWritten();
};

void TestSettingsJson::everyFieldComesBack()
{
    const ConnectionSettings settings = test::sampleSettings();
    const QJsonObject json = SettingsJson::toJson(settings);
    const Result<ConnectionSettings> read = SettingsJson::fromJson(parsed(QJsonDocument(json).toJson()));
    QVERIFY2(read.ok(), read.ok() ? "" : qPrintable(read.error().message));
    QCOMPARE(SettingsJson::toJson(read.value()), json);
    QVERIFY(read.value() == settings);
}

void TestSettingsJson::everyGroupIsWritten()
{
    // The sample has no field at its default, so each has a key. A new field belongs in both.
    const QJsonObject json = SettingsJson::toJson(test::sampleSettings());
    QCOMPARE(json.size(), 18);
    QCOMPARE(json[u"auth"].toObject().size(), 3);
    QCOMPARE(json[u"tls"].toObject().size(), 7);
    QCOMPARE(json[u"network"].toObject().size(), 8);
    QCOMPARE(json[u"compression"].toObject().size(), 6);
    QCOMPARE(json[u"reconnect"].toObject().size(), 10);
}

void TestSettingsJson::defaultsAreLeftOut()
{
    ConnectionSettings settings;
    QCOMPARE(SettingsJson::toJson(settings), QJsonObject());
    settings.url = QStringLiteral("ws://a");
    const QJsonObject expected{{QStringLiteral("url"), QStringLiteral("ws://a")}};
    QCOMPARE(SettingsJson::toJson(settings), expected);
    const Result<ConnectionSettings> read = SettingsJson::fromJson({});
    QVERIFY(read.ok() && read.value() == ConnectionSettings());
}

void TestSettingsJson::unknownKeysSurvive()
{
    const QJsonObject json = parsed(R"({"url":"ws://a","note":"ours","tls":{"verify":false,"why":"lab"},
        "future":{"deep":[1]},"headers":[{"name":"A","value":"1"},{"name":"B","value":"2","comment":"keep"}]})");
    Result<ConnectionSettings> read = SettingsJson::fromJson(json);
    QVERIFY(read.ok());
    QCOMPARE(SettingsJson::toJson(read.value(), json), json);

    ConnectionSettings changed = read.value();
    changed.headers.removeFirst();
    changed.tls.verify = true;
    const QJsonObject expected =
        parsed(R"({"url":"ws://a","note":"ours","tls":{"why":"lab"},"future":{"deep":[1]},
        "headers":[{"name":"B","value":"2","comment":"keep"}]})");
    QCOMPARE(SettingsJson::toJson(changed, json), expected);
}

void TestSettingsJson::aKnownKeyWithItsDefaultGoes()
{
    const QJsonObject json = parsed(R"({"retryFirst":true,"tls":{"verify":true},"headers":[]})");
    QCOMPARE(SettingsJson::toJson(SettingsJson::fromJson(json).value(), json), QJsonObject());
}

void TestSettingsJson::wrongValuesAreNamed_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("key");
    const auto row = [](const char *json, const char *key) {
        QTest::newRow(json) << QByteArray(json) << QString::fromLatin1(key);
    };
    row(R"({"url":7})", "url");
    row(R"({"headers":{}})", "headers");
    row(R"({"headers":["A: b"]})", "headers[0]");
    row(R"({"headers":[{},{"enabled":"yes"}]})", "headers[1].enabled");
    row(R"({"headers":[{"value":{"base64":"!"}}]})", "headers[0].value");
    row(R"({"subprotocols":["a",1]})", "subprotocols");
    row(R"({"auth":"bearer"})", "auth");
    row(R"({"auth":{"place":"header"}})", "auth.place");
    row(R"({"tls":{"pins":["abc"]}})", "tls.pins");
    row(R"({"network":{"proxyPort":65536}})", "network.proxyPort");
    row(R"({"network":{"proxyPort":-1}})", "network.proxyPort");
    row(R"({"compression":{"clientMaxWindowBits":7}})", "compression.clientMaxWindowBits");
    row(R"({"reconnect":{"finalCloseCodes":"a-b"}})", "reconnect.finalCloseCodes");
    row(R"({"pingIntervalMs":1.5})", "pingIntervalMs");
    row(R"({"pingIntervalMs":1e300})", "pingIntervalMs");
    row(R"({"maxMessageBytes":0})", "maxMessageBytes");
    row(R"({"openSteps":[{"kind":"wait","withinMs":0}]})", "openSteps[0].withinMs");
}

void TestSettingsJson::wrongValuesAreNamed()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, key);
    const Result<ConnectionSettings> read = SettingsJson::fromJson(parsed(json));
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.startsWith(QStringLiteral("“%1” ").arg(key)),
             qPrintable(read.error().message));
}

void TestSettingsJson::noSecretIsWritten()
{
    ConnectionSettings settings = test::sampleSettings();
    settings.auth.token = QStringLiteral("s3cret-token");
    settings.tls.passphrase = QStringLiteral("s3cret-phrase");
    settings.network.proxyPassword = QStringLiteral("s3cret-proxy");
    settings.url = QStringLiteral("wss://me:s3cret-url@example.org/");
    settings.headers.append(HeaderRow{"Authorization", "Bearer s3cret-header"});
    settings.heartbeat = QStringLiteral("{\"token\":\"s3cret-token\"}");
    settings.extraSecrets = {"s3cret-extra"};
    const QByteArray json = QJsonDocument(SettingsJson::toJson(settings)).toJson();
    QVERIFY2(!json.contains("s3cret"), json.constData());
    QVERIFY(json.contains("wss://me@example.org/"));
    QVERIFY(json.contains("Authorization"));
}

QTEST_APPLESS_MAIN(TestSettingsJson)
#include "tst_settingsjson.moc"
