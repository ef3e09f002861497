// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless.h"
#include "app/headlessopen.h"
#include "app/headlesssignals.h"
#include "model/core/redactor.h"

#include <QCoreApplication>
#include <QFile>

#include <csignal>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

namespace framewatch {
namespace {

void say(const QString &line)
{
    std::fputs(line.toUtf8().constData(), stderr);
}

/// A file or socket opened later must not take the number of a standard stream that was closed: messages
/// would go there. Returns whether standard output was open.
bool occupyStandardStreams()
{
    bool outputOpen = true;
    for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(stream, F_GETFD) != -1)
            continue;
        outputOpen = outputOpen && stream != STDOUT_FILENO;
        [[maybe_unused]] const int taken = open("/dev/null", O_RDWR);
    }
    return outputOpen;
}

/// For what kept a run from starting.
int report(const Error &error)
{
    if (error.code == ErrorCode::Usage || error.code == ErrorCode::FileExists) {
        say(CommandLine::usageLine(error));
        return ExitCode::Usage;
    }
    say(QStringLiteral("framewatch: %1\n").arg(error.message));
    return ExitCode::File;
}

int runOpen(const Options &options, QFile &output)
{
    const auto printed = printSavedCapture(options, output);
    return printed ? ExitCode::Done : report(printed.error());
}

int runLive(const Options &options, QFile &output, HeadlessSignals &watcher)
{
    const auto inputs = Inputs::read(options);
    if (!inputs)
        return report(inputs.error());
    const Redactor redactor(inputs.value().connection.secrets());
    Headless headless(options, inputs.value(), output);
    QObject::connect(&headless, &Headless::said, [&redactor](QString message) {
        redactor.redact(message);
        say(QStringLiteral("framewatch: %1\n").arg(message));
    });
    QObject::connect(&headless, &Headless::done, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    QObject::connect(&watcher, &HeadlessSignals::received, &headless, &Headless::stopForSignal);
    if (const auto started = headless.start(); !started)
        return report(started.error());
    watcher.watch();
    return QCoreApplication::exec();
}

} // namespace

int runHeadless(int &argc, char **argv, const Options &options)
{
    const bool outputOpen = occupyStandardStreams();
    std::signal(SIGPIPE, SIG_IGN); // an output that nobody reads is an error of its own
    std::signal(SIGXFSZ, SIG_IGN); // as is a file that may not grow
    HeadlessSignals watcher;
    const QCoreApplication application(argc, argv);
    QFile output;
    if (!outputOpen || !output.open(STDOUT_FILENO, QIODevice::WriteOnly))
        return report({ErrorCode::FileUnwritable, QStringLiteral("standard output is closed"), {}});
    return options.openFile.isEmpty() ? runLive(options, output, watcher) : runOpen(options, output);
}

} // namespace framewatch
