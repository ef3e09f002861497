// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/tapsocket.h"

#include <cstring>

namespace framewatch {

namespace {

constexpr qsizetype Keep = 256 * 1024; // buffer kept for the next messages

} // namespace

TapSocket::TapSocket(Owner &owner, const QTcpSocket &real, QObject *parent)
    : QTcpSocket(parent)
    , m_owner(&owner)
{
    setLocalAddress(real.localAddress());
    setLocalPort(real.localPort());
    setPeerAddress(real.peerAddress());
    setPeerPort(real.peerPort());
    setSocketState(ConnectedState);
    setOpenMode(ReadWrite);
}

TapSocket::~TapSocket()
{
    // Else the base class would try to end a connection that it never had.
    setSocketState(UnconnectedState);
}

void TapSocket::deliver()
{
    if (unread() > 0 && m_owner)
        Q_EMIT readyRead();
    compact();
}

void TapSocket::deliver(QByteArrayView prefix, QByteArrayView payload)
{
    deliver();
    feed(prefix);
    m_borrowed = payload;
    if (m_owner)
        Q_EMIT readyRead();
    // QWebSocket takes whole frames at once; if it ever left something, it must not stay a view.
    m_input.append(m_borrowed);
    m_borrowed = {};
    compact();
}

void TapSocket::end()
{
    if (!m_owner)
        return;
    m_owner = nullptr;
    m_input.clear();
    m_read = 0;
    m_borrowed = {};
    setSocketState(UnconnectedState);
    Q_EMIT stateChanged(UnconnectedState);
    Q_EMIT disconnected();
}

void TapSocket::compact()
{
    if (m_read < m_input.size())
        return;
    m_read = 0;
    if (m_input.capacity() > Keep)
        m_input = QByteArray();
    else
        m_input.resize(0);
}

qint64 TapSocket::bytesAvailable() const
{
    return QIODevice::bytesAvailable() + unread();
}

qint64 TapSocket::bytesToWrite() const
{
    return m_owner ? m_owner->tapPending() : 0;
}

bool TapSocket::canReadLine() const
{
    return QIODevice::canReadLine() || m_input.indexOf('\n', m_read) >= 0;
}

void TapSocket::disconnectFromHost()
{
    if (m_owner)
        m_owner->tapClosed();
}

void TapSocket::close()
{
    disconnectFromHost();
}

qint64 TapSocket::readData(char *data, qint64 size)
{
    qint64 taken = 0;
    const auto take = [&](const char *from, qsizetype available) {
        const qsizetype part = std::min<qsizetype>(size - taken, available);
        if (part > 0)
            std::memcpy(data + taken, from, static_cast<std::size_t>(part));
        taken += part;
        return part;
    };
    m_read += take(m_input.constData() + m_read, m_input.size() - m_read);
    m_borrowed = m_borrowed.sliced(take(m_borrowed.data(), m_borrowed.size()));
    return taken;
}

qint64 TapSocket::readLineData(char *data, qint64 size)
{
    const qsizetype end = m_input.indexOf('\n', m_read);
    return readData(data, end < 0 ? size : std::min<qint64>(size, end + 1 - m_read));
}

qint64 TapSocket::skipData(qint64 size)
{
    const qsizetype fromInput = std::min<qsizetype>(size, m_input.size() - m_read);
    const qsizetype fromBorrowed = std::min<qsizetype>(size - fromInput, m_borrowed.size());
    m_read += fromInput;
    m_borrowed = m_borrowed.sliced(fromBorrowed);
    return fromInput + fromBorrowed;
}

qint64 TapSocket::writeData(const char *data, qint64 size)
{
    if (m_owner)
        m_owner->tapWritten({data, size});
    return size; // after the end too: QWebSocket has nothing to learn from a failure
}

} // namespace framewatch
