// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headlessserver.h"

#include "app/capturefolder.h"
#include "app/servercapture.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace framewatch {

HeadlessServer::HeadlessServer(const Options &options, const Inputs &inputs, QFileDevice &output,
                               QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_settings(inputs.server)
    , m_secrets(inputs.connection.secrets())
    , m_output(output)
{
}

HeadlessServer::~HeadlessServer() = default;

void HeadlessServer::start()
{
    LocalServer::SinkFactory makeSink;
    if (m_options.serve) {
        // With a client of our own, --capture is that one's.
        m_capture = std::make_unique<ServerCapture>(
            captureFolder(), m_options.wantsConnection() ? QString() : m_options.captureFile);
        m_capture->setSecrets(m_secrets);
        connect(m_capture.get(), &ServerCapture::progressChanged, this, &HeadlessServer::onProgress);
        connect(m_capture.get(), &ServerCapture::failed, this, &HeadlessServer::onCaptureFailed);
        makeSink = m_capture->sinkFactory();
    }
    m_server = std::make_unique<LocalServer>(makeSink);
    connect(m_server.get(), &LocalServer::started, this, &HeadlessServer::onStarted);
    connect(m_server.get(), &LocalServer::failed, this, &HeadlessServer::failed);
    m_server->start(m_settings);
}

void HeadlessServer::onStarted(const QString &url)
{
    if (m_options.serve) {
        const QJsonObject line{{QStringLiteral("listening"), url}};
        const auto written = writeOut(m_output, QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
        if (!written)
            return onFileFailed(written.error());
    }
    Q_EMIT started(url);
}

void HeadlessServer::onProgress(const CaptureProgress &progress)
{
    if (!m_printer && !m_options.quiet && !m_outputFailed) {
        m_printer = std::make_unique<HeadlessOutput>(m_output, true);
        connect(m_printer.get(), &HeadlessOutput::failed, this, &HeadlessServer::onFileFailed);
        if (const auto opened = m_printer->open(m_capture->path()); !opened)
            return onFileFailed(opened.error());
    }
    if (m_printer)
        m_printer->printUpTo(progress.lastId);
    Q_EMIT receivedMessages(progress.receivedMessages);
}

/// The server goes on: what it does for its clients does not depend on our disk.
void HeadlessServer::onCaptureFailed(const Error &error)
{
    if (m_capture->path().isEmpty())
        return onFileFailed(error); // it could not even be made
    if (!std::exchange(m_fileFailed, true))
        Q_EMIT said(error.message);
}

void HeadlessServer::onFileFailed(const Error &error)
{
    m_fileFailed = true;
    m_outputFailed = true;
    Q_EMIT fileBroke(error);
}

void HeadlessServer::stop()
{
    if (m_printer)
        m_printer->close(); // a capture that somebody reads is not closed as one plain file
    m_server->stop();
    printRest();
    m_printer.reset();
}

void HeadlessServer::printRest()
{
    if (!m_printer || m_outputFailed)
        return;
    if (const auto opened = m_printer->open(m_capture->path()); !opened)
        return onFileFailed(opened.error());
    m_printer->finish();
}

} // namespace framewatch
