// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/headless.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <cstdio>
#include <cstdlib>

extern "C" [[gnu::weak]] void __lsan_do_leak_check();

using namespace framewatch;

namespace {

/// Read before there is an application object: --headless decides which one there will be. A byte order mark
/// stays: it may be the first character of a message.
QStringList arguments(int argc, char **argv)
{
    QStringList list;
    for (int i = 1; i < argc; ++i)
        list.append(QStringDecoder(QStringDecoder::System,
                                   QStringDecoder::Flag::ConvertInitialBom)(QByteArrayView(argv[i])));
    return list;
}

int print(const QString &text, FILE *stream, int exitCode)
{
    std::fputs(text.toUtf8().constData(), stream);
    return exitCode;
}

/// Everything is closed and flushed by now. A thread that Qt has waited for may still be at its very end, though, where
/// OpenSSL frees what it keeps for the thread; its exit handler would free the same. So no exit handler runs.
[[noreturn]] void leave(int exitCode)
{
    std::fflush(nullptr);
    if (__lsan_do_leak_check)
        __lsan_do_leak_check(); // part of sanitizer builds only, and an exit handler there
    std::_Exit(exitCode);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication::setApplicationName(QStringLiteral("framewatch"));
    QCoreApplication::setApplicationVersion(QStringLiteral(FRAMEWATCH_VERSION));

    const auto options = CommandLine::parse(arguments(argc, argv));
    if (!options)
        return print(CommandLine::usageLine(options.error()), stderr, ExitCode::Usage);
    if (options.value().help)
        return print(CommandLine::helpText(), stdout, ExitCode::Done);
    if (options.value().version)
        return print(CommandLine::versionText(), stdout, ExitCode::Done);
    leave(options.value().headless ? runHeadless(argc, argv, options.value())
                                   : runWindow(argc, argv, options.value()));
}
