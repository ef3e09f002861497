// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/sessionworker.h"

namespace framewatch {

namespace {

constexpr int ShutDownPatienceMs = 1000;
constexpr qsizetype MostCookieSecrets = 64; // a server may set new ones at every attempt

} // namespace

SessionWorker::SessionWorker(const Session::Options &options)
    : m_writer(m_clock)
    , m_manager(m_writer, m_clock)
    , m_receivedLeft(options.stopAfterReceived)
{
    m_writer.setParent(this); // so that both move to the thread with us
    m_manager.setParent(this);
    m_manager.setEcho(options.echo);
    m_outboxTimer.setParent(this);
    m_outboxTimer.setSingleShot(true);
    connect(&m_outboxTimer, &QTimer::timeout, this, [this] { Q_EMIT outboxChanged(m_manager.outbox()); });
    connect(&m_manager, &ConnectionManager::outboxChanged, this, [this] {
        if (!m_outboxTimer.isActive())
            m_outboxTimer.start(OutboxPeriodMs);
    });
    connect(&m_writer, &CaptureWriter::committed, this, &SessionWorker::committed);
    connect(&m_writer, &CaptureWriter::failed, this, &SessionWorker::captureFailed);
    connect(&m_writer, &CaptureWriter::resumed, this, &SessionWorker::captureResumed);
    connect(&m_manager, &ConnectionManager::statusChanged, this, &SessionWorker::statusChanged);
    connect(&m_manager, &ConnectionManager::opened, this, &SessionWorker::opened);
    connect(&m_manager, &ConnectionManager::secretsFound, this, &SessionWorker::keepSecret);
    connect(&m_manager, &ConnectionManager::finished, this, &SessionWorker::connectionFinished);
    if (m_receivedLeft > 0)
        connect(&m_manager, &ConnectionManager::messageReceived, this, &SessionWorker::received);
}

Result<bool> SessionWorker::createCapture(const QString &path)
{
    return m_writer.create(path);
}

Result<bool> SessionWorker::moveCapture(const QString &path, bool overwrite)
{
    return m_writer.moveTo(path, overwrite);
}

void SessionWorker::setSettings(const ConnectionSettings &settings)
{
    for (const QByteArray &secret : settings.secrets()) {
        if (!m_secrets.contains(secret))
            m_secrets.append(secret);
    }
    redact();
    m_manager.setSettings(settings);
}

void SessionWorker::keepSecret(const QList<QByteArray> &cookies)
{
    for (const QByteArray &cookie : cookies) {
        m_cookies.removeAll(cookie);
        m_cookies.append(cookie);
    }
    m_cookies = m_cookies.mid(std::max<qsizetype>(0, m_cookies.size() - MostCookieSecrets));
    redact();
}

void SessionWorker::redact()
{
    m_writer.setRedactor(Redactor(m_secrets + m_cookies));
}

void SessionWorker::open()
{
    m_manager.open();
}

void SessionWorker::close(int code, const QString &reason)
{
    m_manager.close(code, reason);
}

void SessionWorker::setOpenMessages(const QList<Session::Outgoing> &messages, bool eachOpen)
{
    m_openMessages = messages;
    m_eachOpen = eachOpen;
}

void SessionWorker::opened(bool isFirst)
{
    if (!isFirst && !m_eachOpen)
        return;
    for (const Session::Outgoing &message : std::as_const(m_openMessages))
        m_manager.sendNow(message, !m_eachOpen); // at each open: the next one repeats it anyway
}

void SessionWorker::send(const Session::Outgoing &message)
{
    if (const auto sent = m_manager.send(message); !sent)
        note(EntryKind::Error, sent.error().message);
}

void SessionWorker::received()
{
    if (m_receivedLeft > 0 && --m_receivedLeft == 0)
        m_manager.close(CloseCode::Normal, {});
}

void SessionWorker::connectionFinished(const ConnectionStatus &status)
{
    Q_EMIT finished(status);
    if (m_shuttingDown)
        finishShutDown();
}

void SessionWorker::noteUnsent()
{
    const qsizetype count = m_manager.outbox().count;
    if (count > 0)
        note(EntryKind::Note, count == 1 ? tr("1 message was not sent: it still waited for a connection")
                                         : tr("%1 messages were not sent: they still waited for a connection").arg(count));
}

void SessionWorker::note(EntryKind kind, const QString &sentence)
{
    EntryView entry;
    entry.connection = m_manager.status().connection;
    entry.timeNs = m_clock.unixNs();
    entry.kind = kind;
    entry.note = sentence;
    m_writer.append(entry);
    m_writer.flush();
}

void SessionWorker::shutDown()
{
    m_shuttingDown = true;
    if (m_manager.status().state == ConnectionState::Idle) {
        finishShutDown();
        return;
    }
    QTimer::singleShot(ShutDownPatienceMs, this, [this] { m_manager.close(CloseCode::GoingAway, {}); }); // again: drop
    m_manager.close(CloseCode::GoingAway, {});
}

void SessionWorker::finishShutDown()
{
    noteUnsent();
    if (const auto closed = m_writer.close(); !closed)
        Q_EMIT captureFailed(closed.error());
    Q_EMIT done();
}

} // namespace framewatch
