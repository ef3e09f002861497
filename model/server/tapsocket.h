// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The socket that QWebSocketServer and QWebSocket get to see.
#pragma once

#include <QByteArrayView>
#include <QTcpSocket>

namespace framewatch {

/// A QTcpSocket without a connection of its own. What its owner feeds can be read from it; what is written to
/// it goes to the owner. So a decoder stands between QWebSocket and the network in both directions, for plain
/// and for TLS sockets alike, and QWebSocket reads what the owner has conditioned for it (see
/// qwebsocketfeed.h). (Overriding QTcpSocket::readData() of a connected socket would show nothing: it reads
/// ahead behind that function.)
class TapSocket final : public QTcpSocket
{
    Q_OBJECT

public:
    class Owner
    {
    public:
        virtual void tapWritten(QByteArrayView bytes) = 0;
        /// QWebSocket or its server has closed the socket.
        virtual void tapClosed() = 0;
        /// Bytes that wait to be sent.
        virtual qint64 tapPending() const = 0;

    protected:
        ~Owner() = default;
    };

    /// Connected from the start; addresses and ports are those of real. owner must outlive the socket or call
    /// end().
    TapSocket(Owner &owner, const QTcpSocket &real, QObject *parent);
    ~TapSocket() override;

    /// Keeps bytes for the next deliver().
    void feed(QByteArrayView bytes) { m_input.append(bytes); }
    qsizetype fed() const { return m_input.size(); }
    /// Lets QWebSocket read what was fed, during this call.
    void deliver();
    /// The same for bytes that need not be copied first: prefix, then payload.
    void deliver(QByteArrayView prefix, QByteArrayView payload);
    /// The connection is over: QWebSocket hears that, nothing is heard of it any more.
    void end();

    qint64 bytesAvailable() const override;
    qint64 bytesToWrite() const override;
    bool canReadLine() const override;
    void disconnectFromHost() override;
    void close() override;

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 readLineData(char *data, qint64 size) override;
    qint64 skipData(qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    qint64 unread() const { return m_input.size() - m_read + m_borrowed.size(); }
    void compact();

    Owner *m_owner;
    QByteArray m_input;
    qsizetype m_read = 0;      // of m_input
    QByteArrayView m_borrowed; // after m_input, valid during deliver()
};

} // namespace framewatch
