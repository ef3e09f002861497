// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A WebSocket client that sends exactly the bytes a test wants, and keeps what came.
#pragma once

#include "model/wire/extensionlist.h"
#include "model/wire/messageassembler.h"
#include "model/wire/messagedeflater.h"

#include <QTcpSocket>

namespace framewatch::test {

class RawClient final : public QObject
{
public:
    struct Received
    {
        EntryKind kind;
        QByteArray payload;
        int closeCode;
        QString closeReason;
        bool compressed = false;
        QByteArray frames = {};
    };

    QTcpSocket socket;
    QByteArray raw; ///< everything that came, heads included
    QByteArray head;
    QList<Received> messages;
    std::optional<DeflateTerms> terms; ///< what the server answered to an offer in `extra`

    RawClient()
    {
        connect(&socket, &QTcpSocket::readyRead, this, [this] { read(); });
    }

    void connectTo(quint16 port) { socket.connectToHost(QStringLiteral("127.0.0.1"), port); }

    static QByteArray request(const QByteArray &extra = {}, const QByteArray &target = "/")
    {
        return "GET " + target +
               " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n" +
               extra + "\r\n";
    }

    /// Connects and sends the request; isOpen() will be true.
    void open(quint16 port, const QByteArray &extra = {}, const QByteArray &target = "/")
    {
        m_extra = extra;
        connectTo(port);
        socket.write(request(extra, target));
    }
    bool isOpen() const { return head.startsWith("HTTP/1.1 101"); }
    bool isGone() const { return socket.state() == QAbstractSocket::UnconnectedState; }

    static QByteArray frame(Opcode opcode, const QByteArray &payload, bool fin = true)
    {
        constexpr std::array<quint8, 4> Key{0x12, 0xAB, 0x00, 0xFF};
        return encodeFrame(opcode, payload, fin, &Key);
    }
    void send(Opcode opcode, const QByteArray &payload, bool fin = true)
    {
        socket.write(frame(opcode, payload, fin));
    }
    void sendText(const QByteArray &text) { send(Opcode::Text, text); }
    /// The message as compressed frames by the terms agreed on.
    QByteArray compressed(EntryKind kind, QByteArrayView payload)
    {
        if (!m_deflater)
            m_deflater.emplace(*terms, Sender::Client, [] { return std::array<quint8, 4>{0x12, 0xAB, 0x00, 0xFF}; });
        QByteArray bytes;
        m_deflater->begin(kind, payload);
        while (m_deflater->isBusy())
            bytes += m_deflater->next();
        return bytes;
    }
    void sendClose(int code, const QString &reason = {}) { send(Opcode::Close, closePayload(code, reason)); }

    QByteArrayList payloads() const
    {
        QByteArrayList all;
        for (const Received &message : messages)
            all.append(message.payload);
        return all;
    }
    /// Of the close frame that came last; 0 if none has.
    int closeCode() const
    {
        return !messages.isEmpty() && messages.last().kind == EntryKind::Close ? messages.last().closeCode
                                                                               : 0;
    }

private:
    void read()
    {
        const QByteArray bytes = socket.readAll();
        raw += bytes;
        m_undecoded += bytes;
        if (head.isEmpty()) {
            const qsizetype end = m_undecoded.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            head = m_undecoded.first(end + 4);
            m_undecoded.remove(0, end + 4);
            agree();
        }
        if (!isOpen())
            return;
        QByteArrayView input(m_undecoded);
        while (const auto piece = m_decoder.next(input)) {
            if (const auto message = m_assembler.add(*piece))
                messages.append({message->kind, message->payload.toByteArray(), message->closeCode,
                                 message->closeReason, message->compressed, message->frames.toByteArray()});
        }
        m_undecoded.clear();
    }

    void agree()
    {
        const auto judged = Deflate::judge(headerValues(m_extra, Deflate::HeaderName), headerValues(head, Deflate::HeaderName));
        if (!judged || !judged.value())
            return;
        terms = judged.value();
        m_decoder = FrameDecoder(Sender::Server, true);
        m_assembler = MessageAssembler(1 << 30, Inflater::from(Sender::Server, terms));
    }

    QByteArray m_extra;
    QByteArray m_undecoded;
    FrameDecoder m_decoder{Sender::Server};
    MessageAssembler m_assembler{1 << 30};
    std::optional<MessageDeflater> m_deflater;
};

} // namespace framewatch::test
