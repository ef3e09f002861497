// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The connection of a headless run: a session, its printed entries, and how it ended.
#pragma once

#include "app/headlessoutcome.h"
#include "app/headlessoutput.h"
#include "app/inputs.h"

#include <QTimer>

class QFileDevice;

namespace framewatch {

/// Main thread. start(), then connectTo(); ended() follows once, with all entries printed and the capture
/// closed.
class HeadlessClient final : public QObject
{
    Q_OBJECT

public:
    HeadlessClient(const Options &options, const Inputs &inputs, QFileDevice &output,
                   QObject *parent = nullptr);
    ~HeadlessClient() override;

    /// Makes the capture. FileExists or FileUnwritable name it.
    Result<bool> start();
    void connectTo(const QString &url);
    /// Closes cleanly with code, or cancels what is under way.
    void stop(StopReason reason, int code);

    const HeadlessOutcome &outcome() const { return m_outcome; }

Q_SIGNALS:
    void said(const QString &message); ///< for standard error
    void ended();

private:
    void connectSession();
    void onStatus(const ConnectionStatus &status);
    void onProgress(const CaptureProgress &progress);
    void onFileFailed(const Error &error);
    void onFinished(const ConnectionStatus &status);
    void openOutput();
    void finish();
    void closeCapture();

    const Options m_options;
    const Inputs m_inputs;
    QFileDevice &m_output;
    std::unique_ptr<Session> m_session;        // none before start() and after the end
    std::unique_ptr<HeadlessOutput> m_printer; // none with --quiet
    QTimer m_patience;                         // bounds a stop
    HeadlessOutcome m_outcome;
    bool m_isOpen = false;
    bool m_connecting = false; // connectTo() was called
};

} // namespace framewatch
