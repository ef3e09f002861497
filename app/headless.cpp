// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/headless.h"

#include "model/core/closecode.h"

#include <QFileInfo>

#include <csignal>

namespace framewatch {

Headless::Headless(const Options &options, const Inputs &inputs, QFileDevice &output, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_inputs(inputs)
    , m_output(output)
{
}

Headless::~Headless() = default;

Result<bool> Headless::start()
{
    if (QFileInfo::exists(m_options.captureFile))
        return Error{
            ErrorCode::FileExists, QStringLiteral("%1 exists already").arg(m_options.captureFile), {}};
    if (m_options.wantsConnection()) {
        m_client = std::make_unique<HeadlessClient>(m_options, m_inputs, m_output);
        connect(m_client.get(), &HeadlessClient::said, this, &Headless::said);
        connect(m_client.get(), &HeadlessClient::ended, this, &Headless::onClientEnded);
        if (const auto started = m_client->start(); !started)
            return started.error();
    }
    startDuration();
    if (m_options.serve || m_options.demo)
        startServer();
    else
        connectClient({});
    return true;
}

void Headless::startDuration()
{
    if (!m_options.duration)
        return;
    m_duration.setSingleShot(true);
    m_duration.setTimerType(Qt::PreciseTimer);
    connect(&m_duration, &QTimer::timeout, this, [this] { stop(StopReason::Duration, CloseCode::Normal); });
    m_duration.start(*m_options.duration);
}

void Headless::startServer()
{
    m_server = std::make_unique<HeadlessServer>(m_options, m_inputs, m_output);
    connect(m_server.get(), &HeadlessServer::started, this, &Headless::connectClient);
    connect(m_server.get(), &HeadlessServer::failed, this, &Headless::onServerFailed);
    connect(m_server.get(), &HeadlessServer::said, this, &Headless::said);
    connect(m_server.get(), &HeadlessServer::fileBroke, this, &Headless::onServerFileBroke);
    connect(m_server.get(), &HeadlessServer::receivedMessages, this, &Headless::onServerReceived);
    m_server->start();
}

void Headless::connectClient(const QString &serverUrl)
{
    if (m_client && !m_stopping)
        m_client->connectTo(m_options.demo ? serverUrl : m_inputs.connection.url);
}

void Headless::onServerFailed(const Error &error)
{
    m_serverFailed = true;
    Q_EMIT said(error.message);
    stop(StopReason::Failure, CloseCode::GoingAway);
}

void Headless::onServerFileBroke(const Error &error)
{
    Q_EMIT said(error.message);
    stop(StopReason::Failure, CloseCode::GoingAway);
}

/// --count is the client's, if there is one.
void Headless::onServerReceived(qint64 messages)
{
    if (!m_client && m_options.stopAfterReceived > 0 && messages >= m_options.stopAfterReceived)
        stop(StopReason::Count, CloseCode::GoingAway);
}

void Headless::stopForSignal(int signal)
{
    stop(StopReason::Signal, signal == SIGINT ? CloseCode::Normal : CloseCode::GoingAway);
}

void Headless::stop(StopReason reason, int code)
{
    if (m_stopping)
        return;
    m_stopping = true;
    if (m_client && !m_clientEnded)
        m_client->stop(reason, code); // ended() follows
    else
        QMetaObject::invokeMethod(this, &Headless::end, Qt::QueuedConnection);
}

/// The local server runs until it is stopped, whatever became of our own connection.
void Headless::onClientEnded()
{
    m_clientEnded = true;
    const bool wantsAllToEnd = m_client->outcome().stop != StopReason::None;
    if (m_stopping || wantsAllToEnd || !m_options.serve)
        end();
}

void Headless::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_duration.stop();
    if (m_server)
        m_server->stop();
    int code = m_client ? m_client->outcome().exitCode() : ExitCode::Done;
    if (m_serverFailed)
        code = ExitCode::NeverOpen;
    if (m_server && m_server->fileFailed())
        code = ExitCode::File;
    Q_EMIT done(code);
}

} // namespace framewatch
