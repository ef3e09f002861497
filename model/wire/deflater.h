// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Messages to payloads of permessage-deflate (RFC 7692 §7.2.1). Bytes in, bytes out.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace framewatch {

/// Compresses the messages of one direction. Takes its memory (about 256 KiB with the largest window) with
/// the first message.
class Deflater
{
public:
    /// windowBits: 8 … 15, the largest LZ77 window that may be used. contextTakeover: it may last from
    /// message to message.
    Deflater(int windowBits, bool contextTakeover);
    ~Deflater();
    Deflater(Deflater &&) noexcept;
    Deflater &operator=(Deflater &&) noexcept;

    /// Takes the next bytes of a message and appends to out what is ready of it.
    void add(QByteArrayView bytes, QByteArray &out);
    /// The message is complete: appends the rest, without the four bytes that are left out (§7.2.1, 3). An
    /// empty message is one byte (§7.2.3.6).
    void finish(QByteArray &out);

private:
    struct Stream;

    void run(QByteArrayView bytes, QByteArray &out, int flush);

    std::unique_ptr<Stream> m_stream;
    bool m_hasBytes = false; // of the message under way
    int m_windowBits;
    bool m_contextTakeover;
};

} // namespace framewatch
