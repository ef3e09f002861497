// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/extensionlist.h"

#include <QTest>

using namespace framewatch;

namespace {

/// "a[x=1,y] b[]", or "malformed".
QByteArray shown(const std::optional<QList<Extension>> &list)
{
    if (!list)
        return "malformed";
    QByteArrayList texts;
    for (const Extension &extension : *list) {
        QByteArrayList parameters;
        for (const auto &[name, value] : extension.parameters)
            parameters.append(value ? name + '=' + *value : name);
        texts.append(extension.name + '[' + parameters.join(',') + ']');
    }
    return texts.join(' ');
}

} // namespace

class TestExtensionList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void joinsLines();
    void findsHeaderValues();
};

void TestExtensionList::reads_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");

    QTest::newRow("nothing") << QByteArray("") << QByteArray("");
    QTest::newRow("commas only") << QByteArray(" , ,") << QByteArray("");
    QTest::newRow("a name") << QByteArray("foo") << QByteArray("foo[]");
    QTest::newRow("parameters") << QByteArray("foo; bar=1;baz") << QByteArray("foo[bar=1,baz]");
    QTest::newRow("blanks") << QByteArray("\tfoo ;  bar = 1 , qux ") << QByteArray("foo[bar=1] qux[]");
    QTest::newRow("two offers") << QByteArray("p; x=10, p") << QByteArray("p[x=10] p[]");
    QTest::newRow("quoted") << QByteArray("p; x=\"10\"; y=\"a\\b\"") << QByteArray("p[x=10,y=ab]");
    QTest::newRow("a comma in quotes is no token") << QByteArray("p; x=\"1,2\"") << QByteArray("malformed");
    QTest::newRow("empty quotes") << QByteArray("p; x=\"\"") << QByteArray("malformed");
    QTest::newRow("open quote") << QByteArray("p; x=\"10") << QByteArray("malformed");
    QTest::newRow("backslash at the end") << QByteArray("p; x=\"1\\") << QByteArray("malformed");
    QTest::newRow("no value") << QByteArray("p; x=") << QByteArray("malformed");
    QTest::newRow("no name") << QByteArray("; x") << QByteArray("malformed");
    QTest::newRow("empty parameter") << QByteArray("p;;x") << QByteArray("malformed");
    QTest::newRow("semicolon at the end") << QByteArray("p;") << QByteArray("malformed");
    QTest::newRow("blank instead of comma") << QByteArray("p q") << QByteArray("malformed");
    QTest::newRow("odd sign") << QByteArray("p@q") << QByteArray("malformed");
    QTest::newRow("NUL") << QByteArray("p\0q", 3) << QByteArray("malformed");
}

void TestExtensionList::reads()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    QCOMPARE(shown(parseExtensions({value})), expected);
}

void TestExtensionList::joinsLines()
{
    QCOMPARE(shown(parseExtensions({"a", "b; c, d"})), QByteArray("a[] b[c] d[]"));
    QCOMPARE(shown(parseExtensions({"a", ";"})), QByteArray("malformed"));
    QCOMPARE(shown(parseExtensions({})), QByteArray());
}

void TestExtensionList::findsHeaderValues()
{
    const QByteArray head = "GET / HTTP/1.1\r\nsec-websocket-extensions:  a; b \r\nHost: x\r\n"
                            "Sec-WebSocket-Extensions: c\r\nX-Sec-WebSocket-Extensions: d\r\n\r\n";
    QCOMPARE(headerValues(head, "Sec-WebSocket-Extensions"), (QList<QByteArray>{"a; b", "c"}));
    QCOMPARE(headerValues(head, "Origin"), QList<QByteArray>());
    QCOMPARE(headerValues({}, "Origin"), QList<QByteArray>());
}

QTEST_APPLESS_MAIN(TestExtensionList)
#include "tst_extensionlist.moc"
