// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands between the wish to connect and a connection that is opened by hand.
#pragma once

#include "model/connection/connectionsettings.h"

#include <QObject>
#include <QSet>

#include <functional>

class QPushButton;

namespace framewatch {

class Banner;
class Clock;
class Theme;

/// {{Variables}} get their values; a token that has expired is asked about, once. GUI thread.
class ConnectGate final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const Result<ConnectionSettings> &expanded)>;
    /// Answers now or later with the values of all variables put in.
    using Expand = std::function<void(const ConnectionSettings &written, const Answer &answer)>;
    using Pass = std::function<void(const ConnectionSettings &expanded)>;

    ConnectGate(Theme &theme, const Clock &clock, QObject *parent = nullptr);

    /// Whoever lays out the page owns it.
    Banner *banner() const { return m_banner; }
    void setExpand(const Expand &expand) { m_expand = expand; }
    /// The address has a scheme afterwards. Without an Expand every variable is one without a value.
    void expand(const ConnectionSettings &written, const Answer &answer) const;

    /// Calls pass when nothing stands in the way: now, later, or never. A question that was not answered yet
    /// is dropped.
    void enter(const ConnectionSettings &written, const Pass &pass);
    /// Says how many messages wait for the answer.
    void setWaiting(qsizetype messages);
    bool isAsking() const;
    void close(); ///< drops the question, if there is one

Q_SIGNALS:
    void refused(const QString &sentence); ///< there is no connection, and why
    void settingsRequested();
    void dismissed(); ///< the user does not want to connect

private:
    void ask(const ConnectionSettings &expanded);
    void say();

    const Clock &m_clock;
    Banner *m_banner;
    QPushButton *m_anyway;
    QPushButton *m_settings;
    Expand m_expand;
    Pass m_pass;
    ConnectionSettings m_expanded;
    QSet<QString> m_allowed; // tokens the user was asked about
    qsizetype m_waiting = 0;
    int m_entered = 0; // the last one counts
};

} // namespace framewatch
