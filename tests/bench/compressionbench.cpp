// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturereader.h"
#include "model/capture/capturewriter.h"
#include "model/connection/connectionmanager.h"
#include "tests/bench/benches.h"
#include "tests/bench/child.h"
#include "tests/bench/content.h"
#include "tests/bench/peers.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

namespace framewatch::bench {

namespace {

constexpr double MiB = 1024.0 * 1024.0;
constexpr qint64 MostWaiting = 1 << 20; // bytes given to the connection and not yet taken by the network

struct Load
{
    Content content;
    qint64 size; // of a message
    qint64 messages;
};

QString word(bool compressed)
{
    return compressed ? QStringLiteral("compressed") : QStringLiteral("plain");
}

double receiveSeconds(const Load &load, const QString &url)
{
    const QTemporaryDir folder;
    const QString capture = folder.filePath(QStringLiteral("flood.fwcap"));
    const double seconds = floodSession(url, load.messages, capture);
    const auto reader = CaptureReader::open(capture);
    if (seconds <= 0 || !reader || reader.value()->totals().receivedBytes != load.messages * load.size)
        qFatal("the capture of a flood is not complete");
    return seconds;
}

// From the first message to the last one in the capture. As much is kept under way as the network takes.
double sendSeconds(const Load &load, const QString &url)
{
    const QTemporaryDir folder;
    const SystemClock clock;
    CaptureWriter writer(clock);
    if (!writer.create(folder.filePath(QStringLiteral("sent.fwcap"))))
        return -1;
    ConnectionManager manager(writer, clock);
    ConnectionSettings settings;
    settings.url = url;
    settings.reconnect.enabled = false;
    manager.setSettings(settings);
    const QList<QByteArray> messages = contentMessages(load.content, load.size);
    QEventLoop loop;
    QElapsedTimer timer;
    QTimer feed;
    qint64 given = 0;
    double seconds = -1;
    QObject::connect(&feed, &QTimer::timeout, &loop, [&] {
        for (; given < load.messages && manager.bytesToSend() < MostWaiting; ++given)
            manager.sendNow({isText(load.content), messages.at(given % messages.size())}, false);
    });
    QObject::connect(&manager, &ConnectionManager::opened, &loop, [&] {
        timer.start();
        feed.start(0);
    });
    QObject::connect(&writer, &CaptureWriter::committed, &loop, [&](const CaptureProgress &progress) {
        if (progress.sentMessages < load.messages || seconds >= 0)
            return;
        seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        feed.stop();
        manager.close(1000, {});
    });
    QObject::connect(&manager, &ConnectionManager::finished, &loop, &QEventLoop::quit);
    manager.open();
    loop.exec();
    if (seconds <= 0)
        qFatal("not all was sent");
    return seconds;
}

QString rateWords(const Load &load, bool compressed, double seconds)
{
    const double perSecond = static_cast<double>(load.messages) / seconds;
    return QStringLiteral("%1 %2 k/s, %3 MiB/s")
        .arg(word(compressed))
        .arg(perSecond / 1000, 0, 'f', 0)
        .arg(perSecond * static_cast<double>(load.size) / MiB, 0, 'f', 0);
}

// Compressed and plain in turns, so that the machine's mood is the same for both.
void compare(Report &report, const Scale &scale, const Load &load, bool receiving)
{
    const auto peer = [&](bool compressed) -> QStringList {
        if (!receiving)
            return {QStringLiteral("--sink"), word(compressed)};
        return {QStringLiteral("--flood-content"), QString::number(int(load.content)), QString::number(load.messages),
                QString::number(load.size), word(compressed)};
    };
    Child plainPeer(peer(false));
    Child compressedPeer(peer(true));
    const QString plainUrl = plainPeer.serverUrl().toString();
    const QString compressedUrl = compressedPeer.serverUrl().toString();
    const auto seconds = receiving ? receiveSeconds : sendSeconds;
    QList<double> plain, compressed, ratios;
    for (int round = 0; round < scale.rounds; ++round) {
        plain.append(seconds(load, plainUrl));
        compressed.append(seconds(load, compressedUrl));
        ratios.append(plain.last() / compressed.last());
    }
    const double onWire = static_cast<double>(contentFrames(load.content, load.size, true).size()) / ContentBatch;
    // Only JSON that comes in has a reach: it is what feeds send.
    const bool hasReach = receiving && load.content == Content::Json;
    report.add({QStringLiteral("%1 of %2 KiB %3, compressed to plain")
                    .arg(contentName(load.content), QString::number(load.size / 1024),
                         receiving ? QStringLiteral("received") : QStringLiteral("sent")),
                QStringLiteral("%1; %2; %3 B become %4")
                    .arg(rateWords(load, true, median(compressed)), rateWords(load, false, median(plain)))
                    .arg(load.size)
                    .arg(onWire, 0, 'f', 0),
                median(ratios), hasReach ? std::optional(0.25) : std::nullopt, true, QStringLiteral("×")});
}

} // namespace

/// What compression costs, where the network is not what limits.
void benchCompression(Report &report, const Scale &scale)
{
    for (const bool receiving : {true, false}) {
        for (const Content content : AllContents) {
            for (const qint64 size : {1024, 16 * 1024}) {
                const qint64 messages = scale.messages / (size / 256) / ContentBatch * ContentBatch;
                compare(report, scale, {content, size, messages}, receiving);
            }
        }
    }
}

} // namespace framewatch::bench
