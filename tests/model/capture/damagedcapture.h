// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A capture to be damaged in tests.
#pragma once

#include "model/capture/capturewriter.h"
#include "tests/model/capture/sampleentries.h"

#include <QFile>
#include <QTest>

namespace framewatch::test {

inline constexpr qsizetype PageSize = 16384;
inline constexpr char LeafPage = 0x0d;
inline constexpr char InteriorPage = 0x05;
inline constexpr qint64 Entries = 3000;
inline constexpr qint64 LongEntry = 1500; // has overflow pages
inline constexpr qsizetype LongPayload = 100'000;
inline constexpr qint64 ManyFrames = 2000; // the entry of that many frames, more than a page of headers
inline constexpr qint64 LongNote = 2200;

inline QByteArray textOf(qint64 id)
{
    return id == LongEntry ? QByteArray(LongPayload, 'L')
                           : "message " + QByteArray::number(id) + QByteArray(80, '.');
}

inline ConnectionRecord sampleConnection(int id)
{
    ConnectionRecord record;
    record.id = id;
    record.url = QStringLiteral("ws://localhost/%1").arg(id);
    record.startedNs = SampleTimeNs;
    record.request = "GET / HTTP/1.1\r\n\r\n";
    record.body = QByteArray(40'000, 'b');
    record.upgradeUs = 300;
    record.endedNs = SampleTimeNs + id;
    record.closeCode = 1006;
    record.endedBy = EndedBy::Network;
    return record;
}

inline void fill(CaptureWriter &writer)
{
    for (int id : {1, 2}) {
        ConnectionRecord begun;
        begun.url = QStringLiteral("ws://begun/");
        writer.addConnection(begun);
        writer.updateConnection(sampleConnection(id));
    }
    const QByteArray frames(40'000, 'f');
    for (qint64 id = 1; id <= Entries; ++id) {
        const QByteArray text = textOf(id);
        EntryView entry = message(text);
        if (id == ManyFrames)
            entry.frames = frames;
        if (id == LongNote)
            entry.note = QString(30'000, u'n');
        QCOMPARE(writer.append(entry), id);
    }
    writer.flush();
}

inline QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Offsets of the pages that begin with type; the first page of the file aside.
inline QList<qsizetype> pagesOf(const QByteArray &file, char type)
{
    QList<qsizetype> found;
    for (qsizetype at = PageSize; at < file.size(); at += PageSize) {
        if (file[at] == type)
            found.append(at);
    }
    return found;
}

inline void blank(QByteArray &file, qsizetype at, qsizetype size = PageSize)
{
    std::fill_n(file.begin() + at, size, '\0');
}

inline void scribble(QByteArray &file, qsizetype at, qsizetype size)
{
    quint32 state = 12345;
    for (qsizetype i = at; i < at + size; ++i) {
        state = state * 1664525 + 1013904223;
        file[i] = static_cast<char>(state >> 24);
    }
}

} // namespace framewatch::test
