// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/jwt.h"

#include <QTest>

using namespace framewatch;

namespace {

QString part(const QByteArray &json)
{
    return QString::fromLatin1(json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString token(const QByteArray &claims, const QByteArray &header = R"({"alg":"HS256","typ":"JWT"})")
{
    return part(header) + u'.' + part(claims) + QStringLiteral(".c2ln");
}

const QDateTime Now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);

} // namespace

class TestJwt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheExampleOfTheRfc();
    void acceptsOddOnes_data();
    void acceptsOddOnes();
    void passesOverOthers_data();
    void passesOverOthers();
    void saysWhen_data();
    void saysWhen();
};

void TestJwt::readsTheExampleOfTheRfc()
{
    const auto jwt = Jwt::parse(QStringLiteral( // RFC 7519 §3.1
        "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9."
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFt"
        "cGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
    QVERIFY(jwt);
    QCOMPARE(jwt->header.value(u"alg").toString(), QStringLiteral("HS256"));
    QCOMPARE(jwt->claims.value(u"iss").toString(), QStringLiteral("joe"));
    QCOMPARE(jwt->expires->toSecsSinceEpoch(), 1300819380);
    QVERIFY(!jwt->notBefore && !jwt->issued);
    QCOMPARE(jwt->expiresIn(QDateTime::fromSecsSinceEpoch(1300819370, Qt::UTC)), std::chrono::seconds(10));
}

void TestJwt::acceptsOddOnes_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("Bearer") << QStringLiteral("Bearer ") + token("{}");
    QTest::newRow("blanks") << QStringLiteral(" \n") + token("{}") + u'\n';
    QTest::newRow("unsecured") << part(R"({"alg":"none"})") + u'.' + part("{}") + u'.';
    QTest::newRow("times that are none") << token(R"({"exp":"soon","nbf":-1,"iat":1e300})");
}

void TestJwt::acceptsOddOnes()
{
    QFETCH(QString, text);
    const auto jwt = Jwt::parse(text);
    QVERIFY(jwt);
    QVERIFY(!jwt->expires && !jwt->notBefore && !jwt->issued && !jwt->expiresIn(Now));
}

void TestJwt::passesOverOthers_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("opaque") << QStringLiteral("sk-1234567890");
    QTest::newRow("dots") << QStringLiteral("..");
    QTest::newRow("two parts") << part("{\"alg\":\"a\"}") + u'.' + part("{}");
    QTest::newRow("five parts") << token("{}") + QStringLiteral(".a.b");
    QTest::newRow("padding") << token("{}") + u'=';
    QTest::newRow("ordinary Base64") << token("{}") + QStringLiteral("+/");
    QTest::newRow("cut") << token("{}").chopped(3) + QStringLiteral("wxyz");
    QTest::newRow("no JSON") << token("{");
    QTest::newRow("list") << token("[]");
    QTest::newRow("no alg") << token("{}", "{}");
    QTest::newRow("alg no text") << token("{}", R"({"alg":1})");
    QTest::newRow("non-ASCII") << token("{}") + u'ä';
    QTest::newRow("long") << token("{\"x\":\"" + QByteArray(Jwt::MostCharacters, 'x') + "\"}");
}

void TestJwt::passesOverOthers()
{
    QFETCH(QString, text);
    QVERIFY(!Jwt::parse(text));
}

void TestJwt::saysWhen_data()
{
    QTest::addColumn<QByteArray>("claims");
    QTest::addColumn<QString>("clause");
    const auto exp = [](qint64 in, const QByteArray &more = {}) {
        return "{\"exp\":" + QByteArray::number(Now.toSecsSinceEpoch() + in) + more + "}";
    };
    QTest::newRow("never") << QByteArray("{}") << QStringLiteral("JWT, never expires;");
    QTest::newRow("whose") << QByteArray(R"({"sub":"ali\nce"})")
                           << QStringLiteral("JWT of ali ce, never expires;");
    QTest::newRow("now") << exp(0) << QStringLiteral("expired 0 seconds");
    QTest::newRow("past") << exp(-180) << QStringLiteral("expired 3 minutes");
    QTest::newRow("soon") << exp(90) << QStringLiteral("expires in 90 seconds");
    QTest::newRow("hours") << exp(5 * 3600 + 100) << QStringLiteral("expires in 5 hours");
    QTest::newRow("days") << exp(3 * 86400) << QStringLiteral("expires in 3 days");
    QTest::newRow("far") << QByteArray("{\"exp\":253402300799}") << QStringLiteral("expires in 29");
    QTest::newRow("not yet") << exp(900, ",\"nbf\":" + QByteArray::number(Now.toSecsSinceEpoch() + 60))
                             << QStringLiteral("not valid for another 60 seconds");
    QTest::newRow("a fraction") << QByteArray("{\"exp\":1700000010.5}")
                                << QStringLiteral("expires in 10 seconds");
}

void TestJwt::saysWhen()
{
    QFETCH(QByteArray, claims);
    QFETCH(QString, clause);
    const auto jwt = Jwt::parse(token(claims));
    QVERIFY(jwt);
    const QString sentence = jwt->sentence(Now);
    QVERIFY2(sentence.contains(clause), qPrintable(sentence));
    QVERIFY(sentence.endsWith(QStringLiteral("its signature is not checked")));
}

QTEST_APPLESS_MAIN(TestJwt)
#include "tst_jwt.moc"
