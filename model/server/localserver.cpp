// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/server/localserver.h"

#include "model/server/serverworker.h"

#include <QThread>

namespace framewatch {

struct LocalServer::Private
{
    SinkFactory makeSink;
    std::shared_ptr<SharedRule> sharedRule = std::make_shared<SharedRule>();
    ReplyRule rule = ReplyRule::presets().constFirst();
    QThread thread;
    std::unique_ptr<ServerWorker> worker; // in thread
    int run = 0;                          // what a former run still has to say is not heard
    QString url;
    quint16 port = 0;
    QList<ClientInfo> clients;

    template <typename Call>
    void post(Call call)
    {
        if (worker)
            QMetaObject::invokeMethod(worker.get(), call, Qt::QueuedConnection);
    }
};

LocalServer::LocalServer(SinkFactory makeSink, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->makeSink = std::move(makeSink);
    d->thread.setObjectName(QStringLiteral("local server"));
}

LocalServer::~LocalServer()
{
    tearDown();
}

void LocalServer::start(const ServerSettings &settings)
{
    stop();
    setRule(settings.rule);
    d->worker = std::make_unique<ServerWorker>(settings, d->makeSink, d->sharedRule);
    d->worker->moveToThread(&d->thread);
    const int run = d->run;
    connect(d->worker.get(), &ServerWorker::listening, this, [this, run](const QString &url, quint16 port) {
        if (run != d->run)
            return;
        d->url = url;
        d->port = port;
        Q_EMIT started(url);
    });
    connect(d->worker.get(), &ServerWorker::failed, this, [this, run](const Error &error) {
        if (run != d->run)
            return;
        tearDown();
        Q_EMIT failed(error);
    });
    connect(d->worker.get(), &ServerWorker::clientsChanged, this,
            [this, run](const QList<ClientInfo> &clients) {
                if (run != d->run)
                    return;
                d->clients = clients;
                Q_EMIT clientsChanged();
            });
    connect(d->worker.get(), &ServerWorker::down, &d->thread, &QThread::quit, Qt::DirectConnection);
    d->thread.start();
    d->post([worker = d->worker.get()] { worker->start(); });
}

void LocalServer::stop()
{
    const bool wasRunning = isRunning();
    const bool hadClients = !d->clients.isEmpty();
    tearDown();
    if (hadClients)
        Q_EMIT clientsChanged();
    if (wasRunning)
        Q_EMIT stopped();
}

void LocalServer::tearDown()
{
    if (!d->worker)
        return;
    ++d->run;
    d->post([worker = d->worker.get()] { worker->shutDown(); });
    d->thread.wait();
    d->worker.reset(); // its thread has ended: nobody else uses it
    d->url.clear();
    d->port = 0;
    d->clients.clear();
}

bool LocalServer::isRunning() const
{
    return d->port != 0;
}

QString LocalServer::url() const
{
    return d->url;
}

quint16 LocalServer::port() const
{
    return d->port;
}

void LocalServer::setRule(const ReplyRule &rule)
{
    d->rule = rule;
    d->sharedRule->set(rule);
}

ReplyRule LocalServer::rule() const
{
    return d->rule;
}

void LocalServer::sendText(int clientId, const QString &text)
{
    d->post([worker = d->worker.get(), clientId, text] { worker->sendText(clientId, text); });
}

void LocalServer::sendBinary(int clientId, const QByteArray &bytes)
{
    d->post([worker = d->worker.get(), clientId, bytes] { worker->sendBinary(clientId, bytes); });
}

void LocalServer::closeClient(int clientId, int code, const QString &reason)
{
    d->post(
        [worker = d->worker.get(), clientId, code, reason] { worker->closeClient(clientId, code, reason); });
}

QList<ClientInfo> LocalServer::clients() const
{
    return d->clients;
}

} // namespace framewatch
