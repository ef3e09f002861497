// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/child.h"

#include <QCoreApplication>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <vector>

namespace framewatch::bench {

namespace {

constexpr int PatienceMs = 600'000; // ten million messages on a busy machine

} // namespace

Child::Child(const QStringList &arguments, const QString &program)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program.isEmpty() ? QCoreApplication::applicationFilePath() : program, arguments);
    m_process.waitForStarted();
}

Child::~Child()
{
    m_process.kill();
    m_process.waitForFinished();
}

QByteArray Child::readLine()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(PatienceMs))
            return {};
    }
    return m_process.readLine().trimmed();
}

QUrl Child::serverUrl()
{
    return QUrl(QStringLiteral("ws://127.0.0.1:%1/").arg(readLine().toInt()));
}

int Child::wait()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(PatienceMs))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

double peakMemoryMiB(const QString &program, const QStringList &arguments)
{
    std::vector<QByteArray> bytes{program.toLocal8Bit()};
    for (const QString &argument : arguments)
        bytes.push_back(argument.toLocal8Bit());
    std::vector<char *> argv;
    for (QByteArray &argument : bytes)
        argv.push_back(argument.data());
    argv.push_back(nullptr);
    const pid_t pid = ::fork();
    if (pid == 0) {
        const int null = ::open("/dev/null", O_WRONLY);
        ::dup2(null, STDOUT_FILENO);
        ::execv(argv.front(), argv.data());
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    if (pid < 0 || ::wait4(pid, &status, 0, &usage) != pid || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return -1;
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

} // namespace framewatch::bench
