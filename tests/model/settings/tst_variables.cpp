// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/variables.h"

#include "model/settings/settingtexts.h"
#include "tests/model/settings/samplesettings.h"

#include <QTest>

using namespace framewatch;

namespace {

const Variables Sample({{QStringLiteral("host"), {QStringLiteral("example.org:81"), false}},
                        {QStringLiteral("a.b-c_1"), {QStringLiteral("dots"), false}},
                        {QStringLiteral("token"), {QStringLiteral("s3cret"), true}},
                        {QStringLiteral("braces"), {QStringLiteral("{{host}}"), false}},
                        {QStringLiteral("nothing"), {QString(), true}}},
                       QStringLiteral("Staging"));

} // namespace

class TestVariables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data();
    void texts();
    void unknownOnesAreNamed();
    void everyTextIsExpanded();
    void secretsReachTheRedactor();
    void growthHasALimit();
    void allMissingOnesAreNamed();
    void secretsAreConcealed_data();
    void secretsAreConcealed();
};

void TestVariables::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expanded");
    const auto row = [](const char *text, const char *expanded) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expanded);
    };
    row("ws://{{host}}/{{ a.b-c_1 }}", "ws://example.org:81/dots");
    row("", "");
    row("none", "none");
    row("{{braces}}", "{{host}}"); // once only
    row("{{nothing}}!", "!");
    row("{{$uuid}}", "{{$uuid}}"); // the composer's
    row("{host} {{ho st}} {{1}} {{}} {{host}", "{host} {{ho st}} {{1}} {{}} {{host}");
    row("{\"a\":{\"b\":{{host}}}}", "{\"a\":{\"b\":example.org:81}}");
    row("{{{host}}}", "{example.org:81}");
}

void TestVariables::texts()
{
    QFETCH(QString, text);
    QFETCH(QString, expanded);
    const Result<QString> result = Sample.expand(text);
    QVERIFY(result.ok());
    QCOMPARE(result.value(), expanded);
}

void TestVariables::unknownOnesAreNamed()
{
    const Result<QString> staging = Sample.expand(QStringLiteral("{{host}} {{port}}"));
    QVERIFY(!staging.ok());
    QCOMPARE(staging.error().message,
             QStringLiteral("The variable “port” has no value in the environment “Staging”"));
    const Result<QString> none = Variables().expand(QStringLiteral("{{host}}"));
    QVERIFY(!none.ok());
    QVERIFY(none.error().message.contains(QStringLiteral("no environment is chosen")));
}

void TestVariables::everyTextIsExpanded()
{
    ConnectionSettings settings = test::sampleSettings();
    QVERIFY(!Variables::hasReferences(settings));
    QStringList names;
    SettingTexts::visit(settings, [&](SettingText &text) {
        names.append(text.name);
        text.text = QStringLiteral("<{{host}}>");
    });
    QVERIFY(names.size() > 20);
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
    QVERIFY(Variables::hasReferences(settings));
    Result<ConnectionSettings> expanded = Sample.expand(settings);
    QVERIFY(expanded.ok());
    SettingTexts::visit(expanded.value(), [](SettingText &text) {
        QVERIFY2(text.text == QStringLiteral("<example.org:81>"), qPrintable(text.name));
    });
    QCOMPARE(expanded.value().headers.at(2).value, QByteArray("\xff\xfe")); // no text
}

void TestVariables::secretsReachTheRedactor()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://{{host}}/");
    const Result<ConnectionSettings> expanded = Sample.expand(settings);
    QVERIFY(expanded.ok());
    QCOMPARE(expanded.value().secrets(), QList<QByteArray>{"s3cret"});
    QCOMPARE(Sample.expand(expanded.value()).value().extraSecrets, QList<QByteArray>{"s3cret"});
}

void TestVariables::growthHasALimit()
{
    const Variables big({{QStringLiteral("x"), {QString(Variables::MostCharacters / 4, u'x'), false}}}, {});
    QVERIFY(big.expand(QStringLiteral("{{x}}{{x}}")).ok());
    QVERIFY(!big.expand(QStringLiteral("{{x}}").repeated(100000)).ok());
}

void TestVariables::allMissingOnesAreNamed()
{
    ConnectionSettings settings;
    settings.url = QStringLiteral("ws://{{host}}:{{port}}/{{room}}");
    settings.heartbeat = QStringLiteral("{{port}} {{beat}}");
    QCOMPARE(
        Sample.expand(settings).error().message,
        QStringLiteral("The variables “port”, “room” and “beat” have no value in the environment “Staging”"));
    QVERIFY(Variables().expand(settings).error().message.contains(QStringLiteral("“host”, “port”")));
}

void TestVariables::secretsAreConcealed_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("concealed");
    const auto row = [](const char *text, const char *concealed) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(concealed);
    };
    row("s3cret-long-one", "{{long}}");
    row("ws://h/?k=s3cret-long-one&more=1", "ws://h/?k={{long}}&more=1");
    row("xs3cret-long-oney s3cret-long-one", "x{{long}}y {{long}}");
    row("{{long}} s3cret-long-one {{host}}", "{{long}} {{long}} {{host}}");
    row("s3cret", "{{token}}"); // in s3cret-long-one, too: the longer one first
    row("Bearer s3cret", "Bearer {{token}}");
    row("s3cretary", "s3cretary");                                                      // another word
    row("wss://s3cret.example/s3cret?s3cret", "wss://s3cret.example/s3cret?{{token}}"); // a host, a path
    row("{\"pin\":\"12\"}", "{\"pin\":\"12\"}"); // nothing can be told from it
    row("12", "{{pin}}");
    row("example.org:81", "example.org:81"); // no secret
}

void TestVariables::secretsAreConcealed()
{
    QFETCH(QString, text);
    QFETCH(QString, concealed);
    const Variables variables({{QStringLiteral("host"), {QStringLiteral("example.org:81"), false}},
                               {QStringLiteral("token"), {QStringLiteral("s3cret"), true}},
                               {QStringLiteral("long"), {QStringLiteral("s3cret-long-one"), true}},
                               {QStringLiteral("pin"), {QStringLiteral("12"), true}},
                               {QStringLiteral("nothing"), {QString(), true}}},
                              {});
    ConnectionSettings settings;
    if (text.contains(QStringLiteral("://")))
        settings.url = text;
    else
        settings.heartbeat = text;
    const ConnectionSettings safe = variables.conceal(settings);
    QCOMPARE(text.contains(QStringLiteral("://")) ? safe.url : safe.heartbeat, concealed);
    QVERIFY(safe.extraSecrets.contains("s3cret-long-one"));
}

QTEST_APPLESS_MAIN(TestVariables)
#include "tst_variables.moc"
