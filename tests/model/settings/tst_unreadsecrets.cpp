// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings/unreadsecrets.h"

#include <QTest>

using namespace framewatch;

namespace {

OpenStep send(const char *text)
{
    OpenStep step;
    step.text = QString::fromUtf8(text);
    return step;
}

} // namespace

class TestUnreadSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyStayWhereTheyHaveAPlace();
    void stepsBeforeOneCannotGo();
    void aHeaderKeepsItsName();

private:
    static bool keeps(const char *name, const ConnectionSettings &before, const ConnectionSettings &changed)
    {
        const auto kept = UnreadSecrets::kept({QString::fromUtf8(name)}, before, changed);
        return kept.ok() && kept.value().size() == 1;
    }
    static bool refuses(const char *name, const ConnectionSettings &before, const ConnectionSettings &changed)
    {
        return !UnreadSecrets::kept({QString::fromUtf8(name)}, before, changed).ok();
    }
};

void TestUnreadSecrets::theyStayWhereTheyHaveAPlace()
{
    ConnectionSettings before;
    before.url = QStringLiteral("ws://me@h/");
    before.auth.place = AuthToken::Place::Bearer;
    ConnectionSettings changed = before;
    changed.pingInterval = std::chrono::seconds(5);
    for (const char *name :
         {"auth.token", "urlPassword", "network.proxyPassword", "tls.passphrase", "heartbeat", "url"})
        QVERIFY2(keeps(name, before, changed), name);
    changed.auth.token = QStringLiteral("typed anew");
    QVERIFY(!keeps("auth.token", before, changed));
    changed.auth = {};
    QVERIFY(!keeps("auth.token", before, changed));
    changed.url = QStringLiteral("ws://h/?a");
    QVERIFY(!keeps("urlPassword", before, changed));
    QVERIFY(!keeps("header:gone", before, changed));
}

void TestUnreadSecrets::stepsBeforeOneCannotGo()
{
    constexpr const char *Name = "openSteps.1.text";
    ConnectionSettings before;
    before.openSteps = {send("one"), send(""), send("three")};
    ConnectionSettings changed = before;
    changed.openSteps[0].text = QStringLiteral("uno");
    changed.openSteps[2].text = QStringLiteral("tre");
    QVERIFY(keeps(Name, before, changed));
    changed = before;
    changed.openSteps.removeLast();
    QVERIFY(keeps(Name, before, changed));
    changed.openSteps.append(send("more"));
    changed.openSteps.append(send("more"));
    QVERIFY(keeps(Name, before, changed));

    changed = before;
    changed.openSteps.removeFirst();
    QVERIFY(refuses(Name, before, changed));
    changed.openSteps.append(send("other"));
    QVERIFY(refuses(Name, before, changed));
    changed = before;
    changed.openSteps.swapItemsAt(0, 1);
    QVERIFY(refuses(Name, before, changed));
    changed = before;
    changed.openSteps.prepend(send("zero"));
    QVERIFY(refuses(Name, before, changed));
    changed.openSteps.clear();
    QVERIFY(refuses(Name, before, changed));

    changed = before;
    changed.openSteps[1].text = QStringLiteral("typed anew");
    const auto kept = UnreadSecrets::kept({QString::fromLatin1(Name)}, before, changed);
    QVERIFY(kept.ok() && kept.value().isEmpty());
}

void TestUnreadSecrets::aHeaderKeepsItsName()
{
    constexpr const char *Name = "header:x-api-key";
    ConnectionSettings before;
    before.headers = {{"Accept", "all"}, {"X-Api-Key", ""}};
    ConnectionSettings changed = before;
    changed.headers.swapItemsAt(0, 1);
    QVERIFY(keeps(Name, before, changed));
    changed.headers[0].name = "X-Other";
    QVERIFY(refuses(Name, before, changed));
    changed.headers.removeFirst(); // on purpose
    QVERIFY(!refuses(Name, before, changed));
    QVERIFY(!keeps(Name, before, changed));
    const auto error =
        UnreadSecrets::kept({QString::fromLatin1(Name)}, before, ConnectionSettings(before)).value();
    QCOMPARE(error, QStringList{QString::fromLatin1(Name)});
}

QTEST_APPLESS_MAIN(TestUnreadSecrets)
#include "tst_unreadsecrets.moc"
