// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/openstep.h"

#include <QTest>

using namespace framewatch;

class TestOpenStep : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
};

void TestOpenStep::matches_data()
{
    using Kind = ReplyMatch::Kind;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<bool>("is");
    const auto row = [](const char *name, Kind kind, const char *path, const char *value, const char *message, bool is) {
        QTest::newRow(name) << int(kind) << QString::fromUtf8(path) << QString::fromUtf8(value) << QByteArray(message) << is;
    };
    row("any", Kind::Any, "", "", "", true);
    row("contains", Kind::Contains, "", "öl", "Erdöl", true);
    row("contains not", Kind::Contains, "", "ok", "OK", false);
    row("string", Kind::Json, "$.type", "ready", R"({"type":"ready"})", true);
    row("quoted string", Kind::Json, "$.type", "\"ready\"", R"({"type":"ready"})", true);
    row("other string", Kind::Json, "$.type", "ready", R"({"type":"Ready"})", false);
    row("without dollar", Kind::Json, "type", "ready", R"({"type":"ready"})", true);
    row("nested", Kind::Json, "$.a.b[1].c", "7", R"({"a":{"b":[0,{"c":7}]}})", true);
    row("number", Kind::Json, "$.a", "1.0", R"({"a":1})", true);
    row("number is no string", Kind::Json, "$.a", "\"1\"", R"({"a":1})", false);
    row("true", Kind::Json, "$.ok", "true", R"({"ok":true})", true);
    row("null", Kind::Json, "$.error", "null", R"({"error":null})", true);
    row("missing is not null", Kind::Json, "$.error", "null", R"({})", false);
    row("object", Kind::Json, "$.a", R"({"x":1})", R"({"a":{"x":1}})", true);
    row("array root", Kind::Json, "$[0]", "hello", R"(["hello"])", true);
    row("out of range", Kind::Json, "$[3]", "hello", R"(["hello"])", false);
    row("broken path", Kind::Json, "$.a[", "1", R"({"a":1})", false);
    row("no JSON", Kind::Json, "$.a", "1", "a", false);
    row("a text in JSON is no JSON document", Kind::Json, "$", "x", "\"x\"", false);
}

void TestOpenStep::matches()
{
    QFETCH(int, kind);
    QFETCH(QString, path);
    QFETCH(QString, value);
    QFETCH(QByteArray, message);
    const ReplyMatch match{ReplyMatch::Kind(kind), path, value};
    QTEST(match.matches(message), "is");
    QVERIFY(!match.describe().isEmpty());
}

QTEST_APPLESS_MAIN(TestOpenStep)
#include "tst_openstep.moc"
