// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads entries for the inspector; big ones in the pool.
#pragma once

#include "model/capture/capturereader.h"
#include "widgets/inspector/payloadtext.h"

#include <QMutex>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace framewatch {

/// An entry, ready to be shown.
struct LoadedEntry
{
    Entry entry;      ///< payload in part unless isWhole
    PayloadText text; ///< of messages, pings and pongs
    bool isWhole = true;
    bool isUtf8 = true; ///< the bytes at hand are
};

/// Lives in the GUI thread. An entry of at most SmallPayload bytes is there when load() returns; what is
/// bigger is read and laid out in a thread of its own pool. Each load() makes the ones before it stale: their
/// results are dropped, and their work stops at its next step.
class EntryLoader final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 SmallPayload = 256 * 1024;
    static constexpr qint64 PartSize = 1024 * 1024;

    explicit EntryLoader(QObject *parent = nullptr);
    ~EntryLoader() override; ///< waits for the pool

    /// An empty path closes the file; when it returns nobody has it open.
    Result<bool> open(const QString &path);
    const CaptureReader *reader() const { return m_reader.get(); } ///< null: closed

    struct Request
    {
        qint64 id = 0;
        bool pretty = true; ///< lay JSON out
        bool whole = false; ///< more than PartSize too
    };
    /// loaded() or failed() follows, at once or after loading().
    void load(const Request &request);
    void cancel();
    bool isLoading() const { return m_loading; }

    /// Runs work with the whole entry and hands its result to done in this thread; in the pool if the entry
    /// is big. Not made stale by load(). A failure to read is reported by failed().
    void withWhole(qint64 id, std::function<QString(const Entry &)> work, std::function<void(QString)> done);
    QThreadPool &pool() { return m_pool; }
    /// Makes a document (in this thread) for text too long to hand to an editor as bytes; without it, bytes
    /// it is.
    void setDocumentMaker(std::function<std::shared_ptr<TextDocument>()> maker)
    {
        m_makeDocument = std::move(maker);
    }

Q_SIGNALS:
    /// The entry is big: this much (payload in part, no text) is known so far.
    void loading(const framewatch::LoadedEntry &preview);
    void loaded(const framewatch::LoadedEntry &entry);
    void failed(const QString &sentence);

private:
    using Generation = std::shared_ptr<std::atomic<quint64>>;
    void loadInPool(const Request &request, quint64 generation);
    void deliver(const LoadedEntry &entry, quint64 generation);
    std::optional<Entry> readInPool(const QString &path, qint64 id, qint64 limit);
    QString missingSentence(qint64 id) const;

    std::unique_ptr<CaptureReader> m_reader;
    Generation m_generation = std::make_shared<std::atomic<quint64>>(0);
    bool m_loading = false;
    std::function<std::shared_ptr<TextDocument>()> m_makeDocument;
    QMutex m_fileInUse; // held by the pool while it has the file open
    QThreadPool m_pool;
};

} // namespace framewatch
