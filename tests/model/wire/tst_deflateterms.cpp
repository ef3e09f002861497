// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/deflateterms.h"

#include <QTest>

using namespace framewatch;

namespace {

/// "server 15 kept, client 10 new", or "none".
QString shown(const std::optional<DeflateTerms> &terms)
{
    if (!terms)
        return QStringLiteral("none");
    const auto kept = [](bool fresh) { return fresh ? QStringLiteral("new") : QStringLiteral("kept"); };
    return QStringLiteral("server %1 %2, client %3 %4")
        .arg(terms->serverMaxWindowBits)
        .arg(kept(terms->serverNoContextTakeover))
        .arg(terms->clientMaxWindowBits)
        .arg(kept(terms->clientNoContextTakeover));
}

CompressionSettings settings(bool server, bool client, int serverBits, int clientBits)
{
    CompressionSettings s;
    s.serverNoContextTakeover = server;
    s.clientNoContextTakeover = client;
    s.serverMaxWindowBits = serverBits;
    s.clientMaxWindowBits = clientBits;
    return s;
}

const QByteArray Plain = "permessage-deflate; client_max_window_bits";

} // namespace

class TestDeflateTerms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offers_data();
    void offers();
    void judges_data();
    void judges();
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void clientAndServerAgree();
    void readsRecordedHeads();
    void saysItInWords();
};

void TestDeflateTerms::offers_data()
{
    QTest::addColumn<CompressionSettings>("wanted");
    QTest::addColumn<QByteArray>("expected");

    CompressionSettings off;
    off.enabled = false;
    QTest::newRow("off") << off << QByteArray();
    QTest::newRow("default") << CompressionSettings() << Plain;
    QTest::newRow("everything") << settings(true, true, 9, 10)
                                << QByteArray("permessage-deflate; server_no_context_takeover; "
                                              "client_no_context_takeover; server_max_window_bits=9; "
                                              "client_max_window_bits=10");
    QTest::newRow("smallest windows") << settings(false, false, 8, 8)
                                      << QByteArray("permessage-deflate; server_max_window_bits=8; "
                                                    "client_max_window_bits=8");
}

void TestDeflateTerms::offers()
{
    QFETCH(CompressionSettings, wanted);
    QFETCH(QByteArray, expected);
    QCOMPARE(Deflate::offer(wanted), expected);
}

void TestDeflateTerms::judges_data()
{
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("expected");

    const QByteArray name = "permessage-deflate";
    QTest::newRow("declined") << Plain << QByteArray() << "none";
    QTest::newRow("taken as it is") << Plain << name << "server 15 kept, client 15 kept";
    QTest::newRow("any case, quotes")
        << Plain << QByteArray("Permessage-Deflate; client_max_window_bits=\"10\"")
        << "server 15 kept, client 10 kept";
    QTest::newRow("unasked, but of the server itself")
        << Plain << name + "; server_no_context_takeover; server_max_window_bits=8"
        << "server 8 new, client 15 kept";
    QTest::newRow("told to start afresh") << Plain << name + "; client_no_context_takeover"
                                          << "server 15 kept, client 15 new";
    QTest::newRow("a smaller window than asked for")
        << QByteArray("permessage-deflate; server_max_window_bits=12") << name + "; server_max_window_bits=9"
        << "server 9 kept, client 15 kept";
    QTest::newRow("our hints hold unanswered")
        << QByteArray("permessage-deflate; client_no_context_takeover; client_max_window_bits=9") << name
        << "server 15 kept, client 9 new";
    QTest::newRow("the second offer is taken")
        << QByteArray("permessage-deflate; server_max_window_bits=10, permessage-deflate") << name
        << "server 15 kept, client 15 kept";
    QTest::newRow("a broken offer does not count")
        << QByteArray("permessage-deflate; foo, permessage-deflate") << name
        << "server 15 kept, client 15 kept";
}

void TestDeflateTerms::judges()
{
    QFETCH(QByteArray, offer);
    QFETCH(QByteArray, answer);
    QFETCH(QString, expected);
    const auto terms =
        Deflate::judge({offer}, answer.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{answer});
    QVERIFY2(terms.ok(), terms ? "" : qPrintable(terms.error().message));
    QCOMPARE(shown(terms.value()), expected);
}

void TestDeflateTerms::refuses_data()
{
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("sentence");

    const auto row = [](const QByteArray &tag, const QByteArray &offer, const QByteArray &answer,
                        const QByteArray &sentence) {
        QTest::newRow(tag.constData()) << offer << answer << QString::fromUtf8(sentence);
    };
    const QByteArray name = "permessage-deflate";
    row("nothing was offered", "", name,
        "the server turned on the extension “permessage-deflate”, which was not offered (RFC 6455 §4.1)");
    row("another extension", Plain, "x-webkit-deflate-frame",
        "the server turned on the extension “x-webkit-deflate-frame”, which was not offered (RFC 6455 §4.1)");
    row("one too many", Plain, name + ", foo",
        "the server turned on the extension “permessage-deflate, foo”, which was not offered (RFC 6455 "
        "§4.1)");
    row("offered by hand, not spoken", "foo", "foo",
        "the server turned on the extension “foo”, which Framewatch does not speak (RFC 6455 §9.1)");
    row("twice", Plain, name + ", " + name, "the server turned on permessage-deflate twice (RFC 7692 §5)");
    row("malformed", Plain, name + ";",
        "the server's Sec-WebSocket-Extensions “permessage-deflate;” cannot be read (RFC 6455 §9.1)");
    row("unknown parameter", Plain, name + "; foo=1",
        "permessage-deflate has no parameter “foo=1” (RFC 7692 §7.1)");
    row("parameter of another case", Plain, name + "; Server_No_Context_Takeover",
        "permessage-deflate has no parameter “Server_No_Context_Takeover” (RFC 7692 §7.1)");
    row("a parameter twice", Plain, name + "; server_no_context_takeover; server_no_context_takeover",
        "the permessage-deflate parameter “server_no_context_takeover” is there twice (RFC 7692 §7.1)");
    row("window given twice", Plain, name + "; server_max_window_bits=9; server_max_window_bits=9",
        "the permessage-deflate parameter “server_max_window_bits” is there twice (RFC 7692 §7.1)");
    for (const QByteArray bad : {"7", "16", "08", "0", "-9", "9x", "100000000000"})
        row("window " + bad, Plain, name + "; server_max_window_bits=" + bad,
            "the permessage-deflate parameter “server_max_window_bits=" + bad +
                "” needs a number from 8 to 15 (RFC 7692 §7.1.2.1)");
    row("server's window without a number", Plain, name + "; server_max_window_bits",
        "the permessage-deflate parameter “server_max_window_bits” needs a number from 8 to 15 (RFC 7692 "
        "§7.1.2.1)");
    row("our window without a number", Plain, name + "; client_max_window_bits",
        "the permessage-deflate parameter “client_max_window_bits” needs a number from 8 to 15 (RFC 7692 "
        "§7.1.2.2)");
    row("a value too many", Plain, name + "; server_no_context_takeover=1",
        "the permessage-deflate parameter “server_no_context_takeover=1” takes no value (RFC 7692 §7.1.1.1)");
    row("another value too many", Plain, name + "; client_no_context_takeover=true",
        "the permessage-deflate parameter “client_no_context_takeover=true” takes no value (RFC 7692 "
        "§7.1.1.2)");
    row("a window that was not offered", name, name + "; client_max_window_bits=10",
        "the server answered client_max_window_bits, which was not offered (RFC 7692 §7.1.2.2)");
    row("a larger window of ours", name + "; client_max_window_bits=9", name + "; client_max_window_bits=10",
        "the server's client_max_window_bits=10 is more than the 9 that was offered (RFC 7692 §7.1.2.2)");
    row("a larger window of the server's", name + "; server_max_window_bits=9",
        name + "; server_max_window_bits=10",
        "the server's server_max_window_bits=10 is more than the 9 that was offered (RFC 7692 §7.1.2.1)");
    row("a wish not granted", name + "; server_max_window_bits=9", name,
        "the server took the offer of permessage-deflate without confirming “server_max_window_bits” (RFC "
        "7692 §7.1.2.1)");
    row("another wish not granted", name + "; server_no_context_takeover", name,
        "the server took the offer of permessage-deflate without confirming “server_no_context_takeover” "
        "(RFC 7692 §7.1.1.1)");
    row("an offer that is none", name + "; foo", name,
        "the server took an offer of permessage-deflate that is not in order (RFC 7692 §7.1)");
}

void TestDeflateTerms::refuses()
{
    QFETCH(QByteArray, offer);
    QFETCH(QByteArray, answer);
    QFETCH(QString, sentence);
    const auto terms =
        Deflate::judge(offer.isEmpty() ? QList<QByteArray>() : QList<QByteArray>{offer}, {answer});
    QVERIFY(!terms.ok());
    QCOMPARE(terms.error().message, sentence);
    QCOMPARE(terms.error().code, ErrorCode::Refused);
}

void TestDeflateTerms::accepts_data()
{
    QTest::addColumn<QByteArray>("offer");
    QTest::addColumn<QByteArray>("answer"); // empty: declined
    QTest::addColumn<QString>("terms");

    const QByteArray name = "permessage-deflate";
    QTest::newRow("none") << QByteArray() << QByteArray() << "none";
    QTest::newRow("another") << QByteArray("foo; bar") << QByteArray() << "none";
    QTest::newRow("malformed") << name + "; =" << QByteArray() << "none";
    QTest::newRow("plain") << name << name << "server 15 kept, client 15 kept";
    QTest::newRow("as browsers do") << Plain << name << "server 15 kept, client 15 kept";
    QTest::newRow("everything") << name + "; client_max_window_bits=9; server_max_window_bits=10; "
                                          "server_no_context_takeover; client_no_context_takeover"
                                << name + "; server_no_context_takeover; client_no_context_takeover; "
                                          "server_max_window_bits=10; client_max_window_bits=9"
                                << "server 10 new, client 9 new";
    for (const char *bad :
         {"foo", "server_max_window_bits", "server_max_window_bits=16", "client_max_window_bits=7",
          "server_no_context_takeover=1", "client_no_context_takeover; client_no_context_takeover"})
        QTest::newRow(bad) << name + "; " + bad << QByteArray() << "none";
    QTest::newRow("the first that is in order")
        << name + "; foo, bar, " + name + "; server_max_window_bits=9, " + name
        << name + "; server_max_window_bits=9"
        << "server 9 kept, client 15 kept";
}

void TestDeflateTerms::accepts()
{
    QFETCH(QByteArray, offer);
    QFETCH(QByteArray, answer);
    QFETCH(QString, terms);
    const auto agreement = Deflate::accept({offer});
    QCOMPARE(agreement ? agreement->answer : QByteArray(), answer);
    QCOMPARE(shown(agreement ? std::optional(agreement->terms) : std::nullopt), terms);
}

void TestDeflateTerms::clientAndServerAgree()
{
    for (int bits = 0; bits < 4 * 8 * 8; ++bits) {
        const auto wanted = settings(bits & 1, bits & 2, 8 + bits / 4 % 8, 8 + bits / 32);
        const QByteArray offer = Deflate::offer(wanted);
        const auto agreement = Deflate::accept({offer});
        QVERIFY2(agreement, offer.constData());
        const auto terms = Deflate::judge({offer}, {agreement->answer});
        QVERIFY2(terms.ok(), offer.constData());
        QCOMPARE(shown(terms.value()), shown(agreement->terms));
        QCOMPARE(terms.value()->serverMaxWindowBits, wanted.serverMaxWindowBits);
        QCOMPARE(terms.value()->clientMaxWindowBits, wanted.clientMaxWindowBits);
        QCOMPARE(terms.value()->serverNoContextTakeover, wanted.serverNoContextTakeover);
        QCOMPARE(terms.value()->clientNoContextTakeover, wanted.clientNoContextTakeover);
    }
}

void TestDeflateTerms::readsRecordedHeads()
{
    const QByteArray request = "GET / HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Extensions: " + Plain + "\r\n\r\n";
    const QByteArray response =
        "HTTP/1.1 101 Switching Protocols\r\nsec-websocket-extensions: permessage-deflate; "
        "client_max_window_bits=11\r\n\r\n";
    QCOMPARE(shown(Deflate::fromHeads(request, response)), QStringLiteral("server 15 kept, client 11 kept"));
    QCOMPARE(shown(Deflate::fromHeads(request, "HTTP/1.1 101 Switching Protocols\r\n\r\n")),
             QStringLiteral("none"));
    QCOMPARE(shown(Deflate::fromHeads({}, response)), QStringLiteral("none"));
}

void TestDeflateTerms::saysItInWords()
{
    QCOMPARE(Deflate::words({false, true, 15, 9}),
             QStringLiteral(
                 "permessage-deflate; server: window of 32 KiB, kept between messages; client: window of 512 "
                 "bytes, new for each message"));
}

QTEST_APPLESS_MAIN(TestDeflateTerms)
#include "tst_deflateterms.moc"
