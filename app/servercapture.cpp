// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/servercapture.h"

#include "model/capture/capturewriter.h"
#include "model/core/clock.h"

#include <QMetaObject>
#include <QMutex>

#include <utility>

namespace framewatch {

namespace {

/// Lives in the server's thread. A capture that cannot be made leaves the server working.
class ServerSink final : public EntrySink
{
public:
    explicit ServerSink(std::shared_ptr<CaptureFile::TemporaryCapture> temporary)
        : m_temporary(std::move(temporary))
        , m_writer(m_clock)
    {
    }

    CaptureWriter &writer() { return m_writer; }
    Result<bool> create(const QString &path)
    {
        Result<bool> made = m_writer.create(path);
        m_usable = made.ok();
        return made;
    }

    int addConnection(const ConnectionRecord &record) override
    {
        ++m_connections;
        return m_usable ? m_writer.addConnection(record) : m_connections;
    }
    void updateConnection(const ConnectionRecord &record) override
    {
        if (m_usable)
            m_writer.updateConnection(record);
    }
    qint64 append(const EntryView &entry) override { return m_usable ? m_writer.append(entry) : 0; }
    void flush() override
    {
        if (m_usable)
            m_writer.flush();
    }

private:
    std::shared_ptr<CaptureFile::TemporaryCapture> m_temporary; // removed after the writer has closed it
    SystemClock m_clock;
    CaptureWriter m_writer;
    int m_connections = 0;
    bool m_usable = false;
};

} // namespace

/// What both threads touch.
struct ServerCapture::Shared
{
    QMutex mutex;
    QString folder;
    QString file; // for the first capture only
    Redactor redactor;
    int runs = 0;
};

ServerCapture::ServerCapture(const QString &folder, const QString &file, QObject *parent)
    : QObject(parent)
    , m_shared(std::make_unique<Shared>())
{
    m_shared->folder = folder;
    m_shared->file = file;
}

ServerCapture::~ServerCapture() = default;

LocalServer::SinkFactory ServerCapture::sinkFactory()
{
    return [this] { return makeSink(); };
}

void ServerCapture::setSecrets(const QList<QByteArray> &secrets)
{
    const Redactor redactor(secrets);
    {
        const QMutexLocker lock(&m_shared->mutex);
        m_shared->redactor = redactor;
    }
    Q_EMIT redactorChanged(redactor);
}

std::unique_ptr<EntrySink> ServerCapture::makeSink()
{
    const QMutexLocker lock(&m_shared->mutex);
    const int run = ++m_shared->runs;
    QString path = std::exchange(m_shared->file, {});
    TemporaryFile temporary;
    if (path.isEmpty()) {
        temporary = std::make_shared<CaptureFile::TemporaryCapture>(m_shared->folder);
        path = temporary->path();
    }
    auto sink = std::make_unique<ServerSink>(temporary);
    CaptureWriter &writer = sink->writer();
    writer.setRedactor(m_shared->redactor);
    connect(this, &ServerCapture::redactorChanged, &writer, &CaptureWriter::setRedactor);
    connect(&writer, &CaptureWriter::failed, this, &ServerCapture::failed);
    connect(&writer, &CaptureWriter::resumed, this, &ServerCapture::resumed);
    connect(&writer, &CaptureWriter::committed, this, [this, run](const CaptureProgress &progress) {
        if (run != m_run) // an earlier capture's last words
            return;
        m_progress = progress;
        Q_EMIT progressChanged(progress);
    });
    const Result<bool> made = sink->create(path);
    QMetaObject::invokeMethod(this, [this, made, run, path, temporary, writing = QPointer(&writer)] {
        if (!made)
            Q_EMIT failed(made.error());
        else
            begin(run, path, temporary, writing);
    });
    return sink;
}

void ServerCapture::begin(int run, const QString &path, const TemporaryFile &temporary, CaptureWriter *writer)
{
    m_run = run;
    m_writer = writer;
    m_temporary = temporary;
    m_path = path;
    m_progress = {};
    Q_EMIT began(path);
}

void ServerCapture::save(const QString &path)
{
    Q_EMIT aboutToMove();
    const auto report = [this, path](const Result<bool> &result) {
        QMetaObject::invokeMethod(this, [this, path, result] { finishMove(result, path); }, Qt::QueuedConnection);
    };
    if (CaptureWriter *writer = m_writer)
        QMetaObject::invokeMethod(writer, [writer, path, report] { report(writer->moveTo(path, true)); });
    else // across file systems a move is a copy
        m_movers.start([from = m_path, path, report] { report(CaptureFile::move(from, path)); });
}

void ServerCapture::finishMove(const Result<bool> &result, const QString &target)
{
    if (result) {
        if (m_temporary)
            m_temporary->keep();
        m_temporary.reset();
        m_path = target;
    }
    Q_EMIT moved(result, m_path);
}

} // namespace framewatch
