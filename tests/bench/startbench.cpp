// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/fontwarmup.h"
#include "model/capture/capturewriter.h"
#include "tests/bench/benches.h"
#include "tests/bench/child.h"
#include "tests/bench/windowrig.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <optional>

namespace framewatch::bench {

namespace {

constexpr int Starts = 15;
constexpr qint64 SavedRows = 10'000'000;

// Says on standard output that the window has been painted, and ends the program.
class FirstPaint : public QObject
{
public:
    explicit FirstPaint(QWidget &window)
    {
        window.installEventFilter(this);
        window.show();
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            QTimer::singleShot(0, qApp, [] {
                std::puts("painted");
                std::fflush(stdout);
                QApplication::exit(0);
            });
        return false;
    }
};

double startMs(const QString &kind)
{
    QElapsedTimer timer;
    timer.start();
    Child child({QStringLiteral("--start"), kind});
    const QByteArray said = child.readLine();
    const qint64 taken = timer.nsecsElapsed();
    if (said != "painted" || child.wait() != 0)
        qFatal("a window did not start");
    return static_cast<double>(taken) / 1e6;
}

// Milliseconds of two kinds, taken in turns so that the machine's mood is the same for both.
std::pair<double, double> compareStarts(const QString &one, const QString &other)
{
    QList<double> first, second;
    for (int i = 0; i < Starts; ++i) {
        first.append(startMs(one));
        second.append(startMs(other));
    }
    return {median(first), median(second)};
}

bool writeCapture(const QString &path, qint64 rows)
{
    SystemClock clock;
    CaptureWriter writer(clock);
    if (!writer.create(path))
        return false;
    const QByteArray payload(200, 'p');
    EntryView entry;
    entry.direction = Direction::Received;
    entry.kind = EntryKind::Text;
    entry.payload = payload;
    entry.size = payload.size();
    for (qint64 i = 0; i < rows; ++i)
        writer.append(entry);
    return writer.close().ok();
}

void benchSavedCapture(Report &report, const Scale &scale)
{
    QTemporaryDir folder;
    const QString empty = folder.filePath(QStringLiteral("empty.fwcap"));
    const QString large = folder.filePath(QStringLiteral("large.fwcap"));
    const qint64 rows = std::min(SavedRows, scale.memoryMessages);
    if (!writeCapture(empty, 0) || !writeCapture(large, rows))
        qFatal("cannot write the captures of the start bench");
    const auto [largeMs, emptyMs] = compareStarts(large, empty);
    report.add({QStringLiteral("first paint of a saved capture, %1 entries to none").arg(amount(rows)),
                QStringLiteral("%1 ms against %2 ms, medians").arg(largeMs, 0, 'f', 0).arg(emptyMs, 0, 'f', 0), largeMs / emptyMs, 2.0, false,
                QStringLiteral("×")});
}

} // namespace

int runWindowStart(const QString &kind)
{
    std::optional<FontWarmup> fonts;
    if (kind != u"empty")
        fonts.emplace(); // as the program does
    WindowProgram program;
    fonts.reset();
    if (kind == u"empty") {
        QWidget window;
        window.resize(1360, 860);
        FirstPaint painted(window);
        return QApplication::exec();
    }
    WindowRig rig(program);
    if (kind == u"framewatch")
        rig.window().openTab({}, false);
    else
        rig.window().openCapture(kind);
    rig.window().resize(1360, 860);
    FirstPaint painted(rig.window());
    return QApplication::exec();
}

void benchStart(Report &report, const Scale &scale)
{
    const auto [window, empty] = compareStarts(QStringLiteral("framewatch"), QStringLiteral("empty"));
    report.add({QStringLiteral("start to first window, to an empty Qt window"),
                QStringLiteral("%1 ms against %2 ms, medians").arg(window, 0, 'f', 0).arg(empty, 0, 'f', 0), window / empty, 1.5, false,
                QStringLiteral("×")});
    benchSavedCapture(report, scale);
}

} // namespace framewatch::bench
