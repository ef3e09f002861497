// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/servercontrol.h"

#include "widgets/theme/figures.h"

#include <chrono>
#include <utility>

namespace framewatch {

namespace {

constexpr quint16 UsualPort = 8080;

} // namespace

ServerControl::ServerControl(LocalServer &server, QObject *parent)
    : QObject(parent)
    , m_server(server)
{
    m_settings.port = UsualPort;
    m_clock.start();
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &ServerControl::sample);
    connect(&server, &LocalServer::clientsChanged, this, &ServerControl::figuresChanged);
    connect(&server, &LocalServer::started, this, &ServerControl::onStarted);
    connect(&server, &LocalServer::stopped, this, &ServerControl::onStopped);
    connect(&server, &LocalServer::failed, this, &ServerControl::onFailed);
}

void ServerControl::setSettings(const ServerSettings &settings)
{
    take(settings);
    Q_EMIT settingsReplaced();
}

void ServerControl::editSettings(const ServerSettings &settings)
{
    take(settings);
    Q_EMIT settingsEdited();
}

void ServerControl::take(const ServerSettings &settings)
{
    m_settings = settings;
    if (m_server.isRunning())
        m_server.setRule(settings.rule);
    Q_EMIT changed();
}

void ServerControl::start()
{
    m_error.clear();
    ServerSettings settings = m_settings;
    // "Any free port" is the one of the last time if it is still free: whoever waits for the server finds it again.
    if (settings.port == 0)
        settings.port = m_lastPort;
    m_server.start(settings);
    Q_EMIT changed();
}

void ServerControl::stop()
{
    m_server.stop();
}

QString ServerControl::clientsText() const
{
    const int clients = int(m_server.clients().size());
    const QString text = clients == 1 ? tr("1 client") : tr("%1 clients").arg(clients);
    const qint64 rate = qRound64(m_rate.perSecond());
    return rate > 0 ? tr("%1 · %2 msg/s").arg(text, Figures::count(rate)) : text;
}

QString ServerControl::placeText() const
{
    const quint16 port = m_settings.port == 0 ? m_lastPort : m_settings.port;
    return port == 0 ? tr("any free port") : tr("port %1").arg(port);
}

QString ServerControl::ruleTitle() const
{
    return m_settings.rule.title;
}

void ServerControl::onFailed(const Error &error)
{
    if (m_settings.port == 0 && std::exchange(m_lastPort, 0) != 0) {
        start();
        return;
    }
    m_error = error.message;
    Q_EMIT changed();
}

void ServerControl::onStarted()
{
    m_lastPort = m_server.port();
    m_error.clear();
    m_rate = {};
    m_timer.start();
    Q_EMIT changed();
}

void ServerControl::onStopped()
{
    m_timer.stop();
    Q_EMIT changed();
}

void ServerControl::sample()
{
    qint64 messages = 0;
    const auto clients = m_server.clients();
    for (const ClientInfo &client : clients)
        messages += client.receivedMessages + client.sentMessages;
    m_rate.sample(messages, m_clock.nsecsElapsed());
    Q_EMIT figuresChanged();
}

} // namespace framewatch
