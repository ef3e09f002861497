// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/deflater.h"

#include <zlib.h>

#include <limits>
#include <new>

namespace framewatch {

namespace {

constexpr int MemoryLevel = 8;
constexpr qsizetype Room = 4096;
constexpr qsizetype MostAtOnce = std::numeric_limits<int>::max();
constexpr qsizetype TailSize = 4; // 00 00 ff ff

/// zlib cannot make raw DEFLATE with a window of 256 bytes; but of one of 512 it uses no more than 250, as it
/// keeps 262 for looking ahead. So what it makes with 9 bits can be read with 8.
constexpr int usableBits(int bits)
{
    return bits == 8 ? 9 : bits;
}

} // namespace

struct Deflater::Stream
{
    explicit Stream(int windowBits)
    {
        if (deflateInit2(&z, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -usableBits(windowBits), MemoryLevel,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~Stream() { deflateEnd(&z); }
    Q_DISABLE_COPY_MOVE(Stream)

    z_stream z{};
};

Deflater::Deflater(int windowBits, bool contextTakeover)
    : m_windowBits(qBound(8, windowBits, 15))
    , m_contextTakeover(contextTakeover)
{
}

Deflater::~Deflater() = default;
Deflater::Deflater(Deflater &&) noexcept = default;
Deflater &Deflater::operator=(Deflater &&) noexcept = default;

void Deflater::add(QByteArrayView bytes, QByteArray &out)
{
    while (!bytes.isEmpty()) {
        const qsizetype size = std::min(MostAtOnce, bytes.size());
        run(bytes.first(size), out, Z_NO_FLUSH);
        bytes = bytes.sliced(size);
        m_hasBytes = true;
    }
}

void Deflater::finish(QByteArray &out)
{
    if (!m_hasBytes) {
        out.append('\0');
        return;
    }
    run({}, out, Z_SYNC_FLUSH);
    out.chop(TailSize);
    m_hasBytes = false;
    if (!m_contextTakeover)
        deflateReset(&m_stream->z);
}

void Deflater::run(QByteArrayView bytes, QByteArray &out, int flush)
{
    if (!m_stream)
        m_stream = std::make_unique<Stream>(m_windowBits);
    z_stream &z = m_stream->z;
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = static_cast<uInt>(bytes.size());
    do {
        const qsizetype before = out.size();
        if (out.capacity() - before < Room)
            out.reserve(before + std::max(before, Room));
        out.resize(std::min(out.capacity(), before + MostAtOnce));
        z.next_out = reinterpret_cast<Bytef *>(out.data() + before);
        z.avail_out = static_cast<uInt>(out.size() - before);
        deflate(&z, flush); // fails only when there is nothing to do
        out.resize(out.size() - static_cast<qsizetype>(z.avail_out));
    } while (z.avail_out == 0);
}

} // namespace framewatch
