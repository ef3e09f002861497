// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The local server with the settings it starts with and the figures both of its views show.
#pragma once

#include "model/server/localserver.h"
#include "widgets/theme/ratemeter.h"

#include <QElapsedTimer>
#include <QTimer>

namespace framewatch {

/// GUI thread. The server is not owned.
class ServerControl final : public QObject
{
    Q_OBJECT

public:
    explicit ServerControl(LocalServer &server, QObject *parent = nullptr);

    LocalServer &server() { return m_server; }
    const ServerSettings &settings() const { return m_settings; }
    /// Address and port are used from the next start on; a rule takes effect for the next message.
    void setSettings(const ServerSettings &settings);
    /// The same from the user's hand: worth remembering.
    void editSettings(const ServerSettings &settings);
    void start();
    void stop();

    bool isRunning() const { return m_server.isRunning(); }
    /// Why the last start failed; empty if it did not.
    QString errorText() const { return m_error; }
    /// "3 clients · 214 msg/s"
    QString clientsText() const;
    /// "port 8080", "any free port": of the next start
    QString placeText() const;
    /// "Server Echo"
    QString ruleTitle() const;

Q_SIGNALS:
    void changed();          ///< running or not, settings, error
    void settingsReplaced(); ///< not by editSettings()
    void settingsEdited();
    void figuresChanged(); ///< clients or rate, at most ten times a second

private:
    void take(const ServerSettings &settings);
    void onFailed(const Error &error);
    void onStarted();
    void onStopped();
    void sample();

    LocalServer &m_server;
    ServerSettings m_settings;
    quint16 m_lastPort = 0; // it was free
    QString m_error;
    RateMeter m_rate;
    QElapsedTimer m_clock;
    QTimer m_timer;
};

} // namespace framewatch
