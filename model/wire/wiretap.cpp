// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/wiretap.h"

#include "model/wire/endsentence.h"
#include "model/wire/loopback.h"
#include "model/wire/retryafter.h"
#include "model/wire/upgrade.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace framewatch {

namespace {

QString phaseWords(WireTap::Phase phase)
{
    switch (phase) {
    case WireTap::Phase::Lookup:
        return WireTap::tr("looking up the host");
    case WireTap::Phase::Tcp:
        return WireTap::tr("connecting");
    case WireTap::Phase::Tls:
        return WireTap::tr("negotiating TLS");
    case WireTap::Phase::Upgrade:
        return WireTap::tr("waiting for the answer to the handshake");
    case WireTap::Phase::Joining:
    case WireTap::Phase::Open:
        break;
    }
    return WireTap::tr("opening");
}

WireTap::Phase phaseOf(Upstream::Phase phase)
{
    switch (phase) {
    case Upstream::Phase::Lookup:
        return WireTap::Phase::Lookup;
    case Upstream::Phase::Tcp:
        return WireTap::Phase::Tcp;
    case Upstream::Phase::Tls:
        break;
    }
    return WireTap::Phase::Tls;
}

QString peerText(const QTcpSocket &socket)
{
    const QString address = socket.peerAddress().toString();
    const QString host = address.contains(u':') ? u'[' + address + u']' : address;
    return QStringLiteral("%1:%2").arg(host).arg(socket.peerPort());
}

} // namespace

WireTap::WireTap(EntrySink &sink, const Clock &clock, std::function<quint16()> peerPort, QObject *parent)
    : QObject(parent)
    , m_sink(sink)
    , m_clock(clock)
    , m_loopback(std::make_unique<Loopback>(std::move(peerPort)))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WireTap::timedOut);
    connect(m_loopback.get(), &Loopback::joined, this, &WireTap::joined);
}

WireTap::~WireTap() = default;

void WireTap::start(const TapSettings &settings)
{
    m_settings = settings;
    m_settings.request.key = Handshake::makeKey();
    m_record.url = settings.url;
    m_record.startedNs = m_clock.unixNs();
    m_record.id = m_sink.addConnection(m_record);
    m_settings.route = Routes::resolved(settings.route, settings.request.endpoint);
    const QString proxy = Routes::describe(m_settings.route.proxy);
    note(EntryKind::Connecting, proxy.isEmpty() ? tr("Connecting to %1").arg(settings.url)
                                                : tr("Connecting to %1 through %2").arg(settings.url, proxy));
    if (settings.handshakeTimeout.count() > 0)
        m_timer.start(settings.handshakeTimeout);

    m_upstream = std::make_unique<Upstream>(m_clock);
    connect(m_upstream.get(), &Upstream::phaseChanged, this, [this] { enter(phaseOf(m_upstream->phase())); });
    connect(m_upstream.get(), &Upstream::connected, this, &WireTap::connected);
    connect(m_upstream.get(), &Upstream::failed, this, [this](const Error &error) {
        m_record.tls = m_upstream->tlsFacts();
        failBeforeOpen(EntryKind::Error, EndedBy::Network, error);
    });
    m_upstream->open(settings.request.endpoint, settings.tls, m_settings.route);
}

void WireTap::enter(Phase phase)
{
    m_phase = phase;
    Q_EMIT phaseChanged();
}

void WireTap::connected()
{
    const Upstream::Timing &timing = m_upstream->timing();
    m_record.dnsUs = timing.dnsUs;
    m_record.tcpUs = timing.tcpUs;
    m_record.tlsUs = timing.tlsUs;
    m_record.tls = m_upstream->tlsFacts();
    m_socket = m_upstream->takeSocket();
    m_record.peer = peerText(*m_socket);

    const auto head = Handshake::buildRequest(m_settings.request);
    if (!head) {
        failBeforeOpen(EntryKind::Error, EndedBy::Us, head.error());
        return;
    }
    m_record.request = head.value();
    m_upgrade = std::make_unique<Upgrade>(*m_socket, m_settings.request);
    connect(m_upgrade.get(), &Upgrade::accepted, this, &WireTap::accepted);
    connect(m_upgrade.get(), &Upgrade::refused, this, &WireTap::refused);
    connect(m_upgrade.get(), &Upgrade::failed, this,
            [this](const Error &error) { failBeforeOpen(EntryKind::Error, EndedBy::Network, error); });
    m_upgradeStart = m_clock.monotonicNs();
    enter(Phase::Upgrade);
    m_upgrade->start(head.value());
}

void WireTap::accepted(const Handshake::Accepted &terms)
{
    m_record.upgradeUs = (m_clock.monotonicNs() - m_upgradeStart) / 1000;
    Q_EMIT answered(m_upgrade->response());
    m_record.response = m_upgrade->responseHead();
    m_record.subprotocol = terms.subprotocol;
    m_deflate = terms.deflate;
    m_sink.updateConnection(m_record);
    note(EntryKind::Open, openSentence());
    m_loopback->setSubprotocol(terms.subprotocol);
    if (const auto listening = m_loopback->listen(); !listening) {
        failBeforeOpen(EntryKind::Error, EndedBy::Us, listening.error());
        return;
    }
    enter(Phase::Joining);
    Q_EMIT ready(m_loopback->url());
}

QString WireTap::openSentence() const
{
    QStringList facts{tr("Open"), QStringLiteral("101")};
    if (!m_record.subprotocol.isEmpty())
        facts.append(m_record.subprotocol);
    if (m_deflate)
        facts.append(QStringLiteral("permessage-deflate"));
    const qint64 us = (m_clock.unixNs() - m_record.startedNs) / 1000;
    const QString proxy = Routes::describe(m_settings.route.proxy); // then the peer is that one
    facts.append(tr("%1 in %2 ms")
                     .arg(proxy.isEmpty() ? m_record.peer : tr("through %1").arg(proxy))
                     .arg(static_cast<double>(us) / 1000.0, 0, 'f', 1));
    return facts.join(QStringLiteral(" · "));
}

void WireTap::refused(const Error &error)
{
    Q_EMIT answered(m_upgrade->response());
    m_record.response = m_upgrade->responseHead();
    m_record.body = m_upgrade->body();
    failBeforeOpen(EntryKind::Refused, EndedBy::Peer, error);
}

void WireTap::joined()
{
    m_timer.stop();
    m_upgrade.reset();
    const Relay::Config config{m_record.id, m_settings.maxMessage, m_settings.closeTimeout, m_deflate,
                               m_settings.compressAbove};
    m_relay = std::make_unique<Relay>(m_sink, m_clock, config, std::move(m_socket), m_loopback->takeSocket());
    connect(m_relay.get(), &Relay::messageReceived, this, &WireTap::messageReceived);
    connect(m_relay.get(), &Relay::messageSent, this, &WireTap::messageSent);
    connect(m_relay.get(), &Relay::pongReceived, this, &WireTap::pongReceived);
    connect(m_relay.get(), &Relay::closing, this, &WireTap::closing);
    connect(m_relay.get(), &Relay::ended, this, &WireTap::relayEnded);
    enter(Phase::Open);
    m_relay->start();
}

void WireTap::timedOut()
{
    if (m_upgrade && m_upgrade->settle())
        return;
    const double seconds = static_cast<double>(m_settings.handshakeTimeout.count()) / 1000.0;
    failBeforeOpen(EntryKind::Error, EndedBy::Timeout,
                   {ErrorCode::Timeout,
                    tr("No WebSocket within %1 s: timed out while %2").arg(seconds).arg(whatWasWaitedFor()),
                    {}});
}

QString WireTap::whatWasWaitedFor() const
{
    if (m_phase == Phase::Tcp && m_settings.route.usesProxy())
        return tr("connecting through %1").arg(Routes::describe(m_settings.route.proxy));
    return phaseWords(m_phase);
}

void WireTap::abort(EndedBy by, const QString &error)
{
    if (m_relay) {
        m_relay->abort(by, error);
        return;
    }
    const QString sentence = error.isEmpty() ? tr("Cancelled while %1").arg(whatWasWaitedFor()) : error;
    failBeforeOpen(EntryKind::Closed, by, {ErrorCode::None, sentence, {}});
}

void WireTap::close(int code, const QString &reason)
{
    if (m_relay)
        m_relay->close(code, reason);
    else
        abort(EndedBy::Us, {});
}

void WireTap::setPaused(bool paused)
{
    if (m_relay)
        m_relay->setPaused(paused);
}

qint64 WireTap::bytesToSend() const
{
    return m_relay ? m_relay->bytesToSend() : 0;
}

Traffic WireTap::traffic() const
{
    return m_relay ? m_relay->traffic() : Traffic();
}

void WireTap::failBeforeOpen(EntryKind kind, EndedBy by, const Error &error)
{
    if (m_ended)
        return;
    note(kind, error.message);
    TapEnd end;
    end.closeCode = 0;
    end.by = by;
    end.error = kind == EntryKind::Closed ? QString() : error.message;
    end.code = kind == EntryKind::Refused ? ErrorCode::Refused : error.code;
    if (kind == EntryKind::Refused && m_upgrade) {
        end.httpStatus = m_upgrade->status();
        end.location = m_upgrade->response().header("Location");
        end.retryAfter = retryAfter(m_upgrade->response(), m_clock.unixNs());
    }
    if (error.code == ErrorCode::Certificate && m_upstream)
        end.untrusted = m_upstream->untrusted();
    end.sentence = error.message;
    this->end(end);
}

void WireTap::relayEnded(const RelayEnd &relayEnd)
{
    TapEnd end;
    static_cast<RelayEnd &>(end) = relayEnd;
    end.wasOpen = true;
    end.sentence = endSentence(relayEnd);
    note(EntryKind::Closed, end.sentence);
    this->end(end);
}

void WireTap::note(EntryKind kind, const QString &sentence)
{
    EntryView entry;
    entry.connection = m_record.id;
    entry.timeNs = m_clock.unixNs();
    entry.kind = kind;
    entry.note = sentence;
    m_sink.append(entry);
}

void WireTap::end(TapEnd end)
{
    m_ended = true;
    m_timer.stop();
    m_record.endedNs = m_clock.unixNs();
    m_record.closeCode = end.closeCode;
    m_record.closeReason = end.closeReason;
    m_record.endedBy = end.by;
    m_record.error = end.error;
    m_sink.updateConnection(m_record);
    m_sink.flush();
    if (m_upstream)
        m_upstream->disconnect(this);
    if (m_upgrade)
        m_upgrade->disconnect(this);
    Q_EMIT ended(end);
}

} // namespace framewatch
