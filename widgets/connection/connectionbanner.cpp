// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/connectionbanner.h"

#include "model/core/clock.h"
#include "widgets/connection/banner.h"
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
    , m_retry(m_banner->addButton(tr("Retry now")))
    , m_stop(m_banner->addButton(tr("Stop")))
{
    Parts::bare<QVBoxLayout>(0, this)->addWidget(m_banner);
    m_timer.setInterval(Step);
    connect(&m_timer, &QTimer::timeout, this, &ConnectionBanner::countDown);
    connect(m_retry, &QPushButton::clicked, this, &ConnectionBanner::retryRequested);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        if (m_status.state == ConnectionState::Waiting)
            Q_EMIT stopRequested();
        else
            hide();
    });
    hide();
}

void ConnectionBanner::setStatus(const ConnectionStatus &status)
{
    m_status = status;
    const bool waiting = status.state == ConnectionState::Waiting;
    const bool failed = status.state == ConnectionState::Idle && status.failed && !status.cause.isEmpty();
    if (waiting || failed) {
        m_banner->setTone(waiting ? Banner::Tone::Waiting : Banner::Tone::Error);
        m_retry->setText(waiting ? tr("Retry now") : tr("Try again"));
        m_stop->setText(waiting ? tr("Stop") : tr("Hide"));
        countDown();
    }
    setVisible(waiting || failed);
    if (waiting)
        m_timer.start();
    else
        m_timer.stop();
}

QString ConnectionBanner::title() const
{
    return m_banner->title();
}

QString ConnectionBanner::detail() const
{
    return m_banner->detail();
}

void ConnectionBanner::countDown()
{
    if (m_status.state != ConnectionState::Waiting) {
        m_banner->say(sentence(m_status.cause));
        return;
    }
    const QString left = Figures::seconds(m_status.retryAtNs - m_clock.unixNs());
    const QString attempt =
        m_status.maxAttempts > 0
            ? tr("Attempt %1 of %2 in %3").arg(m_status.attempt).arg(m_status.maxAttempts).arg(left)
            : tr("Attempt %1 in %2").arg(m_status.attempt).arg(left);
    m_banner->say(sentence(m_status.cause), attempt);
}

} // namespace framewatch
