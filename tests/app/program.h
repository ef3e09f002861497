// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The built program as a test drives it: arguments in; lines, exit code and files out.
#pragma once

#include <QJsonObject>
#include <QList>
#include <QProcess>
#include <QTemporaryDir>

namespace framewatch::test {

/// Runs framewatch with home, configuration, data and cache in a fresh folder, and no display.
class Program final : public QObject
{
    Q_OBJECT

public:
    Program();
    ~Program() override; ///< kills what still runs

    /// --headless stands before arguments.
    void start(const QStringList &arguments);
    /// With its window, on a display that nobody sees.
    void startWindow(const QStringList &arguments);
    /// Starts and waits for the end.
    void run(const QStringList &arguments, int timeoutMs = 15000);
    bool waitForEnd(int timeoutMs = 15000);
    void signal(int number) const;
    void writeOutputTo(const QString &file) { m_process.setStandardOutputFile(file); }
    /// No file of it may grow beyond this: a disk that fills up, without one.
    void limitFiles(qint64 bytes);

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    bool crashed() const { return m_process.exitStatus() == QProcess::CrashExit; }
    int exitCode() const { return m_process.exitCode(); }
    qint64 pid() const { return m_process.processId(); }
    /// Most memory it has had resident, in KiB; while it runs.
    qint64 peakMemoryKib() const;

    QByteArray output() const { return m_output; }
    QByteArray errors() const { return m_errors; }
    /// Whole lines of the output so far; a line that is no JSON object fails the test by an empty one.
    QList<QJsonObject> entries() const;
    QList<QJsonObject> entries(const QString &kind) const;
    /// "text received hello", one a line, events without their note.
    QStringList story() const;

    QString folder() const { return m_folder.path(); }
    QString file(const QString &name) const { return m_folder.filePath(name); }

Q_SIGNALS:
    void outputCame();

private:
    void launch(const QStringList &arguments);

    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace framewatch::test
