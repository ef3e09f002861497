// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/framedecoder.h"
#include "tests/model/wire/splits.h"

#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

namespace {

constexpr std::array<quint8, 4> SomeKey{0x37, 0xFA, 0x21, 0x3D};

/// What came out of a stream, put together again.
struct Outcome
{
    QByteArrayList frames; // "fin text 5 48656c6c6f"
    QString sentence;
    int closeCode = 0;
    QByteArray header;
    QByteArray payload;
    bool atBoundary = false;
};

class Collector
{
public:
    explicit Collector(Sender sender)
        : m_decoder(sender)
    {
    }

    void feed(QByteArrayView chunk)
    {
        while (const auto piece = m_decoder.next(chunk))
            take(*piece);
        QVERIFY(m_decoder.failed() || chunk.isEmpty());
    }

    Outcome outcome() const
    {
        Outcome result = m_outcome;
        result.atBoundary = m_decoder.atBoundary();
        if (m_decoder.failed()) {
            result.sentence = m_decoder.violation().sentence;
            result.closeCode = m_decoder.violation().closeCode;
            result.header = m_decoder.violation().header;
            result.payload = m_decoder.violation().payload;
        }
        return result;
    }

private:
    void take(const FrameDecoder::Piece &piece)
    {
        QCOMPARE(piece.first, !m_inFrame);
        QCOMPARE(piece.offset, static_cast<quint64>(m_payload.size()));
        QByteArray data = piece.data.toByteArray();
        if (piece.header.masked)
            applyMask(data.data(), data.data(), data.size(), piece.header.maskKey, piece.offset);
        m_payload += data;
        m_inFrame = !piece.last;
        if (!piece.last)
            return;
        QCOMPARE(piece.header.length, static_cast<quint64>(m_payload.size()));
        const QByteArray shown = m_payload.size() > 32 ? QByteArray("…") : m_payload.toHex();
        QByteArray text = piece.header.fin ? "fin " : "";
        text += piece.header.masked ? "masked " : "";
        text += opcodeName(piece.header.opcode).toLatin1() + ' ' + QByteArray::number(m_payload.size()) + ' ';
        m_outcome.frames += (text + (m_payload.size() > 32 ? QByteArray("…") : m_payload.toHex())).trimmed();
        m_payload.clear();
    }

    FrameDecoder m_decoder;
    Outcome m_outcome;
    QByteArray m_payload;
    bool m_inFrame = false;
};

Outcome decode(Sender sender, const Chunks &chunks)
{
    Collector collector(sender);
    for (const QByteArrayView chunk : chunks)
        collector.feed(chunk);
    return collector.outcome();
}

QByteArray bytesOf(const char *hex)
{
    return QByteArray::fromHex(hex);
}

} // namespace

class TestFrameDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void sizesAtTheBorders_data();
    void sizesAtTheBorders();
    void rejected_data();
    void rejected();
    void everyFirstTwoBytes();
    void failsAtTheByteThatIsWrong_data();
    void failsAtTheByteThatIsWrong();
    void nothingAfterAViolation();
    void evidenceIsUnmaskedAndLimited();
    void hugeFrameComesInPieces();
    void wholeFrameIsAViewOfTheInput();
    void partialHeader();
};

void TestFrameDecoder::accepted_data()
{
    QTest::addColumn<Sender>("sender");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArrayList>("frames");
    const auto row = [](const char *name, Sender sender, const char *hex, const QByteArrayList &frames) {
        QTest::newRow(name) << sender << bytesOf(hex) << frames;
    };
    row("nothing", Sender::Server, "", {});
    row("text", Sender::Server, "810548656c6c6f", {"fin text 5 48656c6c6f"});
    row("masked text", Sender::Client, "818537fa213d7f9f4d5158", {"fin masked text 5 48656c6c6f"});
    row("empty", Sender::Server, "8100", {"fin text 0"});
    row("masked empty", Sender::Client, "828037fa213d", {"fin masked binary 0"});
    row("fragments", Sender::Server, "010348656c80026c6f", {"text 3 48656c", "fin continuation 2 6c6f"});
    row("ping between fragments", Sender::Server, "010348656c8900800100",
        {"text 3 48656c", "fin ping 0", "fin continuation 1 00"});
    row("ping, pong, close", Sender::Server, "890568656c6c6f8a0568656c6c6f880203e8",
        {"fin ping 5 68656c6c6f", "fin pong 5 68656c6c6f", "fin close 2 03e8"});
    row("masked ping and close", Sender::Client, "898537fa213d7f9f4d5158888237fa213d3412",
        {"fin masked ping 5 48656c6c6f", "fin masked close 2 03e8"});
    row("empty fragments", Sender::Server, "0200000000008000",
        {"binary 0", "continuation 0", "continuation 0", "fin continuation 0"});
    // Order is not this class's business.
    row("lone continuation", Sender::Server, "8000", {"fin continuation 0"});
    row("payload like headers", Sender::Server, "8204818182828202ffff",
        {"fin binary 4 81818282", "fin binary 2 ffff"});
}

void TestFrameDecoder::accepted()
{
    QFETCH(Sender, sender);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArrayList, frames);
    for (const Chunks &chunks : everySplit(bytes)) {
        const Outcome outcome = decode(sender, chunks);
        QCOMPARE(outcome.frames, frames);
        QCOMPARE(outcome.sentence, QString());
        QVERIFY(outcome.atBoundary);
    }
}

void TestFrameDecoder::sizesAtTheBorders_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 124, 125, 126, 127, 128, 255, 256, 65534, 65535, 65536, 65537})
        QTest::addRow("%d", size) << size;
}

void TestFrameDecoder::sizesAtTheBorders()
{
    QFETCH(int, size);
    const QByteArray payload(size, 'p');
    for (const bool masked : {false, true}) {
        const auto *key = masked ? &SomeKey : nullptr;
        const QByteArray frame = encodeFrame(Opcode::Binary, payload, true, key);
        const QByteArray two = frame + frame;
        // Around the headers; every split of 128 KiB would take a while.
        for (qsizetype at = 0; at < two.size(); at += at < 20 || std::abs(at - frame.size()) < 20 ? 1 : 997) {
            FrameDecoder decoder(masked ? Sender::Client : Sender::Server);
            QByteArray gathered;
            for (QByteArrayView chunk : {QByteArrayView(two).first(at), QByteArrayView(two).sliced(at)}) {
                while (const auto piece = decoder.next(chunk)) {
                    QCOMPARE(piece->header.length, static_cast<quint64>(size));
                    QCOMPARE(piece->header.rawView(), QByteArrayView(frame).first(frame.size() - size));
                    const qsizetype before = gathered.size();
                    gathered += piece->data;
                    if (masked)
                        applyMask(gathered.data() + before, gathered.data() + before, piece->data.size(),
                                  piece->header.maskKey, piece->offset);
                }
            }
            QVERIFY(!decoder.failed());
            QVERIFY(decoder.atBoundary());
            QCOMPARE(gathered, payload + payload);
        }
    }
}

void TestFrameDecoder::rejected_data()
{
    QTest::addColumn<Sender>("sender");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("part"); // of the sentence
    QTest::addColumn<QString>("section");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("payload");
    const auto row = [](const char *name, Sender sender, const char *hex, const char16_t *part,
                        const char16_t *section, const char *header, const char *payload) {
        QTest::newRow(name) << sender << bytesOf(hex) << QString::fromUtf16(part)
                            << QString::fromUtf16(section) << bytesOf(header) << bytesOf(payload);
    };
    const Sender server = Sender::Server;
    const Sender client = Sender::Client;
    row("RSV1", server, "c10548656c6c6f", u"RSV1", u"§5.2", "c105", "48656c6c6f");
    row("RSV2", server, "a10548656c6c6f", u"RSV2", u"§5.2", "a105", "48656c6c6f");
    row("RSV3", server, "910548656c6c6f", u"RSV3", u"§5.2", "9105", "48656c6c6f");
    row("all RSV", server, "f100", u"RSV1", u"§5.2", "f100", "");
    row("RSV on a ping", server, "c900", u"RSV1", u"§5.2", "c900", "");
    for (const char *opcode : {"3", "4", "5", "6", "7", "b", "c", "d", "e", "f"}) {
        const QByteArray hex = QByteArray("8") + opcode + "01aa";
        QTest::addRow("opcode %s", opcode)
            << server << QByteArray::fromHex(hex)
            << QString(QStringLiteral("Opcode 0x") + QString::fromLatin1(opcode).toUpper())
            << QStringLiteral("§5.2") << QByteArray::fromHex(hex.first(4)) << QByteArray("\xaa");
    }
    row("masked from the server", server, "818537fa213d7f9f4d5158", u"masked text frame from the server",
        u"§5.1", "818537fa213d", "48656c6c6f");
    row("unmasked from the client", client, "810548656c6c6f", u"unmasked text frame from the client", u"§5.1",
        "8105", "48656c6c6f");
    row("fragmented ping", server, "0900", u"ping frame without FIN", u"§5.5", "0900", "");
    row("fragmented pong", server, "0a0141", u"pong frame without FIN", u"§5.5", "0a01", "41");
    row("fragmented close", server, "080203e8", u"close frame without FIN", u"§5.5", "0802", "03e8");
    row("ping of 126", server, "897e007e4142", u"ping frame of more than 125 bytes", u"§5.5", "897e007e",
        "4142");
    row("close of 2^16", server, "887f000000000001000041", u"close frame of more than 125 bytes", u"§5.5",
        "887f0000000000010000", "41");
    row("pong of 5 in the long form", server, "8a7e000548656c6c6f", u"pong frame of more than 125", u"§5.5",
        "8a7e0005", "48656c6c6f");
    row("5 in 16 bits", server, "817e000548656c6c6f", u"length of 5 written in 16 bits", u"§5.2", "817e0005",
        "48656c6c6f");
    row("125 in 16 bits", server, "817e007d", u"length of 125 written in 16 bits", u"§5.2", "817e007d", "");
    row("0 in 64 bits", server, "827f0000000000000000", u"length of 0 written in 64 bits", u"§5.2",
        "827f0000000000000000", "");
    row("65535 in 64 bits", server, "827f000000000000ffff00", u"length of 65535 written in 64 bits", u"§5.2",
        "827f000000000000ffff", "00");
    row("2^63", server, "827f8000000000000000aabb", u"highest bit set (0x8000000000000000)", u"§5.2",
        "827f8000000000000000", "aabb");
    row("2^64-1", server, "827fffffffffffffffffaabb", u"highest bit set (0xFFFFFFFFFFFFFFFF)", u"§5.2",
        "827fffffffffffffffff", "aabb");
    row("HTTP", server, "485454502f312e31", u"RSV1", u"§5.2", "4854", "54502f312e31");
}

void TestFrameDecoder::rejected()
{
    QFETCH(Sender, sender);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, part);
    QFETCH(QString, section);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, payload);

    const Outcome whole = decode(sender, {bytes});
    QCOMPARE(whole.header, header);
    QCOMPARE(whole.payload, payload);
    QVERIFY2(whole.sentence.contains(part, Qt::CaseInsensitive), qPrintable(whole.sentence));
    QVERIFY2(whole.sentence.endsWith(QStringLiteral("(RFC 6455 ") + section + u')'),
             qPrintable(whole.sentence));

    const auto *key = sender == Sender::Client ? &SomeKey : nullptr;
    const QByteArray stream = encodeFrame(Opcode::Text, "fine", true, key) + bytes;
    for (const Chunks &chunks : everySplit(stream)) {
        const Outcome outcome = decode(sender, chunks);
        QCOMPARE(outcome.frames.size(), 1);
        QCOMPARE(outcome.sentence, whole.sentence);
        QCOMPARE(outcome.closeCode, 1002);
        QVERIFY(!outcome.atBoundary);
        // The evidence is what had come.
        QVERIFY(header.startsWith(outcome.header) && !outcome.header.isEmpty());
        QVERIFY(payload.startsWith(outcome.payload));
    }
}

/// Against the rules written down once more, and shorter.
void TestFrameDecoder::everyFirstTwoBytes()
{
    for (int value = 0; value < 0x10000; ++value) {
        const int first = value >> 8;
        const int second = value & 0xFF;
        const int opcode = first & 0xF;
        const bool control = opcode >= 8;
        const bool known = opcode <= 2 || (opcode >= 8 && opcode <= 10);
        const bool legal =
            (first & 0x70) == 0 && known && !(control && ((second & 0x7F) > 125 || first < 0x80));
        for (const Sender sender : {Sender::Client, Sender::Server}) {
            FrameDecoder decoder(sender);
            const std::array<char, 2> bytes{static_cast<char>(first), static_cast<char>(second)};
            QByteArrayView input(bytes.data(), 2);
            while (decoder.next(input)) {
            }
            const bool rightMask = (second >= 0x80) == (sender == Sender::Client);
            if (decoder.failed() == (legal && rightMask))
                QFAIL(qPrintable(QStringLiteral("%1 from %2").arg(value, 4, 16).arg(int(sender))));
        }
    }
}

void TestFrameDecoder::failsAtTheByteThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("opcode") << bytesOf("83");
    QTest::newRow("RSV") << bytesOf("c1");
    QTest::newRow("fragmented control") << bytesOf("09");
    QTest::newRow("mask") << bytesOf("8180");
    QTest::newRow("control length") << bytesOf("897e");
    QTest::newRow("16 bit length") << bytesOf("817e007d");
    QTest::newRow("64 bit length") << bytesOf("817f0000000000000001");
}

void TestFrameDecoder::failsAtTheByteThatIsWrong()
{
    QFETCH(QByteArray, bytes);
    FrameDecoder decoder(Sender::Server);
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        QVERIFY(!decoder.failed());
        QByteArrayView input = QByteArrayView(bytes).sliced(at, 1);
        QVERIFY(!decoder.next(input));
    }
    QVERIFY(decoder.failed());
    QCOMPARE(decoder.violation().header, bytes);
}

void TestFrameDecoder::nothingAfterAViolation()
{
    FrameDecoder decoder(Sender::Server);
    const QByteArray bytes = bytesOf("c300 810141");
    QByteArrayView input(bytes);
    QVERIFY(!decoder.next(input));
    QVERIFY(decoder.failed());
    QVERIFY(!decoder.next(input));
    QByteArrayView more("\x81\x01"
                        "A");
    QVERIFY(!decoder.next(more));
    QVERIFY(decoder.partialHeader().isEmpty());
}

void TestFrameDecoder::evidenceIsUnmaskedAndLimited()
{
    const QByteArray payload(200000, 'e');
    const QByteArray bytes = encodeFrame(Opcode::Text, payload, true, &SomeKey) + "next";
    FrameDecoder decoder(Sender::Server);
    QByteArrayView input(bytes);
    QVERIFY(!decoder.next(input));
    QCOMPARE(decoder.violation().payload, payload.first(Violation::MaxPayload));
    QCOMPARE(decoder.violation().header, bytes.first(14));
}

void TestFrameDecoder::hugeFrameComesInPieces()
{
    FrameDecoder decoder(Sender::Server);
    const QByteArray bytes = bytesOf("827f7fffffffffffffff") + "some";
    QByteArrayView input(bytes);
    auto piece = decoder.next(input);
    QVERIFY(piece && piece->first && !piece->last);
    QCOMPARE(piece->header.length, (quint64(1) << 63) - 1);
    QCOMPARE(piece->data, QByteArrayView("some"));
    QVERIFY(!decoder.next(input));
    input = QByteArrayView("more");
    piece = decoder.next(input);
    QVERIFY(piece && !piece->first && !piece->last);
    QCOMPARE(piece->offset, quint64(4));
    QVERIFY(!decoder.failed());
    QVERIFY(!decoder.atBoundary());
}

void TestFrameDecoder::wholeFrameIsAViewOfTheInput()
{
    const QByteArray bytes = encodeFrame(Opcode::Binary, QByteArray(1000, 'v'));
    FrameDecoder decoder(Sender::Server);
    QByteArrayView input(bytes);
    const auto piece = decoder.next(input);
    QVERIFY(piece && piece->first && piece->last);
    QCOMPARE(static_cast<const void *>(piece->data.data()), static_cast<const void *>(bytes.constData() + 4));
    QVERIFY(input.isEmpty());
}

void TestFrameDecoder::partialHeader()
{
    FrameDecoder decoder(Sender::Server);
    QVERIFY(decoder.partialHeader().isEmpty());
    QByteArrayView input("\x82\x7e\x01");
    QVERIFY(!decoder.next(input));
    QCOMPARE(decoder.partialHeader(), QByteArrayView("\x82\x7e\x01"));
    QVERIFY(!decoder.atBoundary());
    input = QByteArrayView("\x02", 1);
    const auto piece = decoder.next(input); // without data: its length can be judged already
    QVERIFY(piece && piece->first && !piece->last && piece->data.isEmpty());
    QVERIFY(decoder.partialHeader().isEmpty());
    QVERIFY(!decoder.atBoundary());
}

QTEST_APPLESS_MAIN(TestFrameDecoder)
#include "tst_framedecoder.moc"
