// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// RFC 6455 §5.2 as values.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <array>

namespace framewatch {

enum class Opcode : quint8 { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

constexpr bool isControlOpcode(Opcode opcode)
{
    return static_cast<quint8>(opcode) & 0x8;
}

/// Which end a stream of frames comes from: frames of a client are masked, those of a server are not (§5.1).
enum class Sender : quint8 { Client, Server };

struct FrameHeader
{
    static constexpr int MaxSize = 14;

    bool fin = false;
    quint8 rsv = 0; ///< three bits, RSV1 highest
    bool rsv1() const { return rsv & 4; }
    Opcode opcode = Opcode::Continuation;
    bool masked = false;
    std::array<quint8, 4> maskKey{};
    quint64 length = 0; ///< payload bytes
    std::array<quint8, MaxSize> raw{};
    quint8 rawSize = 0; ///< how many of raw are used

    QByteArrayView rawView() const { return {reinterpret_cast<const char *>(raw.data()), rawSize}; }
};

/// A broken rule of the protocol.
struct Violation
{
    static constexpr qsizetype MaxPayload = 64 * 1024;

    int closeCode = 0; ///< what our close frame says: 1002, 1007 or 1009
    QString sentence; ///< for the user, with the section: "A control frame of 126 bytes: … (RFC 6455 §5.5)"
    QByteArray header;  ///< raw header of the offending frame, as far as it came
    QByteArray payload; ///< offending payload bytes, unmasked, at most 64 KiB
};

/// "text", "ping" …; "opcode 0x3" for a reserved one.
QString opcodeName(Opcode opcode);

/// XORs size bytes with key, starting at payload position offset (§5.3). out may equal in.
void applyMask(const char *in, char *out, qsizetype size, std::array<quint8, 4> key, quint64 offset);

/// A frame's bytes, ready to send: fin, no RSV bits, masked with key if given.
QByteArray encodeFrame(Opcode opcode, QByteArrayView payload, bool fin = true,
                       const std::array<quint8, 4> *maskKey = nullptr);
/// Only its header.
QByteArray encodeFrameHeader(Opcode opcode, quint64 length, bool fin = true,
                             const std::array<quint8, 4> *maskKey = nullptr);
/// Payload of a close frame: nothing for code 0 or 1005, else code and reason, the reason cut at 123 bytes of
/// UTF-8 between characters (§5.5.1).
QByteArray closePayload(int code, const QString &reason);

} // namespace framewatch
