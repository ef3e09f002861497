// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/benches.h"
#include "tests/bench/child.h"

#include <QCoreApplication>
#include <QTemporaryDir>

namespace framewatch::bench {

namespace {

double floodMemory(qint64 messages, qint64 size)
{
    Child flooder({QStringLiteral("--flood"), QString::number(messages), QString::number(size), QStringLiteral("0")});
    QTemporaryDir folder;
    return peakMemoryMiB(QCoreApplication::applicationDirPath() + QStringLiteral("/framewatch"),
                         {QStringLiteral("--headless"), QStringLiteral("--quiet"), QStringLiteral("--reconnect"), QStringLiteral("off"),
                          QStringLiteral("--count"), QString::number(messages), QStringLiteral("--capture"),
                          folder.filePath(QStringLiteral("memory.fwcap")), flooder.serverUrl().toString()});
}

} // namespace

void benchMemory(Report &report, const Scale &scale)
{
    report.add({QStringLiteral("memory, headless, after %1 messages of 200 B").arg(amount(scale.memoryMessages)),
                QStringLiteral("peak resident"), floodMemory(scale.memoryMessages, 200), 64, false, QStringLiteral("MiB")});
    constexpr qint64 Large = 100LL << 20;
    report.add({QStringLiteral("memory, headless, one 100 MiB text message"), QStringLiteral("peak resident to payload"),
                floodMemory(1, Large) / 100.0, 5, false, QStringLiteral("×")});
}

} // namespace framewatch::bench
