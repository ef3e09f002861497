// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/session/session.h"

#include "model/capture/capturefile.h"
#include "model/session/sessionworker.h"

#include <QThread>

#include <functional>
#include <utility>

namespace framewatch {

struct Session::Private
{
    explicit Private(const Options &o)
        : options(o)
    {
    }

    // Runs in the worker's thread, once there is one; calls go in order.
    void post(std::function<void(SessionWorker &)> call)
    {
        if (worker)
            QMetaObject::invokeMethod(worker, [target = worker, call = std::move(call)] { call(*target); });
        else
            early.append(std::move(call));
    }

    Options options;
    ConnectionSettings settings;
    ConnectionStatus status;
    OutboxView outbox;
    CaptureProgress progress;
    QString path;
    std::unique_ptr<CaptureFile::TemporaryCapture> temporary;
    QList<std::function<void(SessionWorker &)>> early; // calls before start()
    QThread thread;
    SessionWorker *worker = nullptr; // lives in thread
};

Session::Session(const Options &options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(options))
{
}

Session::~Session()
{
    if (d->worker) {
        disconnect(d->worker, nullptr, this, nullptr);
        connect(d->worker, &SessionWorker::done, &d->thread, &QThread::quit, Qt::DirectConnection);
        d->post([](SessionWorker &worker) { worker.shutDown(); });
        d->thread.wait();
    }
}

Result<bool> Session::start()
{
    Q_ASSERT(!d->worker);
    d->path = d->options.captureFile;
    if (d->path.isEmpty()) {
        d->temporary = std::make_unique<CaptureFile::TemporaryCapture>(d->options.captureFolder);
        d->path = d->temporary->path();
    }
    auto worker = std::make_unique<SessionWorker>(d->options);
    const auto created = worker->createCapture(d->path);
    if (!created)
        return created.error();
    connect(worker.get(), &SessionWorker::statusChanged, this, [this](const ConnectionStatus &status) {
        d->status = status;
        Q_EMIT statusChanged(status);
    });
    connect(worker.get(), &SessionWorker::outboxChanged, this, [this](const OutboxView &view) {
        d->outbox = view;
        Q_EMIT outboxChanged(view);
    });
    connect(worker.get(), &SessionWorker::finished, this, &Session::finished);
    connect(worker.get(), &SessionWorker::committed, this, [this](const CaptureProgress &progress) {
        d->progress = progress;
        Q_EMIT progressChanged(progress);
    });
    connect(worker.get(), &SessionWorker::captureFailed, this, &Session::captureFailed);
    connect(worker.get(), &SessionWorker::captureResumed, this, &Session::captureResumed);
    connect(&d->thread, &QThread::finished, worker.get(), &QObject::deleteLater);
    d->worker = worker.release();
    d->worker->moveToThread(&d->thread);
    d->thread.setObjectName(QStringLiteral("session"));
    d->thread.start();
    for (auto &call : std::exchange(d->early, {}))
        d->post(std::move(call));
    return true;
}

bool Session::isStarted() const
{
    return d->worker != nullptr;
}

const ConnectionSettings &Session::settings() const
{
    return d->settings;
}

void Session::setSettings(const ConnectionSettings &settings)
{
    d->settings = settings;
    d->post([settings](SessionWorker &worker) { worker.setSettings(settings); });
}

const ConnectionStatus &Session::status() const
{
    return d->status;
}

const CaptureProgress &Session::progress() const
{
    return d->progress;
}

QString Session::capturePath() const
{
    return d->path;
}

bool Session::isSaved() const
{
    return !d->temporary;
}

void Session::open()
{
    d->post([](SessionWorker &worker) { worker.open(); });
}

void Session::close(int code, const QString &reason)
{
    d->post([code, reason](SessionWorker &worker) { worker.close(code, reason); });
}

void Session::setOpenMessages(const QList<Outgoing> &messages, bool eachOpen)
{
    d->post([messages, eachOpen](SessionWorker &worker) { worker.setOpenMessages(messages, eachOpen); });
}

void Session::send(const Outgoing &message)
{
    d->post([message](SessionWorker &worker) { worker.send(message); });
}

void Session::ping(const QByteArray &payload)
{
    d->post([payload](SessionWorker &worker) { worker.ping(payload); });
}

const OutboxView &Session::outbox() const
{
    return d->outbox;
}

void Session::cancelQueued(qint64 id)
{
    d->post([id](SessionWorker &worker) { worker.cancelQueued(id); });
}

void Session::clearQueued()
{
    d->post([](SessionWorker &worker) { worker.clearQueued(); });
}

void Session::sendQueued()
{
    d->post([](SessionWorker &worker) { worker.sendQueued(); });
}

void Session::setOnline(bool online)
{
    d->post([online](SessionWorker &worker) { worker.setOnline(online); });
}

void Session::saveCapture(const QString &path, bool overwrite)
{
    Q_EMIT captureAboutToMove();
    d->post([this, path, overwrite](SessionWorker &worker) {
        const auto moved = worker.moveCapture(path, overwrite);
        // The session outlives its thread, so `this` is there until the thread has ended.
        QMetaObject::invokeMethod(this, [this, path, moved] {
            if (moved) {
                if (d->temporary)
                    d->temporary->keep();
                d->temporary.reset();
                d->path = path;
            } else {
                Q_EMIT captureFailed(moved.error());
            }
            Q_EMIT captureMoved(d->path);
        });
    });
}

void Session::keepCapture()
{
    if (d->temporary)
        d->temporary->keep();
}

} // namespace framewatch
