// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The files of the profiles, read and written; who may do what is the store's matter.
#pragma once

#include "model/settings/profile.h"

#include <QCoreApplication>
#include <QDir>

namespace framewatch {

/// A profile and the file it was read from.
struct ProfileFile
{
    Profile profile;
    QString path;
    QByteArray bytes; ///< what was read: the file was changed by others if it holds something else
};

class ProfileFiles
{
    Q_DECLARE_TR_FUNCTIONS(framewatch::ProfileFiles)

public:
    explicit ProfileFiles(const QString &root)
        : m_root(root)
    {
    }

    struct Found
    {
        QList<ProfileFile> files; ///< by folder, position, name
        QList<BrokenProfile> broken;
        QStringList folders;
    };
    Found read() const;

    QString folderPath(const QString &folder) const;
    QString filePath(const QString &folder, const QString &name) const;
    /// Whether the file still is what was read.
    static bool isAsRead(const ProfileFile &file);
    /// Writes file.profile over what file.bytes holds.
    static Result<bool> write(const ProfileFile &file);
    static bool comesBefore(const Profile &a, const Profile &b);

private:
    void readFolder(const QString &folder, const QString &path, Found &found) const;

    QDir m_root;
};

} // namespace framewatch
