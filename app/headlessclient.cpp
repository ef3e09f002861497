// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessclient.h"

#include "app/capturefolder.h"
#include "model/capture/capturefile.h"
#include "model/core/closecode.h"

#include <utility>

namespace framewatch {
namespace {

// The session gives the peer 3 s to answer a close; more than this means that something is stuck.
constexpr std::chrono::milliseconds StopPatience{5000};

Session::Options sessionOptions(const Options &options)
{
    Session::Options session;
    session.captureFile = options.captureFile;
    session.captureFolder = captureFolder();
    session.stopAfterReceived = options.stopAfterReceived;
    session.echo = options.echo;
    return session;
}

} // namespace

HeadlessClient::HeadlessClient(const Options &options, const Inputs &inputs, QFileDevice &output,
                               QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_inputs(inputs)
    , m_output(output)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, &HeadlessClient::finish);
    m_outcome.reconnects = inputs.connection.reconnect.enabled;
}

HeadlessClient::~HeadlessClient() = default;

Result<bool> HeadlessClient::start()
{
    m_session = std::make_unique<Session>(sessionOptions(m_options));
    connectSession();
    return m_session->start();
}

void HeadlessClient::connectSession()
{
    connect(m_session.get(), &Session::statusChanged, this, &HeadlessClient::onStatus);
    connect(m_session.get(), &Session::progressChanged, this, &HeadlessClient::onProgress);
    connect(m_session.get(), &Session::captureFailed, this, &HeadlessClient::onFileFailed);
    // Queued: the end deletes the session, which must not happen inside its own signal.
    connect(m_session.get(), &Session::finished, this, &HeadlessClient::onFinished, Qt::QueuedConnection);
}

void HeadlessClient::connectTo(const QString &url)
{
    ConnectionSettings settings = m_inputs.connection;
    settings.url = url;
    m_connecting = true;
    m_session->setSettings(settings);
    m_session->setOpenMessages(m_inputs.openMessages, m_options.eachOpen);
    m_session->open();
}

void HeadlessClient::stop(StopReason reason, int code)
{
    if (!m_session || m_outcome.stop != StopReason::None)
        return;
    m_outcome.stop = reason;
    m_outcome.openAtStop = m_isOpen;
    m_patience.start(m_connecting ? StopPatience : std::chrono::milliseconds(0));
    m_session->close(code);
}

void HeadlessClient::onStatus(const ConnectionStatus &status)
{
    m_isOpen = status.state == ConnectionState::Open;
    // A connection that dropped at once has a close code, and may never have been seen open.
    m_outcome.everOpen = m_outcome.everOpen || status.everOpen || status.closeCode != 0;
}

void HeadlessClient::onProgress(const CaptureProgress &progress)
{
    openOutput();
    if (m_printer)
        m_printer->printUpTo(progress.lastId);
}

/// The capture is there from start() on, but there is nothing to print before the first progress.
void HeadlessClient::openOutput()
{
    if (m_printer || m_options.quiet || m_outcome.fileFailed)
        return;
    m_printer = std::make_unique<HeadlessOutput>(m_output, false);
    connect(m_printer.get(), &HeadlessOutput::failed, this, [this](const Error &error) {
        onFileFailed(error);
        stop(StopReason::Failure, CloseCode::GoingAway);
    });
    if (const auto opened = m_printer->open(m_session->capturePath()); !opened)
        onFileFailed(opened.error());
}

/// The connection goes on: what it does for its peer does not depend on our disk.
void HeadlessClient::onFileFailed(const Error &error)
{
    if (!std::exchange(m_outcome.fileFailed, true)) // a capture may fail, go on, and fail again
        Q_EMIT said(error.message);
}

void HeadlessClient::onFinished(const ConnectionStatus &status)
{
    onStatus(status);
    m_outcome.endedBy = status.endedBy;
    m_outcome.closeCode = status.closeCode;
    const bool enough = m_options.stopAfterReceived > 0 &&
                        m_session->progress().receivedMessages >= m_options.stopAfterReceived;
    if (enough && m_outcome.stop == StopReason::None)
        m_outcome.stop = StopReason::Count;
    if (m_outcome.exitCode() != ExitCode::Done && !status.cause.isEmpty())
        Q_EMIT said(status.cause);
    finish();
}

void HeadlessClient::finish()
{
    if (!m_session)
        return;
    m_patience.stop();
    openOutput();
    if (m_printer)
        m_printer->finish();
    closeCapture();
    m_printer.reset();
    Q_EMIT ended();
}

/// Closing it may add a last note, which is to be printed too.
void HeadlessClient::closeCapture()
{
    const bool isRead = m_printer && m_printer->isOpen();
    if (!isRead) {
        m_session.reset();
        return;
    }
    const QString path = m_session->capturePath();
    const bool isTemporary = !m_session->isSaved();
    m_session->keepCapture();
    m_printer->close(); // a capture that somebody reads is not closed as one plain file
    m_session.reset();
    if (m_printer->open(path))
        m_printer->finish();
    m_printer->close();
    if (isTemporary)
        CaptureFile::remove(path);
}

} // namespace framewatch
