// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connection/statusline.h"

#include "model/core/clock.h"
#include "widgets/connection/closepopup.h"
#include "widgets/connection/rttpopup.h"
#include "widgets/connection/statelook.h"
#include "widgets/theme/figures.h"
#include "widgets/theme/parts.h"
#include "widgets/theme/stylehint.h"
#include "widgets/theme/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace framewatch {

namespace {

constexpr int PillHeight = 20;
constexpr int DotSize = 14;
constexpr qint64 NsPerMs = 1'000'000;

void setShown(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

QString attemptText(const ConnectionStatus &status)
{
    if (status.state != ConnectionState::Connecting || status.attempt <= 1)
        return {};
    if (status.maxAttempts == 0)
        return StatusLine::tr("attempt %1").arg(status.attempt);
    return StatusLine::tr("attempt %1 of %2").arg(status.attempt).arg(status.maxAttempts);
}

QString securityText(const ConnectionStatus &status)
{
    if (!status.secure || status.state != ConnectionState::Open)
        return {};
    if (status.pinned)
        return StatusLine::tr("TLS trusted by its fingerprint");
    return status.verified ? StatusLine::tr("TLS verified") : StatusLine::tr("TLS not verified");
}

} // namespace

StatusLine::StatusLine(Theme &theme, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_clock(clock)
    , m_dot(Parts::label())
    , m_state(Parts::label())
    , m_time(Parts::label({}, StyleHint::Mono))
    , m_rtt(Parts::button({}, StyleHint::Quiet))
    , m_close(Parts::button(tr("Close…"), StyleHint::Quiet))
    , m_attempt(Parts::label({}, StyleHint::Secondary))
    , m_subprotocol(Parts::label({}, StyleHint::Secondary))
    , m_security(Parts::label())
    , m_number(Parts::label({}, StyleHint::Secondary))
{
    auto *pill = new QFrame;
    StyleHint::set(pill, StyleHint::Pill);
    pill->setFixedHeight(PillHeight);
    auto *inside = Parts::bare<QHBoxLayout>(Metrics::Grid + 2, pill);
    inside->setContentsMargins(Metrics::Gap - 1, 0, Metrics::Gap + 2, 0);
    for (QLabel *part : {m_dot, m_state, m_time})
        inside->addWidget(part);

    auto *row = Parts::bare<QHBoxLayout>(Metrics::Gap, this);
    row->addWidget(pill);
    row->addWidget(m_rtt);
    for (QLabel *part : {m_attempt, m_subprotocol, m_security})
        row->addWidget(part);
    row->addWidget(m_close);
    row->addStretch(1);
    row->addWidget(m_number);
    StyleHint::set(m_rtt, StyleHint::Inline);
    m_rtt->setToolTip(tr("Round trip of the last ping that was answered; click for more, or to ping now"));
    StyleHint::set(m_close, StyleHint::Inline);
    m_close->setToolTip(tr("Close with a code and a reason of yours"));
    connect(m_rtt, &QPushButton::clicked, this, &StatusLine::showRtt);
    connect(m_close, &QPushButton::clicked, this, &StatusLine::showClose);
    m_subprotocol->setToolTip(tr("Subprotocol the server chose"));
    m_dot->setFixedSize(DotSize, DotSize);

    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StatusLine::tick);
    connect(&theme, &Theme::changed, this, &StatusLine::drawState);
    setStatus({});
}

void StatusLine::setStatus(const ConnectionStatus &status)
{
    m_status = status;
    const bool isOpen = status.state == ConnectionState::Open;
    m_rtt->setText(status.rtt.isEmpty() ? tr("Ping…") : tr("RTT %1").arg(Figures::latency(status.rtt.lastNs())));
    m_rtt->setVisible(isOpen);
    m_close->setVisible(isOpen);
    if (m_rttPopup)
        m_rttPopup->setStats(status.rtt);
    setShown(m_attempt, attemptText(status));
    setShown(m_subprotocol, isOpen ? status.subprotocol : QString());
    setShown(m_security, securityText(status));
    const bool isTrusted = status.verified || status.pinned;
    StyleHint::set(m_security, isTrusted ? StyleHint::Secondary : StyleHint::ErrorText, true);
    StyleHint::set(m_security, isTrusted ? StyleHint::ErrorText : StyleHint::Secondary, false);
    m_security->setToolTip(status.pinned
                               ? tr("Nothing vouches for it but you: Settings, TLS lists the fingerprint")
                               : QString());
    setShown(m_number,
             status.connection > 0 ? tr("connection %1 of this session").arg(status.connection) : QString());
    drawState();
    tick();
}

void StatusLine::showRtt()
{
    if (!m_rttPopup) {
        m_rttPopup = new RttPopup(m_theme, m_rtt);
        connect(m_rttPopup, &RttPopup::pingRequested, this, &StatusLine::pingRequested);
    }
    m_rttPopup->setStats(m_status.rtt);
    m_rttPopup->toggle();
}

void StatusLine::showClose()
{
    if (!m_closePopup) {
        m_closePopup = new ClosePopup(m_close);
        connect(m_closePopup, &ClosePopup::closeRequested, this, &StatusLine::closeRequested);
    }
    m_closePopup->toggle();
}

QString StatusLine::stateText() const
{
    return m_time->text().isEmpty() ? m_state->text() : m_state->text() + u' ' + m_time->text();
}

void StatusLine::drawState()
{
    const StateLook look = lookOf(m_status);
    m_dot->setPixmap(m_theme.icon(look.icon, look.role).pixmap(QSize(DotSize, DotSize), devicePixelRatioF()));
    m_state->setText(look.word);
}

void StatusLine::tick()
{
    const bool isOpen = m_status.state == ConnectionState::Open;
    const qint64 openNs = m_clock.unixNs() - m_status.openedNs;
    setShown(m_time, isOpen ? Figures::clock(openNs) : QString());
    if (!isOpen || !isVisible())
        return;
    // Fires just after the second turns, so that no second is skipped or shown twice.
    const qint64 ms = qMax<qint64>(openNs, 0) / NsPerMs;
    m_timer.start(int(1005 - ms % 1000));
}

void StatusLine::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    tick();
}

void StatusLine::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace framewatch
