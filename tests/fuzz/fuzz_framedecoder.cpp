// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Options: 1 byte sender, 1 byte how the stream is cut.
#include "model/wire/framedecoder.h"
#include "tests/fuzz/fuzzing.h"

using namespace framewatch;
using namespace framewatch::fuzz;

namespace {

struct Frame
{
    FrameHeader header;
    QByteArray data; // as on the wire
    bool whole = false;
};

struct Outcome
{
    QList<Frame> frames;
    QByteArray partial;
    qsizetype consumed = 0; // by pieces and headers
    std::optional<Violation> violation;
};

void take(Outcome &outcome, const FrameDecoder::Piece &piece)
{
    if (piece.first) {
        FUZZ_REQUIRE(outcome.frames.isEmpty() || outcome.frames.last().whole);
        outcome.frames.append({piece.header, {}, false});
        outcome.consumed += piece.header.rawSize;
    }
    Frame &frame = outcome.frames.last();
    FUZZ_REQUIRE(!frame.whole);
    FUZZ_REQUIRE(piece.offset == static_cast<quint64>(frame.data.size()));
    FUZZ_REQUIRE(piece.header.rawView() == frame.header.rawView());
    frame.data += piece.data;
    frame.whole = piece.last;
    outcome.consumed += piece.data.size();
    const auto size = static_cast<quint64>(frame.data.size());
    FUZZ_REQUIRE(piece.last ? size == frame.header.length : size < frame.header.length);
}

Outcome decode(const QList<QByteArray> &pieces, Sender sender)
{
    Outcome outcome;
    FrameDecoder decoder(sender);
    for (const QByteArray &bytes : pieces) {
        QByteArrayView input(bytes);
        while (const auto piece = decoder.next(input)) {
            FUZZ_REQUIRE(piece->data.isEmpty() ||
                         (piece->data.begin() >= bytes.begin() && piece->data.end() <= bytes.end()));
            take(outcome, *piece);
        }
        if (decoder.failed())
            break;
        FUZZ_REQUIRE(input.isEmpty());
    }
    outcome.partial = decoder.partialHeader().toByteArray();
    if (decoder.failed())
        outcome.violation = decoder.violation();
    const bool whole = outcome.frames.isEmpty() || outcome.frames.last().whole;
    FUZZ_REQUIRE(decoder.atBoundary() == (whole && outcome.partial.isEmpty() && !outcome.violation));
    return outcome;
}

/// What was decoded, encoded again, must be the bytes that came.
void requireSameBytes(const Outcome &outcome, QByteArrayView stream)
{
    QByteArray again;
    for (const Frame &frame : outcome.frames) {
        const FrameHeader &header = frame.header;
        const QByteArray raw = encodeFrameHeader(header.opcode, header.length, header.fin,
                                                 header.masked ? &header.maskKey : nullptr);
        FUZZ_REQUIRE(raw == header.rawView());
        again += raw + frame.data;
        if (!frame.whole)
            continue;
        QByteArray plain = frame.data;
        if (header.masked)
            applyMask(plain.data(), plain.data(), plain.size(), header.maskKey, 0);
        FUZZ_REQUIRE(encodeFrame(header.opcode, plain, header.fin,
                                 header.masked ? &header.maskKey : nullptr) == raw + frame.data);
    }
    FUZZ_REQUIRE(again.size() == outcome.consumed);
    FUZZ_REQUIRE(stream.startsWith(again));
    FUZZ_REQUIRE(outcome.violation || again + outcome.partial == stream);
    if (outcome.violation)
        FUZZ_REQUIRE(stream.sliced(again.size()).startsWith(outcome.violation->header));
}

void requireSame(const Outcome &whole, const Outcome &inPieces)
{
    FUZZ_REQUIRE(whole.frames.size() == inPieces.frames.size());
    for (qsizetype i = 0; i < whole.frames.size(); ++i) {
        FUZZ_REQUIRE(whole.frames[i].header.rawView() == inPieces.frames[i].header.rawView());
        FUZZ_REQUIRE(whole.frames[i].data == inPieces.frames[i].data);
        FUZZ_REQUIRE(whole.frames[i].whole == inPieces.frames[i].whole);
    }
    FUZZ_REQUIRE(whole.partial == inPieces.partial);
    FUZZ_REQUIRE(whole.violation.has_value() == inPieces.violation.has_value());
    if (!whole.violation)
        return;
    FUZZ_REQUIRE(whole.violation->sentence == inPieces.violation->sentence);
    FUZZ_REQUIRE(whole.violation->closeCode == 1002 && inPieces.violation->closeCode == 1002);
    FUZZ_REQUIRE(whole.violation->header.startsWith(inPieces.violation->header));
    FUZZ_REQUIRE(whole.violation->payload.startsWith(inPieces.violation->payload));
    FUZZ_REQUIRE(whole.violation->payload.size() <= Violation::MaxPayload);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size);

int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    QByteArrayView stream = viewOf(data, size);
    const Sender sender = takeByte(stream) & 1 ? Sender::Client : Sender::Server;
    const quint8 seed = takeByte(stream);
    const Outcome whole = decode(cut(stream, 0), sender);
    requireSameBytes(whole, stream);
    requireSame(whole, decode(cut(stream, 1), sender));
    requireSame(whole, decode(cut(stream, seed), sender));
    return 0;
}
