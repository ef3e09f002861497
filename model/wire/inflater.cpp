// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/inflater.h"

#include <zlib.h>

#include <limits>
#include <new>

namespace framewatch {

namespace {

constexpr QByteArrayView Tail("\x00\x00\xff\xff", 4); // §7.2.2, 1
constexpr qsizetype FirstRoom = 4096;
constexpr qsizetype MostAtOnce = std::numeric_limits<int>::max();
constexpr int AtBlockEnd = 128; // of z_stream::data_type
constexpr int UnusedBits = 7;

/// Room for some more of out, at least a byte of it.
void makeRoom(QByteArray &out, qint64 limit)
{
    const qsizetype size = out.size();
    if (size == out.capacity())
        out.reserve(static_cast<qsizetype>(std::min<qint64>(size + std::max(size, FirstRoom), limit + 1)));
    out.resize(static_cast<qsizetype>(std::min<qint64>({out.capacity(), limit + 1, size + MostAtOnce})));
}

} // namespace

struct Inflater::Stream
{
    explicit Stream(int windowBits)
    {
        if (inflateInit2(&z, -windowBits) != Z_OK)
            throw std::bad_alloc();
    }
    ~Stream() { inflateEnd(&z); }
    Q_DISABLE_COPY_MOVE(Stream)

    z_stream z{};
    bool atStreamEnd = false; // the last block said that it is the last (§7.2.3.4)
};

Inflater::Inflater(int windowBits, bool contextTakeover)
    : m_windowBits(qBound(8, windowBits, 15))
    , m_contextTakeover(contextTakeover)
{
}

std::optional<Inflater> Inflater::from(Sender sender, const std::optional<DeflateTerms> &terms)
{
    if (!terms)
        return std::nullopt;
    return sender == Sender::Server ? Inflater(terms->serverMaxWindowBits, !terms->serverNoContextTakeover)
                                    : Inflater(terms->clientMaxWindowBits, !terms->clientNoContextTakeover);
}

Inflater::~Inflater() = default;
Inflater::Inflater(Inflater &&) noexcept = default;
Inflater &Inflater::operator=(Inflater &&) noexcept = default;

Inflater::Outcome Inflater::add(QByteArrayView bytes, QByteArray &out, qint64 limit)
{
    if (!m_fault.isEmpty())
        return Outcome::Broken;
    if (!m_stream)
        m_stream = std::make_unique<Stream>(m_windowBits);
    for (m_taken = 0; m_taken < bytes.size();) {
        const QByteArrayView part = bytes.sliced(m_taken, std::min(MostAtOnce, bytes.size() - m_taken));
        if (const Outcome outcome = run(part, out, limit); outcome != Outcome::Fine)
            return outcome;
    }
    return Outcome::Fine;
}

Inflater::Outcome Inflater::finish(QByteArray &out, qint64 limit)
{
    const qsizetype taken = std::exchange(m_taken, 0);
    // A sender may end its last block as the last of a stream, and some leave out the empty one that should
    // follow.
    if (!m_stream || !m_stream->atStreamEnd) {
        if (const Outcome outcome = add(Tail, out, limit); outcome != Outcome::Fine) {
            m_taken = taken;
            return outcome;
        }
        m_taken = taken;
        const int state = m_stream->z.data_type;
        if (!(state & AtBlockEnd) || (state & UnusedBits))
            return broken(QStringLiteral("the message ends inside a block"));
    }
    if (!m_contextTakeover || m_stream->atStreamEnd) {
        if (m_contextTakeover)
            inflateResetKeep(&m_stream->z);
        else
            inflateReset(&m_stream->z);
        m_stream->atStreamEnd = false;
    }
    return Outcome::Fine;
}

/// Takes all of bytes, advancing m_taken.
Inflater::Outcome Inflater::run(QByteArrayView bytes, QByteArray &out, qint64 limit)
{
    z_stream &z = m_stream->z;
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    for (bool outFull = true; z.avail_in > 0 || outFull;) {
        if (std::exchange(m_stream->atStreamEnd, false))
            inflateResetKeep(&z); // what follows is a new stream with the old window
        const qsizetype before = out.size();
        const uInt availableBefore = z.avail_in;
        makeRoom(out, limit);
        z.next_out = reinterpret_cast<Bytef *>(out.data() + before);
        z.avail_out = static_cast<uInt>(out.size() - before);
        const int result = inflate(&z, Z_SYNC_FLUSH);
        outFull = z.avail_out == 0;
        out.resize(out.size() - static_cast<qsizetype>(z.avail_out));
        m_taken += static_cast<qsizetype>(availableBefore - z.avail_in);
        if (out.size() > limit)
            return Outcome::TooLong; // whatever comes after it
        if (result == Z_STREAM_END)
            m_stream->atStreamEnd = true;
        else if (result != Z_OK && result != Z_BUF_ERROR)
            return broken(QString::fromLatin1(z.msg ? z.msg : "not enough memory"));
        if (result == Z_STREAM_END)
            outFull = false;
    }
    return Outcome::Fine;
}

Inflater::Outcome Inflater::broken(const QString &fault)
{
    m_fault = fault;
    return Outcome::Broken;
}

} // namespace framewatch
