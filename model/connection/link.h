// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// One attempt to open a WebSocket, as ConnectionManager sees it.
#pragma once

#include "model/wire/wiretap.h"

#include <QObject>

#include <functional>
#include <memory>

namespace framewatch {

/// From name lookup to the end. One object an attempt; it writes its entries itself. I/O thread. Signals never come from
/// inside start(); ended() comes once and is the last.
class Link : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void start(const TapSettings &settings) = 0;
    /// Ends at once. Before open it is a cancelled attempt, after it a drop.
    virtual void abort(EndedBy by, const QString &error) = 0;
    /// Open: a close frame behind what was sent before; ended() at the latest when the peer has taken nothing, or has not
    /// answered, for the close timeout. Before open: abort.
    virtual void close(int code, const QString &reason) = 0;
    /// After opened() and before closing().
    virtual void sendText(const QByteArray &utf8) = 0;
    virtual void sendBinary(const QByteArray &bytes) = 0;
    virtual void ping(const QByteArray &payload) = 0;
    /// Stops reading the network; TCP slows the peer.
    virtual void setPaused(bool paused) = 0;

    virtual WireTap::Phase phase() const = 0;
    virtual const ConnectionRecord &record() const = 0;
    virtual qint64 bytesQueued() const = 0;  ///< accepted and not yet at the tap
    virtual qint64 bytesToSend() const = 0;  ///< accepted and not yet taken by the network
    virtual Traffic traffic() const = 0;     ///< all zero before opened()

Q_SIGNALS:
    void phaseChanged();
    void answered(const framewatch::Handshake::Response &response);              ///< see WireTap
    void opened();                                                               ///< may send from now on
    void messageReceived(framewatch::EntryKind kind, const QByteArray &payload); ///< also shortly before opened(); see Relay
    void messageSent();                                                          ///< one more message of ours is on the wire
    void bytesTaken();                                                           ///< bytesQueued() went down
    void pongReceived(const QByteArray &payload, qint64 rttNs);                  ///< see Relay
    void closing();
    void ended(const framewatch::TapEnd &end);
};

/// Makes one without a parent.
using LinkFactory = std::function<std::unique_ptr<Link>()>;

} // namespace framewatch
