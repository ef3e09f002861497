// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The upgrade on the wire: our request out, the server's answer in.
#pragma once

#include "model/core/result.h"
#include "model/wire/handshake.h"

#include <QObject>

#include <optional>

class QTcpSocket;

namespace framewatch {

/// Sends one request over a connected socket and reads the answer, no byte further than its blank line when it is a
/// valid 101. Any other answer is read with its body. Lives in the I/O thread; the socket outlives it.
class Upgrade final : public QObject
{
    Q_OBJECT

public:
    Upgrade(QTcpSocket &socket, Handshake::Request request, QObject *parent = nullptr);

    /// Once. The head as it goes out.
    void start(const QByteArray &head);
    /// Time is up: what is there of a refused answer's body has to do. False if there is no answer to settle for.
    bool settle();

    QByteArray responseHead() const { return m_head; }
    QByteArray body() const { return m_body ? m_body->body() : QByteArray(); }
    int status() const { return m_response.status; }
    const Handshake::Response &response() const { return m_response; }

Q_SIGNALS:
    void accepted(const framewatch::Handshake::Accepted &terms);
    void refused(const framewatch::Error &error); ///< responseHead() and body() are what came
    void failed(const framewatch::Error &error);  ///< the network failed before an answer

private:
    void read();
    void readHead();
    void refuseWhatIsNoHead(const QByteArray &seen);
    void judge();
    void readBody();
    void watchAlerts();
    void closed();
    void refuse(const Error &error);
    void finish();

    QTcpSocket &m_socket;
    Handshake::Request m_request;
    Handshake::Response m_response;
    QByteArray m_head;
    std::optional<Handshake::BodyReader> m_body;
    Error m_refusal;
    QString m_alert; // why the server ended TLS
    bool m_done = false;
};

} // namespace framewatch
