// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/capture/vfsfile.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace framewatch {

namespace {

sqlite3_vfs *vfs()
{
    static sqlite3_vfs *const found = sqlite3_vfs_find(nullptr);
    return found;
}

} // namespace

VfsFile::VfsFile(const QString &path)
    : m_name(sqlite3_create_filename(QFileInfo(path).absoluteFilePath().toUtf8().constData(), "", "", 0,
                                     nullptr))
    , m_memory(std::make_unique<std::byte[]>(static_cast<size_t>(vfs()->szOsFile)))
    , m_result(SQLITE_NOMEM)
{
    if (m_name)
        m_result = vfs()->xOpen(vfs(), m_name, file(), SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr);
}

VfsFile::~VfsFile()
{
    if (file()->pMethods)
        file()->pMethods->xClose(file());
    sqlite3_free_filename(m_name);
}

bool VfsFile::isOpen() const
{
    return m_result == SQLITE_OK;
}

qint64 VfsFile::size() const
{
    sqlite3_int64 bytes = 0;
    return isOpen() && file()->pMethods->xFileSize(file(), &bytes) == SQLITE_OK ? bytes : 0;
}

bool VfsFile::read(QByteArray &bytes, qint64 offset) const
{
    const int result = file()->pMethods->xRead(file(), bytes.data(), static_cast<int>(bytes.size()), offset);
    return result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ;
}

sqlite3_file *VfsFile::file() const
{
    return reinterpret_cast<sqlite3_file *>(m_memory.get());
}

} // namespace framewatch
