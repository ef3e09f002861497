// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A capture in a temporary folder, for tests of panels that show one.
#pragma once

#include "model/capture/capturewriter.h"
#include "model/wire/frame.h"

#include <QTemporaryDir>

namespace framewatch::test {

class SampleCapture
{
public:
    SampleCapture()
    {
        const auto made = m_writer.create(m_folder.filePath(QStringLiteral("sample.fwcap")));
        Q_ASSERT(made.ok());
        Q_UNUSED(made)
    }

    QString path() const { return m_writer.path(); }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    CaptureProgress progress() const { return m_writer.progress(); }
    CaptureWriter &writer() { return m_writer; }

    int connection(const ConnectionRecord &record) { return m_writer.addConnection(record); }

    /// One unmasked frame round it, unless it is an event or `frames` are given.
    qint64 add(EntryKind kind, const QByteArray &payload, Direction direction = Direction::Received,
               const QString &note = {}, QByteArray frames = {}, EntryFlags flags = {})
    {
        if (!isEvent(kind) && frames.isEmpty())
            frames = encodeFrameHeader(static_cast<Opcode>(kind), static_cast<quint64>(payload.size()));
        constexpr qint64 Start = 1'763'640'000'000'000'000;
        const EntryView view{
            1,   Start + m_writer.progress().lastId, direction, kind, flags, payload.size(), frames, payload,
            note};
        return m_writer.append(view);
    }
    /// Text messages "message 1" …
    void addMessages(int count)
    {
        for (int i = 0; i < count; ++i)
            add(EntryKind::Text, "message " + QByteArray::number(++m_messages));
        m_writer.flush();
    }
    void flush() { m_writer.flush(); }

private:
    QTemporaryDir m_folder;
    SystemClock m_clock;
    CaptureWriter m_writer{m_clock};
    int m_messages = 0;
};

} // namespace framewatch::test
