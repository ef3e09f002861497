// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/walframes.h"

#include "model/capture/vfsfile.h"

#include <QtEndian>

namespace framewatch {

namespace {

constexpr quint32 Magic = 0x377f0682; // its last bit: checksums read words big-endian
constexpr qsizetype HeaderSize = 32;
constexpr qsizetype PageSizeAt = 8;
constexpr qsizetype SaltsAt = 16;
constexpr qsizetype SumsAt = 24;
constexpr qsizetype FrameHeaderSize = 24;
constexpr qsizetype PagesAfterCommitAt = 4;
constexpr qsizetype FrameSaltsAt = 8;
constexpr qsizetype FrameSumsAt = 16;

quint32 numberAt(QByteArrayView bytes, qsizetype offset)
{
    return qFromBigEndian<quint32>(bytes.data() + offset);
}

// Section 4.2; one runs through the whole file.
class Checksum
{
public:
    explicit Checksum(bool bigEndian)
        : m_bigEndian(bigEndian)
    {
    }

    void add(QByteArrayView bytes)
    {
        for (qsizetype i = 0; i + 8 <= bytes.size(); i += 8) {
            m_first += word(bytes, i) + m_second;
            m_second += word(bytes, i + 4) + m_first;
        }
    }
    bool equals(QByteArrayView bytes, qsizetype offset) const
    {
        return numberAt(bytes, offset) == m_first && numberAt(bytes, offset + 4) == m_second;
    }

private:
    quint32 word(QByteArrayView bytes, qsizetype offset) const
    {
        return m_bigEndian ? numberAt(bytes, offset) : qFromLittleEndian<quint32>(bytes.data() + offset);
    }

    bool m_bigEndian;
    quint32 m_first = 0;
    quint32 m_second = 0;
};

} // namespace

QHash<quint32, qint64> committedFrames(const VfsFile &wal, qint64 pageSize)
{
    QHash<quint32, qint64> committed;
    QByteArray header(HeaderSize, '\0');
    if (!wal.isOpen() || !wal.read(header, 0))
        return committed;
    const quint32 magic = numberAt(header, 0);
    Checksum sum((magic & 1U) != 0);
    sum.add(QByteArrayView(header).first(SumsAt));
    if ((magic & ~1U) != Magic || numberAt(header, PageSizeAt) != pageSize || !sum.equals(header, SumsAt))
        return committed;
    QHash<quint32, qint64> open; // since the last commit
    QByteArray frame(FrameHeaderSize + pageSize, '\0');
    const qint64 size = wal.size();
    for (qint64 at = HeaderSize; at + frame.size() <= size; at += frame.size()) {
        if (!wal.read(frame, at))
            break;
        sum.add(QByteArrayView(frame).first(FrameSaltsAt));
        sum.add(QByteArrayView(frame).sliced(FrameHeaderSize));
        const bool sameSalts =
            QByteArrayView(frame).sliced(FrameSaltsAt, 8) == QByteArrayView(header).sliced(SaltsAt, 8);
        if (!sameSalts || !sum.equals(frame, FrameSumsAt))
            break;
        open.insert(numberAt(frame, 0), at + FrameHeaderSize);
        if (numberAt(frame, PagesAfterCommitAt) != 0)
            committed.insert(std::exchange(open, {}));
    }
    return committed;
}

} // namespace framewatch
