// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/session/connectgate.h"

#include "model/connection/tokenexpiry.h"
#include "model/core/clock.h"
#include "model/settings/typedaddress.h"
#include "model/settings/variables.h"
#include "widgets/connection/banner.h"

#include <QPushButton>

#include <algorithm>
#include <utility>

namespace framewatch {

namespace {

QDateTime timeOf(const Clock &clock)
{
    return QDateTime::fromMSecsSinceEpoch(clock.unixNs() / 1'000'000, Qt::UTC);
}

} // namespace

ConnectGate::ConnectGate(Theme &theme, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_banner(new Banner(theme))
    , m_anyway(m_banner->addButton(tr("Connect anyway")))
    , m_settings(m_banner->addButton(tr("Settings…")))
{
    m_banner->setObjectName(QStringLiteral("gateBanner"));
    m_banner->setTone(Banner::Tone::Waiting);
    m_banner->addDismiss();
    connect(m_anyway, &QPushButton::clicked, this, [this] {
        for (const ExpiredToken &expired : TokenExpiry::find(m_expanded, timeOf(m_clock)))
            m_allowed.insert(expired.token);
        m_banner->hide();
        if (const Pass pass = std::exchange(m_pass, {}))
            pass(m_expanded);
    });
    connect(m_settings, &QPushButton::clicked, this, &ConnectGate::settingsRequested);
    connect(m_banner, &Banner::dismissed, this, [this] {
        m_pass = {};
        Q_EMIT dismissed();
    });
}

void ConnectGate::expand(const ConnectionSettings &written, const Answer &answer) const
{
    const Answer complete = [answer](const Result<ConnectionSettings> &expanded) {
        if (!expanded)
            return answer(expanded);
        ConnectionSettings settings = expanded.value();
        settings.url = TypedAddress::expandedWithScheme(settings.url);
        answer(settings);
    };
    if (!Variables::hasReferences(written))
        complete(written);
    else if (m_expand)
        m_expand(written, complete);
    else
        complete(Variables().expand(written));
}

void ConnectGate::enter(const ConnectionSettings &written, const Pass &pass)
{
    close();
    m_pass = pass;
    const int entered = ++m_entered;
    expand(written, [this, entered](const Result<ConnectionSettings> &result) {
        if (entered != m_entered)
            return;
        if (!result) {
            m_pass = {};
            Q_EMIT refused(result.error().message);
            return;
        }
        const ConnectionSettings &expanded = result.value();
        if (const Result<Endpoint> endpoint = Handshake::parseUrl(expanded.url); !endpoint) {
            m_pass = {};
            Q_EMIT refused(endpoint.error().message);
            return;
        }
        ask(expanded);
    });
}

void ConnectGate::ask(const ConnectionSettings &expanded)
{
    m_expanded = expanded;
    const QList<ExpiredToken> expired = TokenExpiry::find(expanded, timeOf(m_clock));
    const bool isNew = std::any_of(expired.begin(), expired.end(), [this](const ExpiredToken &token) {
        return !m_allowed.contains(token.token);
    });
    if (isNew) {
        say();
        return;
    }
    if (const Pass pass = std::exchange(m_pass, {}))
        pass(expanded);
}

void ConnectGate::say()
{
    QStringList sentences;
    const QDateTime now = timeOf(m_clock);
    for (const ExpiredToken &token : TokenExpiry::find(m_expanded, now))
        sentences.append(token.sentence(now) + u'.');
    sentences.removeDuplicates();
    QString waiting;
    if (m_waiting > 0)
        waiting = m_waiting == 1 ? tr("1 message waits") : tr("%1 messages wait").arg(m_waiting);
    m_banner->say(sentences.join(u' '), waiting);
}

void ConnectGate::setWaiting(qsizetype messages)
{
    m_waiting = messages;
    if (isAsking())
        say();
}

bool ConnectGate::isAsking() const
{
    return !m_banner->isHidden();
}

void ConnectGate::close()
{
    ++m_entered;
    m_pass = {};
    m_banner->hide();
}

} // namespace framewatch
