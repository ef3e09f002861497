// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/peers.h"

#include "model/wire/framedecoder.h"
#include "model/wire/handshake.h"
#include "tests/support/scriptedpeer.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <unistd.h>

#include <vector>

namespace framewatch::bench {

namespace {

[[noreturn]] void die(const char *what)
{
    std::perror(what);
    std::_Exit(1);
}

int listenOnLoopback()
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::signal(SIGPIPE, SIG_IGN);
    const int server = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (server < 0 || ::bind(server, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(server, 8) != 0
        || ::getsockname(server, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        die("listen");
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);
    return server;
}

bool writeAll(int socket, const char *data, qsizetype size)
{
    while (size > 0) {
        const ssize_t written = ::write(socket, data, static_cast<size_t>(size));
        if (written <= 0)
            return false;
        data += written;
        size -= written;
    }
    return true;
}

constexpr const char *DeflateAnswer = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover\r\n";

// A client after its upgrade; -1: it went away.
int acceptClient(int server, const QByteArray &more = {})
{
    const int client = ::accept(server, nullptr, nullptr);
    const int one = 1;
    ::setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    QByteArray head;
    char buffer[4096];
    while (Handshake::headSize(head) == 0) {
        const ssize_t got = ::read(client, buffer, sizeof buffer);
        if (got <= 0) {
            ::close(client);
            return -1;
        }
        head.append(buffer, got);
    }
    const QByteArray answer = test::ScriptedPeer::acceptedAnswer(head, more);
    writeAll(client, answer.constData(), answer.size());
    return client;
}

void sendPaced(int client, const QByteArray &frame, qint64 count, qint64 rate)
{
    timespec next{};
    ::clock_gettime(CLOCK_MONOTONIC, &next);
    for (qint64 sent = 0; sent < count;) {
        const qint64 burst = std::min(count - sent, std::max<qint64>(1, rate / 1000));
        const QByteArray bytes = frame.repeated(burst);
        if (!writeAll(client, bytes.constData(), bytes.size()))
            return;
        sent += burst;
        next.tv_nsec += 1'000'000'000 / std::max<qint64>(1, rate / burst);
        next.tv_sec += next.tv_nsec / 1'000'000'000;
        next.tv_nsec %= 1'000'000'000;
        ::clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, nullptr);
    }
}

void sendFast(int client, const QByteArray &frame, qint64 count)
{
    const qint64 batch = std::max<qint64>(1, 64 * 1024 / frame.size());
    const QByteArray bytes = frame.repeated(batch);
    for (qint64 sent = 0; sent < count; sent += batch) {
        if (!writeAll(client, bytes.constData(), std::min(batch, count - sent) * frame.size()))
            return;
    }
}

// Reads until the close frame and answers it. It looks at headers only, not to be what is measured.
void skipFrames(int client)
{
    FrameDecoder decoder(Sender::Client, true);
    std::vector<char> buffer(1 << 20);
    for (;;) {
        const ssize_t got = ::read(client, buffer.data(), buffer.size());
        if (got <= 0)
            return;
        QByteArrayView input(buffer.data(), got);
        while (const auto piece = decoder.next(input)) {
            if (piece->header.opcode != Opcode::Close || !piece->last)
                continue;
            const QByteArray answer = encodeFrame(Opcode::Close, QByteArray("\x03\xe8", 2));
            writeAll(client, answer.constData(), answer.size());
            return;
        }
    }
}

// Reads frames until the close frame; calls `data` for each other one.
template <typename Data>
void readFrames(int client, Data data)
{
    FrameDecoder decoder(Sender::Client);
    QByteArray payload;
    char buffer[64 * 1024];
    for (;;) {
        const ssize_t got = ::read(client, buffer, sizeof buffer);
        if (got <= 0)
            return;
        QByteArrayView input(buffer, got);
        while (const auto piece = decoder.next(input)) {
            if (piece->first)
                payload.clear();
            const qsizetype at = payload.size();
            payload.append(piece->data);
            applyMask(payload.constData() + at, payload.data() + at, piece->data.size(), piece->header.maskKey, piece->offset);
            if (!piece->last)
                continue;
            const QByteArray frame = encodeFrame(piece->header.opcode, payload);
            if (piece->header.opcode == Opcode::Close) {
                writeAll(client, frame.constData(), frame.size());
                return;
            }
            data(piece->header.opcode, frame);
        }
    }
}

} // namespace

void runFlooder(qint64 count, qint64 size, qint64 rate)
{
    const int server = listenOnLoopback();
    QByteArray payload = R"({"type":"trade","sym":"ACME","px":101.25,"qty":300,"ts":1763632801123,"pad":")";
    payload.append(std::max<qsizetype>(0, size - payload.size() - 2), 'x');
    payload.append("\"}");
    payload.truncate(size);
    const QByteArray frame = encodeFrame(Opcode::Text, payload);
    for (;;) {
        const int client = acceptClient(server);
        if (client < 0)
            continue;
        if (rate > 0)
            sendPaced(client, frame, count, rate);
        else
            sendFast(client, frame, count);
        readFrames(client, [](Opcode, const QByteArray &) {});
        ::close(client);
    }
}

void runContentFlooder(Content content, qint64 count, qint64 size, bool compressed)
{
    const int server = listenOnLoopback();
    const QByteArray frames = contentFrames(content, size, compressed);
    for (;;) {
        const int client = acceptClient(server, compressed ? DeflateAnswer : "");
        if (client < 0)
            continue;
        for (qint64 sent = 0; sent < count && writeAll(client, frames.constData(), frames.size()); sent += ContentBatch) { }
        readFrames(client, [](Opcode, const QByteArray &) {});
        ::close(client);
    }
}

void runSink(bool compressed)
{
    const int server = listenOnLoopback();
    for (;;) {
        const int client = acceptClient(server, compressed ? DeflateAnswer : "");
        if (client < 0)
            continue;
        skipFrames(client);
        ::close(client);
    }
}

void runEchoServer()
{
    const int server = listenOnLoopback();
    for (;;) {
        const int client = acceptClient(server);
        if (client < 0)
            continue;
        readFrames(client, [client](Opcode opcode, const QByteArray &frame) {
            if (!isControlOpcode(opcode))
                writeAll(client, frame.constData(), frame.size());
        });
        ::close(client);
    }
}

} // namespace framewatch::bench
