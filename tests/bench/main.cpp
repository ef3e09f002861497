// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benches.h"
#include "tests/bench/peers.h"

#include <QCoreApplication>

#include <cstdio>
#include <map>

using namespace framewatch::bench;

namespace {

using Part = void (*)(Report &, const Scale &);

const std::map<QString, Part> &parts()
{
    static const std::map<QString, Part> all{
        {QStringLiteral("pipeline"), benchPipeline}, {QStringLiteral("roundtrip"), benchRoundTrip}, {QStringLiteral("memory"), benchMemory},
        {QStringLiteral("compression"), benchCompression},
        {QStringLiteral("window"), benchWindow},     {QStringLiteral("start"), benchStart},         {QStringLiteral("filter"), benchFilter},
    };
    return all;
}

int usage()
{
    std::fputs("usage: bench [--quick] [--rounds N] [--json FILE] [pipeline|compression|roundtrip|memory|window|start|filter ...]\n", stderr);
    return 2;
}

int runChild(const QStringList &arguments)
{
    const QString kind = arguments.constFirst();
    if (kind == u"--flood" && arguments.size() == 4)
        runFlooder(arguments.at(1).toLongLong(), arguments.at(2).toLongLong(), arguments.at(3).toLongLong());
    if (kind == u"--flood-content" && arguments.size() == 5)
        runContentFlooder(static_cast<Content>(arguments.at(1).toInt()), arguments.at(2).toLongLong(), arguments.at(3).toLongLong(),
                          arguments.at(4) == u"compressed");
    if (kind == u"--sink" && arguments.size() == 2)
        runSink(arguments.at(1) == u"compressed");
    if (kind == u"--echo-server")
        runEchoServer();
    if (kind == u"--window-flood")
        return runWindowFlood(arguments.mid(1));
    if (kind == u"--start" && arguments.size() == 2)
        return runWindowStart(arguments.at(1));
    return -1;
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (!arguments.isEmpty()) {
        if (const int code = runChild(arguments); code >= 0)
            return code;
    }
    const QCoreApplication application(argc, argv);
    Scale scale;
    QString json;
    QStringList chosen;
    while (!arguments.isEmpty()) {
        const QString argument = arguments.takeFirst();
        if (argument == u"--quick")
            scale = {100'000, 1'000'000, 1};
        else if (argument == u"--rounds" && !arguments.isEmpty())
            scale.rounds = qMax(1, arguments.takeFirst().toInt());
        else if (argument == u"--json" && !arguments.isEmpty())
            json = arguments.takeFirst();
        else if (parts().contains(argument))
            chosen.append(argument);
        else
            return usage();
    }
    Report report;
    for (const auto &[name, part] : parts()) {
        if (chosen.isEmpty() || chosen.contains(name))
            part(report, scale);
    }
    report.print();
    if (!json.isEmpty() && !report.writeJson(json)) {
        std::fprintf(stderr, "cannot write %s\n", qPrintable(json));
        return 4;
    }
    return report.allReached() ? 0 : 1;
}
