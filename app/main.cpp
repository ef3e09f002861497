// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/headless.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <cstdio>

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
    return options.value().headless ? runHeadless(argc, argv, options.value())
                                    : runWindow(argc, argv, options.value());
}
