// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The capture of the local server's clients.
#pragma once

#include "model/capture/capturefile.h"
#include "model/core/captureprogress.h"
#include "model/core/redactor.h"
#include "model/server/localserver.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <memory>

namespace framewatch {

class CaptureWriter;

/// Each start of the server gets a fresh capture, written in the server's thread. The last one stays readable
/// after a stop, until the next start or until this object goes. Lives in the main thread, and longer than
/// the server.
class ServerCapture final : public QObject
{
    Q_OBJECT

public:
    /// folder: for temporary captures. file: where the first capture goes instead, to stay; refuses an
    /// existing file.
    explicit ServerCapture(const QString &folder, const QString &file = {}, QObject *parent = nullptr);
    ~ServerCapture() override;

    LocalServer::SinkFactory sinkFactory();
    /// What clients of this same program know must not reach the disk by the server's side.
    void setSecrets(const QList<QByteArray> &secrets);

    QString path() const { return m_path; } ///< empty: never started
    bool isSaved() const { return !m_path.isEmpty() && !m_temporary; }
    /// Moves the capture, replacing an existing file, and goes on there while the server runs. Readers close on
    /// aboutToMove() and open again on moved(), which follows in any case.
    void save(const QString &path);
    const CaptureProgress &progress() const { return m_progress; }

Q_SIGNALS:
    void began(const QString &path);
    void progressChanged(const framewatch::CaptureProgress &progress);
    void failed(const framewatch::Error &error);
    void resumed(qint64 missed); ///< it goes on after a failure, with so many entries missing
    void aboutToMove();
    void moved(const framewatch::Result<bool> &result, const QString &path); ///< path: where the capture is now
    void redactorChanged(const framewatch::Redactor &redactor); ///< to the writer, in its thread

private:
    struct Shared;
    using TemporaryFile = std::shared_ptr<CaptureFile::TemporaryCapture>;

    std::unique_ptr<EntrySink> makeSink();
    void begin(int run, const QString &path, const TemporaryFile &temporary, CaptureWriter *writer);
    void finishMove(const Result<bool> &result, const QString &target);

    std::unique_ptr<Shared> m_shared;
    TemporaryFile m_temporary; // null: a file that stays
    QPointer<CaptureWriter> m_writer; // lives in the server's thread, which ends only while this thread waits for it
    int m_run = 0;
    QString m_path;
    CaptureProgress m_progress;
    QThreadPool m_movers; // last: it waits for its tasks, which report here
};

} // namespace framewatch
