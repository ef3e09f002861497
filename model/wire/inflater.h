// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Payloads of permessage-deflate back to what was sent (RFC 7692 §7.2.2). Bytes in, bytes out.
#pragma once

#include "model/wire/deflateterms.h"
#include "model/wire/frame.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <memory>
#include <optional>

namespace framewatch {

/// Decompresses the messages of one direction. Takes its memory (at most 40 KiB) with the first message.
class Inflater
{
public:
    /// windowBits: 8 … 15, the sender's LZ77 window. contextTakeover: that window lasts from message to
    /// message.
    Inflater(int windowBits, bool contextTakeover);
    /// For what comes from the given end; nothing without terms.
    static std::optional<Inflater> from(Sender sender, const std::optional<DeflateTerms> &terms);
    ~Inflater();
    Inflater(Inflater &&) noexcept;
    Inflater &operator=(Inflater &&) noexcept;

    enum class Outcome : quint8 {
        Fine,
        TooLong, ///< out would be longer than its limit
        Broken,  ///< not DEFLATE: see fault()
    };

    /// Appends to out what the next bytes of a message mean. out never gets longer than limit + 1, and never
    /// grows ahead by more than it holds, or a few KiB. After anything but Fine: nothing more can be read.
    Outcome add(QByteArrayView bytes, QByteArray &out, qint64 limit);
    /// The message is complete: adds the four bytes that its sender has left out, and what they bring to
    /// light.
    Outcome finish(QByteArray &out, qint64 limit);

    /// What is wrong, after Broken: "invalid distance too far back".
    QString fault() const { return m_fault; }
    /// How many of the bytes last added came before the fault.
    qsizetype taken() const { return m_taken; }

private:
    struct Stream;

    Outcome run(QByteArrayView bytes, QByteArray &out, qint64 limit);
    Outcome broken(const QString &fault);

    std::unique_ptr<Stream> m_stream;
    QString m_fault;
    qsizetype m_taken = 0;
    int m_windowBits;
    bool m_contextTakeover;
};

} // namespace framewatch
