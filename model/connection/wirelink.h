// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A link over the network: a wire tap and the QWebSocket behind it.
#pragma once

#include "model/connection/link.h"
#include "model/core/clock.h"
#include "model/core/entrysink.h"

#include <QTimer>

class QWebSocket;

namespace framewatch {

/// What it reports comes from the tap; QWebSocket encodes what is sent.
class WireLink final : public Link
{
    Q_OBJECT

public:
    WireLink(EntrySink &sink, const Clock &clock);
    ~WireLink() override;

    void start(const TapSettings &settings) override;
    void abort(EndedBy by, const QString &error) override;
    void close(int code, const QString &reason) override;
    void sendText(const QByteArray &utf8) override;
    void sendBinary(const QByteArray &bytes) override;
    void ping(const QByteArray &payload) override;
    void setPaused(bool paused) override;

    WireTap::Phase phase() const override;
    const ConnectionRecord &record() const override;
    qint64 bytesQueued() const override;
    qint64 bytesToSend() const override;
    Traffic traffic() const override;

private:
    void openSocket(const QUrl &loopback);
    void closeStalled();
    void end(const TapEnd &end);

    WireTap m_tap;
    QTimer m_stall;           // from close() until the close frame is at the tap
    qint64 m_takenBefore = 0; // bytes the peer had taken when it was started
    std::unique_ptr<QWebSocket> m_socket;
    bool m_connected = false;
};

} // namespace framewatch
