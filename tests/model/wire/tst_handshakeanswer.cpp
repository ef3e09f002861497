// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers to an upgrade: each row changes some headers of a good one.
#include "model/wire/handshake.h"

#include <QTest>

using namespace framewatch;

using Lines = QByteArrayList;

namespace {

const QByteArray SampleKey = "dGhlIHNhbXBsZSBub25jZQ=="; // RFC 6455 §1.3
const QByteArray SampleAccept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

Handshake::Request plainRequest()
{
    Handshake::Request request;
    request.endpoint.host = QStringLiteral("h");
    request.key = SampleKey;
    return request;
}

const Lines GoodLines{"Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Accept: " + SampleAccept};

Handshake::Response answer(const QByteArray &status, const Lines &lines)
{
    return Handshake::parseResponse(status + "\r\n" + lines.join("\r\n") + "\r\n\r\n").value();
}

Lines with(int index, const QByteArray &line)
{
    Lines lines = GoodLines;
    lines[index] = line;
    return lines;
}

} // namespace

class TestHandshakeAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void validates_data();
    void validates();
    void validatesTheUsersKey();
    void extensions_data();
    void extensions();
    void refuses_data();
    void refuses();
};

void TestHandshakeAnswer::validates_data()
{
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<QString>("subprotocol");
    QTest::newRow("plain") << GoodLines << QString();
    QTest::newRow("case") << Lines{"UPGRADE: WebSocket", "connection: UPGRADE",
                                   "sec-websocket-accept: " + SampleAccept}
                          << QString();
    QTest::newRow("connection list") << with(1, "Connection: keep-alive, Upgrade") << QString();
    QTest::newRow("connection list, blanks") << with(1, "Connection:keep-alive ,\tupgrade,") << QString();
    QTest::newRow("connection twice")
        << with(1, "Connection: keep-alive\r\nConnection: Upgrade") << QString();
    QTest::newRow("folded") << with(1, "Connection: keep-alive,\r\n Upgrade") << QString();
    QTest::newRow("subprotocol") << GoodLines + Lines{"Sec-WebSocket-Protocol: two"} << QStringLiteral("two");
    QTest::newRow("subprotocol of a header")
        << GoodLines + Lines{"sec-websocket-protocol:  own "} << QStringLiteral("own");
    QTest::newRow("empty extensions") << GoodLines + Lines{"Sec-WebSocket-Extensions: "} << QString();
    QTest::newRow("others") << GoodLines +
                                   Lines{"Server: x", "Date: y", "Set-Cookie: a=b", "Content-Length: 0"}
                            << QString();
}

void TestHandshakeAnswer::validates()
{
    QFETCH(Lines, lines);
    Handshake::Request request = plainRequest();
    request.subprotocols = QStringList{QStringLiteral("one"), QStringLiteral("two")};
    request.headers = HeaderList{{"Sec-WebSocket-Protocol", "own"}};
    for (const char *status : {"HTTP/1.1 101 Switching Protocols", "HTTP/1.1 101 ", "HTTP/1.1 101"}) {
        const auto accepted = Handshake::validate(request, answer(status, lines));
        QVERIFY2(accepted.ok(), accepted ? "" : qPrintable(accepted.error().message));
        QTEST(accepted.value().subprotocol, "subprotocol");
    }
}

void TestHandshakeAnswer::validatesTheUsersKey()
{
    Handshake::Request request = plainRequest();
    request.key = Handshake::makeKey();
    request.headers = HeaderList{{"sec-websocket-key", SampleKey}};
    QVERIFY(Handshake::validate(request, answer("HTTP/1.1 101 Switching Protocols", GoodLines)).ok());
}

void TestHandshakeAnswer::extensions_data()
{
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<HeaderList>("own"); // the user's headers
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("bits"); // of our window; 0: not compressed; -1: refused

    const QByteArray offer = "permessage-deflate; client_max_window_bits";
    const QByteArray answer = "permessage-deflate; client_max_window_bits=10";
    const HeaderList own{{"sec-websocket-extensions", "permessage-deflate; client_max_window_bits=11"}};
    QTest::newRow("declined") << offer << HeaderList() << QByteArray() << 0;
    QTest::newRow("taken") << offer << HeaderList() << answer << 10;
    QTest::newRow("not offered") << QByteArray() << HeaderList() << answer << -1;
    QTest::newRow("offered by hand") << QByteArray() << own << answer << 10;
    QTest::newRow("offered by hand, hint not repeated") << QByteArray() << own << QByteArray("permessage-deflate") << 11;
    QTest::newRow("the user's own offer counts")
        << offer << own << QByteArray("permessage-deflate; client_max_window_bits=12") << -1;
    QTest::newRow("an extension of the user's is not spoken")
        << offer << HeaderList{{"Sec-WebSocket-Extensions", "foo"}} << QByteArray("foo") << -1;
    QTest::newRow("nor is ours then") << offer << HeaderList{{"Sec-WebSocket-Extensions", "foo"}} << answer << -1;
}

void TestHandshakeAnswer::extensions()
{
    QFETCH(QByteArray, offer);
    QFETCH(HeaderList, own);
    QFETCH(QByteArray, answer);
    Handshake::Request request = plainRequest();
    request.extensions = offer;
    request.headers = own;
    const auto accepted = Handshake::validate(
        request, ::answer("HTTP/1.1 101 Switching Protocols", GoodLines + Lines{"Sec-WebSocket-Extensions: " + answer}));
    const int bits = !accepted ? -1 : accepted.value().deflate ? accepted.value().deflate->clientMaxWindowBits : 0;
    QTEST(bits, "bits");
}

void TestHandshakeAnswer::refuses_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<Lines>("lines");
    QTest::addColumn<QString>("words");
    const QByteArray good = "HTTP/1.1 101 Switching Protocols";
    const auto row = [](const char *name, const QByteArray &status, const Lines &lines,
                        const char16_t *words) {
        QTest::newRow(name) << status << lines << QString::fromUtf16(words);
    };
    row("404", "HTTP/1.1 404 Not Found", GoodLines,
        u"the server answered 404 Not Found instead of 101 Switching");
    row("200", "HTTP/1.1 200", GoodLines, u"the server answered 200 instead of 101 Switching");
    row("HTTP/1.0 404", "HTTP/1.0 404 Not Found", {}, u"404 Not Found");
    row("HTTP/1.0", "HTTP/1.0 101 Switching Protocols", GoodLines,
        u"by HTTP/1.0: the upgrade needs HTTP/1.1");
    row("HTTP/2.0", "HTTP/2.0 101 Switching Protocols", GoodLines, u"by HTTP/2.0");
    row("no Upgrade", good, GoodLines.mid(1), u"no Upgrade header");
    row("empty Upgrade", good, with(0, "Upgrade:"), u"not to “websocket”");
    row("other Upgrade", good, with(0, "Upgrade: h2c"), u"upgrades to “h2c”, not to “websocket”");
    row("Upgrade list", good, with(0, "Upgrade: websocket, h2c"), u"upgrades to “websocket, h2c”");
    row("Upgrade twice", good, with(0, "Upgrade: websocket\r\nUpgrade: websocket"), u"upgrades to");
    row("no Connection", good, {GoodLines[0], GoodLines[2]}, u"no “Upgrade” in its Connection header");
    row("other Connection", good, with(1, "Connection: close, Upgraded"), u"no “Upgrade” in its Connection");
    row("no accept", good, GoodLines.first(2), u"no Sec-WebSocket-Accept (RFC 6455 §4.1)");
    row("empty accept", good, with(2, "Sec-WebSocket-Accept:"), u"“” does not fit our key");
    row("wrong accept", good, with(2, "Sec-WebSocket-Accept: AAAA"), u"“AAAA” does not fit our key");
    row("accept of other case", good, with(2, "Sec-WebSocket-Accept: " + SampleAccept.toLower()),
        u"does not fit");
    row("accept and more", good, with(2, "Sec-WebSocket-Accept: " + SampleAccept + ", x"),
        u"does not fit our key");
    row("accept twice", good, GoodLines + GoodLines.mid(2), u"2 Sec-WebSocket-Accept headers: only one");
    row("conflicting accepts", good, GoodLines + Lines{"sec-websocket-accept: x"}, u"2 Sec-WebSocket-Accept");
    row("extension", good, GoodLines + Lines{"Sec-WebSocket-Extensions: permessage-deflate; x=1"},
        u"the extension “permessage-deflate; x=1”, which was not offered");
    row("subprotocol", good, GoodLines + Lines{"Sec-WebSocket-Protocol: other"},
        u"subprotocol “other”, which was not");
    row("subprotocol of other case", good, GoodLines + Lines{"Sec-WebSocket-Protocol: ONE"},
        u"“ONE”, which was not");
    row("empty subprotocol", good, GoodLines + Lines{"Sec-WebSocket-Protocol:"},
        u"subprotocol “”, which was not");
    row("both subprotocols", good, GoodLines + Lines{"Sec-WebSocket-Protocol: one, two"},
        u"“one, two”, which was not");
    row("subprotocol twice", good,
        GoodLines + Lines{"Sec-WebSocket-Protocol: one", "Sec-WebSocket-Protocol: two"},
        u"2 Sec-WebSocket-Protocol headers");
}

void TestHandshakeAnswer::refuses()
{
    QFETCH(QByteArray, status);
    QFETCH(Lines, lines);
    QFETCH(QString, words);
    Handshake::Request request = plainRequest();
    request.subprotocols = QStringList{QStringLiteral("one"), QStringLiteral("two")};
    const auto accepted = Handshake::validate(request, answer(status, lines));
    QVERIFY(!accepted.ok());
    QCOMPARE(accepted.error().code, ErrorCode::Refused);
    QVERIFY2(accepted.error().message.contains(words), qPrintable(accepted.error().message));
    QVERIFY2(accepted.error().message.contains(QStringLiteral("(RFC 6455 §")),
             qPrintable(accepted.error().message));
    // What the user offers by hand makes none of them right.
    request.headers = HeaderList{{"Sec-WebSocket-Extensions", "permessage-deflate"}};
    QVERIFY(!Handshake::validate(request, answer(status, lines)).ok());
}

QTEST_APPLESS_MAIN(TestHandshakeAnswer)
#include "tst_handshakeanswer.moc"
