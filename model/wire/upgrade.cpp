// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/wire/upgrade.h"

#include "model/wire/tlsverdict.h"

#include <QSslSocket>

namespace framewatch {

namespace {

Error refusalSentence(const Handshake::Response &response, const Error &broken)
{
    if (response.status == 101)
        return broken;
    QString sentence = Upgrade::tr("Refused: HTTP %1 %2").arg(response.status).arg(QString::fromLatin1(response.reason));
    sentence = sentence.trimmed();
    if (const QByteArray wait = response.header("Retry-After"); !wait.isEmpty())
        sentence += Upgrade::tr(", Retry-After %1").arg(QString::fromLatin1(wait));
    if (const QByteArray where = response.header("Location"); !where.isEmpty())
        sentence += Upgrade::tr(", redirects to %1").arg(QString::fromLatin1(where));
    return {ErrorCode::Refused, sentence, broken.message};
}

} // namespace

Upgrade::Upgrade(QTcpSocket &socket, Handshake::Request request, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_request(std::move(request))
{
}

void Upgrade::start(const QByteArray &head)
{
    connect(&m_socket, &QTcpSocket::readyRead, this, &Upgrade::read);
    connect(&m_socket, &QTcpSocket::disconnected, this, &Upgrade::closed);
    watchAlerts();
    m_socket.write(head);
}

// In TLS 1.3 a server judges our certificate, or that there is none, only after the handshake is done for us.
void Upgrade::watchAlerts()
{
    auto *tls = qobject_cast<QSslSocket *>(&m_socket);
    if (!tls)
        return;
    connect(tls, &QSslSocket::alertReceived, this, [this, tls](QSsl::AlertLevel level, QSsl::AlertType type) {
        if (level == QSsl::AlertLevel::Fatal)
            m_alert = TlsVerdict::alertClause(type, !tls->localCertificate().isNull());
    });
}

void Upgrade::read()
{
    if (m_done)
        return;
    if (m_body)
        readBody();
    else
        readHead();
}

void Upgrade::readHead()
{
    while (!m_done && !m_body) {
        const QByteArray seen = m_socket.peek(Handshake::MaxHead);
        const qsizetype size = Handshake::headSize(seen);
        if (size == 0) {
            refuseWhatIsNoHead(seen);
            return;
        }
        m_head = m_socket.read(size);
        judge();
    }
}

void Upgrade::refuseWhatIsNoHead(const QByteArray &seen)
{
    if (!Handshake::mayBeHttp(seen)) {
        m_head = seen;
        refuse({ErrorCode::Refused, tr("Refused: the server's answer is not HTTP"), {}});
    } else if (seen.size() >= Handshake::MaxHead) {
        m_head = seen;
        refuse({ErrorCode::Refused, tr("Refused: the server's answer has a head of over 64 KiB"), {}});
    }
}

void Upgrade::judge()
{
    const auto response = Handshake::parseResponse(m_head);
    if (!response) {
        refuse({ErrorCode::Refused, tr("Refused: %1").arg(response.error().message), response.error().detail});
        return;
    }
    if (Handshake::isInterim(response.value()))
        return; // the answer proper comes after it
    m_response = response.value();
    const auto valid = Handshake::validate(m_request, m_response);
    if (valid) {
        m_done = true;
        m_socket.disconnect(this);
        Q_EMIT accepted(valid.value());
        return;
    }
    const Error broken{ErrorCode::Refused, tr("Refused: %1").arg(valid.error().message), valid.error().detail};
    m_refusal = refusalSentence(m_response, broken);
    if (m_response.status == 101) { // what follows is no body
        refuse(m_refusal);
        return;
    }
    m_body.emplace(m_response);
    readBody();
}

void Upgrade::readBody()
{
    if (m_body->isComplete() || m_body->add(m_socket.readAll()))
        finish();
}

void Upgrade::closed()
{
    if (m_done)
        return;
    read();
    if (m_done)
        return;
    if (m_body) {
        finish();
    } else {
        m_done = true;
        m_head = m_socket.readAll();
        if (!m_alert.isEmpty()) {
            Q_EMIT failed({ErrorCode::Tls, tr("No WebSocket: %1").arg(m_alert), m_socket.errorString()});
            return;
        }
        const QString why = m_socket.error() == QAbstractSocket::RemoteHostClosedError
                                ? tr("the server closed the connection without answering the handshake")
                                : m_socket.errorString();
        Q_EMIT failed({ErrorCode::Network, tr("No WebSocket: %1").arg(why), {}});
    }
}

bool Upgrade::settle()
{
    if (m_done || !m_body)
        return false;
    finish();
    return true;
}

void Upgrade::refuse(const Error &error)
{
    m_refusal = error;
    finish();
}

void Upgrade::finish()
{
    m_done = true;
    m_socket.disconnect(this);
    if (m_response.status == 400 &&
        body().contains("No required SSL certificate was sent")) // nginx says it so
        m_refusal.message += tr(", because the server asks for a client certificate and none was given");
    if (const qsizetype size = body().size(); size > 0)
        m_refusal.message += (size == 1 ? tr(" (body 1 byte)") : tr(" (body %1 bytes)").arg(size));
    Q_EMIT refused(m_refusal);
}

} // namespace framewatch
