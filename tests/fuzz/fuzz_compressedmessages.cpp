// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// permessage-deflate: frames as a peer may send them, decompressed. Options: 1 byte sender, size limit and
// terms, 1 byte how the stream is cut.
#include "model/core/closecode.h"
#include "model/wire/messageassembler.h"
#include "model/wire/messagedeflater.h"
#include "tests/fuzz/fuzzing.h"

#include <QStringDecoder>

using namespace framewatch;
using namespace framewatch::fuzz;

namespace {

struct Message
{
    EntryKind kind;
    QByteArray payload;
    QByteArray frames;
    int closeCode;
    QString closeReason;
    bool compressed;

    bool operator==(const Message &) const = default;
};

struct Outcome
{
    QList<Message> messages;
    std::optional<Message> unfinished;
    std::optional<Message> unfinishedControl;
    std::optional<Violation> violation;
    bool frameBroken = false;
};

Message keep(const MessageAssembler::Message &message)
{
    return {message.kind,      message.payload.toByteArray(), message.frames.toByteArray(),
            message.closeCode, message.closeReason,           message.compressed};
}

std::optional<Message> keep(const std::optional<MessageAssembler::Message> &message)
{
    return message ? std::optional(keep(*message)) : std::nullopt;
}

bool isUtf8(const QByteArray &text)
{
    QStringDecoder decoder(QStringDecoder::Utf8,
                           QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
    const QString decoded = decoder.decode(text);
    return !decoder.hasError() && decoded.toUtf8() == text;
}

void requireSound(const Message &message, qint64 limit)
{
    FUZZ_REQUIRE(!message.frames.isEmpty());
    switch (message.kind) {
    case EntryKind::Text:
        FUZZ_REQUIRE(isUtf8(message.payload)); // by Qt's decoder
        FUZZ_REQUIRE(message.payload.size() <= limit);
        break;
    case EntryKind::Binary:
        FUZZ_REQUIRE(message.payload.size() <= limit);
        break;
    case EntryKind::Close:
        FUZZ_REQUIRE(message.closeCode == 1005 ? message.payload.isEmpty()
                                               : isValidCloseCode(message.closeCode));
        FUZZ_REQUIRE(isUtf8(message.payload.sliced(std::min<qsizetype>(2, message.payload.size()))));
        [[fallthrough]];
    default:
        FUZZ_REQUIRE(isControl(message.kind));
        FUZZ_REQUIRE(message.payload.size() <= 125);
    }
}

Outcome assemble(const QList<QByteArray> &pieces, Sender sender, qint64 limit, const DeflateTerms &terms)
{
    Outcome outcome;
    FrameDecoder decoder(sender, true);
    MessageAssembler assembler(limit, Inflater::from(sender, terms));
    for (const QByteArray &bytes : pieces) {
        QByteArrayView input(bytes);
        while (const auto piece = decoder.next(input)) {
            if (const auto message = assembler.add(*piece)) {
                FUZZ_REQUIRE(!assembler.failed());
                outcome.messages.append(keep(*message));
                requireSound(outcome.messages.last(), limit);
            }
            FUZZ_REQUIRE(assembler.pendingBytes() <= limit);
        }
    }
    outcome.unfinished = keep(assembler.unfinished());
    outcome.unfinishedControl = keep(assembler.unfinishedControl());
    outcome.frameBroken = decoder.failed();
    if (assembler.failed())
        outcome.violation = assembler.violation();
    return outcome;
}

void requireSoundViolation(const Violation &violation)
{
    const int code = violation.closeCode;
    FUZZ_REQUIRE(code == 1002 || code == 1007 || code == 1009);
    FUZZ_REQUIRE((violation.sentence.contains(QStringLiteral("(RFC 6455 §")) ||
                  violation.sentence.contains(QStringLiteral("(RFC 7692 §"))) &&
                 violation.sentence.endsWith(u')'));
    FUZZ_REQUIRE(!violation.header.isEmpty());
    FUZZ_REQUIRE(violation.payload.size() <= Violation::MaxPayload);
    if (code == 1007 && !violation.sentence.contains(QStringLiteral("close")))
        FUZZ_REQUIRE(!isUtf8(violation.payload));
}

void requireSame(const Outcome &whole, const Outcome &inPieces)
{
    FUZZ_REQUIRE(whole.messages == inPieces.messages);
    FUZZ_REQUIRE(whole.frameBroken == inPieces.frameBroken || whole.violation);
    FUZZ_REQUIRE(whole.violation.has_value() == inPieces.violation.has_value());
    if (whole.violation) {
        FUZZ_REQUIRE(whole.violation->sentence == inPieces.violation->sentence);
        FUZZ_REQUIRE(whole.violation->closeCode == inPieces.violation->closeCode);
        FUZZ_REQUIRE(whole.violation->header == inPieces.violation->header);
    } else {
        FUZZ_REQUIRE(whole.unfinished == inPieces.unfinished);
        FUZZ_REQUIRE(whole.unfinishedControl == inPieces.unfinishedControl);
    }
}

/// Messages, compressed by us, must come in as they were.
void requireRoundTrip(const Outcome &outcome, qint64 limit, const DeflateTerms &terms)
{
    MessageDeflater deflater(terms, Sender::Server);
    QByteArray stream;
    for (const Message &message : outcome.messages) {
        if (!isMessage(message.kind)) {
            stream += encodeFrame(static_cast<Opcode>(message.kind), message.payload);
            continue;
        }
        deflater.begin(message.kind, message.payload);
        while (deflater.isBusy())
            stream += deflater.next();
    }
    const Outcome again = assemble({stream}, Sender::Server, limit, terms);
    FUZZ_REQUIRE(!again.violation && !again.unfinished);
    FUZZ_REQUIRE(again.messages.size() == outcome.messages.size());
    for (qsizetype i = 0; i < again.messages.size(); ++i) {
        FUZZ_REQUIRE(again.messages[i].kind == outcome.messages[i].kind);
        FUZZ_REQUIRE(again.messages[i].payload == outcome.messages[i].payload);
        FUZZ_REQUIRE(again.messages[i].compressed == isMessage(again.messages[i].kind));
    }
}

DeflateTerms termsOf(quint8 options)
{
    static constexpr std::array<int, 4> Bits{15, 15, 9, 8};
    const bool fresh = options & 8;
    const int bits = Bits[(options >> 4) & 3];
    return {fresh, fresh, bits, bits};
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size);

int LLVMFuzzerTestOneInput(const quint8 *data, std::size_t size)
{
    static constexpr std::array<qint64, 4> Limits{256LL << 20, 10, 300, 0};
    QByteArrayView stream = viewOf(data, size);
    const quint8 options = takeByte(stream);
    const quint8 seed = takeByte(stream);
    const Sender sender = options & 1 ? Sender::Client : Sender::Server;
    const qint64 limit = Limits[(options >> 1) & 3];
    const DeflateTerms terms = termsOf(options);
    const Outcome whole = assemble(cut(stream, 0), sender, limit, terms);
    if (whole.violation)
        requireSoundViolation(*whole.violation);
    requireRoundTrip(whole, limit, terms);
    const Outcome bytes = assemble(cut(stream, 1), sender, limit, terms);
    const Outcome pieces = assemble(cut(stream, seed), sender, limit, terms);
    // Who refers back further than a small window lasts is found out or not, by how much came at once.
    if (terms.serverMaxWindowBits == 15) {
        requireSame(whole, bytes);
        requireSame(whole, pieces);
    }
    return 0;
}
