// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A file as SQLite opens one, to look into it beside SQLite.
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <memory>

struct sqlite3_file;

namespace framewatch {

/// Read-only. Not a QFile: where this process has the database open, closing a descriptor of ours would give
/// up the locks that SQLite holds on it (https://www.sqlite.org/howtocorrupt.html, section 2.2). Threads: one
/// at a time.
class VfsFile
{
public:
    explicit VfsFile(const QString &path);
    ~VfsFile();
    VfsFile(const VfsFile &) = delete;
    VfsFile &operator=(const VfsFile &) = delete;

    bool isOpen() const;
    qint64 size() const; ///< bytes; 0 if it cannot be told
    /// Fills bytes from offset on; what the file lacks comes as zeros. False: the disk could not read it.
    bool read(QByteArray &bytes, qint64 offset) const;

private:
    sqlite3_file *file() const;

    const char *m_name;
    std::unique_ptr<std::byte[]> m_memory;
    int m_result;
};

} // namespace framewatch
