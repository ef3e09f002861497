// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturewriter.h"
#include "model/connection/connectionmanager.h"
#include "tests/bench/benches.h"
#include "tests/bench/child.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QWebSocket>

namespace framewatch::bench {

namespace {

constexpr int Trips = 20'000;
constexpr int Warmup = 1'000;

QByteArray message()
{
    return QByteArray(64, 'r');
}

// Microseconds of each trip; `send` starts one, `arrived` is called at its end and says whether to go on.
class Trip
{
public:
    explicit Trip(QEventLoop &loop)
        : m_loop(loop)
    {
    }
    void begin() { m_timer.start(); }
    bool arrived()
    {
        m_times.append(static_cast<double>(m_timer.nsecsElapsed()) / 1000.0);
        if (m_times.size() < Trips + Warmup)
            return true;
        m_loop.quit();
        return false;
    }
    QList<double> times() const { return m_times.mid(Warmup); }

private:
    QEventLoop &m_loop;
    QElapsedTimer m_timer;
    QList<double> m_times;
};

QList<double> bareTrips(const QUrl &url)
{
    QEventLoop loop;
    Trip trip(loop);
    QWebSocket socket;
    const QString text = QString::fromLatin1(message());
    const auto send = [&] {
        trip.begin();
        socket.sendTextMessage(text);
    };
    QObject::connect(&socket, &QWebSocket::connected, &loop, send);
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &loop, [&] {
        if (trip.arrived())
            send();
    });
    socket.open(url);
    loop.exec();
    socket.disconnect();
    socket.abort();
    return trip.times();
}

// Through tap, QWebSocket and capture, as a session has them.
QList<double> framewatchTrips(const QUrl &url)
{
    QTemporaryDir folder;
    SystemClock clock;
    CaptureWriter writer(clock);
    if (!writer.create(folder.filePath(QStringLiteral("trips.fwcap"))))
        return {};
    ConnectionManager manager(writer, clock);
    ConnectionSettings settings;
    settings.url = url.toString();
    manager.setSettings(settings);
    QEventLoop loop;
    Trip trip(loop);
    const auto send = [&] {
        trip.begin();
        manager.sendNow({true, message()}, false);
    };
    QObject::connect(&manager, &ConnectionManager::opened, &loop, send);
    QObject::connect(&manager, &ConnectionManager::messageReceived, &loop, [&] {
        if (trip.arrived())
            send();
    });
    manager.open();
    loop.exec();
    QObject::connect(&manager, &ConnectionManager::finished, &loop, &QEventLoop::quit);
    manager.close(1000, {});
    loop.exec();
    return trip.times();
}

} // namespace

void benchRoundTrip(Report &report, const Scale &scale)
{
    Child server({QStringLiteral("--echo-server")});
    const QUrl url = server.serverUrl();
    QList<double> ratios, bare, whole;
    for (int round = 0; round < scale.rounds; ++round) {
        bare.append(median(bareTrips(url)));
        whole.append(median(framewatchTrips(url)));
        ratios.append(whole.last() / bare.last());
    }
    report.add({QStringLiteral("echo round trip, 64 B, to bare QWebSocket"),
                QStringLiteral("%1 µs against %2 µs, medians").arg(median(whole), 0, 'f', 1).arg(median(bare), 0, 'f', 1), median(ratios), 3.0, false,
                QStringLiteral("×")});
}

} // namespace framewatch::bench
