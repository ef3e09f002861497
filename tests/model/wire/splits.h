// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A stream must mean the same however the network cuts it.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace framewatch::test {

using Chunks = QList<QByteArrayView>;

QList<Chunks> everySplit(QByteArray &&bytes) = delete; // the views would outlive it

/// Views of bytes: whole; in two at every place; byte by byte; in threes and sevens.
inline QList<Chunks> everySplit(const QByteArray &stream)
{
    const QByteArrayView bytes(stream);
    QList<Chunks> splits{{bytes}};
    for (qsizetype at = 0; at <= bytes.size(); ++at)
        splits.append({bytes.first(at), bytes.sliced(at)});
    for (const qsizetype step : {1, 3, 7}) {
        Chunks chunks;
        for (qsizetype at = 0; at < bytes.size(); at += step)
            chunks.append(bytes.sliced(at, std::min(step, bytes.size() - at)));
        splits.append(chunks);
    }
    return splits;
}

} // namespace framewatch::test
