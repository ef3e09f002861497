// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/connectionbanner.h"

#include "model/core/clock.h"
#include "widgets/connection/banner.h"
#include "widgets/connection/trustpopup.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <chrono>

namespace framewatch {

namespace {

constexpr std::chrono::milliseconds Step{100};

QString sentence(const QString &cause)
{
    return cause.isEmpty() || cause.endsWith(u'.') ? cause : cause + u'.';
}

} // namespace

ConnectionBanner::ConnectionBanner(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_banner(new Banner(theme))
    , m_trust(m_banner->addButton(tr("Certificate…")))
    , m_retry(m_banner->addButton(tr("Retry now")))
    , m_stop(m_banner->addButton(tr("Stop")))
{
    Parts::bare<QVBoxLayout>(0, this)->addWidget(m_banner);
    m_timer.setInterval(Step);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionBanner::countDown);
    connect(m_trust, &QPushButton::clicked, this, &ConnectionBanner::showTrust);
    connect(m_retry, &QPushButton::clicked, this, [this] {
        if (m_shown == Shown::StepFailed)
            Q_EMIT sendRequested();
        else
            Q_EMIT retryRequested();
    });
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_shown == Shown::Waiting)
            Q_EMIT stopRequested();
        else
            hide();
        m_hidden = m_shown != Shown::Waiting;
    });
    hide();
}

ConnectionBanner::Shown ConnectionBanner::shownFor(const ConnectionStatus &status)
{
    if (status.state == ConnectionState::Waiting)
        return Shown::Waiting;
    if (status.state == ConnectionState::Idle && status.failed && !status.cause.isEmpty())
        return Shown::Failed;
    if (status.state == ConnectionState::Open && status.stepFailed)
        return Shown::StepFailed;
    return Shown::Nothing;
}

void ConnectionBanner::setStatus(const ConnectionStatus &status)
{
    const Shown shown = shownFor(status);
    m_hidden = m_hidden && shown == m_shown && status.connection == m_status.connection;
    m_shown = shown;
    m_status = status;
    if (shown != Shown::Nothing) {
        const bool waiting = shown == Shown::Waiting;
        m_banner->setTone(waiting ? Banner::Tone::Waiting : Banner::Tone::Error);
        m_retry->setText(waiting                      ? tr("Retry now")
                         : shown == Shown::StepFailed ? tr("Send anyway")
                                                      : tr("Try again"));
        m_stop->setText(waiting ? tr("Stop") : tr("Hide"));
        m_trust->setVisible(shown != Shown::StepFailed && status.untrusted.has_value());
        countDown();
    }
    setVisible(shown != Shown::Nothing && !m_hidden);
    if (shown == Shown::Waiting)
        m_timer.start();
    else
        m_timer.stop();
}

void ConnectionBanner::showTrust()
{
    if (!m_trustPopup) {
        m_trustPopup = new TrustPopup(m_trust);
        connect(m_trustPopup, &TrustPopup::trusted, this, &ConnectionBanner::certificateTrusted);
    }
    if (m_status.untrusted)
        m_trustPopup->setCertificate(*m_status.untrusted);
    m_trustPopup->toggle();
}

QString ConnectionBanner::title() const
{
    return m_banner->title();
}

QString ConnectionBanner::detail() const
{
    return m_banner->detail();
}

QString ConnectionBanner::attemptText() const
{
    if (m_status.offline)
        return tr("No network: attempt %1 follows as soon as it is back").arg(m_status.attempt);
    const QString left = Figures::seconds(m_status.retryAtNs - m_clock.unixNs());
    if (m_status.maxAttempts > 0)
        return tr("Attempt %1 of %2 in %3").arg(m_status.attempt).arg(m_status.maxAttempts).arg(left);
    return tr("Attempt %1 in %2").arg(m_status.attempt).arg(left);
}

void ConnectionBanner::countDown()
{
    if (m_shown != Shown::Waiting) {
        m_banner->say(sentence(m_status.cause));
        return;
    }
    const QString lost = m_status.lostNs > 0
                             ? tr(" · lost for %1").arg(Figures::clock(m_clock.unixNs() - m_status.lostNs))
                             : QString();
    m_banner->say(sentence(m_status.cause), attemptText() + lost);
}

} // namespace framewatch
