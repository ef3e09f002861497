// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A secret goes to the server and nowhere else: not to the output, not to any file, as it stands or escaped.
#include "model/wire/messagedeflater.h"
#include "tests/app/leaksearch.h"
#include "tests/app/program.h"
#include "tests/support/scriptedpeer.h"

#include <QFile>
#include <QTest>
#include <QUrl>

#include <csignal>

using namespace framewatch;
using namespace framewatch::test;

namespace {

// Every kind of byte that some escaping changes, yet legal in each place that takes it.
const QString Plain = QStringLiteral("Zq7-tok3n_9xKfL.vB2"); // a token of RFC 9110, for subprotocols
const QString Awkward = QStringLiteral("Zq7\"tok\\3n/9 x+K=ä&é%L?vB2");

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void searchFindsForms();
    void nowhere_data();
    void nowhere();
    void nowhereWhenCompressed();
    void nowhereWhenRefused();
    void nowhereOnTheServersSide();

private:
    static void verifyNowhere(const QString &secret, const Program &program);
};

void TestSecrets::verifyNowhere(const QString &secret, const Program &program)
{
    const QStringList leaks = LeakSearch::leaks(secret, program);
    QVERIFY2(leaks.isEmpty(), qPrintable(leaks.join(u'\n')));
}

void TestSecrets::searchFindsForms()
{
    Program program;
    QFile file(program.file(QStringLiteral("leak")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Authorization: Basic " + ("user:" + Plain.toUtf8()).toBase64());
    file.close();
    QVERIFY(!LeakSearch::leaks(Plain, program).isEmpty());
    QVERIFY(LeakSearch::leaks(Awkward, program).isEmpty());
}

void TestSecrets::nowhere_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("userInfo");
    const auto row = [](const char *name, const QString &secret, const QStringList &arguments,
                        const QString &user = {}) { QTest::newRow(name) << secret << arguments << user; };
    const QString token = QStringLiteral("--token");
    const QString auth = QStringLiteral("--auth");
    row("message", Plain, {token, Plain});
    row("message, awkward", Awkward, {token, Awkward});
    row("bearer", Plain, {token, Plain, auth, QStringLiteral("bearer")});
    row("query", Plain, {token, Plain, auth, QStringLiteral("query:access_token")});
    row("query, awkward", Awkward, {token, Awkward, auth, QStringLiteral("query:access_token")});
    row("cookie", Plain, {token, Plain, auth, QStringLiteral("cookie:sid")});
    row("basic", Plain, {token, Plain, auth, QStringLiteral("basic:me")});
    row("basic, awkward", Awkward, {token, Awkward, auth, QStringLiteral("basic:us")});
    row("subprotocol", Plain, {token, Plain, auth, QStringLiteral("subprotocol")});
    row("Authorization header", Plain,
        {QStringLiteral("-H"), QStringLiteral("Authorization: Bearer ") + Plain});
    row("Basic header", Plain,
        {QStringLiteral("-H"), QStringLiteral("authorization: Basic ") +
                                   QString::fromLatin1(("user:" + Plain.toUtf8()).toBase64())});
    row("Cookie header", Plain, {QStringLiteral("-H"), QStringLiteral("Cookie: a=b; session=") + Plain});
    row("URL password", Plain, {}, QStringLiteral("user:%1@").arg(Plain));
    row("URL password, awkward", Awkward, {},
        QStringLiteral("user:%1@").arg(QString::fromLatin1(QUrl::toPercentEncoding(Awkward))));
}

void TestSecrets::nowhere()
{
    QFETCH(QString, secret);
    QFETCH(QStringList, arguments);
    QFETCH(QString, userInfo);
    ScriptedPeer peer;
    // Says back all it heard: the head as a message, in a header, and each message.
    peer.onHead = [](const QByteArray &head) {
        const QByteArray wanted = ScriptedPeer::headerOf(head, "Sec-WebSocket-Protocol");
        const QByteArray chosen =
            wanted.isEmpty() ? QByteArray()
                             : "Sec-WebSocket-Protocol: " + wanted.split(',').constLast().trimmed() + "\r\n";
        return ScriptedPeer::acceptedAnswer(head, "X-Heard: " + QByteArray(head).replace("\r\n", " ") +
                                                      "\r\n" + chosen);
    };
    connect(&peer, &ScriptedPeer::upgraded, &peer, [&peer] {
        peer.sendText(peer.heads.constLast().left(0) + peer.heads.constLast().toBase64());
        peer.sendText(peer.heads.constLast());
    });
    connect(&peer, &ScriptedPeer::messageCame, &peer,
            [&peer] { peer.sendText("heard: " + peer.received.constLast().payload); });
    Program program;
    const QString url = peer.url().replace(QStringLiteral("ws://"), QStringLiteral("ws://") + userInfo);
    program.run(arguments + QStringList{QStringLiteral("--send"), QStringLiteral("it is ") + secret,
                                        QStringLiteral("--count"), QStringLiteral("3"),
                                        QStringLiteral("--capture"), program.file(QStringLiteral("c.fwcap")),
                                        url});
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.output().contains("***"));
    verifyNowhere(secret, program);
}

/// What crosses the wire compressed is found in the messages, and what breaks off leaves nothing to decompress.
void TestSecrets::nowhereWhenCompressed()
{
    ScriptedPeer peer;
    peer.onHead = [](const QByteArray &head) { return ScriptedPeer::deflatingAnswer(head); };
    std::optional<MessageDeflater> deflater;
    const auto say = [&](const QByteArray &text) {
        deflater->begin(EntryKind::Text, text);
        QByteArray bytes;
        while (deflater->isBusy())
            bytes += deflater->next();
        return bytes;
    };
    connect(&peer, &ScriptedPeer::messageCame, &peer, [&] {
        if (!deflater)
            deflater.emplace(*peer.terms, Sender::Server);
        const QByteArray heard = say("heard: " + peer.received.constLast().payload);
        // The second time it breaks at its end.
        peer.send(peer.received.size() < 2 ? heard : heard.chopped(3) + "\xff\xff\xff");
    });
    Program program;
    const QString padding = QStringLiteral(" and more").repeated(300);
    const QString text = QStringLiteral("it is ") + Plain + padding;
    program.run({QStringLiteral("--token"), Plain, QStringLiteral("--auth"), QStringLiteral("bearer"),
                 QStringLiteral("--send"), text, QStringLiteral("--send"), text + text, QStringLiteral("--reconnect"),
                 QStringLiteral("off"), QStringLiteral("--capture"), program.file(QStringLiteral("c.fwcap")), peer.url()});
    QCOMPARE(program.exitCode(), 5);
    QCOMPARE(program.entries(QStringLiteral("violation")).size(), 1);
    QVERIFY(peer.received.size() >= 2 && peer.received.constFirst().compressed);
    QVERIFY(program.output().contains("heard: it is ***"));
    verifyNowhere(Plain, program);
}

void TestSecrets::nowhereWhenRefused()
{
    for (const QString &place :
         {QStringLiteral("bearer"), QStringLiteral("query:k"), QStringLiteral("cookie:k")}) {
        ScriptedPeer peer;
        peer.onHead = [](const QByteArray &head) {
            const QByteArray body = "you said " + head;
            return "HTTP/1.1 401 " + head.left(head.indexOf('\r')) +
                   "\r\nX-Heard: " + QByteArray(head).replace("\r\n", " ") +
                   "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        };
        Program program;
        QFile file(program.file(QStringLiteral("token.secret")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(Plain.toUtf8() + '\n');
        file.close();
        program.run({QStringLiteral("--token-file"), file.fileName(), QStringLiteral("--auth"), place,
                     QStringLiteral("--capture"), program.file(QStringLiteral("c.fwcap")), peer.url()});
        QCOMPARE(program.exitCode(), 3);
        QVERIFY(peer.heads.constFirst().contains(Plain.toUtf8()));
        verifyNowhere(Plain, program);
    }
}

void TestSecrets::nowhereOnTheServersSide()
{
    Program program;
    program.start({QStringLiteral("--serve"), QStringLiteral("0"), QStringLiteral("--demo"),
                   QStringLiteral("--token"), Plain, QStringLiteral("--capture"),
                   program.file(QStringLiteral("c.fwcap"))});
    QTRY_VERIFY(program.story().count(QStringLiteral("text sent Server Echo: Hello, Server!")) == 1);
    program.signal(SIGINT);
    QVERIFY(program.waitForEnd());
    QCOMPARE(program.exitCode(), 0);
    QVERIFY(program.output().contains("authToken"));
    verifyNowhere(Plain, program);
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
