// SPDX-FileCopyrightText: 2026 The Framewatch developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The user's profiles: one JSON file each, in folders that a team can keep under version control.
#pragma once

#include "model/settings/profile.h"

#include <QCoreApplication>
#include <QObject>

#include <memory>

namespace framewatch {

/// <folder>/<name>.json and <folder>/<profile folder>/<name>.json, the names as FileNames writes them. Each
/// file holds an id, a position among its neighbours (so that a move changes one file only) and the settings
/// without secrets. Files are replaced in one step; a file that another program changed since it was read is
/// read again and not overwritten. Nothing is made on the disk before there is something to keep. One thread.
class ProfileStore final : public QObject
{
    Q_OBJECT

public:
    explicit ProfileStore(const QString &folder, QObject *parent = nullptr);
    ~ProfileStore() override;

    /// By folder (those in none first), position and name.
    QList<Profile> profiles() const;
    QList<BrokenProfile> broken() const;
    /// Sorted; empty ones too.
    QStringList folders() const;
    std::optional<Profile> find(const QString &id) const;
    /// Whether each word stands in the profile's name, folder or URL, in any case.
    static bool matches(const Profile &profile, const QString &words);
    /// name, or "name 2" and so on if it is taken in that folder.
    QString freeName(const QString &folder, const QString &name) const;

    // Errors: Invalid (a name that cannot be used or is taken, a profile that is gone), FileUnwritable.

    /// At the end of its folder, which is made if it is not there. Secrets in settings are left out, their
    /// names kept. Returns the id.
    Result<QString> add(const QString &folder, const QString &name, const ConnectionSettings &settings);
    /// unread: names of secrets that are not in settings, but are to stay its own (see UnreadSecrets).
    Result<bool> setSettings(const QString &id, const ConnectionSettings &settings,
                             const QStringList &unread = {});
    Result<bool> rename(const QString &id, const QString &name);
    /// Right after its original, under a free name. Returns the new id.
    Result<QString> duplicate(const QString &id);
    /// Before another profile of that folder; at its end if before is empty.
    Result<bool> move(const QString &id, const QString &folder, const QString &before = {});
    Result<bool> remove(const QString &id);

    Result<bool> addFolder(const QString &name);
    Result<bool> renameFolder(const QString &from, const QString &to);
    /// Only an empty one.
    Result<bool> removeFolder(const QString &name);

    /// Looks at the files again. It happens by itself soon after one was changed.
    void reload();

Q_SIGNALS:
    void changed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace framewatch
