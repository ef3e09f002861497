// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturefile.h"
#include "model/capture/capturereader.h"
#include "model/session/session.h"
#include "tests/bench/benches.h"
#include "tests/bench/child.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>

namespace framewatch::bench {

namespace {

constexpr int RowsATransaction = 5000;

// The rows a flood leaves, inserted by the plainest loop there is.
double bareInsert(const QString &path, qint64 rows, const QByteArray &payload)
{
    auto made = CaptureFile::create(path);
    if (!made)
        return -1;
    SQLite::Database &database = *made.value();
    QElapsedTimer timer;
    timer.start();
    SQLite::Statement insert(database, "INSERT INTO entry(id,connection,time_ns,direction,kind,size,flags,frames,note,payload) "
                                       "VALUES(?,?,?,?,?,?,?,?,?,?)");
    const QByteArray frames("\x81\x7e\x00\xc8", 4);
    for (qint64 done = 0; done < rows;) {
        SQLite::Transaction transaction(database);
        for (int i = 0; i < RowsATransaction && done < rows; ++i, ++done) {
            insert.bind(1, static_cast<int64_t>(done + 1));
            insert.bind(2, 1);
            insert.bind(3, static_cast<int64_t>(1'763'632'801'123'456'789 + done));
            insert.bind(4, 2);
            insert.bind(5, 1);
            insert.bind(6, static_cast<int64_t>(payload.size()));
            insert.bind(7, 0);
            insert.bindNoCopy(8, frames.constData(), static_cast<int>(frames.size()));
            insert.bind(9);
            insert.bindNoCopy(10, payload.constData());
            insert.exec();
            insert.reset();
        }
        transaction.commit();
    }
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

QString rate(qint64 count, double seconds)
{
    return QStringLiteral("%1 k/s").arg(static_cast<double>(count) / seconds / 1000.0, 0, 'f', 0);
}

bool isComplete(const QString &path, qint64 messages)
{
    const auto reader = CaptureReader::open(path);
    return reader && reader.value()->totals().receivedMessages == messages && reader.value()->check();
}

} // namespace

double floodSession(const QString &url, qint64 messages, const QString &captureFile)
{
    Session session({captureFile, {}, messages, false});
    if (!session.start())
        return -1;
    ConnectionSettings settings;
    settings.url = url;
    settings.reconnect.enabled = false;
    session.setSettings(settings);
    QEventLoop loop;
    QElapsedTimer timer;
    double seconds = -1;
    QObject::connect(&session, &Session::progressChanged, &loop, [&](const CaptureProgress &progress) {
        if (progress.receivedMessages >= messages && seconds < 0)
            seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    });
    QObject::connect(&session, &Session::finished, &loop, &QEventLoop::quit);
    timer.start();
    session.open();
    loop.exec();
    return seconds;
}

void benchPipeline(Report &report, const Scale &scale)
{
    for (const int size : {64, 200, 1024}) {
        Child flooder({QStringLiteral("--flood"), QString::number(scale.messages), QString::number(size), QStringLiteral("0")});
        const QString url = flooder.serverUrl().toString();
        QList<double> ratios, bare, whole;
        for (int round = 0; round < scale.rounds; ++round) {
            QTemporaryDir folder;
            const QString capture = folder.filePath(QStringLiteral("flood.fwcap"));
            whole.append(floodSession(url, scale.messages, capture));
            if (whole.last() <= 0 || !isComplete(capture, scale.messages))
                qFatal("the capture of a flood is not complete");
            bare.append(bareInsert(folder.filePath(QStringLiteral("bare.fwcap")), scale.messages, QByteArray(size, 'x')));
            ratios.append(bare.last() / whole.last());
        }
        report.add({QStringLiteral("pipeline, headless, %1 B, to bare SQLiteCpp").arg(size),
                    QStringLiteral("%1 against %2").arg(rate(scale.messages, median(whole)), rate(scale.messages, median(bare))), median(ratios), 0.6,
                    true, QStringLiteral("×")});
    }
}

} // namespace framewatch::bench
