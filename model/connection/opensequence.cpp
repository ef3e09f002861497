// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/opensequence.h"

namespace framewatch {

OpenSequence::OpenSequence(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_alarm(clock.makeAlarm())
    , m_clock(clock)
{
    m_alarm->setParent(this); // so that it changes threads with us
    connect(m_alarm.get(), &Alarm::rang, this, &OpenSequence::timedOut);
}

void OpenSequence::start(const QString &authMessage, const QList<OpenStep> &steps)
{
    m_steps = steps;
    m_steps.removeIf([](const OpenStep &step) { return !step.enabled; });
    m_at = 0;
    m_running = true;
    if (!authMessage.isEmpty()) {
        Q_EMIT sendText(authMessage);
        if (m_running && !m_steps.isEmpty())
            Q_EMIT ticked(tr("At open ✓ auth message sent"));
    }
    proceed();
}

void OpenSequence::stop()
{
    m_running = false;
    m_alarm->stop();
}

void OpenSequence::proceed()
{
    while (m_running && m_at < m_steps.size()) {
        const OpenStep &step = m_steps.at(m_at);
        if (step.kind == OpenStep::Kind::Wait) {
            m_seen = 0;
            m_since = m_clock.monotonicNs();
            m_alarm->start(step.within);
            return;
        }
        Q_EMIT sendText(step.text);
        tick(tr("message sent"));
    }
    if (!std::exchange(m_running, false))
        return;
    Q_EMIT finished();
}

void OpenSequence::received(EntryKind kind, const QByteArray &payload)
{
    if (!m_running || !m_alarm->isActive())
        return;
    const ReplyMatch &match = m_steps.at(m_at).match;
    if ((kind != EntryKind::Text && match.kind != ReplyMatch::Kind::Any) || !match.matches(payload)) {
        ++m_seen;
        return;
    }
    m_alarm->stop();
    const double ms = static_cast<double>(m_clock.monotonicNs() - m_since) / 1e6;
    tick(tr("%1 came after %2 ms").arg(match.describe()).arg(ms, 0, 'f', 1));
    proceed();
}

void OpenSequence::tick(const QString &what)
{
    ++m_at;
    if (m_running)
        Q_EMIT ticked(tr("At open ✓ step %1 of %2: %3").arg(m_at).arg(m_steps.size()).arg(what));
}

void OpenSequence::timedOut()
{
    const OpenStep &step = m_steps.at(m_at);
    const double seconds = static_cast<double>(step.within.count()) / 1000.0;
    m_running = false;
    const QString instead = m_seen == 0   ? tr("nothing came")
                            : m_seen == 1 ? tr("1 other message came")
                                          : tr("%1 other messages came").arg(m_seen);
    Q_EMIT failed(tr("At open ✗ step %1 of %2: expected %3 within %4 s, %5")
                      .arg(m_at + 1)
                      .arg(m_steps.size())
                      .arg(step.match.describe())
                      .arg(seconds)
                      .arg(instead));
}

} // namespace framewatch
