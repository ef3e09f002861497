// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/typedaddress.h"

#include <QTest>

using namespace framewatch;

class TestTypedAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSchemeMayBeLeftOut();
    void hostAndPortAlone_data();
    void hostAndPortAlone();
};

void TestTypedAddress::theSchemeMayBeLeftOut()
{
    const auto scheme = [](const char *address) {
        return TypedAddress::withScheme(QString::fromUtf8(address)).toUtf8();
    };
    QCOMPARE(scheme(""), QByteArray());
    QCOMPARE(scheme("localhost:8080"), QByteArray("ws://localhost:8080"));
    QCOMPARE(scheme("wss://host/"), QByteArray("wss://host/"));
    QCOMPARE(scheme("api.{{domain}}"), QByteArray("ws://api.{{domain}}"));
    QCOMPARE(scheme("{{base}}/a"), QByteArray("{{base}}/a"));
    QCOMPARE(TypedAddress::expandedWithScheme(QStringLiteral("host/{{a}}")),
             QStringLiteral("ws://host/{{a}}"));
}

void TestTypedAddress::hostAndPortAlone_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *address, const char *place) {
        QTest::newRow(address) << QString::fromUtf8(address) << QString::fromUtf8(place);
    };
    row("", "");
    row("ws://localhost:8080/chat?t=s3cret", "localhost:8080");
    row("wss://me:passw0rd@example.org/", "example.org");
    row("ws://[::1]:8080/", "::1:8080");
    row("localhost:8080/chat?t=s3cret", "localhost:8080");
    row("me:passw0rd@localhost:8080", "localhost:8080");
    row("ws://{{host}}", "{{host}}");
    row("{{host}}/?t=s3cret", "{{host}}");
    row("{{base}}#s3cret", "{{base}}");
    row("ws://me:passw0rd@{{host}}/", "{{host}}");
    row("wss://me:p@ss:w0rd@{{ host }}:{{port}}/chat", "{{ host }}:{{port}}");
    row("{{user}}:{{password}}@{{host}}:8080", "{{host}}:8080");
    row("ws://[::1]:{{port}}/", "::1");
    row("ws://me:pass#w0rd@{{host}}/", "me");
    row("ws://me:passw0rd", "me");
    row("?t=s3cret", "");
    row("ws:///?t=s3cret", "");
}

void TestTypedAddress::hostAndPortAlone()
{
    QFETCH(QString, address);
    QFETCH(QString, place);
    QCOMPARE(TypedAddress::placeOf(address), place);
}

QTEST_APPLESS_MAIN(TestTypedAddress)
#include "tst_typedaddress.moc"
