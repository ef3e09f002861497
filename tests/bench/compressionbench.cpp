// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturereader.h"
#include "tests/bench/benches.h"
#include "tests/bench/child.h"
#include "tests/bench/peers.h"

#include <QTemporaryDir>

namespace framewatch::bench {

namespace {

constexpr double MiB = 1024.0 * 1024.0;

struct Rate
{
    qint64 size;      // of a message
    double wire;      // bytes of a message's frame
    double perSecond; // messages
};

Rate flood(qint64 messages, qint64 size, bool compressed, int rounds)
{
    Child flooder({QStringLiteral("--flood-json"), QString::number(messages), QString::number(size),
                   compressed ? QStringLiteral("compressed") : QStringLiteral("plain")});
    const QString url = flooder.serverUrl().toString();
    QList<double> rates;
    for (int round = 0; round < rounds; ++round) {
        const QTemporaryDir folder;
        const QString capture = folder.filePath(QStringLiteral("flood.fwcap"));
        const double seconds = floodSession(url, messages, capture);
        const auto reader = CaptureReader::open(capture);
        if (seconds <= 0 || !reader || reader.value()->totals().receivedBytes != messages * size)
            qFatal("the capture of a flood is not complete");
        rates.append(static_cast<double>(messages) / seconds);
    }
    return {size, static_cast<double>(jsonFrames(size, compressed).size()) / JsonBatch, median(rates)};
}

QString words(const Rate &rate)
{
    return QStringLiteral("%1 k/s, %2 MiB/s, %3 B on the wire")
        .arg(rate.perSecond / 1000, 0, 'f', 0)
        .arg(rate.perSecond * static_cast<double>(rate.size) / MiB, 0, 'f', 0)
        .arg(rate.wire, 0, 'f', 0);
}

} // namespace

/// What decompressing costs, where the network is not what limits.
void benchCompression(Report &report, const Scale &scale)
{
    for (const qint64 size : {1024, 16 * 1024}) {
        const qint64 messages = scale.messages / (size / 256) / JsonBatch * JsonBatch;
        const Rate plain = flood(messages, size, false, scale.rounds);
        const Rate compressed = flood(messages, size, true, scale.rounds);
        report.add({QStringLiteral("JSON of %1 KiB, received compressed, to plain").arg(size / 1024),
                    QStringLiteral("%1 against %2").arg(words(compressed), words(plain)),
                    compressed.perSecond / plain.perSecond, 0.25, true, QStringLiteral("×")});
    }
}

} // namespace framewatch::bench
