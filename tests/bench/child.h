// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A part of the bench in a process of its own.
#pragma once

#include <QProcess>
#include <QStringList>
#include <QUrl>

namespace framewatch::bench {

/// This same program started with `arguments`; ended when the object goes.
class Child
{
public:
    explicit Child(const QStringList &arguments, const QString &program = {});
    ~Child();

    /// The next line of its standard output, without the line end; waits up to ten minutes.
    QByteArray readLine();
    /// Its first line as the port of a server on loopback.
    QUrl serverUrl();
    /// Waits for its end, up to ten minutes, and returns its exit code, -1 if it did not end by itself.
    int wait();
    QByteArray rest() { return m_process.readAllStandardOutput(); }

private:
    QProcess m_process;
};

/// Peak resident memory in MiB of a program run to its end; negative if it failed.
double peakMemoryMiB(const QString &program, const QStringList &arguments);

} // namespace framewatch::bench
