// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The local server of a headless run, its entries printed with the number of their client.
#pragma once

#include "app/headlessoutput.h"
#include "app/inputs.h"

class QFileDevice;

namespace framewatch {

class ServerCapture;

/// Main thread. With --serve its address and entries are printed; with --demo alone it works unseen.
class HeadlessServer final : public QObject
{
    Q_OBJECT

public:
    HeadlessServer(const Options &options, const Inputs &inputs, QFileDevice &output,
                   QObject *parent = nullptr);
    ~HeadlessServer() override;

    /// started() or failed() follows.
    void start();
    /// Closes the clients with 1001; returns when all is down and printed.
    void stop();
    bool fileFailed() const { return m_fileFailed; }

Q_SIGNALS:
    void started(const QString &url);
    void failed(const framewatch::Error &error);    ///< it cannot listen
    void fileBroke(const framewatch::Error &error); ///< output, or a capture that could not be made
    void said(const QString &message);              ///< for standard error
    void receivedMessages(qint64 count);

private:
    void onStarted(const QString &url);
    void onProgress(const CaptureProgress &progress);
    void onCaptureFailed(const Error &error);
    void onFileFailed(const Error &error);
    void printRest();

    const Options m_options;
    const ServerSettings m_settings;
    const QList<QByteArray> m_secrets; // of our own client, which may be talking to this server
    QFileDevice &m_output;
    std::unique_ptr<ServerCapture> m_capture; // none without --serve; outlives the server
    std::unique_ptr<LocalServer> m_server;
    std::unique_ptr<HeadlessOutput> m_printer; // none with --quiet or before the first entry
    bool m_fileFailed = false;                 // capture or output
    bool m_outputFailed = false;
};

} // namespace framewatch
