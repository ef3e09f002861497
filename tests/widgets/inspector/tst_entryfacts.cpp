// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/entryfacts.h"

#include "widgets/inspector/payloadtext.h"
#include "widgets/inspector/sizetext.h"

#include <QTest>

using namespace framewatch;

namespace {

QStringList texts(const Facts &facts)
{
    QStringList lines;
    for (const Fact &fact : facts)
        lines.append(fact.name + QStringLiteral(": ") + fact.value);
    return lines;
}

} // namespace

class EntryFactsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closeFrames();
    void tlsInWords();
    void tlsOfARefusedChain();
    void tlsOfAPinnedCertificate();
    void tlsOfAnotherMake();
    void remarks();
    void compression();
    void sizes();
    void stylesFollowTokens();
    void stylesFollowBrokenLines();
    void headersAreNamed();
};

void EntryFactsTest::closeFrames()
{
    QCOMPARE(EntryFacts::closeFrame({}).code, 1005);
    QCOMPARE(EntryFacts::closeFrame("\x03").code, 1005);
    const EntryFacts::CloseFrame frame = EntryFacts::closeFrame("\x0f\xa0why");
    QCOMPARE(frame.code, 4000);
    QCOMPARE(frame.reason, QStringLiteral("why"));
}

void EntryFactsTest::tlsInWords()
{
    const QByteArray json = R"({"protocol":"TLS 1.3","cipher":"TLS_AES_256_GCM_SHA384","bits":256,"alpn":"",
        "verified":false,"chain":[{"subject":"echo.local","issuer":"An authority","from":"2026-01-01T00:00:00Z",
        "to":"2027-01-01T00:00:00Z","names":["echo.local","localhost"],"sha256":"aa"},{"subject":"An authority"}]})";
    const QStringList expected{
        QStringLiteral("Protocol: TLS 1.3"),
        QStringLiteral("Cipher: TLS_AES_256_GCM_SHA384"),
        QStringLiteral("Key bits: 256"),
        QStringLiteral("Certificate: NOT verified"),
        QStringLiteral("Issued to: echo.local"),
        QStringLiteral("Issued by: An authority"),
        QStringLiteral("Valid: 2026-01-01 to 2027-01-01"),
        QStringLiteral("Names: echo.local, localhost"),
        QStringLiteral("SHA-256: aa"),
        QStringLiteral("… signed by: An authority"),
    };
    QCOMPARE(texts(EntryFacts::ofTls(json)), expected);
}

void EntryFactsTest::tlsOfARefusedChain()
{
    const QByteArray json =
        R"({"verified":false,"errors":["it expired on 2026-02-01","it is self-signed"],"chain":[
        {"subject":"a","issuer":"b","serial":"0a:0b","from":"2026-01-01T00:00:00Z","to":"2026-02-01T00:00:00Z",
        "names":[],"sha256":"aa:bb","key":"EC 256"},
        {"subject":"b","issuer":"b","serial":"01","from":"2025-01-01T00:00:00Z","to":"2035-02-01T00:00:00Z",
        "names":[],"sha256":"cc","key":"RSA 4096"}]})";
    const Facts facts = EntryFacts::ofTls(json);
    QCOMPARE(texts(facts),
             QStringList({QStringLiteral("Certificate: NOT verified"),
                          QStringLiteral("Verification: it expired on 2026-02-01"),
                          QStringLiteral("Verification: it is self-signed"), QStringLiteral("Issued to: a"),
                          QStringLiteral("Issued by: b"), QStringLiteral("Valid: 2026-01-01 to 2026-02-01"),
                          QStringLiteral("Key: EC 256"), QStringLiteral("Serial number: 0a:0b"),
                          QStringLiteral("SHA-256: aa:bb"), QStringLiteral("… signed by: b"),
                          QStringLiteral("Issued by: b"), QStringLiteral("Valid: 2025-01-01 to 2035-02-01"),
                          QStringLiteral("Key: RSA 4096"), QStringLiteral("Serial number: 01"),
                          QStringLiteral("SHA-256: cc")}));
    QVERIFY(facts.at(0).alarm && facts.at(1).alarm);
}

void EntryFactsTest::tlsOfAPinnedCertificate()
{
    const Facts facts =
        EntryFacts::ofTls(R"({"verified":false,"pinned":true,"errors":["it is self-signed"],"chain":[]})");
    QCOMPARE(texts(facts), QStringList({QStringLiteral("Certificate: trusted by its fingerprint"),
                                        QStringLiteral("Verification: it is self-signed")}));
    QVERIFY(!facts.at(0).alarm && !facts.at(1).alarm);
}

void EntryFactsTest::tlsOfAnotherMake()
{
    QCOMPARE(texts(EntryFacts::ofTls(R"({"curve":"X25519"})")), QStringList{QStringLiteral("curve: X25519")});
    QVERIFY(EntryFacts::ofTls("no JSON").isEmpty());
}

void EntryFactsTest::compression()
{
    Entry entry;
    entry.kind = EntryKind::Text;
    entry.direction = Direction::Received;
    entry.size = 2000;
    entry.frames = QByteArray::fromHex("c107");
    QCOMPARE(EntryFacts::summary(entry, 1, true, false).at(1), QStringLiteral("2,000 bytes"));
    QVERIFY(!EntryFacts::summary(entry, 1, true, false).join(u' ').contains(QStringLiteral("compressed")));
    entry.flags = EntryFlag::Compressed;
    QCOMPARE(EntryFacts::summary(entry, 1, true, false).at(2), QStringLiteral("7 bytes compressed"));

    ConnectionRecord connection;
    connection.request = "GET / HTTP/1.1\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n";
    connection.response = "HTTP/1.1 101 Switching Protocols\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n";
    const QString agreed = QStringLiteral("Compression: permessage-deflate; server: window of 32 KiB, kept between "
                                          "messages; client: window of 32 KiB, kept between messages");
    QVERIFY(texts(EntryFacts::ofConnection(connection)).contains(agreed));
    connection.response = "HTTP/1.1 101 Switching Protocols\r\n\r\n";
    QVERIFY(texts(EntryFacts::ofConnection(connection)).contains(QStringLiteral("Compression: offered, not agreed on")));
    connection.request = "GET / HTTP/1.1\r\n\r\n";
    QVERIFY(!texts(EntryFacts::ofConnection(connection)).join(u'|').contains(QStringLiteral("Compression")));
}

void EntryFactsTest::remarks()
{
    Entry entry;
    entry.kind = EntryKind::Text;
    QVERIFY(EntryFacts::remarks(entry).isEmpty());
    entry.size = 2000;
    entry.payload = "kept";
    entry.flags = EntryFlag::Truncated | EntryFlag::Redacted | EntryFlag::Incomplete;
    QCOMPARE(EntryFacts::remarks(entry).size(), 3);
    QVERIFY(EntryFacts::remarks(entry).at(1).contains(QStringLiteral("4 bytes of its 2,000 bytes")));
}

void EntryFactsTest::sizes()
{
    QCOMPARE(SizeText::bytes(1), QStringLiteral("1 byte"));
    QCOMPARE(SizeText::binary(1023), QStringLiteral("1,023 bytes"));
    QCOMPARE(SizeText::binary(1024 * 1024), QStringLiteral("1 MiB"));
    QCOMPARE(SizeText::binary(1536), QStringLiteral("1.5 KiB"));
    QCOMPARE(SizeText::binary(100LL * 1024 * 1024), QStringLiteral("100 MiB"));
    QCOMPARE(SizeText::binary(1024 * 1024 - 1), QStringLiteral("1 MiB"));
}

void EntryFactsTest::stylesFollowTokens()
{
    const PayloadText text = PayloadText::fromPayload(R"({"a":"b","n":[1,true]})", false, false);
    QVERIFY(text.json);
    QCOMPARE(text.styles.size(), text.text.size());
    QCOMPARE(text.styles, QByteArray("\0\1\1\1\0\2\2\2\0\1\1\1\0\0\3\0\4\4\4\4\0\0", 22));
    const PayloadText pretty = PayloadText::fromPayload(R"({"a":[1]})", true, false);
    QCOMPARE(pretty.depths, QList<int>({0, 1, 2, 1, 0}));
}

void EntryFactsTest::stylesFollowBrokenLines()
{
    const QByteArray payload = "{\"a\":\"" + QByteArray(PayloadText::NeverBroken, 'x') + "\",\"n\":1}";
    const PayloadText text = PayloadText::fromPayload(payload, false, false);
    QCOMPARE(text.breaks.size(), PayloadText::NeverBroken / PayloadText::MaxLine);
    QCOMPARE(text.styles.size(), text.text.size());
    QCOMPARE(text.styles.at(text.text.size() - 2), char(PayloadText::Number));
}

void EntryFactsTest::headersAreNamed()
{
    const PayloadText text = PayloadText::fromHeads("GET /a:b HTTP/1.1\r\nHost: x\r\n\r\n");
    QCOMPARE(text.text, QByteArray("GET /a:b HTTP/1.1\nHost: x\n\n"));
    QCOMPARE(text.styles.count(char(PayloadText::Name)), 4);
    QCOMPARE(text.styles.at(18), char(PayloadText::Name));
}

QTEST_MAIN(EntryFactsTest)
#include "tst_entryfacts.moc"
