// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Entries into SQLite, as fast as SQLite takes them.
#pragma once

#include "model/core/captureprogress.h"
#include "model/core/clock.h"
#include "model/core/entrysink.h"
#include "model/core/redactor.h"
#include "model/core/result.h"

#include <QObject>

#include <memory>

namespace framewatch {

/// Lives in one I/O thread. append() inserts at once inside an open transaction; the transaction is committed
/// after 5,000 entries or 30 ms, whichever comes first, and committed() then says how far readers can see.
/// Every payload, head, reason and note goes through the Redactor before it reaches SQLite.
///
/// On an error (disk full …) it rolls nothing back that was committed, emits failed() and takes no further
/// entries: the connection goes on. It tries again every 2 s, and when the file was moved; once that works a
/// note says how many entries are missing, and resumed() follows.
class CaptureWriter final : public QObject, public EntrySink
{
    Q_OBJECT

public:
    explicit CaptureWriter(const Clock &clock, QObject *parent = nullptr);
    ~CaptureWriter() override; ///< commits

    /// Makes the file. Call once, before anything else.
    Result<bool> create(const QString &path);
    QString path() const;

    void setRedactor(const Redactor &redactor);

    int addConnection(const ConnectionRecord &record) override;
    void updateConnection(const ConnectionRecord &record) override;
    qint64 append(const EntryView &entry) override;
    void flush() override; ///< commits and emits committed()

    /// Commits, checkpoints, closes, moves the file and goes on there. Refuses an existing target unless
    /// overwrite. On an error the file is at the old place, and the writer goes on there. path() says where
    /// it is; if it cannot be opened again there, failed() says so, and the writer tries again. Readers must
    /// close before and open again after.
    Result<bool> moveTo(const QString &path, bool overwrite);
    /// Commits and closes with the WAL merged into the file. Nothing may be appended after. An Error if
    /// entries are missing, or if an outage goes on that may have cost something else.
    Result<bool> close();

    const CaptureProgress &progress() const;

Q_SIGNALS:
    void committed(const framewatch::CaptureProgress &progress);
    void failed(const framewatch::Error &error);
    void resumed(qint64 missed); ///< entries that were not stored

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
