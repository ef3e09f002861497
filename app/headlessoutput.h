// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A capture's entries to standard output, while they come.
#pragma once

#include "model/capture/capturereader.h"

#include <QObject>

class QFileDevice;

namespace framewatch {

/// Writes all of bytes and flushes. FileUnwritable names the device's error.
Result<bool> writeOut(QFileDevice &output, const QByteArray &bytes);

/// Prints the entries of one capture as JSON Lines, in order, none left out. Prints a page at a time and lets
/// the event loop run between two, so that a slow reader of the output does not keep signals and timers
/// waiting.
class HeadlessOutput final : public QObject
{
    Q_OBJECT

public:
    /// withClient: entries carry "client", as the local server's do.
    HeadlessOutput(QFileDevice &output, bool withClient, QObject *parent = nullptr);

    /// The capture must exist. FileUnreadable and the like name it.
    Result<bool> open(const QString &capturePath);
    /// False after an error, too.
    bool isOpen() const { return m_reader != nullptr; }
    /// What was printed is not printed again after another open().
    void close() { m_reader.reset(); }
    /// Entries up to lastId can be read and shall be printed.
    void printUpTo(qint64 lastId);
    /// Prints what is left in the capture, at once.
    void finish();

Q_SIGNALS:
    /// Nothing more will be printed. Once.
    void failed(const framewatch::Error &error);

private:
    void printPage();
    Result<bool> write(const QList<Entry> &entries) const;
    QByteArray line(Entry entry) const;
    void fail(const Error &error);

    QFileDevice &m_output;
    bool m_withClient;
    std::unique_ptr<CaptureReader> m_reader; // none before open() and after a failure
    qint64 m_printed = 0;
    qint64 m_target = 0;
    bool m_scheduled = false;
};

} // namespace framewatch
