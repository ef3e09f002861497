// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector/entryloader.h"

#include "model/wire/utf8validator.h"

namespace framewatch {

namespace {

bool isUtf8(const QByteArray &bytes)
{
    return Utf8Validator().feed(bytes) < 0;
}

LoadedEntry prepared(const Entry &entry, bool pretty, bool whole)
{
    LoadedEntry result;
    result.entry = entry;
    result.isWhole = whole;
    result.isUtf8 = !entry.flags.testFlag(EntryFlag::InvalidUtf8) && isUtf8(entry.payload);
    const bool isPing = entry.kind == EntryKind::Ping || entry.kind == EntryKind::Pong;
    if (entry.kind == EntryKind::Text || (isPing && result.isUtf8))
        result.text = PayloadText::fromPayload(entry.payload, pretty, !whole);
    return result;
}

// Stored bytes: what a truncated entry lacks is not in the capture, so it cannot be loaded either.
bool isCut(const Entry &entry, qint64 limit)
{
    return limit >= 0 && entry.payload.size() >= limit && entry.size > limit;
}

} // namespace

EntryLoader::EntryLoader(QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1); // the newest request counts; more threads would only race for the disk
}

EntryLoader::~EntryLoader()
{
    cancel();
    m_pool.clear();
    m_pool.waitForDone();
}

Result<bool> EntryLoader::open(const QString &path)
{
    cancel();
    m_reader.reset();
    const QMutexLocker untilClosed(&m_fileInUse);
    if (path.isEmpty())
        return true;
    auto reader = CaptureReader::open(path);
    if (!reader)
        return reader.error();
    m_reader = std::move(reader).value();
    return true;
}

void EntryLoader::cancel()
{
    ++*m_generation;
    m_loading = false;
}

void EntryLoader::load(const Request &request)
{
    cancel();
    if (!m_reader)
        return;
    const auto entry = m_reader->entry(request.id, SmallPayload);
    if (!entry) {
        Q_EMIT failed(missingSentence(request.id));
        return;
    }
    if (!isCut(*entry, SmallPayload)) {
        Q_EMIT loaded(prepared(*entry, request.pretty, true));
        return;
    }
    m_loading = true;
    Q_EMIT loading({*entry, {}, false, true});
    loadInPool(request, *m_generation);
}

void EntryLoader::loadInPool(const Request &request, quint64 generation)
{
    const std::shared_ptr<TextDocument> document = m_makeDocument ? m_makeDocument() : nullptr;
    m_pool.start([this, request, generation, document, path = m_reader->path(), current = m_generation] {
        const qint64 limit = request.whole ? -1 : PartSize;
        if (*current != generation)
            return;
        const auto entry = readInPool(path, request.id, limit);
        if (*current != generation)
            return;
        LoadedEntry result = entry ? prepared(*entry, request.pretty, !isCut(*entry, limit)) : LoadedEntry();
        result.text.fill(document);
        QMetaObject::invokeMethod(
            this, [this, result, generation] { deliver(result, generation); }, Qt::QueuedConnection);
    });
}

void EntryLoader::deliver(const LoadedEntry &entry, quint64 generation)
{
    if (*m_generation != generation)
        return;
    m_loading = false;
    if (entry.entry.id == 0)
        Q_EMIT failed(tr("The entry could not be read from the capture"));
    else
        Q_EMIT loaded(entry);
}

void EntryLoader::withWhole(qint64 id, std::function<QString(const Entry &)> work,
                            std::function<void(QString)> done)
{
    if (!m_reader)
        return;
    const auto entry = m_reader->entry(id, SmallPayload);
    if (!entry) {
        Q_EMIT failed(missingSentence(id));
        return;
    }
    if (!isCut(*entry, SmallPayload)) {
        done(work(*entry));
        return;
    }
    m_pool.start([this, id, path = m_reader->path(), work = std::move(work), done = std::move(done)] {
        const auto whole = readInPool(path, id, -1);
        const QString result = whole ? work(*whole) : QString();
        QMetaObject::invokeMethod(
            this,
            [this, id, result, done, ok = whole.has_value()] {
                if (ok)
                    done(result);
                else
                    Q_EMIT failed(missingSentence(id));
            },
            Qt::QueuedConnection);
    });
}

std::optional<Entry> EntryLoader::readInPool(const QString &path, qint64 id, qint64 limit)
{
    const QMutexLocker inUse(&m_fileInUse);
    const auto reader = CaptureReader::open(path);
    if (!reader)
        return {};
    return reader.value()->entry(id, limit);
}

QString EntryLoader::missingSentence(qint64 id) const
{
    return tr("Entry %1 could not be read from %2")
        .arg(id)
        .arg(m_reader ? m_reader->path() : tr("the capture"));
}

} // namespace framewatch
