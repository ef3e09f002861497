// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/session.h"
#include "tests/bench/benches.h"
#include "tests/bench/child.h"
#include "tests/bench/windowrig.h"
#include "widgets/session/sessionpage.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <fstream>
#include <string>

namespace framewatch::bench {

namespace {

constexpr int PacedRate = 50'000; // messages a second
constexpr int PacedSeconds = 8;
constexpr int WarmupMs = 1000; // first layout and paint

double residentMiB()
{
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.rfind("VmRSS:", 0) == 0)
            return std::stod(line.substr(6)) / 1024.0;
    }
    return -1;
}

// How late a timer of 1 ms comes: what a user's click would wait.
class DelayProbe : public QObject
{
public:
    DelayProbe()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            const double gap = static_cast<double>(m_gap.nsecsElapsed()) / 1e6;
            m_gap.start();
            if (m_since.elapsed() > WarmupMs)
                m_delays.append(std::max(0.0, gap - 1.0));
        });
        m_since.start();
        m_gap.start();
        m_timer.start(1);
    }
    const QList<double> &delays() const { return m_delays; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    QElapsedTimer m_gap;
    QList<double> m_delays;
};

struct WindowRun
{
    double seconds = -1;
    double p99 = -1;
    double longest = -1;
    double memory = -1;
};

WindowRun runInWindow(const QString &url, qint64 messages)
{
    Child child({QStringLiteral("--window-flood"), url, QString::number(messages)});
    const QList<QByteArray> parts = child.readLine().split(' ');
    if (parts.size() != 4)
        qFatal("the window did not finish its flood");
    return {parts.at(0).toDouble(), parts.at(1).toDouble(), parts.at(2).toDouble(), parts.at(3).toDouble()};
}

void benchRate(Report &report, const Scale &scale)
{
    Child flooder({QStringLiteral("--flood"), QString::number(scale.messages), QStringLiteral("200"), QStringLiteral("0")});
    const QString url = flooder.serverUrl().toString();
    QList<double> ratios, window, headless;
    for (int round = 0; round < scale.rounds; ++round) {
        QTemporaryDir folder;
        headless.append(floodSession(url, scale.messages, folder.filePath(QStringLiteral("flood.fwcap"))));
        window.append(runInWindow(url, scale.messages).seconds);
        ratios.append(headless.last() / window.last());
    }
    const auto rate = [&](double seconds) { return static_cast<double>(scale.messages) / seconds / 1000.0; };
    report.add({QStringLiteral("pipeline with the window following, to headless"),
                QStringLiteral("%1 k/s against %2 k/s").arg(rate(median(window)), 0, 'f', 0).arg(rate(median(headless)), 0, 'f', 0), median(ratios), 0.8,
                true, QStringLiteral("×")});
}

void benchDelay(Report &report)
{
    Child flooder({QStringLiteral("--flood"), QString::number(PacedRate * PacedSeconds), QStringLiteral("200"), QString::number(PacedRate)});
    const WindowRun run = runInWindow(flooder.serverUrl().toString(), PacedRate * PacedSeconds);
    const QString from = QStringLiteral("%1 messages in %2 s").arg(PacedRate * PacedSeconds).arg(run.seconds, 0, 'f', 1);
    report.add({QStringLiteral("GUI event loop delay at 50,000 messages/s, p99"), from, run.p99, 16, false, QStringLiteral("ms")});
    report.add({QStringLiteral("GUI event loop delay at 50,000 messages/s, max"), from, run.longest, 50, false, QStringLiteral("ms")});
}

void benchWindowMemory(Report &report, const Scale &scale)
{
    Child flooder({QStringLiteral("--flood"), QString::number(scale.memoryMessages), QStringLiteral("200"), QStringLiteral("0")});
    const WindowRun run = runInWindow(flooder.serverUrl().toString(), scale.memoryMessages);
    report.add({QStringLiteral("memory, window, after %1 messages of 200 B").arg(amount(scale.memoryMessages)), QStringLiteral("resident"),
                run.memory, 250, false, QStringLiteral("MiB")});
}

void benchLargeMessage(Report &report)
{
    Child flooder({QStringLiteral("--flood"), QStringLiteral("1"), QString::number(100LL << 20), QStringLiteral("0")});
    const WindowRun run = runInWindow(flooder.serverUrl().toString(), 1);
    report.add({QStringLiteral("GUI event loop delay with a 100 MiB message, max"), QStringLiteral("in %1 s").arg(run.seconds, 0, 'f', 1), run.longest, 50,
                false, QStringLiteral("ms")});
}

} // namespace

int runWindowFlood(const QStringList &arguments)
{
    if (arguments.size() != 2)
        return 2;
    const qint64 messages = arguments.at(1).toLongLong();
    WindowProgram program;
    QApplication &application = program.application();
    WindowRig rig(program);
    rig.window().resize(1360, 860);
    rig.window().show();

    ConnectionSettings settings;
    settings.url = arguments.at(0);
    settings.reconnect.enabled = false;
    SessionPage *page = rig.window().openTab(settings, false, {{}, rig.captureFolder(), messages, false});
    DelayProbe probe;
    QElapsedTimer timer;
    double seconds = -1;
    QObject::connect(&page->session(), &Session::progressChanged, &application, [&](const CaptureProgress &progress) {
        if (progress.receivedMessages < messages || seconds >= 0)
            return;
        seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
        // One more turn, so that the last rows have been painted.
        QTimer::singleShot(500, &application, [] { QApplication::exit(0); });
    });
    QTimer::singleShot(WarmupMs, &application, [&] {
        timer.start();
        page->connectNow();
    });
    QApplication::exec();
    std::printf("%f %f %f %f\n", seconds, quantile(probe.delays(), 0.99), quantile(probe.delays(), 1.0), residentMiB());
    std::fflush(stdout);
    program.removeFolder();
    std::_Exit(0); // what is measured is over; taking down 10 M rows is not part of it
}

void benchWindow(Report &report, const Scale &scale)
{
    benchRate(report, scale);
    benchDelay(report);
    benchLargeMessage(report);
    benchWindowMemory(report, scale);
}

} // namespace framewatch::bench
