// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A run without a window: client, server or both, until one of them or the user ends it.
#pragma once

#include "app/headlessclient.h"
#include "app/headlessserver.h"

#include <QTimer>

namespace framewatch {

/// Runs --headless from its first line to its exit code and returns that. Makes a QCoreApplication: no
/// display, no platform plugin. Entries go to standard output, all else to standard error.
int runHeadless(int &argc, char **argv, const Options &options);

/// The part of it that lives in the event loop. Main thread.
class Headless final : public QObject
{
    Q_OBJECT

public:
    Headless(const Options &options, const Inputs &inputs, QFileDevice &output, QObject *parent = nullptr);
    ~Headless() override;

    /// Makes the capture, then starts what was asked for; done() follows. An error: nothing was started.
    Result<bool> start();
    /// SIGINT closes with 1000, any other signal with 1001.
    void stopForSignal(int signal);

Q_SIGNALS:
    void said(const QString &message); ///< for standard error
    void done(int exitCode);

private:
    void startServer();
    void startDuration();
    void connectClient(const QString &serverUrl);
    void onServerFailed(const Error &error);
    void onServerFileBroke(const Error &error);
    void onServerReceived(qint64 messages);
    void onClientEnded();
    void stop(StopReason reason, int code);
    void end();

    const Options m_options;
    const Inputs m_inputs;
    QFileDevice &m_output;
    std::unique_ptr<HeadlessClient> m_client; // with a URL or --demo
    std::unique_ptr<HeadlessServer> m_server; // with --serve or --demo
    QTimer m_duration;
    bool m_clientEnded = false;
    bool m_stopping = false;
    bool m_serverFailed = false;
    bool m_ended = false;
};

} // namespace framewatch
