// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/content.h"

#include "model/wire/messagedeflater.h"

#include <array>

namespace framewatch::bench {

namespace {

const DeflateTerms Terms{true, false, 15, 15};

class Random
{
public:
    explicit Random(quint32 seed)
        : m_state(seed * 2654435761U + 1)
    {
    }
    quint32 below(quint32 bound)
    {
        m_state = m_state * 1664525 + 1013904223;
        return (m_state >> 8) % bound;
    }
    QByteArray digits(quint32 bound) { return QByteArray::number(below(bound)); }

private:
    quint32 m_state;
};

// Records as a feed has them: the same keys, other values.
QByteArray json(qint64 size, Random random)
{
    QByteArray text = "[";
    while (text.size() < size)
        text += R"({"type":"trade","sym":"ACME","id":)" + random.digits(100'000'000) + R"(,"px":)" +
                random.digits(1000) + '.' + random.digits(100) + R"(,"qty":)" + random.digits(5000) +
                R"(,"side":"buy"},)";
    text.truncate(size - 1);
    return text + ']';
}

QByteArray prose(qint64 size, Random random)
{
    constexpr std::array Words = {"the",  "connection", "of",    "and", "server", "to",  "a",    "message",
                                  "in",   "that",       "is",    "was", "client", "for", "it",   "frame",
                                  "with", "as",         "his",   "on",  "be",     "at",  "by",   "window",
                                  "had",  "not",        "are",   "but", "from",   "or",  "have", "network",
                                  "an",   "they",       "which", "one"};
    QByteArray text;
    while (text.size() < size)
        text += QByteArray(Words[random.below(Words.size())]) + (random.below(12) == 0 ? ". " : " ");
    text.truncate(size);
    return text;
}

QByteArray noise(qint64 size, Random random)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = static_cast<char>(random.below(256));
    return bytes;
}

} // namespace

QString contentName(Content content)
{
    switch (content) {
    case Content::Json:
        return QStringLiteral("JSON");
    case Content::Text:
        return QStringLiteral("text");
    case Content::Noise:
        break;
    }
    return QStringLiteral("noise");
}

bool isText(Content content)
{
    return content != Content::Noise;
}

QList<QByteArray> contentMessages(Content content, qint64 size)
{
    const auto make = content == Content::Json ? json : content == Content::Text ? prose : noise;
    QList<QByteArray> messages;
    for (quint32 seed = 0; seed < ContentBatch; ++seed)
        messages.append(make(size, Random(seed)));
    return messages;
}

QByteArray contentFrames(Content content, qint64 size, bool compressed)
{
    MessageDeflater deflater(Terms, Sender::Server);
    const EntryKind kind = isText(content) ? EntryKind::Text : EntryKind::Binary;
    QByteArray frames;
    for (const QByteArray &message : contentMessages(content, size)) {
        if (!compressed) {
            frames += encodeFrame(static_cast<Opcode>(kind), message);
            continue;
        }
        deflater.begin(kind, message);
        while (deflater.isBusy())
            frames += deflater.next();
    }
    return frames;
}

} // namespace framewatch::bench
