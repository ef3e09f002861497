// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Streams built from frames, and what a MessageAssembler makes of them, as text.
#pragma once

#include "model/wire/messageassembler.h"
#include "tests/model/wire/splits.h"

namespace framewatch::test {

inline constexpr std::array<quint8, 4> SomeKey{0x9A, 0x01, 0xFF, 0x6C};
inline constexpr qint64 Limit = 1 << 20;

struct Outcome
{
    QByteArrayList messages; // "text 48656c6c6f [8105]"
    QByteArray unfinished;   // the same
    Violation violation;
};

inline QByteArray shown(const MessageAssembler::Message &message)
{
    QByteArray text = kindName(message.kind).toLatin1() + ' ';
    text += message.payload.size() > 300 ? QByteArray::number(message.payload.size()) + " bytes"
                                         : message.payload.toByteArray().toHex();
    text += message.compressed ? " deflated" : "";
    text += " [" + message.frames.toByteArray().toHex() + ']';
    if (message.kind == EntryKind::Close)
        text += ' ' + QByteArray::number(message.closeCode) + ' ' + message.closeReason.toUtf8();
    return text;
}

inline Outcome assemble(const Chunks &chunks, Sender sender = Sender::Server, qint64 limit = Limit,
                        const std::optional<DeflateTerms> &terms = std::nullopt)
{
    Outcome outcome;
    FrameDecoder decoder(sender, terms.has_value());
    MessageAssembler assembler(limit, Inflater::from(sender, terms));
    for (QByteArrayView chunk : chunks) {
        while (const auto piece = decoder.next(chunk)) {
            if (const auto message = assembler.add(*piece))
                outcome.messages += shown(*message);
        }
    }
    if (const auto message = assembler.unfinished())
        outcome.unfinished = shown(*message);
    if (assembler.failed())
        outcome.violation = assembler.violation();
    else if (decoder.failed())
        outcome.violation = decoder.violation();
    return outcome;
}

inline QByteArray frame(Opcode opcode, const QByteArray &payload, bool fin = true)
{
    return encodeFrame(opcode, payload, fin);
}

inline QByteArray part(Opcode opcode, const QByteArray &payload)
{
    return encodeFrame(opcode, payload, false);
}

inline constexpr Opcode Text = Opcode::Text;
inline constexpr Opcode Binary = Opcode::Binary;
inline constexpr Opcode More = Opcode::Continuation;

inline QByteArray bytesOf(const char *hex)
{
    return QByteArray::fromHex(hex);
}

} // namespace framewatch::test
