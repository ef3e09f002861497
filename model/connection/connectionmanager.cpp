// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/connection/connectionmanager.h"

#include "model/connection/tokenexpiry.h"
#include "model/connection/wirelink.h"
#include "model/wire/tlsfacts.h"

#include <QHostAddress>
#include <QRandomGenerator>

namespace framewatch {

namespace {

ConnectPhase phaseOf(WireTap::Phase phase)
{
    switch (phase) {
    case WireTap::Phase::Lookup:
        return ConnectPhase::Lookup;
    case WireTap::Phase::Tcp:
        return ConnectPhase::Tcp;
    case WireTap::Phase::Tls:
        return ConnectPhase::Tls;
    case WireTap::Phase::Upgrade:
    case WireTap::Phase::Joining:
        return ConnectPhase::Upgrade;
    case WireTap::Phase::Open:
        break;
    }
    return ConnectPhase::None;
}

bool isLoopback(const QString &url)
{
    const auto endpoint = Handshake::parseUrl(url);
    if (!endpoint)
        return false;
    const QString &host = endpoint.value().host;
    return host == u"localhost" || host.endsWith(u".localhost") || QHostAddress(host).isLoopback();
}

} // namespace

ConnectionManager::ConnectionManager(EntrySink &sink, const Clock &clock, LinkFactory makeLink, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_log(sink, clock)
    , m_makeLink(makeLink ? std::move(makeLink) : [&sink, &clock] { return std::make_unique<WireLink>(sink, clock); })
    , m_schedule([] { return QRandomGenerator::global()->generateDouble(); })
    , m_talk(clock)
    , m_keepAlive(clock)
    , m_sleep(clock)
    , m_retry(clock.makeAlarm())
{
    for (QObject *part : {static_cast<QObject *>(&m_talk), static_cast<QObject *>(&m_keepAlive),
                          static_cast<QObject *>(&m_sleep), static_cast<QObject *>(m_retry.get())})
        part->setParent(this); // so that they change threads with us
    connect(m_retry.get(), &Alarm::rang, this, &ConnectionManager::startAttempt);
    connect(&m_talk, &Conversation::outboxChanged, this, &ConnectionManager::outboxChanged);
    connect(&m_talk, &Conversation::messageReceived, this, &ConnectionManager::messageReceived);
    connect(&m_talk, &Conversation::ticked, this,
            [this](const QString &sentence) { m_log.write(EntryKind::Note, sentence, m_status.connection); });
    connect(&m_talk, &Conversation::withheld, this,
            [this](const QString &sentence) { m_log.write(EntryKind::Error, sentence, m_status.connection); });
    connect(&m_talk, &Conversation::stepFailed, this, &ConnectionManager::stepFailed);
    connect(&m_talk, &Conversation::stepsDone, this,
            [this] { Q_EMIT opened(!std::exchange(m_saidOpened, true)); });
    m_keepAlive.setTraffic([this] { return m_link ? m_link->traffic() : Traffic(); });
    connect(&m_keepAlive, &KeepAlive::pingDue, this, &ConnectionManager::ping);
    connect(&m_keepAlive, &KeepAlive::peerDead, this, [this] {
        const double seconds = static_cast<double>(m_settings.pongDeadline.count()) / 1000.0;
        m_link->abort(EndedBy::Timeout, tr("no answer to a ping within %1 s").arg(seconds));
    });
    connect(&m_sleep, &SleepWatch::woke, this, [this](qint64 sleptNs) {
        m_log.slept(m_status, sleptNs);
        if (m_status.state == ConnectionState::Open)
            m_keepAlive.probe(); // the peer may have given up on us
        else if (m_status.state == ConnectionState::Waiting && !m_status.offline)
            open();
    });
}

ConnectionManager::~ConnectionManager()
{
    if (!m_link)
        return;
    m_link->disconnect(this);
    m_link->disconnect(&m_talk);
}

// ---- what the user says

void ConnectionManager::setSettings(const ConnectionSettings &settings)
{
    const ConnectionSettings old = std::exchange(m_settings, settings);
    m_schedule.setPolicy(settings.reconnect);
    m_talk.setSettings(settings);
    if (m_status.state == ConnectionState::Waiting && settings.reconnect != old.reconnect)
        retune();
    if (m_status.state != ConnectionState::Open)
        return;
    m_talk.forbid(m_chain.forbidden(settings));
    if (settings.pingInterval != old.pingInterval || settings.pongDeadline != old.pongDeadline)
        m_keepAlive.start(settings.pingInterval, settings.pongDeadline);
}

void ConnectionManager::open()
{
    if (m_status.state == ConnectionState::Waiting) {
        m_schedule.tryEarly();
        startAttempt();
    } else if (m_status.state == ConnectionState::Idle) {
        m_schedule.restart();
        m_userClosed = false;
        m_openAgain = false;
        m_saidOpened = false;
        const int last = m_status.connection;
        m_status = {};
        m_status.connection = last;
        m_sleep.start();
        startAttempt();
    } else if (m_userClosed || m_status.state == ConnectionState::Closing) {
        m_openAgain = true;
    }
}

void ConnectionManager::close(int code, const QString &reason)
{
    const bool again = m_userClosed;
    m_userClosed = true;
    m_openAgain = false;
    switch (m_status.state) {
    case ConnectionState::Idle:
        return;
    case ConnectionState::Waiting:
        m_retry->stop();
        m_log.write(EntryKind::Note, tr("Stopped trying to connect again"), 0);
        m_status.cause.clear();
        finish(false);
        return;
    case ConnectionState::Connecting:
        m_link->close(code, reason);
        return;
    case ConnectionState::Open:
        beginClosing();
        m_link->close(code, reason);
        return;
    case ConnectionState::Closing:
        if (again)
            m_link->abort(EndedBy::Us, tr("Dropped by us while closing"));
        return;
    }
}

Result<bool> ConnectionManager::send(const OutgoingMessage &message)
{
    const auto sent = m_talk.send(message);
    if (!sent || sent.value() || m_settings.whenNotOpen != ConnectionSettings::WhenNotOpen::Connect)
        return sent.ok() ? true : sent;
    if (m_status.state == ConnectionState::Waiting && m_schedule.hasTriedEarly())
        return true; // one message is reason enough, and it has not helped
    if (m_status.state == ConnectionState::Idle || m_status.state == ConnectionState::Waiting)
        open();
    else if (m_userClosed || m_status.state == ConnectionState::Closing)
        m_openAgain = true;
    return true;
}

bool ConnectionManager::ping(const QByteArray &payload)
{
    if (m_status.state != ConnectionState::Open)
        return false;
    m_link->ping(payload);
    return true;
}

void ConnectionManager::sendQueued()
{
    if (!m_status.stepFailed)
        return;
    m_status.stepFailed = false;
    Q_EMIT statusChanged(m_status);
    m_talk.sendQueued();
}

// ---- an attempt

void ConnectionManager::startAttempt()
{
    m_retry->stop();
    noteExpiredTokens();
    m_chain.start(m_settings);
    startLink();
}

void ConnectionManager::noteExpiredTokens()
{
    const auto now = QDateTime::fromMSecsSinceEpoch(m_clock.unixNs() / 1'000'000, Qt::UTC);
    for (const ExpiredToken &expired : TokenExpiry::find(m_settings, now)) {
        if (m_expired.contains(expired.token))
            continue;
        m_expired.append(expired.token);
        m_log.write(EntryKind::Note, expired.sentence(now), 0);
    }
}

void ConnectionManager::startLink()
{
    m_status.url = m_chain.settings().url;
    m_status.untrusted.reset();
    m_status.attempt = m_schedule.attempt();
    m_status.maxAttempts = m_settings.reconnect.maxAttempts;
    m_status.offline = false;
    m_status.rtt.clear();
    const auto settings = m_chain.tapSettings();
    if (!settings) { // trying again cannot help
        m_log.write(EntryKind::Error, settings.error().message, 0);
        m_status.cause = settings.error().message;
        finish(true);
        return;
    }
    m_status.secure = settings.value().request.endpoint.secure;
    m_status.verified = m_chain.settings().tls.verify;
    m_status.pinned = false;
    m_link = m_makeLink();
    m_link->setParent(this); // so that it changes threads with us
    connectLink();
    m_talk.attach(*m_link);
    m_link->start(settings.value());
    m_status.connection = m_link->record().id;
    m_status.phase = ConnectPhase::Lookup;
    setState(ConnectionState::Connecting);
}

void ConnectionManager::connectLink()
{
    connect(m_link.get(), &Link::phaseChanged, this, &ConnectionManager::showPhase);
    connect(m_link.get(), &Link::answered, this, [this](const Handshake::Response &response) {
        if (const QList<QByteArray> secrets = m_chain.answered(response); !secrets.isEmpty())
            Q_EMIT secretsFound(secrets);
    });
    connect(m_link.get(), &Link::opened, this, &ConnectionManager::linkOpened);
    connect(m_link.get(), &Link::pongReceived, this, &ConnectionManager::pong);
    connect(m_link.get(), &Link::closing, this, &ConnectionManager::beginClosing);
    connect(m_link.get(), &Link::ended, this, &ConnectionManager::ended);
}

void ConnectionManager::showPhase()
{
    if (m_status.state != ConnectionState::Connecting)
        return;
    m_status.phase = phaseOf(m_link->phase());
    Q_EMIT statusChanged(m_status);
}

void ConnectionManager::linkOpened()
{
    m_status.everOpen = true;
    m_status.openedNs = m_clock.unixNs();
    m_status.subprotocol = m_link->record().subprotocol;
    m_status.pinned = tlsTrustIn(m_link->record().tls).pinned;
    m_status.attempt = 0;
    m_status.stepFailed = false;
    m_status.cause.clear();
    if (m_userClosed) // closed while joining
        return;
    m_log.back(m_status);
    m_status.lostNs = 0;
    m_status.retries = 0;
    setState(ConnectionState::Open);
    m_keepAlive.start(m_settings.pingInterval, m_settings.pongDeadline);
    m_talk.forbid(m_chain.forbidden(m_settings));
    m_talk.start(m_chain.settings());
}

void ConnectionManager::stepFailed(const QString &sentence)
{
    m_log.write(EntryKind::Error, sentence, m_status.connection);
    m_status.stepFailed = true;
    m_status.cause = sentence;
    Q_EMIT statusChanged(m_status);
}

void ConnectionManager::pong(const QByteArray &payload, qint64 rttNs)
{
    m_keepAlive.pongReceived(payload);
    if (rttNs < 0)
        return;
    m_status.rtt.add(rttNs);
    Q_EMIT statusChanged(m_status);
}

// ---- the end of one

void ConnectionManager::fallSilent()
{
    m_keepAlive.stop();
    m_talk.stop();
}

void ConnectionManager::beginClosing()
{
    fallSilent();
    if (m_status.state != ConnectionState::Closing)
        setState(ConnectionState::Closing);
}

void ConnectionManager::ended(const TapEnd &end)
{
    fallSilent();
    m_talk.detach();
    m_link->disconnect(this);
    m_link.release()->deleteLater(); // we may be inside one of its signals
    m_status.endedBy = end.by;
    m_status.violation = end.violation;
    m_status.stepFailed = false;
    m_status.cause = end.sentence;
    m_status.untrusted = end.untrusted;
    if (!m_userClosed && redirected(end))
        return;
    m_isFine = end.clean && (end.closeCode == CloseCode::Normal || end.closeCode == CloseCode::GoingAway);
    count(end);
    if (m_userClosed) {
        m_status.cause.clear();
        finish(false);
        return;
    }
    waitOrFinish();
}

// Each redirect is a connection of its own, and no failure.
bool ConnectionManager::redirected(const TapEnd &end)
{
    if (!m_chain.isRedirected(end))
        return false;
    const auto next = m_chain.follow(end);
    const QString sentence = next ? next.value() : next.error().message;
    m_log.write(next ? EntryKind::Note : EntryKind::Error, sentence, m_status.connection);
    m_status.cause = sentence;
    if (next)
        startLink();
    return next.ok();
}

void ConnectionManager::count(const TapEnd &end)
{
    const bool badRedirect = m_chain.isRedirected(end); // else it would have been followed
    const ReconnectCause cause{end.wasOpen,   end.closeCode, end.httpStatus, end.code,
                               end.violation, badRedirect,   end.retryAfter};
    if (!end.wasOpen) {
        if (m_schedule.isHeld() && !mustStayOffline()) // the address is another: no network is waited for any more
            m_schedule.takeTurn();
        m_schedule.failed(cause, m_clock.monotonicNs());
        return;
    }
    const qint64 now = m_clock.unixNs();
    const bool joined = m_status.openedNs > 0; // it may have gone before QWebSocket had joined
    m_schedule.lost(cause, std::chrono::nanoseconds(joined ? now - m_status.openedNs : 0));
    m_status.everOpen = true;
    m_status.closeCode = end.closeCode;
    m_status.openedNs = 0;
    m_status.lostNs = now;
    m_status.retries = 0;
}

void ConnectionManager::waitOrFinish()
{
    const bool wanted = m_settings.reconnect.enabled && (m_status.everOpen || m_settings.retryFirst);
    const QString why = wanted ? m_schedule.whyNotAgain() : QString();
    if (!why.isEmpty())
        m_log.write(EntryKind::Note, why, m_status.connection);
    if (!wanted || !why.isEmpty())
        finish(!m_isFine);
    else
        wait();
}

// ---- between attempts

void ConnectionManager::wait()
{
    const ReconnectSchedule::Wait wait = m_schedule.next(m_clock.monotonicNs());
    ++m_status.retries;
    m_status.attempt = m_schedule.attempt();
    m_status.maxAttempts = m_settings.reconnect.maxAttempts;
    m_log.waiting(m_status, wait, mustStayOffline());
    startWait(wait.delay);
    openAgain();
}

void ConnectionManager::startWait(std::chrono::milliseconds delay)
{
    m_status.offline = mustStayOffline();
    m_status.retryAtNs = m_status.offline ? 0 : m_clock.unixNs() + std::chrono::nanoseconds(delay).count();
    if (m_status.offline) {
        m_retry->stop();
        m_schedule.hold();
    } else {
        m_retry->start(delay);
    }
    setState(ConnectionState::Waiting);
}

// The policy changed during a wait.
void ConnectionManager::retune()
{
    if (!m_settings.reconnect.enabled || !m_schedule.whyNotAgain().isEmpty()) {
        m_retry->stop();
        waitOrFinish();
        return;
    }
    m_status.maxAttempts = m_settings.reconnect.maxAttempts;
    startWait(m_schedule.retuned(m_clock.monotonicNs()).delay);
}

bool ConnectionManager::mustStayOffline() const
{
    return !m_online && !isLoopback(m_settings.url);
}

void ConnectionManager::setOnline(bool online)
{
    if (std::exchange(m_online, online) == online || m_status.state == ConnectionState::Idle)
        return;
    m_log.network(m_status, online);
    if (m_status.state == ConnectionState::Waiting) {
        if (online && m_status.offline)
            startAttempt();
        else if (mustStayOffline())
            startWait(std::chrono::milliseconds(0));
    } else if (m_status.state == ConnectionState::Open && online) {
        m_keepAlive.probe(); // another network may have another address for us
    } else if (m_status.state == ConnectionState::Connecting && online) {
        m_schedule.takeTurn();
    }
}

void ConnectionManager::finish(bool failed)
{
    m_status.failed = failed;
    m_status.attempt = 0;
    m_status.offline = false;
    m_status.lostNs = 0;
    m_status.retries = 0;
    m_sleep.stop();
    m_log.flush();
    setState(ConnectionState::Idle);
    Q_EMIT finished(m_status);
    openAgain();
}

void ConnectionManager::openAgain()
{
    if (std::exchange(m_openAgain, false))
        open();
}

void ConnectionManager::setState(ConnectionState state)
{
    m_status.state = state;
    if (state != ConnectionState::Waiting)
        m_status.retryAtNs = 0;
    if (state != ConnectionState::Connecting)
        m_status.phase = ConnectPhase::None;
    Q_EMIT statusChanged(m_status);
}

} // namespace framewatch
