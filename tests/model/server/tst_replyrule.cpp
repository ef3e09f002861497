// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/replyrule.h"

#include <QTest>

using namespace framewatch;

class TestReplyRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void presets();
    void text_data();
    void text();
    void binary_data();
    void binary();
};

void TestReplyRule::presets()
{
    QStringList names;
    for (const ReplyRule &rule : ReplyRule::presets()) {
        names.append(rule.name);
        QVERIFY(!rule.title.isEmpty());
        QCOMPARE(ReplyRule::preset(rule.name)->title, rule.title);
        QCOMPARE(rule.greeting, rule.name == QStringLiteral("server-echo")
                                    ? QStringLiteral("Welcome to WebSocket server!")
                                    : QString());
    }
    QCOMPARE(names.join(u' '),
             QStringLiteral("echo server-echo short-echo upper broadcast json-chat silent"));
    QVERIFY(!ReplyRule::preset(QStringLiteral("nonsense")));
    QCOMPARE(ReplyRule().applyToText(QStringLiteral("a rule made of nothing echoes")),
             QStringLiteral("a rule made of nothing echoes"));
    QCOMPARE(ReplyRule::preset(QStringLiteral("silent"))->audience, Audience::Nobody);
    QCOMPARE(ReplyRule::preset(QStringLiteral("broadcast"))->audience, Audience::All);
}

void TestReplyRule::text_data()
{
    QTest::addColumn<QString>("replyTemplate");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("reply");
    const auto row = [](const char *name, const char16_t *replyTemplate, const char16_t *message,
                        const char16_t *reply) {
        QTest::addRow("%s", name) << QString::fromUtf16(replyTemplate) << QString::fromUtf16(message)
                                  << QString::fromUtf16(reply);
    };
    row("whole", u"{message}", u"m", u"m");
    row("upper", u"{message:upper}", u"Straße, Ελλάδα", u"STRASSE, ΕΛΛΆΔΑ");
    row("around", u"<{message}|{message:upper}>", u"m", u"<m|M>");
    row("twice", u"{message}{message}", u"ab", u"abab");
    row("literal", u"nothing of it", u"m", u"nothing of it");
    row("braces of JSON", uR"({"a":{"b":"{message}"}})", u"m", uR"({"a":{"b":"m"}})");
    row("no placeholder", u"{Message} {message {message:lower} {", u"m",
        u"{Message} {message {message:lower} {");
    row("placeholder in the message", u"[{message}]", u"{message}", u"[{message}]");
    row("brace before", u"{{message}}", u"m", u"{m}");
    row("empty template", u"", u"m", u"");
    row("empty message", u"a{message}b", u"", u"ab");
}

void TestReplyRule::text()
{
    QFETCH(QString, replyTemplate);
    QFETCH(QString, message);
    ReplyRule rule;
    rule.replyTemplate = replyTemplate;
    QTEST(rule.applyToText(message), "reply");
}

void TestReplyRule::binary_data()
{
    QTest::addColumn<QString>("replyTemplate");
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<QByteArray>("reply");
    const QByteArray bytes("\0\xFF{message}a", 12);
    QTest::addRow("whole") << QStringLiteral("{message}") << bytes << bytes;
    QTest::addRow("upper leaves bytes") << QStringLiteral("{message:upper}") << bytes << bytes;
    QTest::addRow("prefix") << QStringLiteral("Echo: {message}") << bytes << "Echo: " + bytes;
    QTest::addRow("non-ASCII") << QStringLiteral("é{message}{") << bytes << "\xC3\xA9" + bytes + "{";
    QTest::addRow("both") << QStringLiteral("{message:upper}/{message}") << QByteArray("a")
                          << QByteArray("a/a");
}

void TestReplyRule::binary()
{
    QFETCH(QString, replyTemplate);
    QFETCH(QByteArray, message);
    ReplyRule rule;
    rule.replyTemplate = replyTemplate;
    QTEST(rule.applyToBinary(message), "reply");
}

QTEST_APPLESS_MAIN(TestReplyRule)
#include "tst_replyrule.moc"
