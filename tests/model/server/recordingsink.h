// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A sink made in the server's thread whose contents the test's thread can look at meanwhile.
#pragma once

#include "tests/support/memorysink.h"

#include <QMutex>

#include <functional>
#include <memory>

namespace framewatch::test {

class Recording
{
public:
    /// For LocalServer. A Recording outlives the servers it was given to.
    std::function<std::unique_ptr<EntrySink>()> factory()
    {
        return [this] { return std::make_unique<Sink>(*this); };
    }

    QList<Entry> entries() const
    {
        const QMutexLocker lock(&m_mutex);
        QList<Entry> copy = m_sink.entries;
        copy.detach(); // what is shared would be told apart later, without the lock
        return copy;
    }
    QList<Entry> entries(EntryKind kind) const
    {
        QList<Entry> found = entries();
        found.removeIf([kind](const Entry &entry) { return entry.kind != kind; });
        return found;
    }
    QList<ConnectionRecord> connections() const
    {
        const QMutexLocker lock(&m_mutex);
        QList<ConnectionRecord> copy = m_sink.connections;
        copy.detach();
        return copy;
    }
    /// "1 open|1 received text hello|1 sent text hello|…": connection, direction, kind, and payload of what
    /// is short text.
    QStringList story() const
    {
        QStringList lines;
        const QList<Entry> all = entries();
        for (const Entry &entry : all) {
            QStringList words{QString::number(entry.connection)};
            if (entry.direction != Direction::None)
                words.append(directionName(entry.direction));
            words.append(kindName(entry.kind));
            if (isMessage(entry.kind))
                words.append(QString::fromUtf8(entry.payload));
            lines.append(words.join(u' '));
        }
        return lines;
    }

private:
    class Sink final : public EntrySink
    {
    public:
        explicit Sink(Recording &recording)
            : m_recording(recording)
        {
        }
        int addConnection(const ConnectionRecord &record) override
        {
            const QMutexLocker lock(&m_recording.m_mutex);
            return m_recording.m_sink.addConnection(record);
        }
        void updateConnection(const ConnectionRecord &record) override
        {
            const QMutexLocker lock(&m_recording.m_mutex);
            m_recording.m_sink.updateConnection(record);
        }
        qint64 append(const EntryView &entry) override
        {
            const QMutexLocker lock(&m_recording.m_mutex);
            return m_recording.m_sink.append(entry);
        }
        void flush() override {}

    private:
        Recording &m_recording;
    };

    mutable QMutex m_mutex;
    MemorySink m_sink;
};

} // namespace framewatch::test
