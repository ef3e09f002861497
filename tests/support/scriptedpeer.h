// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A server that does what a test tells it, byte by byte.
#pragma once

#include "model/wire/framedecoder.h"
#include "model/wire/messageassembler.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <optional>

namespace framewatch::test {

/// Listens on 127.0.0.1, port 0. One client at a time counts: the latest. Answers each request head with a valid 101
/// unless onHead says otherwise, then decodes what the client sends, decompressed if that is what onHead answered.
class ScriptedPeer final : public QObject
{
    Q_OBJECT

public:
    struct Received
    {
        EntryKind kind;
        QByteArray payload;
        int closeCode;
        bool compressed = false;
        QByteArray frames = {};
    };

    explicit ScriptedPeer(QObject *parent = nullptr);

    QString url(const QString &target = QStringLiteral("/")) const;
    quint16 port() const { return m_server.serverPort(); }

    /// Returns the answer to a head; empty: none. Default: acceptedAnswer().
    std::function<QByteArray(const QByteArray &head)> onHead;
    /// A valid 101 to head, with more header lines ("Name: value\r\n").
    static QByteArray acceptedAnswer(const QByteArray &head, const QByteArray &more = {});
    static QByteArray headerOf(const QByteArray &head, const QByteArray &name);

    void send(const QByteArray &bytes);
    void sendText(const QByteArray &text) { send(encodeFrame(Opcode::Text, text)); }
    void sendClose(int code, const QString &reason = {}) { send(encodeFrame(Opcode::Close, closePayload(code, reason))); }
    void endTcp();     ///< FIN once all is sent
    void resetTcp();   ///< RST
    void setReading(bool on); ///< off: nothing is read, TCP fills up
    void stopListening() { m_server.close(); }
    bool hasClient() const { return m_socket; }
    /// Answers a close frame with its code and ends TCP, as servers do. On by default.
    bool answersClose = true;

    /// A 101 that takes the client's offer of permessage-deflate as the local server would, or with the given terms.
    static QByteArray deflatingAnswer(const QByteArray &head, const QByteArray &terms = {});
    std::optional<DeflateTerms> terms; ///< of the latest client

    QList<QByteArray> heads;     ///< of all clients so far
    QList<Received> received;    ///< from all clients so far
    int clientsGone = 0;

Q_SIGNALS:
    void upgraded();
    void messageCame();
    void clientGone();

private:
    void accept();
    void read(QTcpSocket *socket);
    void decode(QByteArrayView bytes);

    QTcpServer m_server;
    QPointer<QTcpSocket> m_socket;
    QByteArray m_head;
    bool m_upgraded = false;
    bool m_reading = true;
    std::optional<FrameDecoder> m_frames;
    std::optional<MessageAssembler> m_messages;
};

} // namespace framewatch::test
