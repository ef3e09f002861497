// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/outgoingdeflater.h"
#include "tests/model/wire/assembling.h"

#include <QRandomGenerator>
#include <QTest>

using namespace framewatch;
using namespace framewatch::test;

namespace {

constexpr qsizetype Threshold = 100;
const DeflateTerms Default;

struct Sent
{
    QByteArray wire;
    QByteArrayList messages; // as shown()
};

OutgoingDeflater clientSide(const DeflateTerms &terms = Default)
{
    return {terms, Sender::Client, Threshold, [key = quint8(0)]() mutable {
                ++key;
                return std::array<quint8, 4>{key, 2, 3, 4};
            }};
}

void drain(OutgoingDeflater &deflater, QByteArrayView input, Sent &sent)
{
    while (const auto step = deflater.next(input)) {
        sent.wire += step->header;
        sent.wire += step->data;
        if (step->sent)
            sent.messages.append(shown(*step->sent));
    }
}

QByteArray masked(Opcode opcode, const QByteArray &payload, bool fin = true)
{
    return encodeFrame(opcode, payload, fin, &SomeKey);
}

QByteArray noise(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator generator(7692);
    for (char &byte : bytes)
        byte = static_cast<char>(generator.generate());
    return bytes;
}

/// Payloads of the data messages on a wire, and whether they were compressed.
QList<std::pair<QByteArray, bool>> received(const QByteArray &wire, Sender sender,
                                            const DeflateTerms &terms = Default)
{
    FrameDecoder decoder(sender, true);
    MessageAssembler assembler(1LL << 30, Inflater::from(sender, terms));
    QList<std::pair<QByteArray, bool>> list;
    QByteArrayView input(wire);
    while (const auto piece = decoder.next(input)) {
        if (const auto message = assembler.add(*piece))
            list.append({message->payload.toByteArray(), message->compressed});
    }
    if (decoder.failed() || assembler.failed())
        list.append({"failed", false});
    return list;
}

} // namespace

class TestOutgoingDeflater : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thresholdDecides();
    void shortAndControlFramesPassAsTheyAre();
    void splitsDoNotMatter();
    void eachFrameHasItsOwnMask();
    void longMessagesBecomeFrames();
    void fragmentsAreJoined();
    void serversDoNotMask();
    void unfinishedIsWhatIsOnTheWire();
    void brokenInputFails();
};

void TestOutgoingDeflater::thresholdDecides()
{
    OutgoingDeflater deflater = clientSide();
    Sent sent;
    const QByteArray below(Threshold - 1, 'a');
    const QByteArray at(Threshold, 'b');
    drain(deflater, masked(Text, below) + masked(Binary, at) + masked(Text, below), sent);
    QCOMPARE(received(sent.wire, Sender::Client),
             (QList<std::pair<QByteArray, bool>>{{below, false}, {at, true}, {below, false}}));
    QCOMPARE(sent.messages.size(), 3);
    QVERIFY(sent.messages[1].startsWith("binary " + at.toHex() + " deflated ["));
    QVERIFY(sent.wire.size() < 2 * (Threshold + 6) + 30);
}

void TestOutgoingDeflater::shortAndControlFramesPassAsTheyAre()
{
    const QByteArray bytes = masked(Text, "Hello") + masked(Opcode::Ping, "p") + masked(Binary, {}) +
                             masked(Opcode::Close, closePayload(1000, {}));
    for (const Chunks &chunks : everySplit(bytes)) {
        OutgoingDeflater deflater = clientSide();
        Sent sent;
        for (const QByteArrayView chunk : chunks)
            drain(deflater, chunk, sent);
        QCOMPARE(sent.wire, bytes);
        QCOMPARE(sent.messages,
                 (QByteArrayList{"text 48656c6c6f [81859a01ff6c]", "ping 70 [89819a01ff6c]",
                                 "binary  [82809a01ff6c]", "close 03e8 [88829a01ff6c] 1000 "}));
    }
}

void TestOutgoingDeflater::splitsDoNotMatter()
{
    const QByteArray text = QByteArray("{\"a\":1}").repeated(20);
    const QByteArray bytes =
        masked(Text, text) + masked(Opcode::Ping, "p") + masked(Text, "short") + masked(Text, text);
    OutgoingDeflater whole = clientSide();
    Sent expected;
    drain(whole, bytes, expected);
    QCOMPARE(received(expected.wire, Sender::Client).size(), 4);
    for (const Chunks &chunks : everySplit(bytes)) {
        OutgoingDeflater deflater = clientSide();
        Sent sent;
        for (const QByteArrayView chunk : chunks)
            drain(deflater, chunk, sent);
        QCOMPARE(sent.wire.toHex(), expected.wire.toHex());
        QCOMPARE(sent.messages, expected.messages);
    }
}

void TestOutgoingDeflater::eachFrameHasItsOwnMask()
{
    OutgoingDeflater deflater = clientSide();
    Sent sent;
    drain(deflater, masked(Text, QByteArray(200, 'x')) + masked(Text, QByteArray(200, 'x')), sent);
    QVERIFY(sent.messages[0].contains("01020304]"));
    QVERIFY(sent.messages[1].contains("02020304]"));
}

void TestOutgoingDeflater::longMessagesBecomeFrames()
{
    for (const QByteArray &payload : {noise(3 << 20), QByteArray(5 << 20, 'x')}) {
        OutgoingDeflater deflater = clientSide();
        const QByteArray bytes = masked(Binary, payload);
        QByteArrayView input(bytes);
        QByteArray wire;
        qsizetype largest = 0;
        qsizetype left = payload.size();
        bool done = false;
        while (const auto step = deflater.next(input)) {
            largest = std::max(largest, step->data.size());
            wire += step->header;
            wire += step->data;
            QVERIFY(deflater.left() < left || !deflater.isBusy());
            left = deflater.left();
            if (!step->sent)
                continue;
            done = true;
            QVERIFY(!deflater.isBusy());
            QCOMPARE(step->sent->payload.size(), payload.size());
            QVERIFY(step->sent->payload == payload);
            QVERIFY(step->sent->frames.size() > 14); // several
        }
        QVERIFY(done);
        QVERIFY(largest < MessageDeflater::CompressedPerFrame + 128 * 1024);
        QVERIFY((received(wire, Sender::Client) == QList<std::pair<QByteArray, bool>>{{payload, true}}));
    }
}

void TestOutgoingDeflater::fragmentsAreJoined()
{
    OutgoingDeflater deflater = clientSide();
    Sent sent;
    drain(deflater, masked(Text, "a", false) + masked(Opcode::Ping, "p") + masked(More, "b"), sent);
    QCOMPARE(sent.messages[0], QByteArray("ping 70 [89819a01ff6c]"));
    QVERIFY(sent.messages[1].startsWith("text 6162 deflated [c1"));
    QCOMPARE(received(sent.wire, Sender::Client).last(), std::pair(QByteArray("ab"), true));
}

void TestOutgoingDeflater::serversDoNotMask()
{
    OutgoingDeflater deflater({true, false, 9, 15}, Sender::Server, 0);
    Sent sent;
    const QByteArray text(1000, 'x');
    drain(deflater, frame(Text, text) + frame(Text, {}) + frame(Text, text), sent);
    QCOMPARE(received(sent.wire, Sender::Server, {true, false, 9, 15}),
             (QList<std::pair<QByteArray, bool>>{{text, true}, {{}, true}, {text, true}}));
}

void TestOutgoingDeflater::unfinishedIsWhatIsOnTheWire()
{
    OutgoingDeflater deflater = clientSide();
    const QByteArray payload = noise(3 << 20);
    const QByteArray bytes = masked(Binary, payload);
    QByteArrayView input(bytes);
    while (!deflater.isBusy())
        QVERIFY(deflater.next(input));
    const qsizetype left = deflater.left();
    const auto rest = deflater.takeUnfinished();
    QVERIFY(rest);
    QCOMPARE(rest->payload.size(), payload.size() - left);
    QVERIFY(payload.startsWith(rest->payload.toByteArray()));
    QVERIFY(rest->compressed);
    QVERIFY(!rest->frames.isEmpty());
    QVERIFY(!deflater.isBusy());
    QVERIFY(!deflater.takeUnfinished());
}

void TestOutgoingDeflater::brokenInputFails()
{
    OutgoingDeflater deflater = clientSide();
    QByteArrayView input("\x81\x01x");
    QVERIFY(!deflater.next(input));
    QVERIFY(deflater.failed());
}

QTEST_APPLESS_MAIN(TestOutgoingDeflater)
#include "tst_outgoingdeflater.moc"
