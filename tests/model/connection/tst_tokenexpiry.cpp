// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/tokenexpiry.h"

#include <QTest>

using namespace framewatch;

namespace {

const QDateTime Now = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);

QString token(qint64 expiresIn, const char *subject = "alice")
{
    constexpr auto Options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QByteArray claims = QByteArray("{\"sub\":\"") + subject +
                              "\",\"exp\":" + QByteArray::number(Now.toSecsSinceEpoch() + expiresIn) + '}';
    return QString::fromLatin1(QByteArray("{\"alg\":\"HS256\"}").toBase64(Options) + '.' +
                               claims.toBase64(Options) + ".c2ln");
}

} // namespace

class TestTokenExpiry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places_data();
    void places();
    void eachOnce();
    void whatDoesNotGoOutIsNotLookedAt();
};

void TestTokenExpiry::places_data()
{
    QTest::addColumn<ConnectionSettings>("settings");
    const QString old = token(-180);
    ConnectionSettings settings;
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = old;
    QTest::newRow("token") << settings;
    settings = {};
    settings.url = QStringLiteral("ws://h/?access_token=") + old + QStringLiteral("&x=1");
    QTest::newRow("query") << settings;
    settings = {};
    settings.headers = {{"Authorization", "Bearer " + old.toLatin1()}};
    QTest::newRow("header") << settings;
    settings = {};
    settings.headers = {{"Cookie", "a=b; session=" + old.toLatin1() + "; c=d"}};
    QTest::newRow("cookie") << settings;
    settings = {};
    settings.subprotocols = {QStringLiteral("chat"), old};
    QTest::newRow("subprotocol") << settings;
    settings = {};
    settings.openSteps = {
        {OpenStep::Kind::Send, true, QStringLiteral("{\"authToken\":\"%1\"}").arg(old), {}, {}}};
    QTest::newRow("step at open") << settings;
}

void TestTokenExpiry::places()
{
    QFETCH(ConnectionSettings, settings);
    const QList<ExpiredToken> found = TokenExpiry::find(settings, Now);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.at(0).token, token(-180));
    QCOMPARE(found.at(0).sentence(Now), QStringLiteral("The token expired 3 minutes ago"));
    QVERIFY(TokenExpiry::find(settings, Now.addSecs(-181)).isEmpty());
}

void TestTokenExpiry::eachOnce()
{
    ConnectionSettings settings;
    settings.auth.place = AuthToken::Place::Bearer;
    settings.auth.token = token(-5);
    settings.headers = {
        {"X-A", token(-5).toLatin1()}, {"X-B", token(-6, "bob").toLatin1()}, {"X-C", token(5).toLatin1()}};
    QCOMPARE(TokenExpiry::find(settings, Now).size(), 2);
}

void TestTokenExpiry::whatDoesNotGoOutIsNotLookedAt()
{
    ConnectionSettings settings;
    settings.auth.token = token(-5); // no place for it
    settings.headers = {{"X-A", token(-5).toLatin1(), false}};
    settings.openSteps = {{OpenStep::Kind::Send, false, token(-5), {}, {}}};
    settings.heartbeat = token(-5); // never sent
    QVERIFY(TokenExpiry::find(settings, Now).isEmpty());
}

QTEST_APPLESS_MAIN(TestTokenExpiry)
#include "tst_tokenexpiry.moc"
