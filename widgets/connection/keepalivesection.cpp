// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/formparts.h"
#include "widgets/connection/settingssections.h"
#include "widgets/theme/stylehint.h"

#include <QDoubleSpinBox>
#include <QLineEdit>

namespace framewatch {

namespace {

using namespace FormParts;

class KeepAliveSection final : public SettingsSection
{
public:
    KeepAliveSection()
        : m_ping(secondsBox(86400, tr("off")))
        , m_pong(secondsBox(3600))
        , m_heartbeat(secondsBox(86400, tr("off")))
        , m_text(new QLineEdit)
    {
        StyleHint::set(m_text, StyleHint::Mono);
        m_text->setPlaceholderText(QStringLiteral("{\"type\":\"heartbeat\"}"));
        m_pong->setMinimum(0.1);
        addField(tr("Ping every"), m_ping);
        addField(tr("Pong deadline"), m_pong);
        addNote(tr("A ping that stays unanswered for so long ends the connection: the peer is gone."));
        addField(tr("Heartbeat every"), m_heartbeat);
        addField(tr("Heartbeat text"), m_text);
        addNote(tr("For servers that want a message of their own instead of a ping frame."));
        watch({m_ping, m_pong, m_heartbeat, m_text});
    }

    QString title() const override { return tr("Keep-alive"); }

    void load(const ConnectionSettings &settings) override
    {
        setSeconds(m_ping, settings.pingInterval);
        setSeconds(m_pong, settings.pongDeadline);
        setSeconds(m_heartbeat, settings.heartbeatInterval);
        m_text->setText(settings.heartbeat);
    }

    SettingsProblems store(ConnectionSettings &settings) const override
    {
        settings.pingInterval = secondsOf(m_ping);
        settings.pongDeadline = secondsOf(m_pong);
        settings.heartbeatInterval = secondsOf(m_heartbeat);
        settings.heartbeat = m_text->text();
        if (settings.heartbeatInterval.count() > 0 && settings.heartbeat.isEmpty())
            return {{m_text, tr("What shall be sent?")}};
        return {};
    }

private:
    QDoubleSpinBox *m_ping;
    QDoubleSpinBox *m_pong;
    QDoubleSpinBox *m_heartbeat;
    QLineEdit *m_text;
};

} // namespace

SettingsSection *makeKeepAliveSection()
{
    return new KeepAliveSection;
}

} // namespace framewatch
