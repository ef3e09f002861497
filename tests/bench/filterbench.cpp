// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/capturewriter.h"
#include "model/log/messagelogmodel.h"
#include "tests/bench/benches.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace framewatch::bench {

namespace {

// One row in a hundred has the word.
QByteArray payloadOf(qint64 i)
{
    QByteArray payload = "{\"n\":" + QByteArray::number(i) + (i % 100 == 50 ? ",\"mark\":\"needle\"" : ",\"mark\":\"straw\"") + ",\"pad\":\"";
    payload.append(std::max<qsizetype>(0, 198 - payload.size()), 'x');
    return payload + "\"}";
}

bool makeInput(const QString &capture, const QString &plain, qint64 rows)
{
    SystemClock clock;
    CaptureWriter writer(clock);
    QFile file(plain);
    if (!writer.create(capture) || !file.open(QIODevice::WriteOnly))
        return false;
    EntryView entry;
    entry.direction = Direction::Received;
    entry.kind = EntryKind::Text;
    for (qint64 i = 0; i < rows; ++i) {
        const QByteArray payload = payloadOf(i);
        entry.payload = payload;
        entry.size = payload.size();
        writer.append(entry);
        file.write(payload + '\n');
    }
    return writer.close().ok();
}

double grepSeconds(const QString &plain)
{
    QElapsedTimer timer;
    timer.start();
    QProcess grep;
    grep.start(QStringLiteral("grep"), {QStringLiteral("-c"), QStringLiteral("needle"), plain});
    grep.waitForFinished();
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

struct Scan
{
    double firstMs = -1;
    double allSeconds = -1;
    int rows = 0;
};

Scan filterScan(const QString &capture, qint64 rows)
{
    MessageLogModel model;
    if (!model.setCapture(capture))
        return {};
    CaptureProgress progress;
    progress.lastId = rows;
    model.setProgress(progress);
    Scan scan;
    QEventLoop loop;
    QElapsedTimer timer;
    QObject::connect(&model, &QAbstractItemModel::rowsInserted, &loop, [&] {
        if (scan.firstMs < 0)
            scan.firstMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    });
    QObject::connect(&model, &MessageLogModel::filterStateChanged, &loop, [&] {
        if (!model.isFiltering())
            loop.quit();
    });
    timer.start();
    model.setFilter(QStringLiteral("needle"));
    if (model.isFiltering())
        loop.exec();
    scan.allSeconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    scan.rows = model.rowCount();
    return scan;
}

} // namespace

void benchFilter(Report &report, const Scale &scale)
{
    QTemporaryDir folder;
    const QString capture = folder.filePath(QStringLiteral("filter.fwcap"));
    const QString plain = folder.filePath(QStringLiteral("payloads.txt"));
    if (!makeInput(capture, plain, scale.messages))
        qFatal("cannot write the input of the filter bench");
    QList<double> ratios, first, all, grep;
    for (int round = 0; round < scale.rounds + 1; ++round) {
        grep.append(grepSeconds(plain));
        const Scan scan = filterScan(capture, scale.messages);
        if (scan.rows != scale.messages / 100)
            qFatal("the filter found %d rows", scan.rows);
        first.append(scan.firstMs);
        all.append(scan.allSeconds);
        ratios.append(scan.allSeconds / grep.last());
    }
    const QString what = QStringLiteral("substring filter, %1 × 200 B, ").arg(amount(scale.messages));
    report.add({what + QStringLiteral("first rows"), QStringLiteral("median"), median(first), 50, false, QStringLiteral("ms")});
    report.add({what + QStringLiteral("to grep -c"),
                QStringLiteral("%1 ms against %2 ms").arg(median(all) * 1000, 0, 'f', 0).arg(median(grep) * 1000, 0, 'f', 0), median(ratios), 3.0, false,
                QStringLiteral("×")});
}

} // namespace framewatch::bench
