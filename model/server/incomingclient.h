// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A TCP connection that is not a WebSocket yet.
#pragma once

#include "model/core/connectionrecord.h"
#include "model/server/httpanswer.h"
#include "model/server/servercontext.h"

#include <QTcpSocket>
#include <QTimer>

namespace framewatch {

/// A WebSocket handshake, and the socket it came from.
struct Arrival
{
    std::unique_ptr<QTcpSocket> socket;
    RequestHead request;
    QByteArray early;        ///< what came after the head
    ConnectionRecord record; ///< as far as it is known; no response yet
    qint64 headNs = 0;       ///< monotonic time when the head was there
};

/// Takes TLS up where that is spoken, reads the request head, and either announces a WebSocket handshake or
/// answers by plain HTTP and records that. A connection that says nothing leaves no trace. Emits arrived() or
/// gone(), once.
class IncomingClient final : public QObject
{
    Q_OBJECT

public:
    IncomingClient(std::unique_ptr<QTcpSocket> socket, ServerContext &context, QObject *parent);
    ~IncomingClient() override;

    /// After arrived(), once.
    Arrival takeArrival() { return std::move(m_arrival); }

    /// The plain text answer for one client too many: written at once, nothing is read.
    static QByteArray busyAnswer(const ServerContext &context, const QTcpSocket &socket);

Q_SIGNALS:
    void arrived();
    void gone();

private:
    void startTls();
    void encrypted();
    void readHead();
    void headComplete(qsizetype size);
    void timedOut();
    void socketFailed();
    void refuse(const Refusal &refusal, QByteArrayView head);
    void fail(const QString &sentence);
    ConnectionRecord newRecord(QByteArrayView head) const;
    QString ownUrl() const;

    ServerContext &m_context;
    std::unique_ptr<QTcpSocket> m_socket;
    QTimer m_timer;
    Arrival m_arrival;
    QByteArray m_head; // as far as it has come
    qint64 m_startedNs;
    qint64 m_startedMonotonicNs;
    std::optional<qint64> m_tlsUs;
    bool m_tlsBegun = false;
    bool m_lineSeen = false; // the first line is all there, and right
    bool m_done = false;
};

} // namespace framewatch
