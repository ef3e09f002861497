// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A link without a network: a test opens and ends it, and says what reaches the wire.
#pragma once

#include "model/connection/link.h"

#include <QPointer>

#include <deque>

namespace framewatch::test {

class FakeLink;

/// What all fake links of a test share.
struct FakeNetwork
{
    QPointer<FakeLink> link;  ///< the latest
    int alive = 0;            ///< started and not ended
    int started = 0;
    bool everTwo = false;     ///< two were alive at once
    QByteArrayList wire;      ///< texts and binaries on the wire, of all links
    QStringList pings;

    LinkFactory factory();
};

class FakeLink final : public Link
{
    Q_OBJECT

public:
    explicit FakeLink(FakeNetwork &network)
        : m_network(network)
    {
    }

    void start(const TapSettings &settings) override;
    void abort(EndedBy by, const QString &error) override;
    void close(int code, const QString &reason) override;
    void sendText(const QByteArray &utf8) override { m_queued.push_back(utf8); }
    void sendBinary(const QByteArray &bytes) override { m_queued.push_back(bytes); }
    void ping(const QByteArray &payload) override { m_network.pings.append(QString::fromUtf8(payload)); }
    void setPaused(bool) override {}
    WireTap::Phase phase() const override { return m_open ? WireTap::Phase::Open : WireTap::Phase::Tcp; }
    const ConnectionRecord &record() const override { return m_record; }
    qint64 bytesQueued() const override { return 0; }
    qint64 bytesToSend() const override { return 0; }
    Traffic traffic() const override { return flow; }

    // What the test does.
    void accept(const QByteArray &tlsFacts = {});
    void receive(const QByteArray &text) { Q_EMIT messageReceived(EntryKind::Text, text); }
    void answerPing(qint64 rttNs) { Q_EMIT pongReceived(m_network.pings.constLast().toUtf8(), rttNs); }
    /// So many of the queued messages reach the wire, unless it is stalled.
    void carry(qsizetype count);
    void carryAll() { carry(qsizetype(m_queued.size())); }
    /// A close behind a stalled upload was not taken for too long.
    void giveUpClosing() { abort(EndedBy::Timeout, QStringLiteral("stalled")); }
    void end(TapEnd end);
    void drop() { end({}); }
    void endByPeer(int code);
    void refuse(int status, std::optional<std::chrono::milliseconds> retryAfter = {});
    void failWith(ErrorCode code);

    bool isOpen() const { return m_open; }
    bool isClosing() const { return m_closing; }
    bool hasEnded() const { return m_ended; }
    TapSettings settings;
    bool isStalled = false; ///< the peer takes nothing
    Traffic flow; ///< what traffic() says

private:
    FakeNetwork &m_network;
    ConnectionRecord m_record;
    std::deque<QByteArray> m_queued;
    bool m_open = false;
    bool m_closing = false;
    bool m_ended = false;
};

} // namespace framewatch::test
